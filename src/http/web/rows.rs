//! What ops bring, in the words of the pages: papers, mandates, names, the banner of a visit.

use std::collections::BTreeSet;

use super::dates;
use super::frame::Signed;
use super::locale::Locale;
use super::views::terms::TermsView;
use super::views::{AidantName, MandateRow, PaperRow, Scope, Shell, VisitBanner};
use crate::clock::Timestamp;
use crate::domain::rights::{Grantable, Right};
use crate::ops::deposit_document::Meta;
use crate::ops::list_documents::DocumentView;
use crate::ops::list_lockers::LockerView;
use crate::ops::list_mandates::MandateView;
use crate::ops::people::Person;

use super::views::labels::label;
use crate::http::hex::hex;

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
    // What was taken back is no longer said of a mandate that stands.
    let mut scopes = whole(view);
    let live = |code: &str| view.live.iter().any(|category| category.code() == code);
    scopes.retain(|scope| view.live.is_empty() || live(&scope.category));
    MandateRow {
        id: view.id.to_string(),
        aidants: named
            .map(|(_, person)| aidant(locale, person, view.organisation.clone()))
            .collect(),
        scopes,
        starts: said(view.starts_at, &|at| locale.day(at)),
        ends: said(ends, &|at| locale.moment(at)),
        status: view.status.code().to_owned(),
    }
}

/// Everything that the person agreed to, category by category.
pub fn whole(view: &MandateView) -> Vec<Scope> {
    let scope = |(category, rights): (&Grantable, &BTreeSet<Right>)| Scope {
        category: category.category().code().to_owned(),
        rights: rights.iter().map(|right| right.code().to_owned()).collect(),
    };
    view.terms.rights.iter().map(scope).collect()
}

/// What is proposed, as the person reads it before they answer.
pub fn terms(locale: Locale, view: &MandateView) -> TermsView {
    let row = mandate(locale, view);
    let decision = view.terms.decision.map(|decision| {
        // The day after the last one is kept.
        let last = decision.until.millis().saturating_sub(1);
        (locale.day(decision.from.millis()), locale.day(last))
    });
    let by = view.lapses_at.map(|at| locale.moment(at.millis()));
    TermsView {
        id: row.id,
        aidants: row.aidants,
        scopes: row.scopes,
        term: view.terms.term.code().to_owned(),
        dormant: view.terms.dormant,
        decision,
        answer_by: by.unwrap_or_default(),
        sha256: hex(&view.terms_sha256),
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
