//! The auditor's page: who did what and when, never what a paper says.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::labels::{ACTIONS, OUTCOMES, WITNESS_REFUSALS};
use super::samples;
use super::shell::{Role, Shell};

/// `/audit`: the journal with its filters.
#[derive(Debug, Clone, Template)]
#[template(path = "audit.html")]
pub struct AuditPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of the filters.
    pub errors: Errors,
    /// The filters as they are.
    pub filter: AuditFilter,
    /// The actions to choose from.
    pub actions: Vec<Choice>,
    /// The outcomes to choose from.
    pub outcomes: Vec<Choice>,
    /// The entries, newest first.
    pub entries: Vec<AuditRow>,
    /// The address of the next page of older entries.
    pub older: Option<String>,
    /// The last signed state of the journal.
    pub checkpoint: Option<Checkpoint>,
    /// Witnesses that refuse the journal.
    pub refusing: Vec<RefusingWitness>,
}

/// The filters, as typed; empty means "all".
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Who acted: an account's id.
    pub actor: String,
    /// In which locker.
    pub locker: String,
    /// With which paper.
    pub document: String,
    /// Under which mandate.
    pub mandate: String,
    /// From which day, `2026-05-03`.
    pub from: String,
    /// To which day.
    pub to: String,
}

/// One entry: ids, codes in words and times.
#[derive(Debug, Clone, Default)]
pub struct AuditRow {
    /// The entry's number.
    pub index: u64,
    /// When, in words.
    pub at: String,
    /// The code of the action.
    pub action: String,
    /// The code of the outcome.
    pub outcome: String,
    /// The code of a refusal's reason.
    pub reason: Option<String>,
    /// Who acted: a name of the staff, or a pseudonym.
    pub actor: String,
    /// The locker's id.
    pub locker: Option<String>,
    /// The paper's id.
    pub document: Option<String>,
    /// The mandate's id.
    pub mandate: Option<String>,
}

/// A signed state of the journal.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    /// How many entries it covers.
    pub size: u64,
    /// The root of the tree, as the checkpoint writes it.
    pub root: String,
    /// When it was signed, in words.
    pub at: String,
    /// Witnesses that cosigned it, by name.
    pub witnesses: Vec<String>,
}

/// A witness that refuses the journal.
#[derive(Debug, Clone)]
pub struct RefusingWitness {
    /// Its name.
    pub name: String,
    /// Why, in a code.
    pub why: String,
    /// Since when, in words.
    pub since: String,
}

impl AuditPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/audit").signed("Paul Martin", Role::Auditor),
            errors: Errors::new(),
            filter: AuditFilter::default(),
            actions: Choice::list(locale, "action", &ACTIONS, ""),
            outcomes: Choice::list(locale, "outcome", &OUTCOMES, "refused"),
            entries: sample_rows(locale),
            older: Some("/audit?cursor=1040".into()),
            checkpoint: Some(Checkpoint {
                size: 1043,
                root: "q8PGmzD9Yl4nUu1nA0r2m2v8tUb3b9gYk0m1o7l5QmE=".into(),
                at: locale.moment(samples::AT),
                witnesses: vec!["temoin.example/abri".into()],
            }),
            refusing: vec![],
        };
        let refused = Self {
            refusing: WITNESS_REFUSALS
                .map(|why| RefusingWitness {
                    name: "temoin.example/abri".into(),
                    why: why.into(),
                    since: locale.moment(samples::AT),
                })
                .into(),
            ..page.clone()
        };
        let errors = Errors::one(locale, "from", "date-form");
        let none = Self {
            errors,
            entries: vec![],
            older: None,
            checkpoint: None,
            ..page.clone()
        };
        vec![page, refused, none]
    }
}

/// Entries as an auditor sees them.
fn sample_rows(locale: Locale) -> Vec<AuditRow> {
    let read = AuditRow {
        index: 1042,
        at: locale.moment(samples::AT),
        action: "document.read".into(),
        outcome: "done".into(),
        reason: None,
        actor: "Marie Diallo".into(),
        locker: Some("0198f1c2-7b7a-7c31-9a53-3f1f6a1f2b3c".into()),
        document: Some("0198f1c2-7b7a-7c31-9a53-3f1f6a1f2b3d".into()),
        mandate: Some("0198f1c2-7b7a-7c31-9a53-3f1f6a1f2b3e".into()),
    };
    let refused = AuditRow {
        index: 1041,
        outcome: "refused".into(),
        reason: Some("aidant_not_named".into()),
        mandate: None,
        ..read.clone()
    };
    let failed = AuditRow {
        index: 1040,
        action: "other".into(),
        outcome: "failed".into(),
        ..read.clone()
    };
    vec![read, refused, failed]
}
