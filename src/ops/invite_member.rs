//! A coordinator invites somebody into the structure. The one-time code is shown once; whoever got
//! it enrols alone and sets up a second factor that nobody else sees.

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::token::{invitation_digest, make_invitation};
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::person::BadValue;
use crate::domain::policy::{Action, Denial, PermitGround};
use crate::domain::rights::MemberRole;
use crate::id::{LockerId, OrganisationId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::invitations::{self, WaitingRow};

use super::actor::Actor;
use super::change_organisation::managed;
use super::error::OpError;
use super::permit::refuse;
use super::{allow, allow_recorded};

/// An invitation that was made; its code is nowhere else.
pub struct Invitation {
    /// The one-time code.
    pub code: Zeroizing<String>,
    /// First instant at which it is no longer good.
    pub ends_at: Timestamp,
}

/// An invitation that waits, without its code.
pub struct WaitingView {
    /// By which it is withdrawn.
    pub id: Uuid,
    /// For which role.
    pub role: String,
    /// First instant at which it is no longer good.
    pub ends_at: Timestamp,
}

/// Invites somebody into the structure that the actor answers for.
///
/// # Errors
/// A refusal, an unknown role, or too many invitations that wait.
pub async fn invite_member(app: &App, actor: &Actor, role: &str) -> Result<Invitation, OpError> {
    let (id, mut event) = managed(app, actor).await?;
    let role = MemberRole::parse(role).ok_or(OpError::field("role", BadValue::Unknown))?;
    event.kind = EventKind::AccountInvited;
    let holder = (Some(id), None);
    make(app, holder, role.code(), event, limits::INVITATIONS_WAITING).await
}

/// Makes an invitation, unless too many wait.
pub(super) async fn make(
    app: &App,
    holder: (Option<OrganisationId>, Option<LockerId>),
    role: &'static str,
    event: Event,
    most: usize,
) -> Result<Invitation, OpError> {
    let code = make_invitation(&app.random);
    let digest = invitation_digest(&code);
    let event = event.with("role", role);
    let make = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let (now, ends) = (unit.now(), unit.now().plus(limits::INVITATION));
            let waiting = match holder {
                (Some(id), _) => invitations::waiting(&mut unit.conn, id, now).await?,
                (_, Some(id)) => invitations::waiting_for(&mut unit.conn, id, now).await?,
                (None, None) => Vec::new(),
            };
            if waiting.len() >= most {
                return Err(OpError::Conflict(
                    "too many invitations wait; withdraw one first",
                ));
            }
            invitations::insert(&mut unit.conn, &digest, holder, role, now, ends).await?;
            unit.record(event);
            Ok(ends)
        })
    });
    let ends_at = make.await?;
    Ok(Invitation { code, ends_at })
}

/// The invitations of the structure that wait.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_invitations(app: &App, actor: &Actor) -> Result<Vec<WaitingView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ReadOrganisation, Target::Nothing).await?;
    let PermitGround::Role(Some(id)) = *recorded.value().ground() else {
        return Err(OpError::NotFound);
    };
    let now = recorded.value().at();
    let rows = invitations::waiting(&mut app.store.reader().await?, id, now).await?;
    let view = |row: WaitingRow| WaitingView {
        id: handle(app, &row.digest),
        role: row.role,
        ends_at: Timestamp::from_millis(row.ends_at),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Takes an invitation back: its code opens nothing any more.
///
/// # Errors
/// A refusal: an invitation of another structure is as if it did not exist.
pub async fn withdraw_invitation(app: &App, actor: &Actor, id: Uuid) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::ManageOrganisation, Target::Nothing).await?;
    let PermitGround::Role(Some(organisation)) = *allowed.permit.ground() else {
        return Err(OpError::NotFound);
    };
    let now = allowed.permit.at();
    let rows = invitations::waiting(&mut app.store.reader().await?, organisation, now).await?;
    let found = rows.into_iter().find(|row| handle(app, &row.digest) == id);
    let Some(row) = found else {
        let denial = Denial {
            reason: Reason::NotYourRole,
            visible: false,
        };
        return Err(refuse(app, actor, allowed.event, denial, &allowed.facts).await);
    };
    let event = allowed.event.with("invitation", "withdrawn");
    let withdraw = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if !invitations::withdraw(&mut unit.conn, &row.digest).await? {
                return Err(OpError::Conflict("this invitation was used"));
            }
            unit.record(event);
            Ok(())
        })
    });
    Ok(withdraw.await?)
}

/// Names an invitation without telling its digest, from which its code could be tried out.
fn handle(app: &App, digest: &[u8]) -> Uuid {
    let index = app.secret.index("invitation", digest);
    let bytes = index.first_chunk::<16>().copied().unwrap_or_default();
    Uuid::from_bytes(bytes)
}
