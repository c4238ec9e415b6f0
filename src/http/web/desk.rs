//! The aidant's desk: the people under mandate, and opening a locker with somebody.

use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Signed, SignedPost};
use super::html::Html;
use super::locale::Locale;
use super::views::desk::{DeskPage, PersonRow};
use super::views::open::{LockerOpenedPage, OpenLockerPage};
use super::views::{Errors, Role};
use crate::app::App;
use crate::domain::journal::Channel;
use crate::domain::policy::Action;
use crate::ops::list_lockers::{LockerView, SeenUnder, list_lockers};
use crate::ops::open_locker::{NewLocker, OpenedLocker, open_locker};
use crate::ops::{Target, allow};

/// From when on a mandate is said to end soon.
const SOON: Duration = Duration::from_secs(7 * 24 * 3600);

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/desk", get(desk))
        .route("/desk/new", get(new_form).post(new))
}

async fn desk(signed: Signed) -> Result<Response, Response> {
    if signed.role != Role::Aidant {
        return Ok(Redirect::to(signed.role.home()).into_response());
    }
    let lockers = signed.ok(list_lockers(&signed.visitor.app, &signed.actor).await)?;
    let mut seen: Vec<(&LockerView, &SeenUnder)> = lockers
        .iter()
        .filter_map(|locker| Some((locker, locker.mandate.as_ref()?)))
        .collect();
    seen.sort_by_key(|(_, mandate)| mandate.ends_at);
    let row = |(locker, mandate)| person(&signed, locker, mandate);
    Ok(signed.visitor.page(&DeskPage {
        shell: signed.shell(),
        people: seen.into_iter().map(row).collect(),
    }))
}

fn person(signed: &Signed, locker: &LockerView, mandate: &SeenUnder) -> PersonRow {
    PersonRow {
        locker_id: locker.id.to_string(),
        name: locker.name.clone(),
        categories: mandate.categories(),
        until: signed.visitor.locale.moment(mandate.ends_at.millis()),
        ending: mandate.ends_at < signed.actor.at.plus(SOON),
        visiting: locker.visit.is_some(),
    }
}

fn form(signed: &Signed, fields: &Fields, errors: Errors) -> OpenLockerPage {
    let language = Locale::from_code(fields.get("language"));
    OpenLockerPage {
        shell: signed.shell(),
        errors,
        name: fields.get("name").to_owned(),
        languages: OpenLockerPage::languages(language.unwrap_or(signed.visitor.locale)),
        under_protection: match fields.get("under_protection") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    }
}

async fn new_form(signed: Signed) -> Result<Response, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    signed.ok(allow(app, actor, Action::OpenLocker, Target::Nothing).await)?;
    let page = form(&signed, &Fields::default(), Errors::new());
    Ok(signed.visitor.page(&page))
}

/// What was left out, and whether the two codes differ: the page's own questions.
fn wrong(signed: &Signed, fields: &Fields) -> Errors {
    let wanted = [
        ("name", "name-empty"),
        ("under_protection", "protection-empty"),
        ("pin", "code-empty"),
    ];
    let mut errors = fields.missing(&signed.visitor, &wanted);
    if fields.get("pin") != fields.get("again") {
        errors.add(signed.visitor.locale, "again", "code-differs");
    }
    errors
}

async fn new(headers: HeaderMap, SignedPost { signed, fields }: SignedPost) -> Response {
    let errors = wrong(&signed, &fields);
    if !errors.is_empty() {
        let page = form(&signed, &fields, errors);
        return signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let new = NewLocker {
        display_name: fields.get("name").to_owned(),
        language: fields.get("language").to_owned(),
        pin: Zeroizing::new(fields.get("pin").to_owned()),
        under_protection: fields.get("under_protection") == "yes",
    };
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    match open_locker(app, Some(actor), Channel::Web, new).await {
        Ok(opened) => take_home(&signed, &headers, fields.get("name"), opened),
        Err(error) => signed.refused(&error, |errors| form(&signed, &fields, errors)),
    }
}

/// Shown in this answer and never again: the secrets are kept nowhere.
fn take_home(signed: &Signed, headers: &HeaderMap, name: &str, opened: OpenedLocker) -> Response {
    // The configured address goes first: a card lasts for years, a browser's view for a moment.
    let public = signed.visitor.app.settings.public_url.clone();
    let origin = public.unwrap_or_else(|| origin(headers));
    let address = Zeroizing::new(format!("{origin}/enter#{}", *opened.card));
    signed.visitor.page(&LockerOpenedPage {
        shell: signed.shell(),
        person: name.trim().to_owned(),
        card: opened.card.to_string(),
        qr: square(&address),
        words: opened.recovery_sheet,
    })
}

/// How this server is reached, as the browser that asks reaches it.
fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST);
    let host = host
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let port = host
        .rsplit_once(':')
        .filter(|(_, port)| !port.contains(']'));
    let name = port.map_or(host, |(name, _)| name);
    let here = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    format!("{}://{host}", if here { "http" } else { "https" })
}

/// A text as a square to scan.
pub fn square(text: &str) -> Html {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M);
    let drawn = code.map(|code| {
        let mut drawing = code.render::<qrcode::render::svg::Color<'_>>();
        drawing.min_dimensions(240, 240).build()
    });
    Html::svg(&drawn.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_square_leads_where_the_browser_is() {
        let reached = |host: &'static str| {
            origin(&HeaderMap::from_iter([(
                header::HOST,
                HeaderValue::from_static(host),
            )]))
        };
        assert_eq!(reached("127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert_eq!(reached("[::1]:8080"), "http://[::1]:8080");
        assert_eq!(reached("localhost"), "http://localhost");
        assert_eq!(reached("abri.ccas.example"), "https://abri.ccas.example");
        assert_eq!(
            reached("localhost.example:444"),
            "https://localhost.example:444"
        );
    }

    #[test]
    fn a_square_is_a_drawing_without_a_declaration() {
        let drawn = square("https://abri.example/enter#P40V-D0EX").to_string();
        assert!(drawn.starts_with("<svg") && !drawn.contains("<?xml"));
    }
}
