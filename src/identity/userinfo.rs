//! Userinfo that must be a signed token (OpenID Connect Core, section 5.3.2). The library takes RS256
//! alone for it; here it may be signed as the token that says who somebody is may be.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm, CoreProviderMetadata};
use openidconnect::{AccessToken, AsyncHttpClient, HttpRequest, JsonWebKey, SubjectIdentifier};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::IdentityError;
use super::http::Http;
use super::settings::ProviderSettings;
use super::verify::SIGNATURES;
use crate::clock::Timestamp;
use crate::limits;

const FAILED: IdentityError = IdentityError::NotAuthentic("userinfo");

/// What stands before a signed token (RFC 7515, section 4.1).
#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    /// Extensions that must be understood. None is.
    crit: Option<IgnoredAny>,
}

/// What the token says; everything else in it is neither read nor kept.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    sub: String,
    exp: Option<u64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn has(&self, party: &str) -> bool {
        match self {
            Self::One(one) => one == party,
            Self::Several(several) => several.iter().any(|one| one == party),
        }
    }
}

/// Asks for the userinfo and looks whether the provider signed it, for us, about the same subject.
pub(super) async fn check(
    settings: &ProviderSettings,
    metadata: &CoreProviderMetadata,
    (access, subject): (&AccessToken, &SubjectIdentifier),
    (http, now): (&Http, Timestamp),
) -> Result<(), IdentityError> {
    let token = fetch(metadata, access, http).await?;
    let claims = signed_by(metadata.jwks().keys(), &token)?;
    let oldest = now
        .unix_seconds()
        .saturating_sub(limits::CLOCK_SKEW.as_secs());
    let right = claims.iss == settings.issuer
        && claims.aud.has(&settings.client_id)
        && claims.sub == subject.as_str()
        && claims.exp.is_none_or(|end| end > oldest);
    right.then_some(()).ok_or(FAILED)
}

async fn fetch(
    metadata: &CoreProviderMetadata,
    access: &AccessToken,
    http: &Http,
) -> Result<String, IdentityError> {
    let address = metadata.userinfo_endpoint();
    let address = address.ok_or(IdentityError::NotAuthentic("description"))?;
    let mut request = HttpRequest::new(Vec::new());
    *request.uri_mut() = address.as_str().parse().map_err(|_| FAILED)?;
    let mut bearer = format!("Bearer {}", access.secret())
        .parse::<reqwest::header::HeaderValue>()
        .map_err(|_| FAILED)?;
    bearer.set_sensitive(true);
    request.headers_mut().insert("authorization", bearer);
    let wanted = reqwest::header::HeaderValue::from_static("application/jwt");
    request.headers_mut().insert("accept", wanted);
    let answer = http.call(request).await.map_err(|_| IdentityError::Down)?;
    if answer.status().is_server_error() {
        return Err(IdentityError::Down);
    }
    let kind = answer.headers().get("content-type");
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !answer.status().is_success() || !kind.eq_ignore_ascii_case("application/jwt") {
        return Err(FAILED);
    }
    String::from_utf8(answer.into_body()).map_err(|_| FAILED)
}

/// What a token says that one of these keys signed. Nothing of it is believed before.
fn signed_by(keys: &[CoreJsonWebKey], token: &str) -> Result<Claims, IdentityError> {
    let (signed, signature) = token.trim().rsplit_once('.').ok_or(FAILED)?;
    let (header, claims) = signed.split_once('.').ok_or(FAILED)?;
    let header: Header = read(header)?;
    if !SIGNATURES.contains(&header.alg) || header.crit.is_some() {
        return Err(FAILED);
    }
    let signature = BASE64.decode(signature).map_err(|_| FAILED)?;
    let named = |key: &&CoreJsonWebKey| {
        let name = key.key_id().map(|name| name.as_str());
        header.kid.as_deref().is_none_or(|kid| name == Some(kid))
    };
    let signs = |key: &CoreJsonWebKey| {
        let verified = key.verify_signature(&header.alg, signed.as_bytes(), &signature);
        verified.is_ok()
    };
    let good = keys.iter().filter(named).any(signs);
    if good { read(claims) } else { Err(FAILED) }
}

fn read<T: DeserializeOwned>(part: &str) -> Result<T, IdentityError> {
    let bytes = BASE64.decode(part).map_err(|_| FAILED)?;
    serde_json::from_slice(&bytes).map_err(|_| FAILED)
}
