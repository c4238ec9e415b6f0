//! An aidant opens a locker with somebody.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Signed, SignedPost};
use super::locale::Locale;
use super::pin::{check_twice, code};
use super::propose::said;
use super::qr::{origin, square};
use super::views::open::{LockerOpenedPage, OpenLockerPage};
use super::views::{Errors, Shell};
use crate::app::App;
use crate::domain::journal::Channel;
use crate::domain::policy::Action;
use crate::ops::open_locker::{NewLocker, OpenedLocker, open_locker};
use crate::ops::{Target, allow};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/desk/new", get(new_form).post(new))
}

fn form(signed: &Signed, fields: &Fields, errors: Errors) -> OpenLockerPage {
    let language = Locale::from_code(fields.get("language"));
    OpenLockerPage {
        shell: signed.shell(),
        errors,
        name: fields.get("name").to_owned(),
        contact: fields.get("contact").to_owned(),
        languages: OpenLockerPage::languages(language.unwrap_or(signed.visitor.locale)),
        under_protection: said(fields),
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
    ];
    let mut errors = fields.missing(&signed.visitor, &wanted);
    check_twice(&signed.visitor, fields, "pin", &mut errors);
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
        pin: code(&fields, "pin"),
        under_protection: fields.get("under_protection") == "yes",
        contact: fields
            .filled("contact")
            .map(|typed| typed.trim().to_owned())
            .filter(|typed| !typed.is_empty()),
        guardians: None,
    };
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    match open_locker(app, Some(actor), Channel::Web, new).await {
        Ok(opened) => signed.visitor.page(&LockerOpenedPage {
            person: Some(fields.get("name").trim().to_owned()),
            ..take_home(app, &headers, signed.shell(), opened)
        }),
        Err(error) => signed.refused(&error, |errors| form(&signed, &fields, errors)),
    }
}

/// Shown in this answer and never again: the secrets are kept nowhere.
pub fn take_home(
    app: &App,
    headers: &HeaderMap,
    shell: Shell,
    opened: OpenedLocker,
) -> LockerOpenedPage {
    let address = Zeroizing::new(format!("{}/enter#{}", origin(app, headers), *opened.card));
    LockerOpenedPage {
        shell,
        person: None,
        locker_id: opened.locker.to_string(),
        card: opened.card.to_string(),
        qr: square(&address),
        block_number: opened.block_number,
        words: opened.recovery_sheet,
        codes: opened.codes.iter().map(|code| code.to_string()).collect(),
        access: Vec::new(),
    }
}
