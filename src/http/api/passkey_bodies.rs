//! What goes to authenticators and comes back, by the API.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::sessions::Device;
use crate::id::FlowId;
use crate::ops::passkeys::{Answer, Asked};

/// A question for an authenticator, good for five minutes and one answer.
#[derive(Serialize, ToSchema)]
pub struct PasskeyQuestion {
    /// Comes back with the answer.
    pub(super) flow: Uuid,
    /// `publicKey` of `navigator.credentials.create` or `get`, as JSON of WebAuthn level 3: binary
    /// values in base 64 for URLs, also the salt of the extension `prf`.
    pub(super) options: Value,
    /// When an answer is too late, RFC 3339.
    pub(super) expires_at: String,
}

impl From<Asked> for PasskeyQuestion {
    fn from(asked: Asked) -> Self {
        Self {
            flow: asked.flow.0,
            options: asked.options,
            expires_at: asked.ends_at.rfc3339(),
        }
    }
}

/// What the authenticator answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// That of the question.
    pub(super) flow: Uuid,
    /// The `PublicKeyCredential` as JSON of WebAuthn level 3. Its extensions are not read.
    pub(super) credential: Value,
    /// `prf.results.first`, 32 bytes in base 64 for URLs, where the authenticator gives it.
    pub(super) prf: Option<String>,
}

impl From<PasskeyAnswer> for Answer {
    fn from(answer: PasskeyAnswer) -> Self {
        Self {
            flow: FlowId(answer.flow),
            credential: answer.credential,
            prf: answer.prf.map(Zeroizing::new),
        }
    }
}

/// What the authenticator answered, and on what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterPasskey {
    /// That of the question.
    flow: Uuid,
    /// The `PublicKeyCredential` as JSON of WebAuthn level 3. Its extensions are not read.
    credential: Value,
    /// `prf.results.first`, 32 bytes in base 64 for URLs.
    prf: Option<String>,
    /// On what: a computer that others use, unless it is said to be the person's own phone.
    device: Option<Device>,
}

impl EnterPasskey {
    /// Whether it is said to be the person's own phone.
    pub fn own_phone(&self) -> bool {
        self.device == Some(Device::Own)
    }
}

impl From<EnterPasskey> for Answer {
    fn from(enter: EnterPasskey) -> Self {
        Self {
            flow: FlowId(enter.flow),
            credential: enter.credential,
            prf: enter.prf.map(Zeroizing::new),
        }
    }
}

/// A passkey that was added.
#[derive(Serialize, ToSchema)]
pub struct AddedPasskey {
    pub(super) id: Uuid,
    /// Whether it opens the account by itself; otherwise it is a second factor.
    pub(super) unlocks: bool,
}

/// One passkey, by date and kind.
#[derive(Serialize, ToSchema)]
pub struct Passkey {
    pub(super) id: Uuid,
    /// RFC 3339.
    pub(super) created_at: String,
    /// RFC 3339; null where it was never shown.
    pub(super) used_at: Option<String>,
    /// Whether it opens the account by itself; otherwise it is a second factor.
    pub(super) unlocks: bool,
}

/// One's own passkeys.
#[derive(Serialize, ToSchema)]
pub struct Passkeys {
    pub(super) items: Vec<Passkey>,
    pub(super) next_cursor: Option<String>,
}
