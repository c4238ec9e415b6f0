//! Where second factors and passkeys belong.

use super::place::Place;
use crate::clock::Timestamp;
use crate::id::{AccountId, FlowId, PasskeyId, UnlockId};

impl Place {
    /// The seed of an account's one-time passwords, under the master key.
    pub fn totp(account: AccountId) -> Self {
        Self::new("totp", &[account.bytes()])
    }

    /// What an authenticator showed of a passkey, under the master key. Whose it is and what it
    /// unlocks are bound, so that a row that is moved or edited proves nothing.
    pub fn passkey(account: AccountId, passkey: PasskeyId, unlock: Option<UnlockId>) -> Self {
        let unlock = unlock.as_ref().map_or(&[][..], UnlockId::bytes);
        Self::new("passkey", &[account.bytes(), passkey.bytes(), unlock])
    }

    /// What an authenticator was asked, under the master key. Who was asked and until when are bound,
    /// so that a question that is brought back too late, or to somebody else, is none.
    pub fn passkey_flow(flow: FlowId, purpose: &str, asked: &[u8], ends: Timestamp) -> Self {
        let ends = ends.millis().to_be_bytes();
        let ids = [flow.bytes(), purpose.as_bytes(), asked, &ends];
        Self::new("passkey-flow", &ids)
    }
}
