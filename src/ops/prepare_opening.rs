//! An aidant prepares a locker with a person: name, language, protection, perhaps a phone. The person
//! then chooses the code on a screen where the aidant is not: nothing is opened before.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::domain::contact::Phone;
use crate::domain::journal::{Event, EventKind};
use crate::domain::person;
use crate::domain::policy::{Action, PermitGround};
use crate::domain::way::Address;
use crate::id::{AccountId, OpeningId, OrganisationId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::openings::{self, NewOpening};

use super::actor::Actor;
use super::contact;
use super::contact_own::refuse_own;
use super::error::OpError;
use super::short_address::{index, opening_short};
use super::watch_opening::own;
use super::{allow, answered};

/// What an aidant types for somebody, as it is sealed while it waits.
#[derive(Serialize, Deserialize)]
pub struct Prepared {
    /// How the person is called.
    pub display_name: String,
    /// The person's language.
    pub language: String,
    /// Whether the person said that they are under legal protection.
    pub under_protection: bool,
    /// A telephone number of theirs, where they have one and want it.
    pub contact: Option<String>,
}

/// A locker that waits for its person.
pub struct PreparedOpening {
    /// Which.
    pub id: OpeningId,
    /// Its short address, for the person's own screen.
    pub short: String,
    /// First instant at which it no longer waits.
    pub lapses_at: Timestamp,
}

/// Prepares a locker.
///
/// # Errors
/// A refused field, too many that wait, or a refusal; each has its entry.
pub async fn prepare_opening(
    app: &App,
    actor: &Actor,
    new: Prepared,
) -> Result<PreparedOpening, OpError> {
    let allowed = allow(app, actor, Action::OpenLocker, Target::Nothing).await?;
    let mut event = allowed.event;
    event.kind = EventKind::OpeningPrepared;
    let PermitGround::Role(Some(organisation)) = *allowed.permit.ground() else {
        return Err(OpError::NotFound);
    };
    let checked = answered(app, event.clone(), check(new)).await?;
    let kept = keep(app, actor.account(), organisation, checked, event.clone()).await;
    answered(app, event, kept).await
}

/// The fields, refused now and not on the person's screen.
fn check(new: Prepared) -> Result<(Prepared, Option<Phone>), OpError> {
    let name = person::line(&new.display_name, limits::NAME_CHARS)
        .map_err(|bad| OpError::field("display_name", bad))?;
    person::language(&new.language).map_err(|bad| OpError::field("language", bad))?;
    let phone = new.contact.as_deref();
    let phone = phone.map(|text| contact::phone("contact", text));
    let checked = Prepared {
        display_name: name,
        ..new
    };
    Ok((checked, phone.transpose()?))
}

async fn keep(
    app: &App,
    aidant: AccountId,
    organisation: OrganisationId,
    (new, phone): (Prepared, Option<Phone>),
    event: Event,
) -> Result<PreparedOpening, OpError> {
    let now = app.store.now().await?;
    let (id, lapses_at) = (OpeningId::make(&app.random, now), now.plus(limits::OPENING));
    let place = Place::opening(id, aidant, organisation, lapses_at);
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(&new).unwrap_or_default());
    let row = NewOpening {
        id,
        prepared_by: aidant,
        organisation,
        sealed: app.ring.seal(&place, &plain, &app.random),
        short_index: index(app, &opening_short(app, id)),
        lapses_at,
    };
    let (own, event) = (app.clone(), event.with("opening", id.to_string()));
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if openings::waiting(&mut unit.conn, aidant, now).await? >= limits::OPENINGS_WAITING {
                return Err(OpError::Conflict(
                    "many lockers wait for their person already; take one back first",
                ));
            }
            if let Some(phone) = &phone {
                refuse_own(&own, unit, &Address::Phone(phone.clone())).await?;
            }
            openings::insert(&mut unit.conn, &row, now).await?;
            unit.record(event);
            Ok(())
        })
    });
    keep.await?;
    Ok(PreparedOpening {
        id,
        short: opening_short(app, id),
        lapses_at,
    })
}

/// Takes back what waits.
///
/// # Errors
/// It waits no more, it is somebody else's, or a refusal; each has its entry.
pub async fn discard_opening(app: &App, actor: &Actor, id: OpeningId) -> Result<(), OpError> {
    let kind = EventKind::OpeningDiscarded;
    let (_, event) = own(app, actor, id, kind).await?;
    let said = event.clone();
    let discard = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !openings::discard(&mut unit.conn, id, now).await? {
                return Err(OpError::Conflict("this locker waits no more"));
            }
            unit.record(said);
            Ok(())
        })
    });
    answered(app, event, discard.await.map_err(OpError::from)).await
}
