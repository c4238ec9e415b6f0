//! "Qui a regardé mes papiers ?": the journal in plain sentences.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::parts::{AidantName, JournalDay};
use super::shell::{Role, Shell};

/// The journal of a locker for its person, or an aidant's own acts.
#[derive(Debug, Clone, Template)]
#[template(path = "journal.html")]
pub struct JournalPage {
    /// The frame.
    pub shell: Shell,
    /// True for the person's journal, false for an aidant's own acts.
    pub mine: bool,
    /// The lines, newest first.
    pub days: Vec<JournalDay>,
    /// The address of the next page of older lines.
    pub older: Option<String>,
    /// The filter, in a person's journal.
    pub filter: Option<JournalFilter>,
    /// How many things that are not normal are open.
    pub contests: usize,
    /// Errors of the filter.
    pub errors: Errors,
}

/// One entry, with the names that this reader may know.
#[derive(Debug, Clone, Default)]
pub struct JournalLine {
    /// The entry's number in the journal.
    pub index: u64,
    /// When, in milliseconds after 1970 in UTC.
    pub at_ms: i64,
    /// The code of the action: `document.read`.
    pub action: String,
    /// The code of the outcome: `done`, `refused`, `failed`.
    pub outcome: String,
    /// The code of the reason of a refusal.
    pub reason: Option<String>,
    /// Who acted.
    pub actor: Actor,
    /// The paper's title, when the entry is about a paper.
    pub paper: Option<String>,
    /// The other person that the entry is about: in a person's journal the
    /// aidant of a mandate, in an aidant's acts the person helped.
    pub other: Option<AidantName>,
    /// True in an aidant's own acts, where `other` is whose locker it was.
    pub by_aidant: bool,
    /// The code of the visit's mode.
    pub mode: Option<String>,
    /// The code of the visit's motive.
    pub motive: Option<String>,
    /// Where its receipt is, in a person's own journal.
    pub receipt: Option<String>,
    /// Where its person says that it is not normal.
    pub contest: Option<String>,
}

/// What a person can look for, and what they look for now.
#[derive(Debug, Clone, Default)]
pub struct JournalFilter {
    /// Who acted in the locker.
    pub aidants: Vec<Choice>,
    /// The papers that entries are about.
    pub papers: Vec<Choice>,
    /// Whether only refusals are shown.
    pub refused: bool,
    /// Whether anything is looked for.
    pub active: bool,
}

/// Who acted, as the reader knows them.
#[derive(Debug, Clone, Default)]
pub enum Actor {
    /// The reader.
    You,
    /// Somebody with a name.
    Named(AidantName),
    /// The program itself.
    System,
    /// Somebody whose name is not known or no longer kept.
    #[default]
    Unknown,
}

impl JournalLine {
    /// The picture of the outcome, which is also its class.
    pub fn picture(&self) -> &'static str {
        match self.shown_outcome() {
            "refused" => "refused",
            "failed" => "failed",
            _ => "done",
        }
    }

    /// Whether the action itself is a refusal, whatever its outcome says.
    pub fn is_refusal(&self) -> bool {
        matches!(self.action.as_str(), "session.refused" | "card.locked")
    }

    /// A refusal is shown as one even where only its action says so.
    pub fn shown_outcome(&self) -> &str {
        if self.is_refusal() {
            "refused"
        } else {
            &self.outcome
        }
    }
}

fn sample_filter() -> JournalFilter {
    let choice = Choice {
        value: "1".into(),
        label: "Marie <1> – CCAS".into(),
        chosen: true,
    };
    JournalFilter {
        aidants: vec![choice.clone()],
        papers: vec![choice],
        refused: false,
        active: true,
    }
}

impl JournalPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/journal").signed("Amina", Role::Beneficiary);
        let acts = Shell::new(locale, "csrf", "/desk/journal").signed("Marie", Role::Aidant);
        let kept = |line| JournalLine {
            receipt: Some("/journal/7/receipt".into()),
            contest: Some("/journal/7/contest".into()),
            ..line
        };
        let lines: Vec<_> = super::samples::journal_lines()
            .into_iter()
            .map(kept)
            .collect();
        // As many lines as a page has at most.
        let page = |lines: &[JournalLine]| Self {
            shell: shell.clone(),
            mine: true,
            days: JournalDay::group(locale, lines.to_vec()),
            older: Some("/journal?before=12".into()),
            filter: Some(sample_filter()),
            contests: lines.len() % 3,
            errors: Errors::new(),
        };
        let mut pages: Vec<Self> = lines.chunks(50).map(page).collect();
        pages.push(Self {
            errors: Errors::one(locale, "paper", "choice-unknown"),
            older: None,
            ..page(&[])
        });
        pages.push(Self {
            shell: acts,
            mine: false,
            days: JournalDay::group(locale, super::samples::own_acts()),
            filter: None,
            ..page(&[])
        });
        pages
    }
}
