//! What is answered of a session that has begun.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::crypto::token::SessionToken;
use crate::domain::journal::Channel;
use crate::ops::open_session::Opened;
use crate::ops::{self, Actor};

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
    add(facts.owns.is_some(), "beneficiary");
    add(
        facts
            .memberships
            .iter()
            .any(|membership| !membership.coordinator),
        "aidant",
    );
    add(
        facts
            .memberships
            .iter()
            .any(|membership| membership.coordinator),
        "coordinator",
    );
    add(facts.auditor, "auditor");
    roles
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
