//! The aidant's first page.

use askama::Template;

use crate::http::web::locale::Locale;

use super::samples;
use super::shell::{Notice, Role, Shell};

/// `/desk`: the people who gave this aidant a mandate, and what this aidant proposed.
#[derive(Debug, Clone, Template)]
#[template(path = "desk.html")]
pub struct DeskPage {
    /// The frame.
    pub shell: Shell,
    /// What waits for a person's answer.
    pub waiting: Vec<RequestRow>,
    /// The people whose mandate goes on for a while.
    pub people: Vec<PersonRow>,
    /// The people whose mandate ends within thirty days, the first end on top.
    pub ending: Vec<PersonRow>,
    /// What was written and not sent.
    pub drafts: Vec<RequestRow>,
    /// What sleeps until an SMS.
    pub asleep: Vec<PastRow>,
    /// What is paused or has ended.
    pub past: Vec<PastRow>,
    /// How many of those whom this aidant guards wait for their word.
    pub guarded: usize,
}

/// A person under mandate.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The locker's id.
    pub locker_id: String,
    /// The person's name.
    pub name: String,
    /// The codes of the categories that the mandate covers.
    pub categories: Vec<String>,
    /// When the mandate ends, in words.
    pub until: String,
    /// Whether it ends within a week.
    pub ending: bool,
    /// Whether a visit is open now.
    pub visiting: bool,
    /// The mandate's id, for its renewal.
    pub mandate_id: String,
    /// Whether the locker was opened by telephone and nobody confirmed it yet.
    pub unconfirmed: bool,
}

/// A mandate that waits, or is a draft.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// The mandate's id.
    pub id: String,
    /// The person's name, where a key says it.
    pub name: Option<String>,
    /// The codes of the categories.
    pub categories: Vec<String>,
    /// How long is left, in words.
    pub left: String,
}

/// A mandate that opens nothing now.
#[derive(Debug, Clone)]
pub struct PastRow {
    /// The mandate's id.
    pub id: String,
    /// The locker's id.
    pub locker_id: String,
    /// The person's name, where a key says it.
    pub name: Option<String>,
    /// The codes of the categories.
    pub categories: Vec<String>,
    /// The code of its state.
    pub status: String,
    /// Since when or until when, in words; empty where there is no date.
    pub at: String,
    /// Whether it was opened by telephone and never confirmed.
    pub unconfirmed: bool,
}

impl PastRow {
    /// Whether it can be proposed once more.
    pub fn over(&self) -> bool {
        !self.unconfirmed && matches!(self.status.as_str(), "expired" | "revoked")
    }
}

impl DeskPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/desk").signed("Marie Diallo", Role::Aidant);
        let notice = Notice::done(locale, "wake-waits");
        let amina = PersonRow {
            locker_id: "7".into(),
            name: "Amina Ould-Mohamed de la Villardière".into(),
            categories: vec!["residence".into(), "work".into()],
            until: locale.day(samples::AT),
            ending: true,
            visiting: true,
            mandate_id: "3".into(),
            unconfirmed: false,
        };
        let karim = PersonRow {
            name: "كريم".into(),
            ending: false,
            visiting: false,
            unconfirmed: true,
            ..amina.clone()
        };
        let empty = Self {
            shell: shell.clone(),
            waiting: vec![],
            people: vec![],
            ending: vec![],
            drafts: vec![],
            asleep: vec![],
            past: vec![],
            guarded: 0,
        };
        let full = Self {
            shell: Shell { notice, ..shell },
            waiting: vec![
                sample_request(locale, Some("Amina <1>")),
                sample_request(locale, None),
            ],
            people: vec![karim.clone()],
            ending: vec![amina, karim],
            drafts: vec![sample_request(locale, None)],
            asleep: vec![sample_past(locale, "dormant")],
            past: ["expired", "suspended"]
                .map(|status| sample_past(locale, status))
                .into(),
            guarded: 1,
        };
        vec![full, empty]
    }
}

fn sample_request(locale: Locale, name: Option<&str>) -> RequestRow {
    RequestRow {
        id: "4".into(),
        name: name.map(str::to_owned),
        categories: vec!["identity".into()],
        left: locale.t_count("left-minutes", 28),
    }
}

fn sample_past(locale: Locale, status: &str) -> PastRow {
    PastRow {
        id: "5".into(),
        locker_id: "8".into(),
        name: None,
        categories: vec!["identity".into(), "health".into()],
        status: status.into(),
        at: locale.day(samples::AT),
        unconfirmed: status == "expired",
    }
}
