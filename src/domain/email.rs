//! An e-mail address, as people write it and as a mail server takes it. Only the plain form is
//! read: no quotes, comments, lists or routes, so that no address can say more than one address.

use crate::limits;

/// An address: `marie@example.org`. It has no readable `Debug`, so that no log line holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not an e-mail address such as marie@example.org")]
pub struct NotAnEmail;

/// Characters of the part before the @ (RFC 5321, section 4.5.3.1.1).
const LOCAL_CHARS: usize = 64;
/// Characters of one label of a domain (RFC 1035, section 2.3.4).
const LABEL_CHARS: usize = 63;

impl Email {
    /// Reads an address. The domain becomes lower case; before the @ the letters stay as they were
    /// typed, because only the server behind it knows whether they matter.
    ///
    /// # Errors
    /// Anything that is not one plain address in ASCII.
    pub fn parse(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim();
        let (local, domain) = text.split_once('@').ok_or(NotAnEmail)?;
        let domain = domain.to_ascii_lowercase();
        let short = text.len() <= limits::EMAIL_CHARS && local.len() <= LOCAL_CHARS;
        match short && dotted(local, atom) && is_domain(&domain) {
            true => Ok(Self(format!("{local}@{domain}"))),
            false => Err(NotAnEmail),
        }
    }

    /// The address as a mail server takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two addresses are compared: telephones write the first letter large.
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email")
    }
}

/// Parts between dots, none of them empty.
fn dotted(text: &str, part: fn(&str) -> bool) -> bool {
    text.split('.').all(part)
}

/// `atext` of RFC 5322, section 3.2.3.
fn atom(part: &str) -> bool {
    let special = |byte: u8| b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || special(byte);
    !part.is_empty() && part.bytes().all(fits)
}

/// A name with a dot, whose last label is no number: that would be a machine's address.
fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit_once('.').map(|(_, last)| last);
    let named = last.is_some_and(|last| last.bytes().any(|byte| byte.is_ascii_alphabetic()));
    named && dotted(domain, label)
}

fn label(part: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=LABEL_CHARS).contains(&part.len())
        && part.bytes().all(fits)
        && !part.starts_with('-')
        && !part.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        Email::parse(text).ok().map(|email| email.0)
    }

    #[test]
    fn one_address_is_read() {
        for (text, wanted) in [
            ("marie@example.org", "marie@example.org"),
            (
                "  Marie.D+1@Mail.Example.ORG ",
                "Marie.D+1@mail.example.org",
            ),
            ("o'neil@a-b.example", "o'neil@a-b.example"),
            ("x@xn--e1afmkfd.xn--p1ai", "x@xn--e1afmkfd.xn--p1ai"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        let email = Email::parse("Marie@Example.org").expect("an address");
        assert_eq!(email.folded(), "marie@example.org");
        assert_eq!(format!("{email:?}"), "Email");
    }

    #[test]
    fn what_says_more_than_one_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(65));
        let longer = format!("a@{}example.org", "a.".repeat(130));
        for text in [
            "",
            "@",
            "marie",
            "marie@",
            "@example.org",
            "marie@example",
            "marie@127.0.0.1",
            "marie@[127.0.0.1]",
            "marie@@example.org",
            "ma rie@example.org",
            "marie@exam ple.org",
            ".marie@example.org",
            "marie.@example.org",
            "ma..rie@example.org",
            "\"m\"@example.org",
            "marie@example..org",
            "marie@-example.org",
            "marie@example.org.",
            "a@b.org,c@d.org",
            "Marie <marie@example.org>",
            "marie@example.org>\r\nRCPT TO:<x@y.org",
            "marie@exa\nmple.org",
            "marie@example.org\r\nBcc: x@y.org",
            "marie\0@example.org",
            "é@example.org",
            "m@éxample.org",
            "marie@example.org SIZE=1",
            "06 12 34 56 78",
            &long,
            &longer,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_one_line_of_ascii(text in "\\PC{0,30}@\\PC{0,30}|[a-zA-Z0-9.@<>\\r\\n ,:;\"-]{0,40}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert!(email.0.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert!(!email.0.contains(['<', '>', ',', ';', ':', '"', '\\', '(', ')']));
                prop_assert_eq!(email.0.matches('@').count(), 1);
                prop_assert_eq!(Email::parse(&email.0), Ok(email));
            }
        }
    }
}
