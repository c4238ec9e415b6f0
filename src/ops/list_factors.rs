//! One's own second factors, by date and kind.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::Action;
use crate::id::PasskeyId;
use crate::store::passkeys::{self as rows, PasskeyRow};
use crate::store::{accounts, codes};

use super::actor::Actor;
use super::error::OpError;
use super::recovery_codes::FACTOR;
use super::{allow, passkeys};

/// What somebody can show, and what stands in for it.
pub struct Factors {
    /// Whether an application on a telephone makes codes.
    pub totp: bool,
    /// Passkeys, oldest first.
    pub passkeys: Vec<Passkey>,
    /// How many printed codes are left.
    pub codes: u64,
}

/// One passkey.
pub struct Passkey {
    /// Which.
    pub id: PasskeyId,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was shown last.
    pub used_at: Option<Timestamp>,
    /// Whether it opens the account by itself.
    pub unlocks: bool,
}

/// The actor's second factors.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_factors(app: &App, actor: &Actor) -> Result<Factors, OpError> {
    let allowed = allow(app, actor, Action::ReadOwnActs, passkeys::own(actor)).await?;
    let (account, now) = (actor.account(), allowed.facts.now);
    let mut conn = app.store.reader().await?;
    let row = accounts::find(&mut conn, account).await?;
    let known = rows::of_account(&mut conn, account).await?;
    Ok(Factors {
        totp: row.is_some_and(|row| row.totp.is_some()),
        passkeys: known.iter().map(passkey).collect(),
        codes: codes::left(&mut conn, account, FACTOR, now).await?,
    })
}

fn passkey(row: &PasskeyRow) -> Passkey {
    Passkey {
        id: PasskeyId(row.id),
        created_at: Timestamp::from_millis(row.created_at),
        used_at: row.used_at.map(Timestamp::from_millis),
        unlocks: row.unlock.is_some(),
    }
}
