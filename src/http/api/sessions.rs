//! Entering.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::begun::{Session, begun};
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::Body;
use crate::http::server::Connection;
use crate::ops::open_session::{Credentials, Origin, open_session_on};

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
