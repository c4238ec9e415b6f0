//! Somebody who has an account already joins another structure with an invitation to it. The code is
//! spent only when they do.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::token::invitation_digest;
use crate::domain::journal::{Event, Reason};
use crate::domain::policy::{Action, Denial};
use crate::domain::rights::MemberRole;
use crate::id::{MembershipId, OrganisationId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::invitations::{self, InvitationRow};
use crate::store::{members, organisations, relatives};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::permit::{Allowed, refuse};

/// Opens another membership; the structure joined.
///
/// # Errors
/// [`OpError::BadCredentials`] for a code that is wrong, used or too old; a refusal for an auditor,
/// a person or a relative, and for a code that is for another role; the actor is in it already.
pub async fn join_organisation(
    app: &App,
    actor: &Actor,
    code: &Zeroizing<String>,
) -> Result<OrganisationId, OpError> {
    let allowed = allow(app, actor, Action::JoinOrganisation, Target::Nothing).await?;
    let account = actor.account();
    let key = [b"join".as_slice(), account.bytes()].concat();
    if app.throttle.count(&key, allowed.facts.now) > limits::FAILURES_PER_SECRET {
        return Err(OpError::RateLimited);
    }
    let digest = invitation_digest(code);
    let found = find(app, actor, &allowed, &digest).await?;
    let Some((organisation, role)) = found else {
        let denial = Denial {
            reason: Reason::NotYourRole,
            visible: true,
        };
        return Err(refuse(app, actor, allowed.event, denial, &allowed.facts).await);
    };
    let membership = MembershipId::make(&app.random, allowed.facts.now);
    let event = joined(allowed.event, actor, organisation, role);
    let join = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let known = members::find(&mut unit.conn, account, organisation).await?;
            if known.is_some() {
                return Err(OpError::Conflict("you are in this structure already"));
            }
            if !invitations::spend(&mut unit.conn, &digest, now).await? {
                return Err(OpError::BadCredentials);
            }
            let conn = &mut unit.conn;
            organisations::insert_member(conn, membership, account, organisation, role, now)
                .await?;
            unit.record(event);
            Ok(organisation)
        })
    });
    Ok(join.await?)
}

/// The structure and role that a code is good for; none where it is not for this account.
async fn find(
    app: &App,
    actor: &Actor,
    allowed: &Allowed,
    digest: &[u8; 32],
) -> Result<Option<(OrganisationId, MemberRole)>, OpError> {
    let mut conn = app.store.reader().await?;
    let relative = relatives::find(&mut conn, actor.account()).await?;
    let found = invitations::find(&mut conn, digest, allowed.facts.now).await?;
    drop(conn);
    let Some(InvitationRow {
        organisation, role, ..
    }) = found
    else {
        let event = allowed.event.clone().refused(Reason::BadCredentials);
        app.store.record((), event).await?;
        return Err(OpError::BadCredentials);
    };
    let organisation = organisation.filter(|_| relative.is_none());
    let role = MemberRole::parse(&role);
    Ok(organisation.map(OrganisationId).zip(role))
}

fn joined(event: Event, actor: &Actor, organisation: OrganisationId, role: MemberRole) -> Event {
    let mut event = event.with("role", role.code());
    event.account = Some(actor.account());
    event.organisation = Some(organisation);
    event
}
