//! The languages of the pages and their texts.
//!
//! The catalogues are in the program, so that a page never waits for a file.
//! A text that a language lacks is shown in French; a test makes sure that it
//! does not happen.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::html::Html;

type Bundle = FluentBundle<FluentResource>;

/// Shown where no language has a text, because a person never sees a key.
const NO_TEXT: &str = "…";

/// A language that the pages speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// French, the default, with easy words.
    #[default]
    Fr,
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl Locale {
    /// Every language, in the order in which the pages offer them.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::Ar];

    /// The language that a code names, or nothing for a language without texts.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The BCP 47 code, for `lang` and for the address of the language switch.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The direction of the writing, for `dir`.
    pub fn dir(self) -> &'static str {
        match self {
            Self::Fr | Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The language's own name, because a reader looks for it in that form.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }

    /// Whether a person who speaks the language has read the texts over; pages say so when not.
    pub fn reviewed(self) -> bool {
        match self {
            Self::Fr | Self::En => true,
            Self::Ar => false,
        }
    }

    /// The Fluent source, public so that a test can compare the languages.
    pub fn source(self) -> &'static str {
        match self {
            Self::Fr => include_str!("../../../locales/fr.ftl"),
            Self::En => include_str!("../../../locales/en.ftl"),
            Self::Ar => include_str!("../../../locales/ar.ftl"),
        }
    }

    /// A text without variables.
    pub fn t(self, key: &str) -> String {
        self.format(key, None).unwrap_or_else(|| NO_TEXT.to_owned())
    }

    /// A text with variables; the values are plain text.
    pub fn t_args(self, key: &str, args: &[(&str, &str)]) -> String {
        let args = args
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
        self.format(key, Some(&args))
            .unwrap_or_else(|| NO_TEXT.to_owned())
    }

    /// A text that agrees with a number, given to it as `$n`.
    pub fn t_count(self, key: &str, count: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("n", count);
        self.format(key, Some(&args))
            .unwrap_or_else(|| NO_TEXT.to_owned())
    }

    /// A text whose variables are already markup. The texts themselves contain
    /// none, which a test checks, so the sum is safe.
    pub fn html(self, key: &str, args: &[(&str, &Html)]) -> Html {
        let plain: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Html::trusted(self.t_args(key, &plain))
    }

    /// A text around one name that a person typed, given to it as `$name`.
    pub fn about(self, key: &str, name: &str) -> Html {
        self.html(key, &[("name", &Html::name(name))])
    }

    /// A text, or nothing when no language has it.
    pub fn find(self, key: &str) -> Option<String> {
        self.format(key, None)
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        format_in(self.bundle(), key, args)
            .or_else(|| format_in(Self::Fr.bundle(), key, args))
            .map(Cow::into_owned)
    }

    fn bundle(self) -> &'static Bundle {
        static FR: OnceLock<Bundle> = OnceLock::new();
        static EN: OnceLock<Bundle> = OnceLock::new();
        static AR: OnceLock<Bundle> = OnceLock::new();
        match self {
            Self::Fr => FR.get_or_init(|| load(Self::Fr)),
            Self::En => EN.get_or_init(|| load(Self::En)),
            Self::Ar => AR.get_or_init(|| load(Self::Ar)),
        }
    }
}

/// Reads a catalogue. A broken line loses its own text only, and fails a test.
fn load(locale: Locale) -> Bundle {
    let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(locale.source().to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

fn format_in<'a>(
    bundle: &'a Bundle,
    key: &str,
    args: Option<&'a FluentArgs<'_>>,
) -> Option<Cow<'a, str>> {
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_is_well_formed() {
        for locale in Locale::ALL {
            assert!(
                FluentResource::try_new(locale.source().to_owned()).is_ok(),
                "{locale:?}"
            );
        }
    }

    #[test]
    fn a_missing_text_is_never_a_key() {
        assert_eq!(Locale::En.t("no-such-key"), NO_TEXT);
        assert_eq!(Locale::En.find("no-such-key"), None);
    }

    #[test]
    fn a_code_names_its_language() {
        assert_eq!(Locale::from_code("en"), Some(Locale::En));
        assert_eq!(Locale::from_code("ar"), Some(Locale::Ar));
        assert_eq!(Locale::from_code("xx"), None);
    }

    #[test]
    fn arabic_has_six_plurals() {
        let told = [0, 1, 2, 3, 10, 11, 99, 100, 101]
            .map(|papers| Locale::Ar.t_count("papers-count", papers));
        assert_eq!(
            told.each_ref().map(String::as_str),
            [
                "لا أوراق",
                "ورقة واحدة",
                "ورقتان",
                "3 أوراق",
                "10 أوراق",
                "11 ورقة",
                "99 ورقة",
                "100 ورقة",
                "101 ورقة",
            ]
        );
    }

    #[test]
    fn a_name_cannot_bring_markup() {
        let text = Locale::Fr.about("visit-of", "<i>");
        assert!(text.as_str().contains("<bdi>&lt;i&gt;</bdi>"), "{text}");
    }
}
