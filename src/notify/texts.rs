//! The texts that go to phones: data, discreet, in the person's language.

use std::collections::BTreeMap;

use super::asker::asker;
use crate::domain::notice::NoticeKind;

/// The texts of each kind, by language.
pub struct Texts(BTreeMap<String, BTreeMap<String, String>>);

/// Letters of one SMS; a name is shortened so that the rest fits.
const LETTERS: usize = 160;

/// What is said.
pub enum Text<'a> {
    /// That something happened.
    Notice(NoticeKind),
    /// The code that proves a number.
    Code(&'a str),
    /// Who asks for consent for a day, and of which structure.
    Wake {
        /// Name of the aidant, of which only the first and an initial are said.
        name: &'a str,
        /// Name of the structure; none for a relative.
        structure: Option<&'a str>,
    },
    /// That an answer was not understood.
    WakeAgain,
    /// The code with which a person takes over what was opened for them by telephone.
    Activation(&'a str),
    /// The code with which a person stops somebody who comes back in their name.
    Veto(&'a str),
}

impl Text<'_> {
    /// The kind's code, in the outbox and in the journal.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Notice(kind) => kind.code(),
            Self::Code(_) => "contact_code",
            Self::Wake { .. } => "wake",
            Self::WakeAgain => "wake_again",
            Self::Activation(_) => "activation",
            Self::Veto(_) => "veto",
        }
    }
}

impl Texts {
    /// The texts that the program carries.
    ///
    /// # Errors
    /// The text is not one of texts; the error names the line.
    pub fn embedded() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("texts.toml")).map(Self)
    }

    /// What is sent; nothing for a kind that no phone is told of.
    pub fn say(&self, text: &Text<'_>, language: &str) -> Option<String> {
        let spoken = self.0.get(text.kind())?;
        // Who reads another language has at least the one of the country.
        let base = language.split('-').next().unwrap_or(language);
        let template = spoken.get(base).or_else(|| spoken.get("fr"))?;
        let room = LETTERS.saturating_sub(template.chars().count().saturating_sub(5));
        let who = match text {
            Text::Code(code) | Text::Activation(code) | Text::Veto(code) => (*code).to_owned(),
            Text::Wake { name, structure } => asker(name, *structure, room),
            Text::Notice(_) | Text::WakeAgain => return Some(template.clone()),
        };
        Some(template.replace("[who]", &who))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GSM: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
        ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n";

    /// What a phone that somebody else reads must not say, in any language.
    #[rustfmt::skip]
    const NEVER: &[&str] = &[
        "abri", "coffre", "locker", "papier", "paper", "document", "mandat", "passeport", "carte",
        "card", "dossier", "journal", "http", "www", "rsa", "caf", "خزنة", "وثيقة", "أوراق",
    ];

    fn all() -> Vec<(String, String, String)> {
        let texts = Texts::embedded().expect("texts");
        let by_kind = texts.0.into_iter().flat_map(|(kind, spoken)| {
            let said = spoken.into_iter();
            said.map(move |(language, text)| (kind.clone(), language, text))
        });
        by_kind.collect()
    }

    #[test]
    fn each_kind_is_said_in_three_languages() {
        let texts = Texts::embedded().expect("texts");
        for (kind, spoken) in &texts.0 {
            assert_eq!(
                spoken.keys().collect::<Vec<_>>(),
                ["ar", "en", "fr"],
                "{kind}"
            );
        }
        use NoticeKind as Kind;
        let structure = [
            Kind::OrganisationSuspended,
            Kind::OrganisationResumed,
            Kind::OrganisationClosed,
        ];
        let mandate = [
            Kind::MandateRequested,
            Kind::MandateAccepted,
            Kind::MandateRevoked,
        ];
        let kinds = structure
            .into_iter()
            .chain(mandate)
            .chain([Kind::AidantRemoved]);
        let others = [Text::Code("123456"), Text::WakeAgain];
        for text in kinds.map(Text::Notice).chain(others) {
            for language in crate::domain::person::LANGUAGES {
                assert!(texts.say(&text, language).is_some(), "{}", text.kind());
            }
        }
        assert!(
            texts
                .say(&Text::Notice(NoticeKind::MandateExpired), "fr")
                .is_none()
        );
    }

    #[test]
    fn each_fits_one_sms() {
        for (kind, language, text) in all() {
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
        for (kind, language, text) in all() {
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
