//! Somebody ties who they are to a provider to their account, in their own session, with a fresh proof.

use crate::app::App;
use crate::domain::journal::Event;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::IdentityId;
use crate::store::identities::{self, LinkRow};
use crate::store::{Unit, identity_flows};

use super::actor::Actor;
use super::error::OpError;
use super::identities::{Purpose, Ticket, find_ticket, target};
use super::open_session::Origin;
use super::tell::{of_oneself, tell};
use super::{allow, answered};

/// Ties what a provider said of the caller to their account.
///
/// # Errors
/// A refusal; the field `provider` (`elsewhere`: somebody else's account has this identity,
/// `already`: the account has another at this provider, `not_yours`: it was not begun by this
/// account, or is too old). All are recorded.
pub async fn link_identity(
    app: &App,
    actor: &Actor,
    kept: &str,
    origin: &Origin,
) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::LinkIdentity, target(actor)).await?;
    let mut event = allowed.event;
    event.account = Some(actor.account());
    let ticket = find_ticket(app, kept, Purpose::Link, origin).await?;
    let own =
        ticket.filter(|ticket| ticket.account == Some(actor.account()) && fits(ticket, actor));
    let Some(ticket) = own else {
        let problem = "was not asked by this account, or too long ago; begin again";
        let refused = Err(OpError::invalid("provider", "not_yours", problem));
        return answered(app, event, refused).await;
    };
    let event = event.with("provider", ticket.provider.clone());
    let (own, account, told) = (app.clone(), actor.account(), event.clone());
    let link = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let id = IdentityId::make(&own.random, unit.now());
            let row = LinkRow {
                id: id.0,
                account: account.0,
                provider: ticket.provider.clone(),
                created_at: unit.now().millis(),
                used_at: None,
            };
            keep(unit, &ticket, &row, event).await?;
            let word = of_oneself(NoticeKind::IdentityLinked, account);
            Ok(tell(&own, unit, word).await?)
        })
    });
    answered(app, told, link.await.map_err(OpError::from)).await
}

/// Whether the provider is one for whoever this is.
fn fits(ticket: &Ticket, actor: &Actor) -> bool {
    let (people, staff) = ticket.doors;
    if actor.facts.owns.is_some() {
        people
    } else {
        staff
    }
}

async fn keep(
    unit: &mut Unit,
    ticket: &Ticket,
    row: &LinkRow,
    event: Event,
) -> Result<(), OpError> {
    let now = unit.now();
    let taken = identities::by_subject(&mut unit.conn, &ticket.subject).await?;
    let own = identities::of_account(&mut unit.conn, crate::id::AccountId(row.account)).await?;
    if taken.is_some_and(|taken| taken.account != row.account) {
        let problem = "is tied to another account already";
        return Err(OpError::invalid("provider", "elsewhere", problem));
    }
    if own.iter().any(|one| one.provider == row.provider) {
        let problem = "is tied to this account already; untie it first";
        return Err(OpError::invalid("provider", "already", problem));
    }
    if !identity_flows::spend_ticket(&mut unit.conn, &ticket.id, now).await? {
        let problem = "was tied with this answer before; begin again";
        return Err(OpError::invalid("provider", "not_yours", problem));
    }
    identities::link(&mut unit.conn, row, &ticket.subject).await?;
    unit.record(event);
    Ok(())
}
