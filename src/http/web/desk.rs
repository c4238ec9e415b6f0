//! The aidant's desk: the people under mandate, what this aidant proposed, what ended.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{PageId, Signed, SignedPost};
use super::locale::Locale;
use super::views::Role;
use super::views::desk::{DeskPage, PastRow, PersonRow, RequestRow};
use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::mandate::MandateStatus;
use crate::id::{LockerId, MandateId};
use crate::ops::OpError;
use crate::ops::count_guarded::count_guarded;
use crate::ops::list_lockers::{LockerView, SeenUnder, list_lockers};
use crate::ops::list_mandates::{MandateView, own_mandates};
use crate::ops::wake_mandate::wake_mandate;

const DAY: u64 = 24 * 3600;
/// From when on a mandate stands among those that end.
const ENDING: Duration = Duration::from_secs(30 * DAY);
/// From when on it is said to end soon.
const SOON: Duration = Duration::from_secs(7 * DAY);

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/desk", get(desk))
        .route("/mandates/{id}/wake", post(wake))
}

/// The names that a key opens.
type Names = BTreeMap<LockerId, String>;

async fn desk(signed: Signed) -> Result<Response, Response> {
    if signed.role != Role::Aidant {
        return Ok(Redirect::to(signed.role.home()).into_response());
    }
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let lockers = signed.ok(list_lockers(app, actor).await)?;
    let mandates = signed.ok(own_mandates(app, actor).await)?;
    let names: Names = lockers
        .iter()
        .map(|locker| (locker.id, locker.name.clone()))
        .collect();
    let mut seen: Vec<_> = lockers
        .iter()
        .filter_map(|locker| Some((locker, locker.mandate.as_ref()?)))
        .collect();
    seen.sort_by_key(|(_, mandate)| mandate.ends_at);
    let within = |(_, mandate): &(_, &SeenUnder)| mandate.ends_at < signed.actor.at.plus(ENDING);
    let (ending, people): (Vec<_>, Vec<_>) = seen.into_iter().partition(within);
    let row = |(locker, mandate)| person(&signed, locker, mandate);
    let asked = |status| requests(&signed, &mandates, &names, status);
    Ok(signed.visitor.page(&DeskPage {
        shell: signed.shell(),
        waiting: asked(MandateStatus::Pending),
        drafts: asked(MandateStatus::Draft),
        ending: ending.into_iter().map(row).collect(),
        people: people.into_iter().map(row).collect(),
        asleep: past(&signed, &mandates, &names, true),
        past: past(&signed, &mandates, &names, false),
        guarded: signed.ok(count_guarded(app, actor).await)?,
    }))
}

fn person(signed: &Signed, locker: &LockerView, mandate: &SeenUnder) -> PersonRow {
    PersonRow {
        locker_id: locker.id.to_string(),
        name: locker.name.clone(),
        categories: mandate.categories(),
        until: signed.visitor.locale.moment(mandate.ends_at.millis()),
        ending: mandate.ends_at < signed.actor.at.plus(SOON),
        visiting: locker.visit.is_some(),
        mandate_id: mandate.id.to_string(),
        unconfirmed: mandate.unconfirmed,
    }
}

fn codes(view: &MandateView) -> Vec<String> {
    let given = view.terms.categories().into_iter();
    given.map(|category| category.code().to_owned()).collect()
}

fn requests(
    signed: &Signed,
    mandates: &[MandateView],
    names: &Names,
    status: MandateStatus,
) -> Vec<RequestRow> {
    let row = |view: &MandateView| RequestRow {
        id: view.id.to_string(),
        name: names.get(&view.terms.locker).cloned(),
        categories: codes(view),
        left: view
            .lapses_at
            .map(|at| left(signed.visitor.locale, signed.actor.at, at))
            .unwrap_or_default(),
    };
    let asked = mandates.iter().filter(|view| view.status == status);
    asked.map(row).collect()
}

/// Asks the person by SMS to wake a mandate that sleeps.
async fn wake(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    match wake_mandate(&signed.visitor.app, &signed.actor, id).await {
        Ok(_) => Ok(Redirect::to("/desk?notice=wake-asked")),
        // No number, or a question that waits: which of them is the person's own matter.
        Err(OpError::Conflict(_)) => Ok(Redirect::to("/desk?notice=wake-unasked")),
        Err(error) => Err(signed.error(&error)),
    }
}

/// "Encore 28 minutes", "encore 3 heures", "encore 2 jours".
fn left(locale: Locale, now: Timestamp, until: Timestamp) -> String {
    let minutes = until.millis().saturating_sub(now.millis()).max(0) / 60_000;
    let minutes = usize::try_from(minutes).unwrap_or(0);
    match minutes {
        0..120 => locale.t_count("left-minutes", minutes.max(1)),
        120..2880 => locale.t_count("left-hours", minutes / 60),
        _ => locale.t_count("left-days", minutes / 1440),
    }
}

/// What opens nothing now: what sleeps, or what is paused or ended, of which one line a locker; a
/// person who is helped again stands above.
fn past(signed: &Signed, mandates: &[MandateView], names: &Names, asleep: bool) -> Vec<PastRow> {
    use MandateStatus::{Dormant, Expired, NotStarted, Revoked, Suspended};
    let locale = signed.visitor.locale;
    let mut said = BTreeSet::new();
    let mut shown = |view: &&MandateView| match view.status {
        Dormant => asleep,
        _ if asleep => false,
        NotStarted | Suspended => true,
        Expired | Revoked => {
            !names.contains_key(&view.terms.locker) && said.insert(view.terms.locker)
        }
        _ => false,
    };
    let row = |view: &MandateView| PastRow {
        id: view.id.to_string(),
        locker_id: view.terms.locker.to_string(),
        name: names.get(&view.terms.locker).cloned(),
        categories: codes(view),
        status: view.status.code().to_owned(),
        at: [view.ended_at, view.ends_at]
            .into_iter()
            .flatten()
            .min()
            .map(|at| locale.day(at.millis()))
            .unwrap_or_default(),
        unconfirmed: view.unconfirmed,
    };
    let past = mandates.iter().filter(|view| shown(view));
    past.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_in_the_right_size() {
        let at = |minutes: i64| Timestamp::from_millis(minutes * 60_000);
        let said = |minutes| left(Locale::Fr, at(0), at(minutes)).replace('\u{a0}', " ");
        assert_eq!(said(28), "Encore 28 minutes");
        assert_eq!(said(0), "Encore 1 minute");
        assert_eq!(said(180), "Encore 3 heures");
        assert_eq!(said(7 * 1440), "Encore 7 jours");
        assert_eq!(said(-5), "Encore 1 minute");
    }
}
