//! What stretching a secret costs.

use crate::crypto::password::Cost;

/// Cost of stretching, also the least that a stored unlock may have.
#[derive(Clone, Copy)]
pub struct Costs {
    /// For a passphrase.
    pub passphrase: Cost,
    /// For a card's code.
    pub pin: Cost,
}

impl Costs {
    /// What a real instance uses.
    pub const FULL: Self = Self {
        passphrase: Cost::PASSPHRASE,
        pin: Cost::PIN,
    };
}
