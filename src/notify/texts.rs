//! The texts that go to telephones and mailboxes: data, discreet, in the person's language.

use std::collections::BTreeMap;

use super::asker::asker;
use super::text::Text;
use crate::domain::way::Way;

/// The texts of each kind, by language.
type Spoken = BTreeMap<String, BTreeMap<String, String>>;

/// The texts that the program carries.
pub struct Texts {
    sms: Spoken,
    mail: Spoken,
}

/// Letters of one SMS; a name is shortened so that the rest fits.
const LETTERS: usize = 160;

impl Texts {
    /// The texts that the program carries.
    ///
    /// # Errors
    /// The text is not one of texts; the error names the line.
    pub fn embedded() -> Result<Self, toml::de::Error> {
        Ok(Self {
            sms: toml::from_str(include_str!("texts.toml"))?,
            mail: toml::from_str(include_str!("mails.toml"))?,
        })
    }

    /// What is sent by a way: a mail has its subject as its first line. Nothing for a kind that
    /// nobody is told of by message.
    pub fn write(&self, way: Way, text: &Text<'_>, language: &str) -> Option<String> {
        let said = self.say(text, language);
        if way == Way::Sms {
            return said;
        }
        let subject = spoken(&self.mail, "subject", language)?;
        let body = match spoken(&self.mail, text.kind(), language) {
            Some(template) => template.replace("[who]", text.code().unwrap_or_default()),
            None => said?,
        };
        Some(format!("{subject}\n{}", body.trim()))
    }

    /// What is sent by SMS; nothing for a kind that no phone is told of.
    pub fn say(&self, text: &Text<'_>, language: &str) -> Option<String> {
        let template = spoken(&self.sms, text.kind(), language)?;
        let room = LETTERS.saturating_sub(template.chars().count().saturating_sub(5));
        let who = match text {
            Text::Code(code) | Text::Activation(code) | Text::Veto(code) => (*code).to_owned(),
            Text::Wake { name, structure } => asker(name, *structure, room),
            Text::Notice(_) | Text::WakeAgain => return Some(template.to_owned()),
        };
        Some(template.replace("[who]", &who))
    }
}

/// The text of a kind. Who reads another language has at least the one of the country.
fn spoken<'a>(texts: &'a Spoken, kind: &str, language: &str) -> Option<&'a str> {
    let spoken = texts.get(kind)?;
    let base = language.split('-').next().unwrap_or(language);
    let text = spoken.get(base).or_else(|| spoken.get("fr"))?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notice::{NoticeKind, Reach};

    const GSM: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
        ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n";

    /// What a phone that somebody else reads must not say, in any language.
    #[rustfmt::skip]
    const NEVER: &[&str] = &[
        "abri", "coffre", "locker", "papier", "paper", "document", "mandat", "passeport", "carte",
        "card", "dossier", "journal", "http", "www", "rsa", "caf", "خزنة", "وثيقة", "أوراق",
    ];

    /// Kind, language and text of each.
    fn each(texts: Spoken) -> Vec<(String, String, String)> {
        let by_kind = texts.into_iter().flat_map(|(kind, spoken)| {
            let said = spoken.into_iter();
            said.map(move |(language, text)| (kind.clone(), language, text))
        });
        by_kind.collect()
    }

    #[test]
    fn each_kind_is_said_in_three_languages() {
        let texts = Texts::embedded().expect("texts");
        for (kind, spoken) in texts.sms.iter().chain(&texts.mail) {
            let languages: Vec<_> = spoken.keys().collect();
            assert_eq!(languages, ["ar", "en", "fr"], "{kind}");
        }
        let others = [Text::Code("123456"), Text::WakeAgain];
        let told = NoticeKind::ALL.iter().copied().map(Text::Notice);
        for text in told.chain(others) {
            let goes = text.reach() != Reach::Pages;
            for language in crate::domain::person::LANGUAGES {
                for way in Way::ALL.iter().filter(|way| text.goes_by(**way)) {
                    // That a number is lost is not said by SMS.
                    let lost = matches!(text, Text::Notice(NoticeKind::PhoneLost));
                    let silent = lost && *way == Way::Sms;
                    let said = texts.write(*way, &text, language).is_some();
                    assert_eq!(said, goes && !silent, "{} by {way}", text.kind());
                }
            }
        }
    }

    #[test]
    fn a_mail_has_a_subject_that_says_nothing_and_its_own_words() {
        let texts = Texts::embedded().expect("texts");
        for (language, subject) in [("fr-x-falc", "Un message pour vous"), ("ar", "رسالة لك")]
        {
            let mail = texts.write(Way::Email, &Text::Code("482913"), language);
            let mail = mail.expect("a mail");
            let (first, body) = mail.split_once('\n').expect("a subject");
            assert_eq!(first, subject);
            assert!(body.contains("482913") && !first.contains("482913"));
        }
    }

    /// Nobody reads what comes back by mail, so no mail asks for an answer as an SMS does.
    #[test]
    fn what_goes_by_mail_has_words_of_its_own() {
        let texts = Texts::embedded().expect("texts");
        for kind in texts.sms.keys() {
            // That no mail arrives, and what is asked by SMS, are said by telephone.
            let told = !["activation", "email_lost", "wake", "wake_again"].contains(&&**kind);
            assert_eq!(texts.mail.contains_key(kind), told, "{kind}");
        }
    }

    #[test]
    fn each_fits_one_sms() {
        for (kind, language, text) in each(Texts::embedded().expect("texts").sms) {
            let most = if language == "ar" { 134 } else { LETTERS };
            assert!(text.chars().count() <= most, "{kind} {language}: {text}");
            let plain = text.replace(['[', ']'], "");
            if language != "ar" {
                let strange: String = plain.chars().filter(|c| !GSM.contains(*c)).collect();
                assert!(strange.is_empty(), "{kind} {language}: {strange}");
            }
        }
    }

    #[test]
    fn each_is_discreet() {
        let Texts { sms, mail } = Texts::embedded().expect("texts");
        for (kind, language, text) in each(sms).into_iter().chain(each(mail)) {
            let lower = text.to_lowercase();
            for word in NEVER {
                assert!(!lower.contains(word), "{kind} {language}: {word}");
            }
        }
    }

    #[test]
    fn an_aidant_is_named_by_first_name_and_initial() {
        let texts = Texts::embedded().expect("texts");
        let wake = |name, structure| texts.say(&Text::Wake { name, structure }, "fr");
        assert_eq!(
            wake("Marie Diallo", Some("CCAS de Lille")).as_deref(),
            Some(
                "Marie D., CCAS de Lille, demande votre accord pour aujourd'hui. Répondez OUI ou NON."
            )
        );
        let relative = wake("Ali", None).expect("a text");
        assert!(relative.starts_with("Ali, demande"), "{relative}");
    }

    #[test]
    fn a_long_name_leaves_room_for_the_question() {
        let texts = Texts::embedded().expect("texts");
        let long = "Structure d’accueil très longue ".repeat(20);
        let wake = Text::Wake {
            name: "François-Xavier Ébène",
            structure: Some(&long),
        };
        for language in ["fr", "en"] {
            let text = texts.say(&wake, language).expect("a text");
            assert!(text.chars().count() <= LETTERS, "{text}");
            assert!(text.chars().all(|c| GSM.contains(c)), "{text}");
            assert!(!text.contains("Ébène") && !text.contains("Ebène"), "{text}");
        }
    }
}
