//! What someone brings to the door, and the unlock key that it makes.

use zeroize::Zeroizing;

use crate::app::{App, Unstretched};
use crate::crypto::card::Card;
use crate::crypto::key::UnlockKey;
use crate::crypto::password::{Cost, Stretched};
use crate::crypto::sheet::RecoverySheet;
use crate::domain::journal::Channel;

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::people::login_index;

/// What someone brings to the door.
pub enum Credentials {
    /// A card's text and its code.
    Card {
        /// Text of the card.
        card: Zeroizing<String>,
        /// The code.
        pin: Zeroizing<String>,
    },
    /// Twelve words.
    Sheet {
        /// The words, in order.
        words: Zeroizing<String>,
    },
    /// Login, passphrase and, where one is set up, the second factor.
    Passphrase {
        /// The login.
        login: String,
        /// The passphrase.
        passphrase: Zeroizing<String>,
        /// Six digits.
        otp: Option<Zeroizing<String>>,
    },
    /// The same, for a login that a provider of identities stands for.
    Identified {
        /// Where that login is found.
        login: [u8; 32],
        /// The passphrase.
        passphrase: Zeroizing<String>,
        /// Six digits.
        otp: Option<Zeroizing<String>>,
    },
}

/// Where the database finds the login, typed or stood for; nowhere for what is no login.
pub(super) fn login_key(app: &App, credentials: &Credentials) -> [u8; 32] {
    match credentials {
        Credentials::Identified { login, .. } => *login,
        Credentials::Passphrase { login, .. } => login_index(app, &login.trim().to_lowercase()),
        Credentials::Card { .. } | Credentials::Sheet { .. } => [0; 32],
    }
}

/// From where.
pub struct Origin {
    /// By which way.
    pub channel: Channel,
    /// The caller's address, for the throttle only; it is not kept.
    pub address: String,
}

impl Origin {
    /// Of somebody in a session.
    pub(super) fn of(actor: &Actor, address: &str) -> Self {
        Self {
            channel: actor.channel,
            address: address.to_owned(),
        }
    }
}

/// The unlock key of what someone brings.
///
/// # Errors
/// Its form is not that of its kind; the cost.
pub(super) async fn unlock_key(
    app: &App,
    credentials: &Credentials,
    salt: &[u8],
    cost: Cost,
) -> Result<UnlockKey, OpError> {
    let pepper = app.secret.pepper();
    match credentials {
        Credentials::Sheet { words } => {
            let sheet = RecoverySheet::parse(words).map_err(|_| OpError::BadCredentials)?;
            Ok(sheet.unlock_key(&pepper))
        }
        Credentials::Card { card, pin } => {
            let card = Card::parse(card).map_err(|_| OpError::BadCredentials)?;
            Ok(stretched(app, pin, salt, cost).await?.card(&card, &pepper))
        }
        Credentials::Passphrase { passphrase, .. } | Credentials::Identified { passphrase, .. } => {
            Ok(stretched(app, passphrase, salt, cost)
                .await?
                .passphrase(&pepper))
        }
    }
}

/// Stretches when its turn comes; the memory of all logins together is bounded.
///
/// # Errors
/// [`OpError::RateLimited`] where too many wait; the cost.
pub(super) async fn stretched(
    app: &App,
    secret: &str,
    salt: &[u8],
    cost: Cost,
) -> Result<Stretched, OpError> {
    let salt: [u8; 16] = salt.try_into().map_err(|_| Altered::CostLowered)?;
    let secret = Zeroizing::new(secret.as_bytes().to_vec());
    let stretched = app.stretching.stretch(secret, salt, cost).await;
    stretched.map_err(not_done)
}

/// What is answered where work that takes much memory was not done.
pub(super) fn not_done(why: Unstretched) -> OpError {
    match why {
        Unstretched::Busy => OpError::RateLimited,
        Unstretched::Stopping => OpError::Stopping,
        Unstretched::Cost(_) => Altered::CostLowered.into(),
    }
}
