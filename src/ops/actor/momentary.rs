//! An actor without a session, for one request.

use super::Actor;
use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{RootKey, Wraps};
use crate::crypto::place::Place;
use crate::crypto::token::SessionToken;
use crate::domain::journal::Channel;
use crate::domain::policy::ActorFacts;
use crate::domain::session::SessionKind;
use crate::id::{AccountId, LockerId};

impl Actor {
    /// Somebody who proved for this one request who they are, without a session: nothing of it is
    /// in the database, and it ends with the request.
    pub(in crate::ops) fn momentary(
        app: &App,
        (account, owns): (AccountId, Option<LockerId>),
        root: &RootKey,
        channel: Channel,
        now: Timestamp,
    ) -> Self {
        let token = SessionToken::make(&app.random);
        let key = token.key(&app.secret.pepper());
        let kind = SessionKind::Shared;
        let place = Place::session(&token.id(), account, kind.code(), (now, now), None);
        Self {
            facts: ActorFacts::momentary(account, owns, now),
            channel,
            kind,
            idle_ends_at: now,
            ends_at: now,
            at: now,
            structures: Vec::new(),
            wrapped: key.wrap(root, &place, &app.random),
            given: (now.millis(), now.millis()),
            key: key.into(),
            token: token.into(),
        }
    }
}
