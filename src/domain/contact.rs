//! A phone number, as people write it and as gateways want it (E.164). It is a channel, never an
//! identity.

/// A number in E.164: `+33612345678`. It has no readable `Debug`, so that no log line holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

/// Why a text is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a phone number such as 06 12 34 56 78 or +33 6 12 34 56 78")]
pub struct NotAPhone;

/// French numbers that are dialled under another country's code from abroad: first digits after the
/// 0, and that code. The first of them are those of films and tests.
const OVERSEAS: &[(&str, &str)] = &[
    ("63998", "33"),
    ("590", "590"),
    ("690", "590"),
    ("691", "590"),
    ("594", "594"),
    ("694", "594"),
    ("596", "596"),
    ("696", "596"),
    ("697", "596"),
    ("262", "262"),
    ("263", "262"),
    ("269", "262"),
    ("639", "262"),
    ("692", "262"),
    ("693", "262"),
];

impl Phone {
    /// Reads a French number, or an international one that begins with `+` or `00`.
    ///
    /// # Errors
    /// Anything else, and French numbers that nobody is reached at.
    pub fn parse(text: &str) -> Result<Self, NotAPhone> {
        let text = plain(text)?;
        if let Some(digits) = text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
            return international(digits);
        }
        french(text.strip_prefix('0').ok_or(NotAPhone)?)
    }

    /// The number as gateways want it.
    pub fn e164(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone")
    }
}

/// Digits and a leading plus; what people put between them is dropped.
fn plain(text: &str) -> Result<String, NotAPhone> {
    // "+33 (0)6 …": the 0 in brackets is not dialled from abroad.
    let text = text.trim().replace("(0)", "");
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '+' if plain.is_empty() => plain.push('+'),
            '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2013}' => {}
            c if c.is_whitespace() => {}
            c => plain.push(digit(c).ok_or(NotAPhone)?),
        }
    }
    Ok(plain)
}

/// A digit of this keyboard or of an Arabic or Persian one.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06f0}'..='\u{06f9}' => u32::from(c) - 0x06f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

fn international(digits: &str) -> Result<Phone, NotAPhone> {
    if let Some(rest) = digits.strip_prefix("33") {
        // Many write the 0 although it is not dialled.
        return french(rest.strip_prefix('0').unwrap_or(rest));
    }
    if digits.starts_with('0') || !(8..=15).contains(&digits.len()) || digits.contains('+') {
        return Err(NotAPhone);
    }
    Ok(Phone(format!("+{digits}")))
}

/// Nine digits after the 0. Numbers that begin with 08 are services and nobody's own.
fn french(digits: &str) -> Result<Phone, NotAPhone> {
    let fits = digits.len() == 9 && !digits.starts_with(['0', '8', '+']);
    if !fits {
        return Err(NotAPhone);
    }
    let begins = |(prefix, _): &&(&str, &str)| digits.starts_with(prefix);
    let country = OVERSEAS.iter().find(begins).map_or("33", |(_, code)| code);
    Ok(Phone(format!("+{country}{digits}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        Phone::parse(text).ok().map(|phone| phone.0)
    }

    #[test]
    fn one_number_has_one_form() {
        for text in [
            "06 12 34 56 78",
            "0612345678",
            "06.12.34.56.78",
            "06-12-34-56-78",
            " +33 6 12 34 56 78 ",
            "+33 (0)6 12 34 56 78",
            "+330612345678",
            "0033612345678",
            "06\u{a0}12\u{202f}34 56 78",
            "٠٦١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(read(text).as_deref(), Some("+33612345678"), "{text}");
        }
        assert_eq!(read("03 20 49 50 00").as_deref(), Some("+33320495000"));
        assert_eq!(read("0692 12 34 56").as_deref(), Some("+262692123456"));
        assert_eq!(read("0639 12 34 56").as_deref(), Some("+262639123456"));
        assert_eq!(read("06 39 98 12 34").as_deref(), Some("+33639981234"));
        assert_eq!(read("+32 470 12 34 56").as_deref(), Some("+32470123456"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "+",
            "00",
            "3919",
            "612345678",
            "06 12 34 56 7",
            "06 12 34 56 789",
            "08 99 12 34 56",
            "0012",
            "+1234567",
            "+1234567890123456",
            "+0612345678",
            "06 12 34 56 7a",
            "6+12345678",
            "++33612345678",
            "marie@example.org",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_not_printed() {
        let phone = Phone::parse("0612345678").expect("a number");
        assert_eq!(format!("{phone:?}"), "Phone");
    }

    proptest! {
        #[test]
        fn what_is_read_is_e164_and_reads_the_same(text in "[+0-9 .()-]{0,20}|\\PC{0,20}") {
            if let Ok(phone) = Phone::parse(&text) {
                let digits = phone.0.strip_prefix('+').expect("a plus");
                prop_assert!((8..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
                prop_assert_eq!(Phone::parse(&phone.0), Ok(phone));
            }
        }
    }
}
