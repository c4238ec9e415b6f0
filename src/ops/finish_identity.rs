//! The way back from a provider: looked at, spent, and turned into a ticket that says who somebody is
//! and opens nothing.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::domain::journal::Reason;
use crate::identity::{IdentityError, Provider, Subject};
use crate::limits;
use crate::store::identity_flows::{self, FlowRow, TicketRow};

use super::error::OpError;
use super::heard::{Unheard, heard};
use super::identities::{Purpose, Said, subject_index, tried};
use super::open_session::Origin;
use super::proved;
pub use super::start_identity::Unidentified;
use super::start_identity::{Drawn, digest, unheard};

/// What the browser brings from the provider (OpenID Connect Core, section 3.1.2.5; RFC 9207).
#[derive(Default)]
pub struct Callback {
    /// As it was sent.
    pub state: String,
    /// Good once at the provider.
    pub code: String,
    /// Why there is no code.
    pub error: String,
    /// Who says so, where the provider says it.
    pub iss: String,
    /// What this browser kept.
    pub browser: String,
}

/// A ticket for the browser to keep, and what it is for.
pub struct Finished {
    /// Kept in a cookie, shown nowhere.
    pub ticket: Zeroizing<String>,
    /// What the way was for.
    pub purpose: Purpose,
}

/// Ends a way to a provider.
///
/// # Errors
/// As [`Unidentified`]; whatever fails its proof is recorded, and counts against the address.
pub async fn finish_identity(
    app: &App,
    name: &str,
    callback: &Callback,
    origin: &Origin,
) -> Result<Finished, Unidentified> {
    let provider = app.providers.find(name).ok_or(OpError::NotFound)?;
    let now = app.store.now().await.map_err(OpError::from)?;
    let id = digest(&callback.state);
    if !app.throttle.may_try(&origin.address, &id, now) {
        return Err(OpError::RateLimited.into());
    }
    let finished = finish(app, (provider, &id), callback, origin, now).await;
    app.throttle.tried(&origin.address, &id, now);
    // A state is good once: one that was right is not remembered, and makes nobody known here.
    if let Err(Unidentified::Stale | Unidentified::NotAuthentic) = &finished {
        app.throttle.failed(&origin.address, &id, now);
    }
    finished
}

async fn finish(
    app: &App,
    (provider, id): (&Provider, &[u8; 32]),
    callback: &Callback,
    origin: &Origin,
    now: Timestamp,
) -> Result<Finished, Unidentified> {
    let name = provider.settings.name.as_str();
    let Some((row, purpose)) = spend(app, name, id, callback, now).await? else {
        return Err(refuse(app, name, None, "state", origin).await);
    };
    let drawn = drawn(app, name, (id, purpose), &row, origin).await?;
    match heard(provider, callback, &drawn, now).await {
        Ok(subject) => Ok(keep(app, name, purpose, (&drawn, &subject), now).await?),
        Err(Unheard::Declined) => Err(Unidentified::Declined),
        Err(Unheard::Provider(IdentityError::NotAuthentic(code))) => {
            let _ = unheard(name, IdentityError::NotAuthentic(code));
            Err(refuse(app, name, drawn.account, code, origin).await)
        }
        Err(Unheard::Provider(down)) => Err(unheard(name, down)),
    }
}

/// The way that this state began in this browser, spent; none where there is none. A state that came
/// to another browser spends nothing: its own may still come back.
async fn spend(
    app: &App,
    name: &str,
    id: &[u8; 32],
    callback: &Callback,
    now: Timestamp,
) -> Result<Option<(FlowRow, Purpose)>, OpError> {
    let row = identity_flows::flow(&mut app.store.reader().await?, id, now).await?;
    let browser = digest(&callback.browser);
    let own = |row: &FlowRow| row.provider == name && crypto::equal(&row.browser, &browser);
    let row = row.filter(own);
    let Some((row, purpose)) = row
        .and_then(|row| Some((Purpose::parse(&row.purpose)?, row)))
        .map(|(purpose, row)| (row, purpose))
    else {
        return Ok(None);
    };
    let id = *id;
    let spend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(identity_flows::spend_flow(&mut unit.conn, &id, now).await?) })
    });
    Ok(spend.await?.then_some((row, purpose)))
}

async fn drawn(
    app: &App,
    name: &str,
    (id, purpose): (&[u8; 32], Purpose),
    row: &FlowRow,
    origin: &Origin,
) -> Result<Drawn, OpError> {
    let browser: [u8; 32] = row.browser.as_slice().try_into().unwrap_or_default();
    let ends = Timestamp::from_millis(row.ends_at);
    let place = Place::identity_flow(id, &browser, (name, purpose.code()), ends);
    let opened = app.ring.open(&place, &row.sealed);
    let drawn = opened
        .and_then(|plain| serde_json::from_slice::<Drawn>(&plain).map_err(|_| SealError::Form));
    proved(app, tried(origin, name), drawn.map_err(OpError::from)).await
}

async fn keep(
    app: &App,
    name: &str,
    purpose: Purpose,
    (drawn, subject): (&Drawn, &Subject),
    now: Timestamp,
) -> Result<Finished, OpError> {
    let kept = Zeroizing::new(app.random.bytes::<32>());
    let id = crypto::sha256(kept.as_ref());
    let ends = now.plus(limits::IDENTITY_FLOW);
    let said = Said {
        subject: crypto::hex(&subject_index(app, subject)),
        account: drawn.account,
    };
    let place = Place::identity_ticket(&id, (name, purpose.code()), ends);
    let plain = serde_json::to_vec(&said).unwrap_or_default();
    let row = TicketRow {
        provider: name.to_owned(),
        purpose: purpose.code().to_owned(),
        sealed: app.ring.seal(&place, &plain, &app.random),
        ends_at: ends.millis(),
    };
    let insert = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(identity_flows::insert_ticket(&mut unit.conn, &id, &row).await?) })
    });
    insert.await?;
    Ok(Finished {
        ticket: Zeroizing::new(crypto::hex(kept.as_ref())),
        purpose,
    })
}

/// Records what came and was refused, by the name of what did not fit.
async fn refuse(
    app: &App,
    name: &str,
    account: Option<crate::id::AccountId>,
    code: &'static str,
    origin: &Origin,
) -> Unidentified {
    let mut event = tried(origin, name).with("code", code);
    event.account = account;
    let (event, answer) = match code {
        "state" => (event.refused(Reason::BadCredentials), Unidentified::Stale),
        _ => (
            event.refused(Reason::NotAuthentic),
            Unidentified::NotAuthentic,
        ),
    };
    match app.store.record((), event).await {
        Ok(_) => answer,
        Err(error) => OpError::from(error).into(),
    }
}
