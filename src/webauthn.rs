//! The only home of WebAuthn: what an authenticator is asked, and whether its answer holds. Nothing
//! here knows a key, a row or an account's rights.
//!
//! Their owner is always verified (a finger, a face, a code on the device): a passkey is
//! something that one holds and something that one is or knows. The library draws its challenges
//! from the system's generator by itself. The secret of the `prf` extension never passes here.

mod json;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder,
};
use zeroize::Zeroizing;

use crate::limits;
use json::{prf, public_key, question, read, stored};

/// The name that authenticators show beside a passkey.
const NAME: &str = "Abri";

/// Why an answer does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebauthnError {
    /// It is not the JSON of an authenticator's answer.
    #[error("is not an answer of an authenticator")]
    Form,
    /// It does not answer this question: another challenge, origin or credential, a signature that
    /// does not hold, a counter that went back, nobody verified.
    #[error("does not answer the question")]
    Refused,
}

/// Asks authenticators, in the name of one host.
pub struct Ceremonies(Webauthn);

/// A question for an authenticator.
pub struct Question {
    /// What the browser hands to it: `navigator.credentials.create` or `get` with `publicKey`.
    pub options: Value,
    /// What must be kept until the answer comes, never in the browser.
    pub state: Zeroizing<Vec<u8>>,
}

/// A passkey as its authenticator showed it: a public key, an id, a counter.
pub struct Credential(Passkey);

impl Ceremonies {
    /// For the address that people use. Authenticators know hosts by name: an address of numbers has
    /// no passkeys, but on this machine alone `localhost` stands for it.
    pub fn at(public_url: Option<&str>) -> Option<Self> {
        let origin = Url::parse(public_url.unwrap_or("http://localhost")).ok()?;
        let near = match origin.host()? {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        };
        let named = matches!(origin.host()?, Host::Domain(_));
        let (host, origin) = match (near, named) {
            (true, _) => ("localhost".to_owned(), Url::parse("http://localhost").ok()?),
            (false, true) => (origin.host_str()?.to_owned(), origin),
            (false, false) => return None,
        };
        let builder = WebauthnBuilder::new(&host, &origin).ok()?;
        let builder = builder.rp_name(NAME).timeout(limits::PASSKEY_FLOW);
        builder.allow_any_port(near).build().ok().map(Self)
    }

    /// Asks for a new passkey of an account; `name` is what the authenticator shows beside it.
    ///
    /// # Errors
    /// The library.
    pub fn enrol(
        &self,
        account: Uuid,
        name: &str,
        known: &[Credential],
        salt: &[u8; 32],
    ) -> Result<Question, WebauthnError> {
        let known = known.iter().map(|one| one.0.cred_id().clone()).collect();
        let (asked, state) = self
            .0
            .start_passkey_registration(account, name, name, Some(known))
            .map_err(|_| WebauthnError::Refused)?;
        let mut options = public_key(&asked)?;
        // One that the authenticator finds by itself, so that nobody types who they are.
        options["authenticatorSelection"]["residentKey"] = json!("preferred");
        options["extensions"]["prf"] = prf(salt);
        question(options, &state)
    }

    /// The passkey that an answer shows.
    ///
    /// # Errors
    /// Not in form, or it does not answer the question.
    pub fn enrolled(&self, answer: &Value, state: &[u8]) -> Result<Credential, WebauthnError> {
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let state: PasskeyRegistration = stored(state)?;
        let passkey = self.0.finish_passkey_registration(&answer, &state);
        passkey.map(Credential).map_err(|_| WebauthnError::Refused)
    }

    /// Asks for one of some passkeys; for any that the authenticator finds where none is named.
    ///
    /// # Errors
    /// The library.
    pub fn ask(&self, known: &[Credential], salt: &[u8; 32]) -> Result<Question, WebauthnError> {
        let started = self.0.start_discoverable_authentication();
        let (asked, state) = started.map_err(|_| WebauthnError::Refused)?;
        let mut options = public_key(&asked)?;
        let id = |one: &Credential| {
            let id = URL_SAFE_NO_PAD.encode(one.0.cred_id());
            json!({"type": "public-key", "id": id})
        };
        options["allowCredentials"] = known.iter().map(id).collect();
        options["extensions"] = json!({"prf": prf(salt)});
        question(options, &state)
    }

    /// The passkey as it is after an answer, its counter moved on.
    ///
    /// # Errors
    /// Not in form, or it does not answer the question.
    pub fn shown(
        &self,
        answer: &Value,
        state: &[u8],
        credential: &Credential,
    ) -> Result<Credential, WebauthnError> {
        let answer: PublicKeyCredential = read(answer)?;
        let state: DiscoverableAuthentication = stored(state)?;
        let mut passkey = credential.0.clone();
        let result = self
            .0
            .finish_discoverable_authentication_v2(&answer, state, &passkey)
            .map_err(|_| WebauthnError::Refused)?;
        passkey.update_credential(&result);
        Ok(Credential(passkey))
    }
}

/// The id of the passkey that an answer is about.
///
/// # Errors
/// Not in form.
pub fn credential_id(answer: &Value) -> Result<Vec<u8>, WebauthnError> {
    read::<PublicKeyCredential>(answer).map(|answer| answer.raw_id)
}

impl Credential {
    /// Its id, drawn by the authenticator.
    pub fn id(&self) -> &[u8] {
        self.0.cred_id()
    }

    /// How many signatures the authenticator counted; 0 where it does not count.
    pub fn counter(&self) -> u32 {
        let json = serde_json::to_value(&self.0).unwrap_or_default();
        let counter = json["cred"]["counter"].as_u64().unwrap_or_default();
        u32::try_from(counter).unwrap_or(u32::MAX)
    }

    /// What is kept, sealed by the caller.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    /// Reads what was kept; `None` when it is not that.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_numbers_has_no_passkeys_but_this_machine_has() {
        let has = |url: Option<&str>| Ceremonies::at(url).is_some();
        assert!(has(None) && has(Some("http://127.0.0.1:8080")) && has(Some("http://localhost:1")));
        assert!(has(Some("https://abri.example")));
        assert!(!has(Some("https://192.0.2.7")) && !has(Some("https://[2001:db8::1]")));
    }
}
