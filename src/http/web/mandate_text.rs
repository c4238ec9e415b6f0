//! The words of the mandate, kept for ever by version: a stored paper is always rendered with the
//! words that its person agreed to, whatever the pages say today.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use time::Date;
use unic_langid::LanguageIdentifier;

use super::dates::in_paris;
use super::html::Html;

/// Every version, language and source. A file never changes once it is here; a test holds their
/// digests.
pub const SOURCES: &[(&str, &str, &str)] = &[
    (
        "2026-11",
        "fr",
        include_str!("../../../locales/mandate/2026-11/fr.ftl"),
    ),
    (
        "2026-11",
        "en",
        include_str!("../../../locales/mandate/2026-11/en.ftl"),
    ),
    (
        "2026-11",
        "ar",
        include_str!("../../../locales/mandate/2026-11/ar.ftl"),
    ),
];

/// The words of one version in one language.
pub struct MandateText {
    version: &'static str,
    /// The BCP 47 code, for `lang`.
    pub language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

static TEXTS: LazyLock<Vec<MandateText>> = LazyLock::new(|| {
    let load = |(version, language, source): &(&'static str, &'static str, &str)| MandateText {
        version,
        language,
        bundle: bundle(language, source),
    };
    SOURCES.iter().map(load).collect()
});

fn bundle(language: &str, source: &str) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

impl MandateText {
    /// The words of a version in a language, where they exist.
    pub fn find(version: &str, language: &str) -> Option<&'static Self> {
        TEXTS
            .iter()
            .find(|text| text.version == version && text.language == language)
    }

    /// The direction of the writing, for `dir`.
    pub fn dir(&self) -> &'static str {
        if self.language == "ar" { "rtl" } else { "ltr" }
    }

    /// A sentence without variables.
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[]).as_str().to_owned()
    }

    /// A sentence around values, each isolated: a name may run the other way than the sentence.
    pub fn about(&self, key: &str, args: &[(&str, &str)]) -> Html {
        let isolated = args.iter().map(|(name, value)| (*name, Html::name(value)));
        self.with(key, &isolated.collect::<Vec<_>>())
    }

    /// A sentence around markup. The texts contain none, which a test checks.
    pub fn with(&self, key: &str, args: &[(&str, Html)]) -> Html {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, FluentValue::from(value.as_str().to_owned()));
        }
        let pattern = self.bundle.get_message(key).and_then(|found| found.value());
        let text = pattern.map(|pattern| {
            let text = self
                .bundle
                .format_pattern(pattern, Some(&values), &mut Vec::new());
            text.into_owned()
        });
        Html::trusted(text.unwrap_or_default())
    }

    /// A moment in letters, in the time of Paris.
    pub fn moment(&self, epoch_ms: i64) -> String {
        let at = in_paris(epoch_ms);
        let (h, min) = (at.hour().to_string(), format!("{:02}", at.minute()));
        let clock = self.plain("date-clock", &[("h", &h), ("min", &min)]);
        let day = self.day(at.date());
        self.plain("date-moment", &[("day", &day), ("clock", &clock)])
    }

    fn day(&self, date: Date) -> String {
        let day = match date.day() {
            1 => self.t("day-first"),
            day => day.to_string(),
        };
        let month = self.t(&format!("month-{}", u8::from(date.month())));
        let year = date.year().to_string();
        self.plain("date-day", &[("d", &day), ("m", &month), ("y", &year)])
    }

    /// A sentence around plain values that the program made itself.
    fn plain(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args = args.iter().map(|(name, value)| (*name, Html::text(value)));
        self.with(key, &args.collect::<Vec<_>>())
            .as_str()
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_in_letters_in_each_language() {
        let told = |language| {
            MandateText::find("2026-11", language).map(|text| text.moment(1_777_795_440_000))
        };
        assert_eq!(
            told("fr").as_deref(),
            Some("3 mai 2026 à 10\u{a0}h\u{a0}04")
        );
        assert_eq!(told("en").as_deref(), Some("3 May 2026 at 10:04"));
        assert_eq!(
            told("ar").as_deref(),
            Some("3 مايو (أيار) 2026، الساعة 10:04")
        );
        assert_eq!(told("ka"), None);
    }

    #[test]
    fn a_name_cannot_bring_markup() {
        let text = MandateText::find("2026-11", "fr")
            .map(|text| text.about("who-person", &[("name", "<i>")]));
        assert!(text.is_some_and(|text| text.as_str().contains("<bdi>&lt;i&gt;</bdi>")));
    }
}
