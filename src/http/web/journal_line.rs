//! An entry of the journal, as a line for whoever reads it.

use super::frame::Signed;
use super::locale::Locale;
use super::rows;
use super::views::{Actor, AidantName, JournalLine};
use crate::id::AccountId;
use crate::ops::read_journal::EntryView;

/// Who reads, and in which language.
#[derive(Clone, Copy)]
pub struct Reader {
    /// The language of the sentences.
    pub locale: Locale,
    /// Whose own acts are told as "vous".
    pub account: AccountId,
}

impl Reader {
    /// Whoever looks at a page.
    pub fn of(signed: &Signed) -> Self {
        Self {
            locale: signed.visitor.locale,
            account: signed.actor.account(),
        }
    }

    /// An entry as this reader may know it.
    pub fn line(self, entry: &EntryView) -> JournalLine {
        let (locale, body) = (self.locale, &entry.body);
        let named = entry.aidants.first();
        let other = named.map(|aidant| rows::aidant(locale, aidant, aidant.organisation.clone()));
        JournalLine {
            index: body.idx.cast_unsigned(),
            at_ms: body.recorded_at,
            action: body.action.clone(),
            outcome: body.outcome.clone(),
            reason: Some(body.reason.clone()).filter(|reason| !reason.is_empty()),
            actor: self.actor(entry),
            paper: entry.paper.as_ref().map(|meta| rows::title(locale, meta)),
            other,
            by_aidant: false,
            mode: body.mode.clone(),
            motive: body.motive.clone(),
            ..JournalLine::default()
        }
    }

    /// The same, with what its person can do about it.
    pub fn own_line(self, entry: &EntryView) -> JournalLine {
        let line = self.line(entry);
        let receipt = kept(&line).then(|| format!("/journal/{}/receipt", line.index));
        JournalLine {
            contest: Some(format!("/journal/{}/contest", line.index)),
            receipt,
            ..line
        }
    }

    fn actor(self, entry: &EntryView) -> Actor {
        let body = &entry.body;
        match (body.actor, &entry.actor.name) {
            (Some(id), _) if id == self.account.0 => Actor::You,
            (Some(_), Some(name)) => Actor::Named(AidantName {
                name: name.clone(),
                structure: entry.actor.organisation.clone(),
            }),
            (None, _) if matches!(body.channel.as_str(), "job" | "cli") => Actor::System,
            _ => Actor::Unknown,
        }
    }
}

/// The columns of a journal that is taken away as a table.
pub fn columns(locale: Locale) -> [String; 9] {
    let keys = [
        "export-number",
        "export-when",
        "export-sentence",
        "export-outcome",
        "export-who",
        "export-structure",
        "export-paper",
        "export-mode",
        "export-motive",
    ];
    keys.map(|key| locale.t(key))
}

/// An entry as whoever looks at a page may know it.
pub fn line(signed: &Signed, entry: &EntryView) -> JournalLine {
    Reader::of(signed).line(entry)
}

/// Of what a receipt is offered: deposits, mandates, and whatever somebody else did with a paper.
fn kept(line: &JournalLine) -> bool {
    let (mine, action) = (matches!(line.actor, Actor::You), line.action.as_str());
    match action.split_once('.') {
        _ if line.outcome != "done" => false,
        Some(("document", "deposited")) => true,
        Some(("document" | "visit", _)) => !mine,
        Some(("mandate", what)) => what != "listed",
        Some(("contest", what)) => what != "listed",
        _ => false,
    }
}
