//! The code of a card as it is typed: digits, or four pictures for who does not read. The picture n
//! is the digit n, so what opens the locker is the same.

use zeroize::Zeroizing;

use super::frame::{Fields, Visitor};
use super::views::Errors;
use super::views::labels::PLACES;

/// The code of a field: its digits where any were typed, else its four pictures; empty where fewer
/// were chosen. Digits of Arabic and Persian keyboards are digits.
pub fn code(fields: &Fields, name: &str) -> Zeroizing<String> {
    let typed = fields.get(name).trim();
    if !typed.is_empty() {
        return Zeroizing::new(typed.chars().map(digit).collect());
    }
    let chosen: Vec<&str> = signs(fields, name).collect();
    let whole = chosen.len() == PLACES.len();
    Zeroizing::new(if whole {
        chosen.concat()
    } else {
        String::new()
    })
}

/// What was left out of a code: pictures where some were chosen, else all of it.
pub fn check(visitor: &Visitor, fields: &Fields, name: &str, errors: &mut Errors) {
    if !code(fields, name).is_empty() {
        return;
    }
    if signs(fields, name).next().is_some() {
        errors.add(visitor.locale, &format!("{name}_1"), "code-pictures");
    } else {
        errors.add(visitor.locale, name, "code-empty");
    }
}

/// The same for a code that is chosen: typed twice, and the same both times.
pub fn check_twice(visitor: &Visitor, fields: &Fields, name: &str, errors: &mut Errors) {
    check(visitor, fields, name, errors);
    let typed = code(fields, name);
    if !typed.is_empty() && typed != code(fields, "again") {
        errors.add(visitor.locale, "again", "code-differs");
    }
}

fn signs<'a>(fields: &'a Fields, name: &'a str) -> impl Iterator<Item = &'a str> {
    let chosen = move |place: &str| fields.get(&format!("{name}_{place}"));
    PLACES
        .into_iter()
        .map(chosen)
        .filter(|sign| !sign.is_empty())
}

fn digit(typed: char) -> char {
    let value = match u32::from(typed) {
        value @ 0x660..=0x669 => value - 0x660,
        value @ 0x6F0..=0x6F9 => value - 0x6F0,
        _ => return typed,
    };
    char::from_digit(value, 10).unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Fields(pairs.iter().map(pair).collect())
    }

    #[test]
    fn four_pictures_are_four_digits() {
        let four = [
            ("pin_1", "7"),
            ("pin_3", "1"),
            ("pin_2", "0"),
            ("pin_4", "4"),
        ];
        assert_eq!(*code(&fields(&four), "pin"), "7014");
        assert_eq!(*code(&fields(&four[..3]), "pin"), "");
        let both = [("pin", "482917"), ("pin_1", "7")];
        assert_eq!(*code(&fields(&both), "pin"), "482917");
    }

    #[test]
    fn digits_of_other_keyboards_are_digits() {
        assert_eq!(
            *code(
                &fields(&[("pin", " \u{664}\u{668}29\u{6f1}\u{6f7} ")]),
                "pin"
            ),
            "482917"
        );
    }
}
