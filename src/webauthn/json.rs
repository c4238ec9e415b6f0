//! What browsers hand to authenticators and bring back, as JSON of WebAuthn level 3.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{Question, WebauthnError};

pub(super) fn prf(salt: &[u8; 32]) -> Value {
    json!({"eval": {"first": URL_SAFE_NO_PAD.encode(salt)}})
}

pub(super) fn public_key(asked: &impl serde::Serialize) -> Result<Value, WebauthnError> {
    let mut json = serde_json::to_value(asked).map_err(|_| WebauthnError::Refused)?;
    Ok(json["publicKey"].take())
}

pub(super) fn question(
    options: Value,
    state: &impl serde::Serialize,
) -> Result<Question, WebauthnError> {
    let state = serde_json::to_vec(state).map_err(|_| WebauthnError::Refused)?;
    let state = Zeroizing::new(state);
    Ok(Question { options, state })
}

/// Reads an answer without its extensions: nobody signs them, and one of them is a secret.
pub(super) fn read<T: serde::de::DeserializeOwned>(answer: &Value) -> Result<T, WebauthnError> {
    let mut answer = answer.clone();
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("clientExtensionResults");
        answer.remove("extensions");
    }
    serde_json::from_value(answer).map_err(|_| WebauthnError::Form)
}

pub(super) fn stored<T: serde::de::DeserializeOwned>(state: &[u8]) -> Result<T, WebauthnError> {
    serde_json::from_slice(state).map_err(|_| WebauthnError::Refused)
}
