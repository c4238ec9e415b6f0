//! An aidant writes a mandate for the person to accept: frozen terms that wait, at the desk, at a
//! distance, or for the person's own session. The aidant can write, send and take back; never accept.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::mandate::{MandateStatus, RequestState, Terms, Wait};
use crate::domain::notice::NoticeKind;
use crate::domain::person::BadValue;
use crate::domain::policy::{Action, PermitGround};
use crate::id::{LockerId, MandateId, OrganisationId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::requests::{self, NewRequest, RequestRow};
use crate::store::{Unit, lockers};

use super::actor::Actor;
use super::error::OpError;
use super::find_locker::shown;
use super::keep_mandate::written;
use super::list_mandates::{self, MandateView};
use super::short_address::short_index;
use super::tell::{of_mandate, tell};
use super::terms::{NewMandate, Parties, terms};
use super::{about, allow, answered};

/// How a mandate is proposed.
#[derive(Default)]
pub struct Proposal {
    /// The person's card, where they show it.
    pub card: Option<String>,
    /// Where the person answers: `desk`, `remote` or `own`.
    pub wait: String,
    /// Kept as a draft, and not sent yet.
    pub draft: bool,
    /// Whether the person said that they are under legal protection.
    pub under_protection: Option<bool>,
}

/// Writes a mandate.
///
/// # Errors
/// A refused field, too many that wait, or a refusal; each has its entry.
pub async fn draft_mandate(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    new: NewMandate,
    proposal: Proposal,
) -> Result<MandateView, OpError> {
    let target = shown(app, actor, locker, proposal.card.as_deref()).await?;
    let allowed = allow(app, actor, Action::DraftMandate, target).await?;
    let about = about(actor, &allowed.permit);
    let ground = allowed.permit.ground().clone();
    let request = request(app, actor, locker, &ground, &new, &proposal, None).await;
    let request = answered(app, about, request).await?;
    propose(app, allowed.event, request, proposal.under_protection).await
}

/// Keeps a request, in one commit with its entry and what the person is told.
pub(super) async fn propose(
    app: &App,
    event: Event,
    request: NewRequest,
    under_protection: Option<bool>,
) -> Result<MandateView, OpError> {
    let (id, terms) = (request.terms.mandate, request.terms.clone());
    let mut event = written(event, &terms).with("draft", request.state == RequestState::Draft);
    event.mandate = Some(id);
    event.organisation = terms.organisation;
    if let Some(said) = under_protection {
        event = event.with("under_protection", said);
    }
    if let Some(renews) = request.renews {
        event = event.with("renews", renews.to_string());
    }
    let (app_, most) = (app.clone(), limits::REQUESTS_WAITING);
    let tried = event.clone();
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let waiting = requests::waiting(&mut unit.conn, terms.locker, now).await?;
            if usize::try_from(waiting).unwrap_or(usize::MAX) >= most {
                return Err(OpError::Conflict(
                    "ten mandates wait for this person already; take one back first",
                ));
            }
            requests::insert(&mut unit.conn, &request, now).await?;
            unit.record(event);
            if request.state == RequestState::Pending {
                tell_requested(&app_, unit, &terms).await?;
            }
            Ok(())
        })
    });
    let kept = keep.await.map_err(OpError::from);
    answered(app, tried, kept).await?;
    list_mandates::read_request(app, id).await
}

/// The request that comes of a choice; the structure is one that the aidant works in.
pub(super) async fn request(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    ground: &PermitGround,
    new: &NewMandate,
    proposal: &Proposal,
    renews: Option<MandateId>,
) -> Result<NewRequest, OpError> {
    let wait = if proposal.wait.is_empty() {
        Some(Wait::Desk)
    } else {
        Wait::parse(&proposal.wait)
    };
    let wait = wait.ok_or_else(|| OpError::field("wait", BadValue::Unknown))?;
    let row = lockers::find(&mut app.store.reader().await?, locker).await?;
    let parties = Parties {
        locker,
        beneficiary: crate::id::AccountId(row.ok_or(OpError::NotFound)?.owner),
    };
    let now = app.store.now().await?;
    let mut new = new.clone();
    if new.organisation.is_none() {
        new.organisation = match ground {
            PermitGround::Role(organisation) => *organisation,
            _ => None,
        };
    }
    let terms = terms(app, parties, &new, now).await?;
    own_structure(actor, &terms)?;
    let (state, length) = if proposal.draft {
        (RequestState::Draft, limits::REQUEST_REMOTE)
    } else {
        (RequestState::Pending, wait.length())
    };
    Ok(NewRequest {
        short_index: short_index(app, terms.mandate),
        terms,
        drafter: actor.account(),
        state,
        renews,
        lapses_at: now.plus(length),
    })
}

/// Nobody writes for another structure, and a relative only for themselves.
fn own_structure(actor: &Actor, terms: &Terms) -> Result<(), OpError> {
    let works = |id: OrganisationId| {
        let mut memberships = actor.facts.memberships.iter();
        memberships.any(|one| one.organisation == id && !one.coordinator)
    };
    let own = match terms.organisation {
        Some(id) => works(id),
        None => terms.aidants.contains(&actor.account()),
    };
    if own {
        Ok(())
    } else {
        let words = "are not of your structure";
        Err(OpError::invalid("aidants", "aidants", words))
    }
}

async fn tell_requested(app: &App, unit: &mut Unit, terms: &Terms) -> Result<(), OpError> {
    let (owner, id) = (terms.beneficiary, terms.mandate);
    let notice = of_mandate(NoticeKind::MandateRequested, owner, id, terms.organisation);
    Ok(tell(app, unit, notice).await?)
}

/// Sends a draft to the person.
///
/// # Errors
/// It is no draft any more, or a refusal.
pub async fn send_mandate(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    wait: &str,
) -> Result<MandateView, OpError> {
    let (row, event) = handled(app, actor, mandate, EventKind::MandateDrafted).await?;
    let wait = Wait::parse(wait).ok_or_else(|| OpError::field("wait", BadValue::Unknown));
    let wait = answered(app, event.clone(), wait).await?;
    let terms = row.terms()?;
    let (app_, said) = (app.clone(), event.clone().with("draft", false));
    let send = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !requests::send(&mut unit.conn, mandate, now.plus(wait.length()), now).await? {
                return Err(OpError::Conflict(
                    "this mandate was sent already, or has lapsed",
                ));
            }
            unit.record(said);
            tell_requested(&app_, unit, &terms).await
        })
    });
    let sent = send.await.map_err(OpError::from);
    answered(app, event, sent).await?;
    list_mandates::read_request(app, mandate).await
}

/// Takes back what waits.
///
/// # Errors
/// It waits no more, or a refusal.
pub async fn discard_mandate(app: &App, actor: &Actor, mandate: MandateId) -> Result<(), OpError> {
    let (row, event) = handled(app, actor, mandate, EventKind::MandateLapsed).await?;
    let said = event.clone().with("by", "aidant");
    let lapse = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let waits = row.status(now)?;
            let waits = matches!(waits, MandateStatus::Draft | MandateStatus::Pending);
            if !waits || !requests::lapse(&mut unit.conn, mandate, now).await? {
                return Err(OpError::Conflict("this mandate waits no more"));
            }
            unit.record(said);
            Ok(())
        })
    });
    let lapsed = lapse.await.map_err(OpError::from);
    answered(app, event, lapsed).await
}

/// A request that the actor may handle, and the entry of what they do with it.
pub(super) async fn handled(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    kind: EventKind,
) -> Result<(RequestRow, Event), OpError> {
    let row = requests::find(&mut app.store.reader().await?, mandate).await?;
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let target = Target::Request(locker, mandate);
    let allowed = allow(app, actor, Action::HandleRequest, target).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let mut event = allowed.event;
    event.kind = kind;
    event.mandate = Some(mandate);
    event.organisation = row.organisation.map(OrganisationId);
    Ok((row, event))
}
