//! What the ops about passkeys share: a question that is asked once and answered once, and a row
//! that proves something only where it was made.

use serde_json::Value;
use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::OpenError;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::id::{AccountId, FlowId, PasskeyId, UnlockId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::passkeys::{self, PasskeyRow};
use crate::store::{Unit, factors};
use crate::webauthn::{Ceremonies, Credential, Question, WebauthnError, credential_id};

use super::actor::Actor;
use super::error::OpError;

/// A question for an authenticator, to be answered within minutes.
pub struct Asked {
    /// Comes back with the answer.
    pub flow: FlowId,
    /// What the browser hands to the authenticator.
    pub options: Value,
    /// First instant at which an answer is too late.
    pub ends_at: Timestamp,
}

/// What an authenticator answered.
pub struct Answer {
    /// To which question.
    pub flow: FlowId,
    /// Its signed words, as JSON.
    pub credential: Value,
    /// The secret that it gave, base 64 for URLs, where it gives one.
    pub prf: Option<Zeroizing<String>>,
}

/// A passkey that was shown, to be kept in the commit of what it was shown for.
pub(super) struct Shown {
    id: PasskeyId,
    sealed: Vec<u8>,
    counter: u32,
}

impl Shown {
    /// Notes it; an answer that lost a race with a later one is as wrong as any.
    pub(super) async fn keep(&self, unit: &mut Unit) -> Result<(), OpError> {
        let now = unit.now();
        let conn = &mut unit.conn;
        if passkeys::used(conn, self.id, &self.sealed, self.counter, now).await? {
            Ok(())
        } else {
            Err(OpError::BadCredentials)
        }
    }
}

/// The actor with what the journal knows of their second factors: one whose row was taken away is
/// still there, so that nobody sets up another in its place unasked.
pub(super) async fn known(app: &App, actor: &Actor) -> Result<Actor, OpError> {
    let enrolled = factors::enrolled(&mut app.store.reader().await?, actor.account()).await?;
    let mut actor = actor.clone();
    actor.facts.has_factor |= actor.facts.staff() && enrolled > 0;
    Ok(actor)
}

/// Where the entry of a change to one's own access belongs: a person finds it in their locker.
pub(super) fn own(actor: &Actor) -> Target {
    actor.facts.owns.map_or(Target::Nothing, Target::Locker)
}

/// The ceremonies of this instance.
pub(super) fn ceremonies(app: &App) -> Result<Ceremonies, OpError> {
    Ceremonies::at(app.settings.public_url.as_deref()).ok_or(OpError::Conflict(
        "passkeys need an address with a name: this server's public_url is a number",
    ))
}

/// Keeps a question until its answer comes; `asked` says who was asked.
pub(super) async fn ask(
    app: &App,
    purpose: &'static str,
    asked: &[u8],
    question: Question,
) -> Result<Asked, OpError> {
    let now = app.store.now().await?;
    let (flow, ends_at) = (
        FlowId::make(&app.random, now),
        now.plus(limits::PASSKEY_FLOW),
    );
    let place = Place::passkey_flow(flow, purpose, asked, ends_at);
    let sealed = app.ring.seal(&place, &question.state, &app.random);
    let ask = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            Ok(passkeys::ask(&mut unit.conn, flow, purpose, &sealed, ends_at).await?)
        })
    });
    ask.await?;
    let options = question.options;
    Ok(Asked {
        flow,
        options,
        ends_at,
    })
}

/// Takes a question for its one answer; none when it was answered, is too old, or somebody else was
/// asked.
pub(super) async fn take(
    app: &App,
    purpose: &'static str,
    asked: &[u8],
    flow: FlowId,
) -> Result<Option<Zeroizing<Vec<u8>>>, OpError> {
    let take = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            Ok(passkeys::spend_flow(&mut unit.conn, flow, purpose, now).await?)
        })
    });
    let Some((sealed, ends)) = take.await? else {
        return Ok(None);
    };
    let place = Place::passkey_flow(flow, purpose, asked, Timestamp::from_millis(ends));
    match app.ring.open(&place, &sealed) {
        Ok(state) => Ok(Some(state)),
        Err(SealError::Message(OpenError::Commitment)) => Ok(None),
        Err(altered) => Err(altered.into()),
    }
}

/// What an authenticator showed of itself, read from its row in its place.
pub(super) fn credential(app: &App, row: &PasskeyRow) -> Result<Credential, OpError> {
    let place = place(row);
    let bytes = app.ring.open(&place, &row.sealed)?;
    Ok(Credential::parse(&bytes).ok_or(SealError::Form)?)
}

/// The credentials of an account.
pub(super) fn credentials(app: &App, rows: &[PasskeyRow]) -> Result<Vec<Credential>, OpError> {
    rows.iter().map(|row| credential(app, row)).collect()
}

fn place(row: &PasskeyRow) -> Place {
    let unlock = row.unlock.map(UnlockId);
    Place::passkey(AccountId(row.account), PasskeyId(row.id), unlock)
}

/// Where a credential is found; its id tells nothing.
pub(super) fn index(app: &App, id: &[u8]) -> [u8; 32] {
    app.secret.index("passkey", id)
}

/// The row of the passkey that an answer is about, if this instance knows it.
///
/// # Errors
/// The answer is not in form, or the database.
pub(super) async fn answered_by(
    app: &App,
    answer: &Answer,
) -> Result<([u8; 32], Option<PasskeyRow>), OpError> {
    let id = credential_id(&answer.credential).map_err(|_| not_in_form())?;
    let index = index(app, &id);
    let row = passkeys::by_index(&mut app.store.reader().await?, &index).await?;
    Ok((index, row))
}

/// The passkey that an answer shows; none where it does not answer the question.
///
/// # Errors
/// The row fails its proof.
pub(super) fn shown(
    app: &App,
    row: &PasskeyRow,
    answer: &Answer,
    state: &[u8],
) -> Result<Option<Shown>, OpError> {
    let before = credential(app, row)?;
    let after = match ceremonies(app)?.shown(&answer.credential, state, &before) {
        Ok(after) => after,
        Err(WebauthnError::Form) => return Err(not_in_form()),
        Err(WebauthnError::Refused) => return Ok(None),
    };
    Ok(Some(Shown {
        id: PasskeyId(row.id),
        sealed: app.ring.seal(&place(row), &after.bytes(), &app.random),
        counter: after.counter(),
    }))
}

/// The answer is not the JSON of an authenticator.
pub(super) fn not_in_form() -> OpError {
    let problem = WebauthnError::Form.to_string();
    OpError::invalid("credential", "credential", &problem)
}
