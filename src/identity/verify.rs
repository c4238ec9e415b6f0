//! What a provider says is looked at before it is believed: signature, issuer, audience, party,
//! times, nonce, level, digest of the access token (OpenID Connect Core, section 3.1.3.7).

use chrono::{DateTime, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthenticationContextClass, ClaimsVerificationError, Nonce,
    SignatureVerificationError, SubjectIdentifier,
};

use super::IdentityError;
use super::provider::Party;
use super::settings::ProviderSettings;
use crate::clock::Timestamp;
use crate::limits;

/// Signatures that only the provider can make; a shared secret or none at all is not among them.
pub(super) const SIGNATURES: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Looked<'a> = (&'a CoreIdToken, &'a Nonce, &'a AccessToken);

/// Whether a token is signed with a key that the provider's description does not know.
pub(super) fn key_is_new(party: &Party, token: &CoreIdToken) -> bool {
    let found = token.signing_key(&party.id_token_verifier()).map(drop);
    found == Err(SignatureVerificationError::NoMatchingKey)
}

/// The subject of a token that stands every proof.
pub(super) fn claims(
    party: &Party,
    settings: &ProviderSettings,
    (token, nonce, access): Looked<'_>,
    now: Timestamp,
) -> Result<SubjectIdentifier, IdentityError> {
    let taken = settings.acr_taken.clone();
    let verifier =
        verifier(party, now).set_auth_context_verifier_fn(move |level| level_of(&taken, level));
    let claims = token
        .claims(&verifier, nonce)
        .map_err(|error| named(&error))?;
    let own = |party: &str| party == settings.client_id;
    if claims.authorized_party().is_some_and(|party| !own(party)) {
        return Err(IdentityError::NotAuthentic("party"));
    }
    if let Some(said) = claims.access_token_hash() {
        let algorithm = token
            .signing_alg()
            .map_err(|_| IdentityError::NotAuthentic("signature"))?;
        let key = token
            .signing_key(&verifier)
            .map_err(|_| IdentityError::NotAuthentic("signature"))?;
        let digest = AccessTokenHash::from_token(access, algorithm, key);
        if digest.ok().as_ref() != Some(said) {
            return Err(IdentityError::NotAuthentic("access_token"));
        }
    }
    Ok(claims.subject().clone())
}

/// Clocks differ by a little; a token that is older than a way to the provider takes is not taken.
fn verifier(party: &Party, now: Timestamp) -> CoreIdTokenVerifier<'_> {
    let skew = chrono_of(limits::CLOCK_SKEW);
    let now = instant(now);
    let oldest = now - chrono_of(limits::IDENTITY_FLOW) - skew;
    party
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || now - skew)
        .set_issue_time_verifier_fn(move |at| {
            if at > now + skew || at < oldest {
                return Err("issued at another time".to_owned());
            }
            Ok(())
        })
}

fn level_of(taken: &[String], level: Option<&AuthenticationContextClass>) -> Result<(), String> {
    let fits = level.is_some_and(|level| taken.iter().any(|one| **level == *one));
    if taken.is_empty() || fits {
        Ok(())
    } else {
        Err("another level".to_owned())
    }
}

fn named(error: &ClaimsVerificationError) -> IdentityError {
    IdentityError::NotAuthentic(match error {
        ClaimsVerificationError::Expired(_) => "time",
        ClaimsVerificationError::InvalidAudience(_) => "audience",
        ClaimsVerificationError::InvalidAuthContext(_) => "level",
        ClaimsVerificationError::InvalidIssuer(_) => "issuer",
        ClaimsVerificationError::InvalidNonce(_) => "nonce",
        ClaimsVerificationError::SignatureVerification(_) => "signature",
        _ => "claims",
    })
}

fn instant(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.millis()).unwrap_or_default()
}

fn chrono_of(length: std::time::Duration) -> chrono::Duration {
    chrono::Duration::from_std(length).unwrap_or_default()
}
