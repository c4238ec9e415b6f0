//! The person's own proof for one act: a session of theirs, their card with its code, or a one-time
//! code. Nobody else has any of them, so nobody consents in their place.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::code::OneTimeCode;
use crate::crypto::key::Wraps;
use crate::crypto::place::Place;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::mandate::ConsentMethod;
use crate::domain::rights::Standing;
use crate::id::{AccountId, CodeId};
use crate::store::codes::{self, CodeRow};
use crate::store::{accounts, lockers, unlock_tries};

use super::actor::Actor;
use super::attempts::attempt;
use super::card_codes::CARD_CODE;
use super::door::{self, Credentials, Origin};
use super::error::OpError;
use super::proved;
use super::spent;

/// What the person brings.
pub enum Proof {
    /// The session they are in.
    Session,
    /// Their card and its code, which they typed.
    Card {
        /// Text of the card.
        card: Zeroizing<String>,
        /// The code.
        pin: Zeroizing<String>,
    },
    /// A one-time code printed beside the card.
    Code(Zeroizing<String>),
}

/// The person, for this act only.
pub(super) struct Proven {
    pub actor: Actor,
    pub method: ConsentMethod,
    /// To be spent in the same commit.
    pub code: Option<CodeId>,
}

impl Proof {
    /// Whether it can be tried again and again, and so costs a try.
    pub(super) fn costs_a_try(&self) -> bool {
        !matches!(self, Self::Session)
    }

    /// What is not in form is told at once, and costs nothing.
    ///
    /// # Errors
    /// The field that was refused.
    pub(super) fn check(&self) -> Result<(), OpError> {
        match self {
            Self::Session => Ok(()),
            Self::Card { card, .. } => super::cards::read(card).map(drop),
            Self::Code(code) => read(code).map(drop),
        }
    }
}

/// Who brought the proof.
///
/// # Errors
/// [`OpError::BadCredentials`] for whatever is wrong, spent or locked; recorded.
pub(super) async fn person(
    app: &App,
    actor: Option<&Actor>,
    proof: &Proof,
    origin: &Origin,
) -> Result<Proven, OpError> {
    match proof {
        Proof::Session => Ok(Proven {
            actor: actor.cloned().ok_or(OpError::NoSession)?,
            method: ConsentMethod::OwnSession,
            code: None,
        }),
        Proof::Card { card, pin } => with_card(app, card, pin, origin).await,
        Proof::Code(code) => with_code(app, code, CARD_CODE, origin).await,
    }
}

async fn with_card(app: &App, card: &str, pin: &str, origin: &Origin) -> Result<Proven, OpError> {
    let credentials = Credentials::Card {
        card: Zeroizing::new(card.to_owned()),
        pin: Zeroizing::new(pin.to_owned()),
    };
    let (door, root) = door::open(app, &credentials, origin).await?;
    let (unlock, account) = door.found.ok_or(OpError::BadCredentials)?;
    let id = crate::id::UnlockId(unlock.id);
    let reset = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(unlock_tries::reset_tries(&mut unit.conn, id).await?) })
    });
    reset.await?;
    let actor = momentary(app, AccountId(account.id), &root, origin).await?;
    Ok(Proven {
        actor,
        method: ConsentMethod::CardAndPin,
        code: None,
    })
}

/// A one-time code of a kind: found, not yet spent.
///
/// # Errors
/// As [`person`].
pub(super) async fn with_code(
    app: &App,
    code: &str,
    kind: &str,
    origin: &Origin,
) -> Result<Proven, OpError> {
    let code = read(code)?;
    let locator = code.locator(&app.secret.pepper());
    let found = find(app, (&code, &locator), kind, origin);
    attempt(app, &origin.address, ("code", &locator), found).await
}

async fn find(
    app: &App,
    (code, locator): (&OneTimeCode, &[u8; 32]),
    kind: &str,
    origin: &Origin,
) -> Result<Proven, OpError> {
    let row = usable(app, locator, kind).await?;
    let Some(row) = row else {
        return Err(refused(app, origin).await);
    };
    let (account, id) = (AccountId(row.account), CodeId(row.id));
    let root = code.unlock_key(&app.secret.pepper());
    let root = root.unwrap(&row.wrapped, &Place::code(account, id, kind));
    let mut event = tried(origin);
    event.account = Some(account);
    let root = proved(app, event, root.map_err(OpError::from)).await?;
    let actor = momentary(app, account, &root, origin).await?;
    Ok(Proven {
        actor,
        method: ConsentMethod::CardCode,
        code: Some(id),
    })
}

/// A code that its person can use: they are in, and the journal does not say that it is good no more.
async fn usable(app: &App, locator: &[u8; 32], kind: &str) -> Result<Option<CodeRow>, OpError> {
    let now = app.store.now().await?;
    let mut conn = app.store.reader().await?;
    let row = codes::find(&mut conn, locator, now).await?;
    let Some(row) = row.filter(|row| row.kind == kind) else {
        return Ok(None);
    };
    let standing = accounts::find(&mut conn, AccountId(row.account)).await?;
    let active = standing.is_some_and(|row| row.state == Standing::Active.code());
    let over = !active || spent::over(app, &mut conn, &row).await?;
    Ok((!over).then_some(row))
}

fn read(code: &str) -> Result<OneTimeCode, OpError> {
    OneTimeCode::parse(code).map_err(|error| OpError::invalid("code", "code", &error.to_string()))
}

fn tried(origin: &Origin) -> Event {
    Event::new(EventKind::SessionOpened, origin.channel).with("method", "code")
}

async fn refused(app: &App, origin: &Origin) -> OpError {
    let recorded = app
        .store
        .record((), tried(origin).refused(Reason::BadCredentials));
    match recorded.await {
        Ok(_) => OpError::BadCredentials,
        Err(error) => error.into(),
    }
}

async fn momentary(
    app: &App,
    account: AccountId,
    root: &crate::crypto::key::RootKey,
    origin: &Origin,
) -> Result<Actor, OpError> {
    let mut conn = app.store.reader().await?;
    let owns = lockers::of_owner(&mut conn, account).await?;
    let now = crate::store::now(&mut conn, app.store.clock()).await?;
    Ok(Actor::momentary(
        app,
        (account, owns),
        root,
        origin.channel,
        now,
    ))
}
