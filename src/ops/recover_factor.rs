//! The second factor that is typed: six digits of this moment or, once, a printed code that stands in
//! for a lost telephone. Neither opens anything alone.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::code::OneTimeCode;
use crate::crypto::key::Wraps;
use crate::crypto::place::Place;
use crate::crypto::totp::TotpSeed;
use crate::domain::journal::{Event, EventKind};
use crate::domain::rights::Standing;
use crate::id::{AccountId, CodeId};
use crate::store::accounts::{self, AccountRow};
use crate::store::{Unit, codes, factors};

use super::error::OpError;
use super::recovery_codes::FACTOR;

/// What was shown, to be spent in the commit of what it is shown for.
pub(super) enum SecondFactor {
    /// The step of an application's six digits.
    Step(AccountId, u64),
    /// A printed code.
    Code(AccountId, CodeId),
}

impl SecondFactor {
    /// What a text shows; none where it is wrong, spent, or the account is not in use.
    ///
    /// # Errors
    /// What is kept fails its proof, or the database.
    pub(super) async fn find(
        app: &App,
        account: &AccountRow,
        text: &str,
        now: Timestamp,
    ) -> Result<Option<Self>, OpError> {
        if account.state != Standing::Active.code() {
            return Ok(None);
        }
        let id = AccountId(account.id);
        if let Ok(code) = OneTimeCode::parse(text) {
            let found = printed(app, id, &code, now).await?;
            return Ok(found.map(|code| Self::Code(id, code)));
        }
        let Some(sealed) = &account.totp else {
            return Ok(None);
        };
        let seed = TotpSeed::from_bytes(app.ring.open(&Place::totp(id), sealed)?);
        let digits: String = text.split_whitespace().collect();
        let step = seed.step(&digits, now.unix_seconds());
        Ok(step.map(|step| Self::Step(id, step)))
    }

    /// Spends it. A printed code has an entry of its own, beside that of what it was shown for.
    ///
    /// # Errors
    /// [`OpError::BadCredentials`] where it was spent before.
    pub(super) async fn spend(&self, unit: &mut Unit, shown_for: &Event) -> Result<(), OpError> {
        let now = unit.now();
        let first = match self {
            Self::Step(account, step) => {
                accounts::spend_step(&mut unit.conn, *account, *step).await?
            }
            Self::Code(_, code) => codes::spend(&mut unit.conn, *code, now).await?,
        };
        if !first {
            return Err(OpError::BadCredentials);
        }
        if let Self::Code(account, code) = self {
            let mut event = Event::new(EventKind::FactorRecovered, shown_for.channel);
            (event.actor, event.account) = (Some(*account), Some(*account));
            (event.locker, event.session) = (shown_for.locker, shown_for.session);
            unit.record(event.with("code", code.to_string()));
        }
        Ok(())
    }
}

/// The row of a printed code of this account, still good: found, not yet spent.
async fn printed(
    app: &App,
    account: AccountId,
    code: &OneTimeCode,
    now: Timestamp,
) -> Result<Option<CodeId>, OpError> {
    let pepper = app.secret.pepper();
    let found = {
        let mut conn = app.store.reader().await?;
        codes::find(&mut conn, &code.locator(&pepper), now).await?
    };
    let own = found.filter(|row| row.kind == FACTOR && row.account == account.0);
    let Some(row) = own else { return Ok(None) };
    let id = CodeId(row.id);
    if spent(app, account, id).await? {
        return Ok(None);
    }
    // A row that somebody wrote does not open: it was not made by the account.
    let place = Place::code(account, id, FACTOR);
    code.unlock_key(&pepper).unwrap(&row.wrapped, &place)?;
    Ok(Some(id))
}

/// Whether the journal says that a code was used: a row that an old backup brought back is good for
/// nothing.
async fn spent(app: &App, account: AccountId, id: CodeId) -> Result<bool, OpError> {
    let id = id.to_string();
    let mut conn = app.store.reader().await?;
    for body in factors::recovered(&mut conn, account).await? {
        let Some(sealed) = body.payload.as_deref() else {
            continue;
        };
        let place = Place::payload(body.idx.cast_unsigned());
        let said = app.ring.open(&place, sealed)?;
        let said: serde_json::Value = serde_json::from_slice(&said).unwrap_or_default();
        if said["code"].as_str() == Some(id.as_str()) {
            return Ok(true);
        }
    }
    Ok(false)
}
