//! The three cookies: the session, the form proof, the language.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::local;
use crate::crypto::token::SessionToken;
use crate::http::web::locale::Locale;

/// The session's cookie; `__Host-` binds it to this host, over TLS or on this machine.
pub(super) const SESSION: &str = "__Host-abri";
/// What the form proof of a visitor is made from.
pub(super) const FORM: &str = "__Host-abri-form";
/// The language chosen.
pub const LANGUAGE: &str = "abri-language";

/// An answer that also carries the cookie of a session.
pub fn hand_over(mut response: Response, token: &SessionToken) -> Response {
    let cookie = zeroize::Zeroizing::new(format!(
        "{SESSION}={}; Path=/; Secure; HttpOnly; SameSite=Strict",
        *token.text()
    ));
    set_cookie(response.headers_mut(), &cookie);
    response
}

/// Remembers a language and goes back to a page of ours.
pub fn choose_language(locale: Locale, back: &str) -> Response {
    let mut response = Redirect::to(if local(back) { back } else { "/" }).into_response();
    let code = locale.code();
    set_cookie(
        response.headers_mut(),
        &format!("{LANGUAGE}={code}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000"),
    );
    response
}

pub fn set_cookie(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(mut value) = HeaderValue::from_str(cookie) {
        value.set_sensitive(true);
        headers.append(header::SET_COOKIE, value);
    }
}

pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = values
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// The language that was chosen, else the first that the browser prefers, else French.
pub(super) fn language(headers: &HeaderMap) -> Locale {
    let chosen = cookie(headers, LANGUAGE).and_then(|code| Locale::from_code(&code));
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut codes = accepted
        .split(',')
        .filter_map(|part| part.split([';', '-']).next());
    chosen
        .or_else(|| codes.find_map(|code| Locale::from_code(code.trim())))
        .unwrap_or_default()
}
