//! The three cookies (the session, the form proof, the language), and how they go.

use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::{SessionToken, Visitor, local};
use crate::domain::session::SessionKind;
use crate::http::content::percent;
use crate::http::web::locale::Locale;
use crate::limits;
use crate::ops::Actor;
use crate::ops::open_session::Opened;

/// The session's cookie; `__Host-` binds it to this host, over TLS or on this machine.
pub(super) const SESSION: &str = "__Host-abri";
/// What the form proof of a visitor is made from.
pub(super) const FORM: &str = "__Host-abri-form";
/// The language chosen.
pub const LANGUAGE: &str = "abri-language";

/// An answer that also carries the cookie of a session, until the browser is closed.
pub fn hand_over(response: Response, token: &SessionToken) -> Response {
    handed(response, token, "")
}

fn handed(mut response: Response, token: &SessionToken, kept: &str) -> Response {
    let cookie = zeroize::Zeroizing::new(format!(
        "{SESSION}={}; Path=/; Secure; HttpOnly; SameSite=Strict{kept}",
        *token.text()
    ));
    set_cookie(response.headers_mut(), &cookie);
    response
}

impl Visitor {
    /// Sends the visitor to another page, in a session that just opened. On their own phone the
    /// cookie outlives the browser, which phones close as they like; elsewhere it must not.
    pub fn stay(&self, opened: &Opened, to: &str) -> Response {
        let response = Redirect::to(to).into_response();
        let kept = match opened.kind {
            SessionKind::Own => format!("; Max-Age={}", limits::OWN_SESSION.as_secs()),
            SessionKind::Shared | SessionKind::Staff => String::new(),
        };
        handed(response, &opened.token, &kept)
    }

    /// The token that the browser sends, where there is one.
    pub fn token(&self) -> Option<SessionToken> {
        self.session.as_deref().and_then(SessionToken::parse)
    }

    /// An answer after which the browser has no session.
    pub fn without_session(&self, mut response: Response) -> Response {
        set_cookie(
            response.headers_mut(),
            &format!("{SESSION}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"),
        );
        response
    }
}

/// An answer after which the browser forgets what it kept of ours: pages, pictures, cookies.
pub fn forget(mut response: Response) -> Response {
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response
        .headers_mut()
        .insert(HeaderName::from_static("clear-site-data"), everything);
    response
}

/// After how many seconds a page gives way, and for which: the warning, a little before the end.
pub(super) fn leaving(actor: &Actor, shown: Option<&str>) -> (u64, String) {
    let after = actor.left().saturating_sub(limits::WARNING).as_secs();
    let to = percent(shown.unwrap_or("/start"));
    (after.max(1), format!("/still?to={to}"))
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
