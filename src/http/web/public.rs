//! Pages before entry: the doors, entering, the language.

use axum::Router;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::frame::{Fields, Posted, Visitor, choose_language};
use super::locale::Locale;
use super::pin;
use super::views::enter::{EnterPage, LoginPage, SheetPage};
use super::views::identities::ProviderName;
use super::views::public::{AboutPage, DoorsPage};
use super::views::{Errors, Role};
use crate::app::App;
use crate::ops::open_session::{Credentials, Opened, open_session_on};
use crate::ops::{OpError, identities};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/", get(doors))
        .route("/about", get(about))
        .route("/language", get(language))
        .route("/enter", get(enter_form).post(enter))
        .route("/enter/sheet", get(sheet_form).post(sheet))
        .route("/login", get(login_form).post(login))
}

async fn doors(visitor: Visitor) -> Response {
    visitor.page(&DoorsPage {
        shell: visitor.shell(),
    })
}

async fn about(visitor: Visitor) -> Response {
    visitor.page(&AboutPage {
        shell: visitor.shell(),
    })
}

#[derive(Deserialize)]
struct Chosen {
    to: String,
    #[serde(default)]
    back: String,
}

async fn language(Query(chosen): Query<Chosen>) -> Response {
    choose_language(
        Locale::from_code(&chosen.to).unwrap_or_default(),
        &chosen.back,
    )
}

async fn enter_form(visitor: Visitor) -> Response {
    visitor.page(&EnterPage {
        shell: visitor.shell(),
        errors: Errors::new(),
        card: String::new(),
        providers: for_people(&visitor),
    })
}

async fn enter(Posted { visitor, fields }: Posted) -> Response {
    let card = fields.get("card").to_owned();
    let pin = pin::code(&fields, "pin");
    let mut errors = fields.missing(&visitor, &[("card", "card-empty")]);
    pin::check(&visitor, &fields, "pin", &mut errors);
    if !errors.is_empty() {
        let page = EnterPage {
            shell: visitor.shell(),
            errors,
            card,
            providers: for_people(&visitor),
        };
        return visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let credentials = Credentials::Card {
        card: Zeroizing::new(card.clone()),
        pin,
    };
    match open_on(&visitor, credentials, &fields).await {
        Ok(opened) => visitor.stay(&opened, Role::Beneficiary.home()),
        Err(error) => refused(&visitor, &error, "pin", |errors| EnterPage {
            shell: visitor.shell(),
            errors,
            card,
            providers: for_people(&visitor),
        }),
    }
}

async fn sheet_form(visitor: Visitor) -> Response {
    visitor.page(&SheetPage {
        shell: visitor.shell(),
        errors: Errors::new(),
        words: String::new(),
    })
}

async fn sheet(Posted { visitor, fields }: Posted) -> Response {
    let words = fields.get("words").to_owned();
    let credentials = Credentials::Sheet {
        words: Zeroizing::new(words.clone()),
    };
    match open_on(&visitor, credentials, &fields).await {
        Ok(opened) => visitor.stay(&opened, "/start"),
        Err(error) => refused(&visitor, &error, "words", |errors| SheetPage {
            shell: visitor.shell(),
            errors,
            words,
        }),
    }
}

async fn login_form(visitor: Visitor) -> Response {
    visitor.page(&LoginPage {
        shell: visitor.shell(),
        errors: Errors::new(),
        login: String::new(),
        providers: for_staff(&visitor),
    })
}

async fn login(Posted { visitor, fields }: Posted) -> Response {
    let login = fields.get("login").to_owned();
    let otp = Some(fields.get("otp").trim()).filter(|otp| !otp.is_empty());
    let credentials = Credentials::Passphrase {
        login: login.clone(),
        passphrase: Zeroizing::new(fields.get("passphrase").to_owned()),
        otp: otp.map(|otp| Zeroizing::new(otp.to_owned())),
    };
    match open_on(&visitor, credentials, &fields).await {
        // Without a second factor the only page is the one that sets it up.
        Ok(opened) if opened.factor_missing => visitor.enter(&opened.token, "/enrol/factor"),
        Ok(opened) => visitor.stay(&opened, "/start"),
        Err(error) => refused(&visitor, &error, "passphrase", |errors| LoginPage {
            shell: visitor.shell(),
            errors,
            login,
            providers: for_staff(&visitor),
        }),
    }
}

/// Opens a session for what somebody typed, on a computer that others use.
pub async fn open(visitor: &Visitor, credentials: Credentials) -> Result<Opened, OpError> {
    open_on(visitor, credentials, &Fields::default()).await
}

/// Opens a session for what somebody typed, on the screen that they say it is.
async fn open_on(
    visitor: &Visitor,
    credentials: Credentials,
    fields: &Fields,
) -> Result<Opened, OpError> {
    let own_phone = fields.get("device") == "own";
    open_session_on(&visitor.app, credentials, visitor.origin(), own_phone).await
}

pub(super) fn for_people(visitor: &Visitor) -> Vec<ProviderName> {
    ProviderName::all(identities::providers_for_people(&visitor.app))
}

fn for_staff(visitor: &Visitor) -> Vec<ProviderName> {
    ProviderName::all(identities::providers_for_staff(&visitor.app))
}

/// A refused door shows its form again with what was typed, except secrets.
pub(super) fn refused<P: askama::Template>(
    visitor: &Visitor,
    error: &OpError,
    field: &str,
    page: impl FnOnce(Errors) -> P,
) -> Response {
    let (status, field, code) = match error {
        OpError::BadCredentials => (StatusCode::UNAUTHORIZED, field, "entry-refused"),
        OpError::RateLimited => (StatusCode::TOO_MANY_REQUESTS, field, "too-many-tries"),
        OpError::Invalid {
            field: "recovery_sheet",
            ..
        } => (StatusCode::UNPROCESSABLE_ENTITY, "words", "words-form"),
        other => return visitor.refused(other, page),
    };
    visitor.page_with(status, &page(Errors::one(visitor.locale, field, code)))
}
