//! The small pieces that several pages share.

use std::collections::BTreeSet;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::journal::JournalLine;
use super::sentence::journal_sentence;

/// A paper in a list.
#[derive(Debug, Clone)]
pub struct PaperRow {
    /// Where the paper's page is; none for one that fails its proof and is never opened.
    pub href: Option<String>,
    /// Its title, or the name of its kind when the person gave none.
    pub title: String,
    /// The code of its kind; none when it fails its proof.
    pub kind: Option<String>,
    /// The code of its category, which is also its picture.
    pub category: String,
    /// When it was put in, in words.
    pub added: String,
    /// The paper's own end date, in words.
    pub ends: Option<String>,
    /// Whether that date is past.
    pub ended: bool,
}

/// What one mandate allows in one category.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The category's code.
    pub category: String,
    /// The codes of the rights.
    pub rights: Vec<String>,
}

/// An aidant as a person knows them.
#[derive(Debug, Clone)]
pub struct AidantName {
    /// First and last name.
    pub name: String,
    /// The structure that answers for them; none for a relative.
    pub structure: Option<String>,
}

/// A mandate as the person reads it.
#[derive(Debug, Clone)]
pub struct MandateRow {
    /// The mandate's id, for its stop page.
    pub id: String,
    /// Who is named in it.
    pub aidants: Vec<AidantName>,
    /// What they may do, category by category.
    pub scopes: Vec<Scope>,
    /// When it began, in words.
    pub starts: String,
    /// When it ends or ended, in words.
    pub ends: String,
    /// The code of its state.
    pub status: String,
}

impl AidantName {
    /// "Marie Diallo (CCAS de Lille)", each name isolated.
    pub fn full(&self, locale: Locale) -> Html {
        let name = Html::name(&self.name);
        match &self.structure {
            None => name,
            Some(structure) => {
                let structure = Html::name(structure);
                locale.html("aidant-of", &[("name", &name), ("structure", &structure)])
            }
        }
    }
}

impl MandateRow {
    /// The picture of the state.
    pub fn picture(&self) -> &'static str {
        match self.status.as_str() {
            "active" => "done",
            "pending" | "suspended" | "dormant" | "not_started" | "draft" => "clock",
            _ => "refused",
        }
    }
}

/// The lines of one day.
#[derive(Debug, Clone)]
pub struct JournalDay {
    /// The day in words.
    pub label: String,
    /// Its lines, in the order given.
    pub lines: Vec<JournalLine>,
}

impl JournalDay {
    /// Groups lines, already in order, by day in Paris. What was done twice in a minute reads the
    /// same twice and is said once; each refusal is said.
    pub fn group(locale: Locale, lines: Vec<JournalLine>) -> Vec<Self> {
        let mut days: Vec<Self> = Vec::new();
        let mut said = BTreeSet::new();
        for line in lines {
            let label = locale.day(line.at_ms);
            let sentence = journal_sentence(locale, &line).to_string();
            if !said.insert((label.clone(), sentence)) && line.shown_outcome() == "done" {
                continue;
            }
            match days.last_mut() {
                Some(day) if day.label == label => day.lines.push(line),
                _ => days.push(Self {
                    label,
                    lines: vec![line],
                }),
            }
        }
        days
    }
}

impl JournalLine {
    /// The sentence of this line.
    pub fn sentence(&self, locale: &Locale) -> Html {
        journal_sentence(*locale, self)
    }
}
