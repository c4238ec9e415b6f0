//! What ops bring, in the words of the pages: papers, mandates, names, the banner of a visit.

use super::dates;
use super::frame::Signed;
use super::locale::Locale;
use super::views::{AidantName, MandateRow, PaperRow, Scope, Shell, VisitBanner};
use crate::clock::Timestamp;
use crate::domain::mandate::MandateStatus;
use crate::ops::deposit_document::Meta;
use crate::ops::list_documents::DocumentView;
use crate::ops::list_lockers::LockerView;
use crate::ops::list_mandates::MandateView;
use crate::ops::people::Person;

use super::views::labels::label;

/// The title that the person gave, or the name of the kind.
pub fn title(locale: Locale, meta: &Meta) -> String {
    let given = meta.title.clone();
    given.unwrap_or_else(|| label(locale, "kind", &meta.kind))
}

/// The title of a paper that may have failed its proof.
pub fn shown_title(locale: Locale, meta: Option<&Meta>) -> String {
    meta.map_or_else(|| locale.t("paper-title"), |meta| title(locale, meta))
}

/// The paper's own end in words, and whether it is past today.
pub fn ends(signed: &Signed, meta: &Meta) -> (Option<String>, bool) {
    let today = dates::in_paris(signed.actor.at.millis()).date();
    let date = meta.ends_on.as_deref().and_then(dates::parse_iso);
    let words = date.map(|date| signed.visitor.locale.date(date));
    (words, date.is_some_and(|date| date < today))
}

/// A paper in a list.
pub fn paper(signed: &Signed, view: &DocumentView) -> PaperRow {
    let locale = signed.visitor.locale;
    let meta = view.meta.as_ref();
    let (ends, ended) = meta.map_or((None, false), |meta| ends(signed, meta));
    PaperRow {
        href: meta.map(|_| format!("/papers/{}", view.id)),
        title: shown_title(locale, meta),
        kind: meta.map(|meta| meta.kind.clone()),
        category: view.category.code().to_owned(),
        added: locale.day(view.created_at.millis()),
        ends,
        ended,
    }
}

/// Somebody who helps, as a person knows them.
pub fn aidant(locale: Locale, person: &Person, structure: Option<String>) -> AidantName {
    let name = person.name.clone();
    AidantName {
        name: name.unwrap_or_else(|| locale.t("journal-somebody")),
        structure,
    }
}

/// A mandate as the person reads it.
pub fn mandate(locale: Locale, view: &MandateView) -> MandateRow {
    let ends = [view.ended_at, view.ends_at, view.lapses_at];
    let ends = ends.into_iter().flatten().min();
    let said = |at: Option<Timestamp>, say: &dyn Fn(i64) -> String| {
        at.map(|at| say(at.millis())).unwrap_or_default()
    };
    let named = view.aidants.iter();
    let scopes = view.terms.rights.iter().map(|(category, rights)| Scope {
        category: category.category().code().to_owned(),
        rights: rights.iter().map(|right| right.code().to_owned()).collect(),
    });
    MandateRow {
        id: view.id.to_string(),
        aidants: named
            .map(|(_, person)| aidant(locale, person, view.organisation.clone()))
            .collect(),
        scopes: scopes.collect(),
        starts: said(view.starts_at, &|at| locale.day(at)),
        ends: said(ends, &|at| locale.moment(at)),
        status: status(view.status).to_owned(),
    }
}

/// The word under which a state is shown: what begins later is waiting.
fn status(status: MandateStatus) -> &'static str {
    match status {
        MandateStatus::NotStarted => "pending",
        other => other.code(),
    }
}

/// The frame of a page in a person's locker: with the banner of the visit, while there is one.
pub fn visit_shell(signed: &Signed, locker: &LockerView) -> Shell {
    let locale = signed.visitor.locale;
    let visit = locker.visit.as_ref().map(|visit| VisitBanner {
        locker_id: locker.id.to_string(),
        person: locker.name.clone(),
        until: locale.clock(visit.ends_at.millis()),
        mode: visit.mode.code().to_owned(),
        motive: visit.motive.clone(),
    });
    Shell {
        visit,
        ..signed.shell()
    }
}
