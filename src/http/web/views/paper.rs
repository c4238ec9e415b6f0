//! One paper.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, DateFields, Errors, KindGroup};
use super::journal::JournalLine;
use super::labels::CATEGORIES;
use super::samples;
use super::shell::{Role, Shell};

/// `/papers/{id}`, for the person and for an aidant with less to do.
#[derive(Debug, Clone, Template)]
#[template(path = "paper.html")]
pub struct PaperPage {
    /// The frame, with the visit of an aidant.
    pub shell: Shell,
    /// The paper's id.
    pub id: String,
    /// Its title, or the name of its kind.
    pub title: String,
    /// The code of its kind.
    pub kind: String,
    /// The code of its category.
    pub category: String,
    /// When it was put in, in words.
    pub added: String,
    /// Who put it in.
    pub added_by: Option<String>,
    /// The paper's own end date, in words.
    pub ends: Option<String>,
    /// Whether that date is past.
    pub ended: bool,
    /// The size in bytes of what is kept.
    pub bytes: u64,
    /// The address of the picture, when the paper is an image that this reader
    /// may look at.
    pub image: Option<String>,
    /// The address at which a browser shows a paper that is no image.
    pub show: Option<String>,
    /// The fingerprint of what is kept, in hexadecimal.
    pub sha256: String,
    /// The number of the deposit's entry in the journal.
    pub receipt: Option<u64>,
    /// What this reader may do.
    pub can: PaperCan,
    /// The form to rename, move and date.
    pub form: OrganiseForm,
    /// The last lines about this paper, newest first; for the person only.
    pub seen: Vec<JournalLine>,
    /// Where "Retour" goes.
    pub back: String,
}

/// What a reader may do with a paper; a button shows for each.
#[derive(Debug, Clone, Copy, Default)]
pub struct PaperCan {
    /// Take a copy away.
    pub download: bool,
    /// Rename, move, change the date.
    pub organise: bool,
    /// Put it in the bin.
    pub discard: bool,
}

/// What the organise form shows: `title`, `kind`, `category`, `ends_…`.
#[derive(Debug, Clone, Default)]
pub struct OrganiseForm {
    /// Errors of its fields; with one the form is open.
    pub errors: Errors,
    /// The title as it is or was typed.
    pub title: String,
    /// The kinds, one chosen.
    pub kinds: Vec<KindGroup>,
    /// The categories that the paper may move to, one chosen.
    pub categories: Vec<Choice>,
    /// The paper's own end date.
    pub ends: DateFields,
}

impl PaperPage {
    /// The size in words.
    pub fn size(&self) -> String {
        self.shell.locale.size(self.bytes)
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let own = Self::sample(locale);
        let mut wrong = own.clone();
        wrong.form.errors = Errors::one(locale, "ends", "date-form");
        wrong.image = None;
        wrong.show = Some("/papers/1/content".into());
        let aidant = Self {
            shell: samples::visit_shell(locale, "/papers/1"),
            can: PaperCan {
                download: true,
                ..PaperCan::default()
            },
            seen: vec![],
            ended: true,
            added_by: None,
            ..own.clone()
        };
        vec![own, wrong, aidant]
    }

    fn sample(locale: Locale) -> Self {
        Self {
            shell: Shell::new(locale, "csrf", "/papers/1").signed("Amina", Role::Beneficiary),
            id: "1".into(),
            title: "Passeport d’Amina & Sœurs".into(),
            kind: "passport".into(),
            category: "identity".into(),
            added: locale.moment(samples::AT),
            added_by: Some("Marie Diallo".into()),
            ends: locale.date_iso("2027-03-01"),
            ended: false,
            bytes: 341_000,
            image: Some("/papers/1/content".into()),
            show: None,
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            receipt: Some(1042),
            can: PaperCan {
                download: true,
                organise: true,
                discard: true,
            },
            form: OrganiseForm::sample(locale),
            seen: samples::journal_lines().into_iter().take(2).collect(),
            back: "/papers?category=identity".into(),
        }
    }
}

impl OrganiseForm {
    fn sample(locale: Locale) -> Self {
        Self {
            errors: Errors::new(),
            title: "Passeport".into(),
            kinds: KindGroup::all(locale, "passport"),
            categories: Choice::list(locale, "category", &CATEGORIES, "identity"),
            ends: DateFields {
                day: "1".into(),
                month: "3".into(),
                year: "2027".into(),
            },
        }
    }
}
