//! A mandate that an aidant proposed, while the person has not answered.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::labels::WAITS;
use super::samples;
use super::shell::{Role, Shell};
use super::terms::TermsView;

/// `/mandates/{id}/waiting`: the square for the person's phone, or what became of it.
#[derive(Debug, Clone, Template)]
#[template(path = "waiting.html")]
pub struct WaitingPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `wait` and `file`.
    pub errors: Errors,
    /// What is proposed.
    pub terms: TermsView,
    /// The code of its state.
    pub status: String,
    /// The square, the short address and the page where it is typed, while it waits.
    pub second: Option<SecondScreen>,
    /// Whether the page asks again by itself.
    pub refresh: bool,
    /// Whether a page signed by hand was added.
    pub scanned: bool,
    /// The largest signed page.
    pub max_bytes: usize,
    /// Where a draft's person would answer.
    pub waits: Vec<Choice>,
    /// The locker's id.
    pub locker_id: String,
}

/// How the person reaches the same on a screen of their own.
#[derive(Debug, Clone)]
pub struct SecondScreen {
    /// The square.
    pub qr: Html,
    /// The short address.
    pub short: String,
    /// The page where it is typed, without the scheme.
    pub address: String,
}

impl WaitingPage {
    /// The picture of the state.
    pub fn picture(&self) -> &'static str {
        match self.status.as_str() {
            "active" | "dormant" => "done",
            "pending" | "draft" => "clock",
            _ => "refused",
        }
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let second = SecondScreen {
            qr: samples::square(),
            short: "ABCD-EFGH".into(),
            address: "abri.example/c".into(),
        };
        let page = |status: &str| Self {
            shell: Shell::new(locale, "csrf", "/mandates/3/waiting")
                .signed("Marie Diallo", Role::Aidant),
            errors: Errors::new(),
            terms: TermsView::sample(locale),
            status: status.into(),
            second: (status == "pending").then(|| second.clone()),
            refresh: status == "pending",
            scanned: false,
            max_bytes: 5_000_000,
            waits: Choice::list(locale, "wait", &WAITS, "desk"),
            locker_id: "7".into(),
        };
        let wrong = Self {
            errors: Errors::one(locale, "file", "file-media"),
            terms: TermsView::rare_sample(locale),
            ..page("pending")
        };
        let states = ["pending", "draft", "active", "refused", "lapsed"];
        states.into_iter().map(page).chain([wrong]).collect()
    }
}
