//! The person accepts a mandate that waits, with a proof that only they hold. What they saw is what
//! comes into force: the digest of the terms says so.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, Reason};
use crate::domain::mandate::{MandateStatus, Terms};
use crate::domain::policy::Action;
use crate::id::{CodeId, LockerId, MandateId};
use crate::store::facts::Target;
use crate::store::requests::{self, RequestRow};
use crate::store::{Unit, codes};

use super::actor::Actor;
use super::door::Origin;
use super::error::{Altered, OpError};
use super::keep_mandate::keep;
use super::list_mandates::{self, MandateView};
use super::person_proof::{Proof, Proven, person};
use super::seal_mandate::seal;
use super::terms::{check, is_decision};
use super::{about, allow, answered, kind};

/// Why a mandate that waited does not come into force.
const GONE: &str = "this mandate waits no more: it was answered, taken back, or came too late";

/// Accepts a mandate.
///
/// # Errors
/// Other terms, a wrong proof, a mandate that waits no more, or a refusal; each has its entry.
pub async fn accept_mandate(
    app: &App,
    actor: Option<&Actor>,
    origin: &Origin,
    mandate: MandateId,
    terms_sha256: &str,
    proof: &Proof,
) -> Result<MandateView, OpError> {
    let asked = Asked::find(app, actor, origin, mandate, Action::AcceptMandate).await?;
    let proven = asked.prove(app, actor, origin, proof).await?;
    let allowed = allow(app, &proven.actor, Action::AcceptMandate, asked.target).await?;
    // Only now: to a stranger, other terms and no mandate at all must look alike.
    asked.terms_are(app, &proven.actor, terms_sha256).await?;
    let about = about(&proven.actor, &allowed.permit);
    let accepted = put_in_force(app, &asked, proven, allowed.facts.now).await;
    answered(app, about_request(about, &asked), accepted).await?;
    list_mandates::read(app, mandate).await
}

fn about_request(mut event: Event, asked: &Asked) -> Event {
    event.mandate = Some(asked.mandate);
    event
}

async fn put_in_force(
    app: &App,
    asked: &Asked,
    proven: Proven,
    now: Timestamp,
) -> Result<(), OpError> {
    let (row, terms) = asked.waiting(now)?;
    let root = proven.actor.root_key()?;
    check(app, &terms).await?;
    is_decision(app, &root, &terms).await?;
    let how = (proven.method, row.renews.map(MandateId));
    let sealed = seal(app, &root, &terms, how, now).await?;
    let event = proven.actor.event(kind(Action::AcceptMandate));
    let event = with_code(event, proven.code);
    let (app_, id, code) = (app.clone(), asked.mandate, proven.code);
    let accept = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            spend(unit, code).await?;
            if !requests::accept(&mut unit.conn, id, now).await? {
                return Err(OpError::Conflict(GONE));
            }
            keep(&app_, unit, &sealed, &terms, event).await
        })
    });
    Ok(accept.await?)
}

/// The entry names the code that was used, so that no backup makes it fresh again.
pub(super) fn with_code(event: Event, code: Option<CodeId>) -> Event {
    match code {
        Some(code) => event.with("code", code.to_string()),
        None => event,
    }
}

/// Spends the one-time code of a proof, in the commit of what it proves.
pub(super) async fn spend(unit: &mut Unit, code: Option<CodeId>) -> Result<(), OpError> {
    let now = unit.now();
    match code {
        Some(code) if !codes::spend(&mut unit.conn, code, now).await? => Err(OpError::Conflict(
            "this code was used before; take the next one",
        )),
        _ => Ok(()),
    }
}

/// A mandate that waits, as it was asked about.
pub(super) struct Asked {
    pub mandate: MandateId,
    pub target: Target,
    pub row: Option<RequestRow>,
    event: Event,
}

impl Asked {
    /// Looks a request up. One that does not exist is asked for like a foreign one.
    pub(super) async fn find(
        app: &App,
        actor: Option<&Actor>,
        origin: &Origin,
        mandate: MandateId,
        action: Action,
    ) -> Result<Self, OpError> {
        let row = requests::find(&mut app.store.reader().await?, mandate).await?;
        let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
        let mut event = match actor {
            Some(actor) => actor.event(kind(action)),
            None => Event::new(kind(action), origin.channel),
        };
        event.mandate = row.as_ref().map(|row| MandateId(row.id));
        event.locker = row.as_ref().map(|row| LockerId(row.locker));
        let target = Target::Request(locker, mandate);
        Ok(Self {
            mandate,
            target,
            row,
            event,
        })
    }

    /// The terms that were shown must be those that wait.
    async fn terms_are(&self, app: &App, person: &Actor, shown: &str) -> Result<(), OpError> {
        let kept = self
            .row
            .as_ref()
            .map(|row| crate::crypto::hex(&row.terms_sha256));
        if kept.is_none_or(|kept| kept == shown.to_ascii_lowercase()) {
            return Ok(());
        }
        let mut event = person.event(kind(Action::AcceptMandate));
        (event.mandate, event.locker) = (self.event.mandate, self.event.locker);
        let event = event.refused(Reason::TermsDiffer);
        app.store.record((), event).await?;
        let words = "are not the terms that wait; look at them again before you accept";
        Err(OpError::invalid("terms_sha256", "terms_differ", words))
    }

    /// The proof is looked at only while the request waits, and at most five times.
    pub(super) async fn prove(
        &self,
        app: &App,
        actor: Option<&Actor>,
        origin: &Origin,
        proof: &Proof,
    ) -> Result<Proven, OpError> {
        answered(app, self.event.clone(), proof.check()).await?;
        if proof.costs_a_try() && self.row.is_some() {
            let spent = self.spend_try(app).await;
            answered(app, self.event.clone(), spent).await?;
        }
        person(app, actor, proof, origin).await
    }

    async fn spend_try(&self, app: &App) -> Result<(), OpError> {
        let id = self.mandate;
        let spend = app.store.commit::<_, OpError, _>(move |unit| {
            Box::pin(async move {
                let now = unit.now();
                Ok(requests::spend_try(&mut unit.conn, id, now).await?)
            })
        });
        if spend.await? {
            Ok(())
        } else {
            Err(OpError::Conflict(GONE))
        }
    }

    /// The request and its terms, while it waits.
    ///
    /// # Errors
    /// It waits no more, or its row was edited.
    pub(super) fn waiting(&self, now: Timestamp) -> Result<(&RequestRow, Terms), OpError> {
        let row = self.row.as_ref().ok_or(OpError::NotFound)?;
        let terms = row.terms().map_err(|_| Altered::TermsAltered)?;
        match row.status(now)? {
            MandateStatus::Pending => Ok((row, terms)),
            _ => Err(OpError::Conflict(GONE)),
        }
    }
}
