//! The mandates of a locker, for its owner; those that name them, for an aidant.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::mandate::{MandateStatus, Terms};
use crate::domain::policy::{Action, PermitGround};
use crate::id::{AccountId, LockerId, MandateId};
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::people::{Directory, Person};
use super::{about, allow_recorded, proved};

/// A mandate with the names of those it names.
pub struct MandateView {
    /// Which.
    pub id: MandateId,
    /// What it is now.
    pub status: MandateStatus,
    /// What was agreed to.
    pub terms: Terms,
    /// Digest of the frozen terms.
    pub terms_sha256: Vec<u8>,
    /// First instant in force.
    pub starts_at: Timestamp,
    /// First instant no longer in force.
    pub ends_at: Timestamp,
    /// When it was ended, other than by its date.
    pub ended_at: Option<Timestamp>,
    /// The aidants named.
    pub aidants: Vec<(AccountId, Person)>,
    /// Name of the structure.
    pub organisation: Option<String>,
}

/// The mandates of a locker, newest first.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_mandates(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<MandateView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ListMandates, Target::Locker(locker)).await?;
    let mine = !matches!(recorded.value().ground(), PermitGround::Owner);
    let now = recorded.value().at();
    let mut conn = app.store.reader().await?;
    let rows = mandates::of_locker(&mut conn, locker).await?;
    drop(conn);
    let mut views = Vec::with_capacity(rows.len());
    let mut directory = Directory::default();
    for row in rows {
        let terms = row.terms().map_err(|_| Altered::TermsAltered.into());
        let terms = proved(app, about(actor, recorded.value()), terms).await?;
        if !mine || terms.aidants.contains(&actor.account()) {
            views.push(view(app, row, terms, now, &mut directory).await?);
        }
    }
    Ok(views)
}

/// One mandate as shown, after the caller was allowed to see it.
pub(super) async fn view(
    app: &App,
    row: MandateRow,
    terms: Terms,
    now: Timestamp,
    directory: &mut Directory,
) -> Result<MandateView, OpError> {
    let life = row.life()?;
    let (starts_at, ends_at) = life.interval();
    let mut conn = app.store.reader().await?;
    let mut aidants = Vec::with_capacity(terms.aidants.len());
    for aidant in &terms.aidants {
        aidants.push((*aidant, directory.person(app, &mut conn, aidant.0).await?));
    }
    let organisation = match terms.organisation {
        Some(id) => directory.organisation(&mut conn, id.0).await?,
        None => None,
    };
    Ok(MandateView {
        id: MandateId(row.id),
        status: life.status(now),
        terms,
        terms_sha256: row.terms_sha256,
        starts_at,
        ends_at,
        ended_at: row.ended_at.map(Timestamp::from_millis),
        aidants,
        organisation,
    })
}
