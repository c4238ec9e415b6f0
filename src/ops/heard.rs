//! What a browser brings from a provider, and what the provider then says.

use crate::clock::Timestamp;
use crate::identity::{Brought, IdentityError, Provider, Subject};

use super::finish_identity::Callback;
use super::start_identity::Drawn;

/// Why nobody is known.
pub(super) enum Unheard {
    /// The person said no.
    Declined,
    /// The provider is down, or says what fails its proof.
    Provider(IdentityError),
}

/// What the provider says of whoever came back.
pub(super) async fn heard(
    provider: &Provider,
    callback: &Callback,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<Subject, Unheard> {
    let failed = |code| Err(Unheard::Provider(IdentityError::NotAuthentic(code)));
    match callback.error.as_str() {
        "" => {}
        "access_denied" | "interaction_required" | "login_required" | "consent_required" => {
            return Err(Unheard::Declined);
        }
        "server_error" | "temporarily_unavailable" => {
            return Err(Unheard::Provider(IdentityError::Down));
        }
        _ => return failed("error"),
    }
    // Whose answer it is, where several providers could have sent it (RFC 9207).
    if !callback.iss.is_empty() && callback.iss != provider.settings.issuer {
        return failed("issuer");
    }
    if callback.code.is_empty() {
        return failed("code");
    }
    let brought = Brought {
        code: &callback.code,
        nonce: &drawn.nonce,
        verifier: &drawn.verifier,
        back: &drawn.back,
    };
    let subject = provider.subject(&brought, now).await;
    subject.map_err(Unheard::Provider)
}
