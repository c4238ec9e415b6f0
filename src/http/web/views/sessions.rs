//! Where somebody is in, and the page that warns before a session ends.

use askama::Template;

use crate::http::web::locale::Locale;

use super::labels::{METHODS, SESSION_KINDS};
use super::shell::{Role, Shell};

/// `/sessions`: where somebody is in.
#[derive(Debug, Clone, Template)]
#[template(path = "sessions.html")]
pub struct SessionsPage {
    /// The frame.
    pub shell: Shell,
    /// The sessions, newest first.
    pub sessions: Vec<SessionRow>,
}

/// One session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// What it is ended by.
    pub id: String,
    /// Whether it is the one of this page.
    pub current: bool,
    /// The code of how they entered.
    pub method: String,
    /// The code of its kind.
    pub kind: String,
    /// When it began, in words.
    pub began: String,
    /// When it was last used, in words.
    pub seen: String,
}

/// `/still`: a session that nobody uses is about to end.
#[derive(Debug, Clone, Template)]
#[template(path = "still.html")]
pub struct StillPage {
    /// The frame, without names: others may look at this screen.
    pub shell: Shell,
    /// Whether one can stay: not past the longest time of a session.
    pub stays: bool,
    /// The page that was left for this one.
    pub to: String,
}

impl SessionsPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/sessions").signed("Amina", Role::Beneficiary);
        let row = |(at, method): (usize, &&str)| SessionRow {
            id: at.to_string(),
            current: at == 0,
            method: (*method).to_owned(),
            kind: SESSION_KINDS[at % SESSION_KINDS.len()].to_owned(),
            began: locale.moment(1_795_338_000_000),
            seen: locale.moment(1_795_338_000_000),
        };
        vec![Self {
            shell: shell.leaving(580, "/still?to=/sessions"),
            sessions: METHODS.iter().enumerate().map(row).collect(),
        }]
    }
}

impl StillPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/still").leaving(21, "/quit");
        let page = |stays| Self {
            shell: shell.clone(),
            stays,
            to: "/papers".into(),
        };
        vec![page(true), page(false)]
    }
}
