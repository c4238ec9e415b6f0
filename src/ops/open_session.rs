//! Entering: a card and its code, a recovery sheet, or a login with passphrase and second factor.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{RootKey, Wraps};
use crate::crypto::place::Place;
use crate::crypto::token::SessionToken;
use crate::crypto::totp::TotpSeed;
use crate::domain::journal::{Event, EventKind};
use crate::domain::session::SessionKind;
use crate::id::{AccountId, SessionId, UnlockId};
use crate::store::accounts::AccountRow;
use crate::store::sessions::{self, NewSession};
use crate::store::{lockers, organisations, unlocks};

use super::door::{self, Door, refuse};
pub use super::door::{Credentials, Origin};
use super::error::OpError;
use super::identified::{Identified, spend};

/// A session that has begun.
pub struct Opened {
    /// Handed out once.
    pub token: SessionToken,
    /// Whose.
    pub account: AccountId,
    /// On what.
    pub kind: SessionKind,
    /// When it ends whatever happens.
    pub ends_at: Timestamp,
    /// Whether a second factor is still to be set up.
    pub factor_missing: bool,
}

/// Opens a session.
///
/// # Errors
/// [`OpError::BadCredentials`] for whatever is wrong, unknown or locked; [`OpError::RateLimited`].
pub async fn open_session(
    app: &App,
    credentials: Credentials,
    origin: Origin,
) -> Result<Opened, OpError> {
    open_session_on(app, credentials, origin, false).await
}

/// Opens a session on a screen of which the person said whether it is their own phone. Without that
/// word it is a computer that others use.
///
/// # Errors
/// As [`open_session`].
pub async fn open_session_on(
    app: &App,
    credentials: Credentials,
    origin: Origin,
    own_phone: bool,
) -> Result<Opened, OpError> {
    open_for(app, (credentials, None), origin, own_phone).await
}

/// Opens a session for whoever brought the credentials, named by a provider or not.
pub(super) async fn open_for(
    app: &App,
    (credentials, identified): (Credentials, Option<Identified>),
    origin: Origin,
    own_phone: bool,
) -> Result<Opened, OpError> {
    let (door, root) = door::open(app, &credentials, &origin).await?;
    let brought = (&credentials, identified);
    let entered = enter(app, brought, &door, (root, own_phone), &origin).await;
    door::told(app, &door, &origin, entered).await
}

/// Spends the second factor and begins the session, in one commit with its entry.
async fn enter(
    app: &App,
    (credentials, identified): (&Credentials, Option<Identified>),
    door: &Door,
    (root, own_phone): (RootKey, bool),
    origin: &Origin,
) -> Result<Opened, OpError> {
    let Some((unlock, account)) = &door.found else {
        return Err(OpError::BadCredentials);
    };
    let now = app.store.now().await?;
    let step = match second_factor(app, credentials, account, now)? {
        Ok(step) => step,
        Err(()) => return Err(refuse(app, door, origin, now).await),
    };
    let (id, unlock) = (AccountId(account.id), UnlockId(unlock.id));
    let token = SessionToken::make(&app.random);
    let kind = SessionKind::of(door.kind, works(app, account).await?, own_phone);
    let (factor, method) = (step.map(|_| now), way(door, identified));
    let new = sealed(app, (id, method), (&token, &root), (kind, now, factor));
    let ends_at = new.ends_at;
    let mut event = Event::new(EventKind::SessionOpened, origin.channel).with("method", method);
    (event.actor, event.account) = (Some(id), Some(id));
    event.session = token.id().first_chunk::<8>().copied();
    let begin = app.store.commit(move |unit| {
        Box::pin(async move {
            spend(unit, (id, step), identified).await?;
            unlocks::reset_tries(&mut unit.conn, unlock).await?;
            sessions::insert(&mut unit.conn, &new, now).await?;
            unit.record(event);
            Ok(())
        })
    });
    match begin.await.map_err(OpError::from) {
        Ok(()) => {}
        // A code that was used before: refused like any other wrong one.
        Err(OpError::BadCredentials) => return Err(refuse(app, door, origin, now).await),
        Err(other) => return Err(other),
    }
    let factor_missing = account.staff.is_some() && account.totp.is_none();
    Ok(Opened {
        token,
        account: id,
        kind,
        ends_at,
        factor_missing,
    })
}

/// How the person entered, in all.
fn way(door: &Door, identified: Option<Identified>) -> &'static str {
    identified.map_or(door.kind, |identified| identified.method)
}

/// The row of a session that begins now: the root key sealed under the token, for this kind and time.
fn sealed(
    app: &App,
    (account, method): (AccountId, &'static str),
    (token, root): (&SessionToken, &RootKey),
    (kind, now, factor): (SessionKind, Timestamp, Option<Timestamp>),
) -> NewSession {
    let ends_at = now.plus(kind.longest());
    let place = Place::session(&token.id(), account, kind.code(), (now, ends_at), factor);
    let key = token.key(&app.secret.pepper());
    NewSession {
        id: token.id(),
        account,
        wrapped: key.wrap(root, &place, &app.random),
        method,
        second_factor_at: factor,
        kind,
        shown: SessionId(uuid::Uuid::from_bytes(app.random.bytes())),
        ends_at,
    }
}

/// The step that the given code proves: none where no code was given, an error where it is wrong.
fn second_factor(
    app: &App,
    credentials: &Credentials,
    account: &AccountRow,
    now: Timestamp,
) -> Result<Result<Option<u64>, ()>, OpError> {
    let (Credentials::Passphrase { otp, .. } | Credentials::Identified { otp, .. }) = credentials
    else {
        return Ok(Ok(None));
    };
    let Some(otp) = otp else {
        // Staff show it later; a person has no page that asks for it, so it is asked for here.
        let owed = account.staff.is_none() && account.totp.is_some();
        return Ok(if owed { Err(()) } else { Ok(None) });
    };
    let Some(sealed) = &account.totp else {
        return Ok(Err(()));
    };
    let seed = app.ring.open(&Place::totp(AccountId(account.id)), sealed)?;
    let step = TotpSeed::from_bytes(seed).step(otp.trim(), now.unix_seconds());
    Ok(step.map(Some).ok_or(()))
}

/// Whether somebody works in a structure or audits: who owns no locker is staff, between two
/// structures too.
async fn works(app: &App, account: &AccountRow) -> Result<bool, OpError> {
    let mut conn = app.store.reader().await?;
    let id = AccountId(account.id);
    let person = lockers::of_owner(&mut conn, id).await?.is_some();
    Ok(!person || !organisations::memberships(&mut conn, id).await?.is_empty())
}
