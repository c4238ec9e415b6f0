//! Entering.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::token::SessionToken;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::Body;
use crate::http::server::Connection;
use crate::ops::open_session::{Credentials, Opened, Origin, open_session_on};
use crate::ops::{self, Actor};

/// What opens the door: card and code, twelve words, or login and passphrase.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Enter {
    /// A card and its code.
    Card(EnterCard),
    /// A login.
    Login(EnterLogin),
    /// A recovery sheet.
    Sheet(EnterSheet),
}

/// A card and its code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterCard {
    /// Text of the card.
    card: String,
    /// The code, 4 to 12 digits.
    pin: String,
    /// On what: a computer that others use, unless it is said to be the person's own phone.
    device: Option<Device>,
}

/// A login, a passphrase and the second factor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterLogin {
    /// The login.
    login: String,
    /// The passphrase.
    passphrase: String,
    /// Six digits. Without them the session may only prove a second factor, or set up a first one.
    otp: Option<String>,
    /// A printed code that stands in for the second factor once, in place of `otp`.
    recovery_code: Option<String>,
    /// On what: a computer that others use, unless it is said to be the person's own phone.
    device: Option<Device>,
}

/// A recovery sheet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterSheet {
    /// The twelve words, in order, with spaces.
    recovery_sheet: String,
    /// On what: a computer that others use, unless it is said to be the person's own phone.
    device: Option<Device>,
}

/// On what somebody enters.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Device {
    /// A computer that others use after: ends 10 minutes after the last call.
    Shared,
    /// The person's own phone: ends two hours after the last call. Staff get their own times.
    Own,
}

impl Enter {
    fn own_phone(&self) -> bool {
        let device = match self {
            Self::Card(enter) => enter.device,
            Self::Login(enter) => enter.device,
            Self::Sheet(enter) => enter.device,
        };
        device == Some(Device::Own)
    }
}

impl From<Enter> for Credentials {
    fn from(enter: Enter) -> Self {
        match enter {
            Enter::Card(EnterCard { card, pin, .. }) => Self::Card {
                card: Zeroizing::new(card),
                pin: Zeroizing::new(pin),
            },
            Enter::Login(EnterLogin {
                login,
                passphrase,
                otp,
                recovery_code,
                ..
            }) => Self::Passphrase {
                login,
                passphrase: Zeroizing::new(passphrase),
                otp: otp.or(recovery_code).map(Zeroizing::new),
            },
            Enter::Sheet(EnterSheet { recovery_sheet, .. }) => Self::Sheet {
                words: Zeroizing::new(recovery_sheet),
            },
        }
    }
}

/// A session that has begun.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// For `Authorization: Bearer`; shown once.
    token: String,
    /// When it ends whatever happens, RFC 3339.
    expires_at: String,
    account: Account,
    /// The locker that the account owns.
    #[serde(skip_serializing_if = "Option::is_none")]
    locker_id: Option<Uuid>,
    /// Whether a second factor must be set up before anything else.
    factor_missing: bool,
}

/// Who entered.
#[derive(Serialize, ToSchema)]
pub struct Account {
    id: Uuid,
    /// `beneficiary`, `aidant`, `coordinator`, `auditor`.
    roles: Vec<&'static str>,
}

/// What an account is, in words.
pub fn roles(actor: &Actor) -> Vec<&'static str> {
    let facts = &actor.facts;
    let mut roles = Vec::new();
    let mut add = |is: bool, role| {
        if is {
            roles.push(role)
        }
    };
    let works = |as_coordinator| {
        let mut memberships = facts.memberships.iter();
        memberships.any(|one| one.coordinator == as_coordinator)
    };
    add(facts.owns.is_some(), "beneficiary");
    add(works(false), "aidant");
    add(works(true), "coordinator");
    add(facts.auditor, "auditor");
    roles
}

/// Enter. Wrong, unknown and locked answer alike.
#[utoipa::path(
    post, path = "/api/v1/sessions", tag = "sessions", security(()), request_body = Enter,
    responses(
        (status = 201, body = Session),
        (status = 401, description = "does not open the door", body = Problem),
        (status = 422, description = "not in form", body = Problem),
        (status = 429, description = "too many tries", body = Problem),
    )
)]
pub async fn open_session(
    State(app): State<App>,
    connection: Connection,
    Body(enter): Body<Enter>,
) -> Result<(StatusCode, Json<Session>), ApiError> {
    let origin = Origin {
        channel: Channel::Api,
        address: connection.address,
    };
    let own_phone = enter.own_phone();
    let opened = open_session_on(&app, enter.into(), origin, own_phone).await?;
    Ok((StatusCode::CREATED, Json(begun(&app, &opened).await?)))
}

/// What is answered of a session that has begun.
pub(super) async fn begun(app: &App, opened: &Opened) -> Result<Session, ops::OpError> {
    let text = opened.token.text().to_string();
    let token = SessionToken::parse(&text).ok_or(ops::OpError::NoSession)?;
    let actor = Actor::find(app, token, Channel::Api).await?;
    Ok(Session {
        token: text,
        expires_at: opened.ends_at.rfc3339(),
        account: Account {
            id: opened.account.0,
            roles: roles(&actor),
        },
        locker_id: actor.facts.owns.map(|locker| locker.0),
        factor_missing: opened.factor_missing,
    })
}
