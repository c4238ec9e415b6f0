//! A mandate comes into force, whichever way the person consented: rows, the older rights it takes
//! over, entries and notices, in one unit of work.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::mandate::{MandateState, Terms};
use crate::domain::notice::NoticeKind;
use crate::domain::rights::Category;
use crate::id::{AccountId, MandateId, OrganisationId};
use crate::store::Unit;
use crate::store::attestations;
use crate::store::mandates::{self, MandateRow};

use super::error::OpError;
use super::remove_aidant::about;
use super::revoke_mandate::close_visits;
use super::seal_mandate::Sealed;
use super::tell::{of_mandate, tell};

/// Keeps a sealed mandate. One live right a holder and category: the older mandate gives its place,
/// right by right.
pub(super) async fn keep(
    app: &App,
    unit: &mut Unit,
    sealed: &Sealed,
    terms: &Terms,
    event: Event,
) -> Result<(), OpError> {
    let holder = holder(terms)?;
    let renewed = sealed.row.renews.map(MandateId);
    if let Some(older) = renewed {
        replace(unit, older, &event).await?;
    }
    for category in terms.categories() {
        let older = mandates::live_overlap(&mut unit.conn, terms.locker, holder, category).await?;
        if let Some(older) = older {
            supersede(unit, older, category, &event).await?;
        }
    }
    mandates::insert(&mut unit.conn, &sealed.row, &sealed.consent).await?;
    for category in terms.categories() {
        let (mandate, locker) = (terms.mandate, terms.locker);
        mandates::insert_right(&mut unit.conn, mandate, locker, holder, category).await?;
    }
    for aidant in &sealed.aidants {
        mandates::insert_aidant(&mut unit.conn, terms.mandate, aidant).await?;
    }
    attestations::insert(&mut unit.conn, &sealed.attestation).await?;
    unit.record(accepted(event, terms, sealed));
    let kind = match renewed {
        Some(_) => NoticeKind::MandateRenewed,
        None => NoticeKind::MandateAccepted,
    };
    let notice = of_mandate(kind, terms.beneficiary, terms.mandate, terms.organisation);
    Ok(tell(app, unit, notice).await?)
}

/// Who holds the rights: the structure, or the relative.
fn holder(terms: &Terms) -> Result<uuid::Uuid, OpError> {
    let first = terms.aidants.first().copied().ok_or(OpError::NotFound)?;
    Ok(mandates::holder(terms.organisation, first))
}

/// What the entry says of a mandate that came into force.
fn accepted(mut event: Event, terms: &Terms, sealed: &Sealed) -> Event {
    let row = &sealed.row;
    event.mandate = Some(terms.mandate);
    event.locker = Some(terms.locker);
    event.organisation = terms.organisation;
    event = written(event, terms)
        .with("starts_at", row.starts_at)
        .with("ends_at", row.ends_at)
        .with("consent", sealed.consent.method)
        .with(
            "attestation_sha256",
            crate::crypto::hex(&sealed.attestation.sha256),
        );
    if let Some(renews) = row.renews {
        event = event.with("renews", renews.to_string());
    }
    event
}

/// What an entry says of terms.
pub(super) fn written(event: Event, terms: &Terms) -> Event {
    let aidants: Vec<String> = terms.aidants.iter().map(ToString::to_string).collect();
    let rights = serde_json::to_value(&terms.rights).unwrap_or_default();
    let digest = crate::crypto::sha256(&terms.canonical());
    let event = event
        .with("aidants", aidants)
        .with("rights", rights)
        .with("term", terms.term.code())
        .with("terms_sha256", crate::crypto::hex(&digest));
    if terms.dormant {
        event.with("dormant", true)
    } else {
        event
    }
}

/// The mandate that is renewed gives its place whole, if it still stands.
async fn replace(unit: &mut Unit, older: MandateId, event: &Event) -> Result<(), OpError> {
    let row = mandates::find(&mut unit.conn, older).await?;
    match row {
        Some(row) => end(unit, &row, EventKind::MandateRenewed, event).await,
        None => Ok(()),
    }
}

async fn supersede(
    unit: &mut Unit,
    older: MandateId,
    category: Category,
    event: &Event,
) -> Result<(), OpError> {
    if mandates::end_right(&mut unit.conn, older, category).await? > 0 {
        return Ok(());
    }
    let row = mandates::find(&mut unit.conn, older).await?;
    let row = row.ok_or(OpError::NotFound)?;
    end(unit, &row, EventKind::MandateSuperseded, event).await
}

async fn end(
    unit: &mut Unit,
    row: &MandateRow,
    kind: EventKind,
    event: &Event,
) -> Result<(), OpError> {
    let (mandate, now) = (MandateId(row.id), unit.now());
    if mandates::end(&mut unit.conn, mandate, MandateState::Superseded, now).await? {
        close_visits(unit, mandate, event).await?;
        unit.record(about(event, kind, row));
    }
    Ok(())
}

/// Tells the person of something about one of their mandates.
pub(super) async fn tell_owner(
    app: &App,
    unit: &mut Unit,
    kind: NoticeKind,
    owner: AccountId,
    row: &MandateRow,
) -> Result<(), OpError> {
    let organisation = row.organisation.map(OrganisationId);
    let notice = of_mandate(kind, owner, MandateId(row.id), organisation);
    Ok(tell(app, unit, notice).await?)
}
