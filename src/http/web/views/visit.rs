//! A person's locker as an aidant sees it, during a visit.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::labels::{MODES, MOTIVES};
use super::parts::PaperRow;
use super::samples;
use super::shell::{Notice, Role, Shell};

/// `/lockers/{id}` without an open visit: say how and why, then it opens.
#[derive(Debug, Clone, Template)]
#[template(path = "visit.html")]
pub struct StartVisitPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `mode` and `motive`.
    pub errors: Errors,
    /// Whether a visit ended by itself a short time ago.
    pub over: bool,
    /// The locker's id.
    pub locker_id: String,
    /// Whose locker it is.
    pub person: String,
    /// The codes of the categories that the mandate covers.
    pub categories: Vec<String>,
    /// When the mandate ends, in words.
    pub until: String,
    /// The mandate's id, for its paper.
    pub mandate: String,
    /// The modes.
    pub modes: Vec<Choice>,
    /// The motives.
    pub motives: Vec<Choice>,
}

/// `/lockers/{id}` during a visit: what the mandate lets this aidant see.
#[derive(Debug, Clone, Template)]
#[template(path = "locker.html")]
pub struct LockerPage {
    /// The frame, with the visit.
    pub shell: Shell,
    /// Whose locker it is.
    pub person: String,
    /// The categories of the mandate.
    pub categories: Vec<LockerCategory>,
    /// Where a paper is put in, when the mandate allows it.
    pub add: Option<String>,
    /// The mandate's id, for its paper.
    pub mandate: String,
}

/// One category of a locker under mandate.
#[derive(Debug, Clone)]
pub struct LockerCategory {
    /// The category's code.
    pub code: String,
    /// Whether this aidant may see the list.
    pub listed: bool,
    /// The papers, when they may.
    pub papers: Vec<PaperRow>,
}

impl StartVisitPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/lockers/7").signed("Marie Diallo", Role::Aidant),
            errors: Errors::new(),
            over: false,
            locker_id: "7".into(),
            person: "Amina".into(),
            categories: vec!["identity".into(), "work".into()],
            until: locale.day(samples::AT),
            mandate: "3".into(),
            modes: Choice::list(locale, "mode", &MODES, "together"),
            motives: Choice::list(locale, "motive", &MOTIVES, ""),
        };
        let errors = Errors::one(locale, "motive", "motive-empty");
        vec![
            Self {
                errors,
                over: true,
                ..page.clone()
            },
            page,
        ]
    }
}

impl LockerPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = samples::visit_shell(locale, "/lockers/7");
        let notice = Notice::done(locale, "visit-opened");
        let category = |code: &str, listed, papers| LockerCategory {
            code: code.into(),
            listed,
            papers,
        };
        let categories = vec![
            category("identity", true, samples::papers(locale)),
            category("work", true, vec![]),
            category("health", false, vec![]),
        ];
        let add = Some("/lockers/7/add".to_owned());
        let first = Self {
            shell: Shell {
                notice,
                ..shell.clone()
            },
            person: "Amina".into(),
            categories,
            add,
            mandate: "3".into(),
        };
        vec![
            Self {
                shell,
                add: None,
                ..first.clone()
            },
            first,
        ]
    }
}
