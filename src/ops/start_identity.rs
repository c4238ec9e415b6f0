//! The way to a provider begins: what was drawn for it waits sealed, for one browser.

use serde::{Deserialize, Serialize};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::crypto::place::Place;
use crate::domain::policy::Action;
use crate::id::AccountId;
use crate::identity::{Asked, IdentityError};
use crate::limits;
use crate::store::identity_flows::{self, FlowRow};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::identities::{Purpose, target};
use super::open_session::Origin;

/// Why the way to a provider did not begin, or did not end where it should.
#[derive(Debug, thiserror::Error)]
pub enum Unidentified {
    /// The provider does not answer. Nothing was done.
    #[error("the provider does not answer")]
    Down,
    /// The person said no at the provider.
    #[error("the person said no at the provider")]
    Declined,
    /// Too late, used before, begun in another browser, or never begun.
    #[error("this way back is not open, or no longer")]
    Stale,
    /// What came fails its proof.
    #[error("what came fails its proof")]
    NotAuthentic,
    /// Anything else.
    #[error(transparent)]
    Op(#[from] OpError),
}

/// A way that has begun.
pub struct Started {
    /// Where the browser goes.
    pub address: String,
    /// What the browser keeps until it comes back.
    pub browser: Zeroizing<String>,
}

/// What is sealed for the way back.
#[derive(Serialize, Deserialize, ZeroizeOnDrop)]
pub(super) struct Drawn {
    pub nonce: String,
    pub verifier: String,
    /// The address the provider was given, which the code is tied to.
    pub back: String,
    /// Who asked, where it is to be tied.
    #[zeroize(skip)]
    pub account: Option<AccountId>,
}

/// Begins: to enter, or for somebody in their session to tie who they are there to their account.
///
/// # Errors
/// There is no such provider; a refusal, recorded; the provider is down.
pub async fn start_identity(
    app: &App,
    name: &str,
    actor: Option<&Actor>,
    origin: &Origin,
) -> Result<Started, Unidentified> {
    let provider = app.providers.find(name).ok_or(OpError::NotFound)?;
    let now = app.store.now().await.map_err(OpError::from)?;
    if let Some(actor) = actor {
        allow(app, actor, Action::LinkIdentity, target(actor)).await?;
    }
    throttled(app, actor, origin, now)?;
    let state = secret(app);
    let drawn = Drawn {
        nonce: secret(app).to_string(),
        verifier: secret(app).to_string(),
        back: back(app, name),
        account: actor.map(Actor::account),
    };
    let asked = Asked {
        state: &state,
        nonce: &drawn.nonce,
        verifier: &drawn.verifier,
        back: &drawn.back,
    };
    let address = provider.address(&asked, now).await;
    let address = address.map_err(|error| unheard(name, error))?;
    let browser = secret(app);
    keep(app, name, (&state, &browser), &drawn, now).await?;
    Ok(Started { address, browser })
}

/// Ways cost a call to the provider and a row each, so an address and an account begin only so many.
fn throttled(
    app: &App,
    actor: Option<&Actor>,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), OpError> {
    let count = |key: &[u8]| app.throttle.count(&[b"flow".as_slice(), key].concat(), now);
    let own = actor.is_some_and(|actor| {
        let account = actor.account();
        count(account.bytes()) > limits::FLOWS_PER_ACCOUNT
    });
    if own || count(origin.address.as_bytes()) > limits::FLOWS_PER_ADDRESS {
        return Err(OpError::RateLimited);
    }
    Ok(())
}

/// 32 random bytes, hexadecimal: also a verifier of RFC 7636, section 4.1.
fn secret(app: &App) -> Zeroizing<String> {
    let bytes = Zeroizing::new(app.random.bytes::<32>());
    Zeroizing::new(crypto::hex(bytes.as_ref()))
}

fn back(app: &App, name: &str) -> String {
    let public = app.settings.public_url.as_deref().unwrap_or_default();
    format!("{public}/oidc/{name}/callback")
}

async fn keep(
    app: &App,
    name: &str,
    (state, browser): (&str, &str),
    drawn: &Drawn,
    now: Timestamp,
) -> Result<(), OpError> {
    let purpose = drawn.account.map_or(Purpose::Enter, |_| Purpose::Link);
    let (id, browser) = (digest(state), digest(browser));
    let ends = now.plus(limits::IDENTITY_FLOW);
    let place = Place::identity_flow(&id, &browser, (name, purpose.code()), ends);
    let plain = Zeroizing::new(serde_json::to_vec(drawn).unwrap_or_default());
    let row = FlowRow {
        browser: browser.to_vec(),
        provider: name.to_owned(),
        purpose: purpose.code().to_owned(),
        sealed: app.ring.seal(&place, &plain, &app.random),
        ends_at: ends.millis(),
    };
    let begin = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(identity_flows::begin(&mut unit.conn, &id, &row).await?) })
    });
    Ok(begin.await?)
}

/// What the database knows a state or a browser by.
pub(super) fn digest(text: &str) -> [u8; 32] {
    crypto::sha256(text.as_bytes())
}

/// What a provider did not say; the operator reads by which name, never what came.
pub(super) fn unheard(provider: &str, error: IdentityError) -> Unidentified {
    tracing::warn!(provider, %error, "identity");
    match error {
        IdentityError::Down => Unidentified::Down,
        IdentityError::NotAuthentic(_) => Unidentified::NotAuthentic,
    }
}
