//! Who acts: a live session, its account's facts, and the way to its root key.

mod momentary;
mod time;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{RootKey, SessionKey, Wraps};
use crate::crypto::place::Place;
use crate::crypto::token::SessionToken;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::policy::ActorFacts;
use crate::domain::rights::Standing;
use crate::domain::session::SessionKind;
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::store::sessions::SessionRow;
use crate::store::{organisations, sessions};

use super::error::OpError;
use super::structures;
pub use super::structures::Structure;
use time::{live, unused};

/// An account in a session.
#[derive(Clone)]
pub struct Actor {
    /// What the policy needs to know.
    pub facts: ActorFacts,
    /// By which way the request came.
    pub channel: Channel,
    /// On what the session was opened.
    pub kind: SessionKind,
    /// When the session ends if it goes on unused.
    pub idle_ends_at: Timestamp,
    /// When the session ends whatever happens.
    pub ends_at: Timestamp,
    /// When it was looked up, by the database's clock.
    pub at: Timestamp,
    /// The structures the account works in, the current one first.
    pub structures: Vec<Structure>,
    token: std::sync::Arc<SessionToken>,
    key: std::sync::Arc<SessionKey>,
    given: (i64, i64),
    wrapped: Vec<u8>,
}

impl Actor {
    /// Finds the session of a token and notes that it is in use.
    ///
    /// # Errors
    /// [`OpError::NoSession`] when it is unknown, ended or too old.
    pub async fn find(app: &App, token: SessionToken, channel: Channel) -> Result<Self, OpError> {
        let mut actor = Self::peek(app, token, channel).await?;
        if !actor.facts.session_live {
            return Err(OpError::NoSession);
        }
        actor.prove(app).await?;
        let (id, now) = (actor.session(), actor.at);
        if now.plus(actor.kind.idle()) >= actor.idle_ends_at.plus(limits::SEEN_STEP) {
            let seen = app.store.commit::<_, OpError, _>(move |unit| {
                Box::pin(async move { Ok(sessions::seen(&mut unit.conn, &id, now).await?) })
            });
            seen.await?;
            actor.idle_ends_at = now.plus(actor.kind.idle());
        }
        Ok(actor)
    }

    /// Looks at the session of a token, live or over, and leaves it as it is: for the page that
    /// warns of its end. Nobody acts with it before [`Actor::find`].
    ///
    /// # Errors
    /// [`OpError::NoSession`] when there is none.
    pub async fn peek(app: &App, token: SessionToken, channel: Channel) -> Result<Self, OpError> {
        let id = token.id();
        let mut conn = app.store.reader().await?;
        let row = sessions::find(&mut conn, &id)
            .await?
            .ok_or(OpError::NoSession)?;
        let now = crate::store::now(&mut conn, app.store.clock()).await?;
        let memberships = organisations::memberships(&mut conn, AccountId(row.account)).await?;
        Ok(Self::new(app, row, memberships, token.into(), channel, now))
    }

    /// A row that was copied, prolonged or made up in the database opens no root key: nobody acts
    /// in its session, and the journal says so.
    pub(super) async fn prove(&self, app: &App) -> Result<(), OpError> {
        let opened = self.root_key().map(drop);
        let mut event = Event::new(EventKind::SessionOpened, self.channel);
        (event.account, event.locker) = (Some(self.account()), self.facts.owns);
        event.session = self.session().first_chunk::<8>().copied();
        super::proved(app, event, opened).await
    }

    /// The same actor, read again: for decisions taken while a body streams.
    pub(super) async fn refreshed(&self, app: &App) -> Result<Self, OpError> {
        let mut conn = app.store.reader().await?;
        let row = sessions::find(&mut conn, &self.session())
            .await?
            .ok_or(OpError::NoSession)?;
        let now = crate::store::now(&mut conn, app.store.clock()).await?;
        let account = AccountId(row.account);
        let memberships = organisations::memberships(&mut conn, account).await?;
        // A long download keeps its own session from falling idle, not from being ended.
        let mut fresh = Self::new(app, row, memberships, self.token.clone(), self.channel, now);
        fresh.facts.session_live |= now < fresh.ends_at && !fresh.ended();
        Ok(fresh)
    }

    fn new(
        app: &App,
        row: SessionRow,
        memberships: Vec<organisations::MembershipRow>,
        token: std::sync::Arc<SessionToken>,
        channel: Channel,
        now: Timestamp,
    ) -> Self {
        let (memberships, structures) = structures::works(memberships, row.organisation);
        let facts = ActorFacts {
            account: AccountId(row.account),
            standing: Standing::parse(&row.state).unwrap_or(Standing::Closed),
            session_live: live(&row, now),
            proved_at: Timestamp::from_millis(row.created_at),
            second_factor_at: row.second_factor_at.map(Timestamp::from_millis),
            auditor: row.auditor,
            memberships,
            owns: row.locker.map(LockerId),
            has_factor: row.factor,
            by_passphrase: matches!(row.method.as_str(), "passphrase" | "oidc+passphrase"),
        };
        let (kind, idle_ends_at) = unused(&row);
        let ended = row.ended_at.is_some();
        let ends_at = Timestamp::from_millis(if ended { i64::MIN } else { row.ends_at });
        Self {
            facts,
            channel,
            kind,
            idle_ends_at,
            ends_at,
            at: now,
            structures,
            key: token.key(&app.secret.pepper()).into(),
            token,
            given: (row.created_at, row.ends_at),
            wrapped: row.wrapped,
        }
    }

    fn ended(&self) -> bool {
        self.ends_at == Timestamp::from_millis(i64::MIN)
    }

    /// The account's id.
    pub fn account(&self) -> AccountId {
        self.facts.account
    }

    /// The session's id: the digest of its token.
    pub fn session(&self) -> [u8; 32] {
        self.token.id()
    }

    /// The account's root key, opened with the session's token.
    ///
    /// # Errors
    /// The session row was altered or moved.
    pub fn root_key(&self) -> Result<RootKey, OpError> {
        let place = self.place(self.facts.second_factor_at);
        Ok(self.key.unwrap(&self.wrapped, &place)?)
    }

    fn place(&self, factor: Option<Timestamp>) -> Place {
        let (began, ends) = self.given;
        let given = (Timestamp::from_millis(began), Timestamp::from_millis(ends));
        let (id, kind) = (self.token.id(), self.kind.code());
        Place::session(&id, self.account(), kind, given, factor)
    }

    /// The root key sealed for this session once its second factor was shown, or put aside.
    ///
    /// # Errors
    /// As [`Actor::root_key`].
    pub fn wrapped_with_factor(
        &self,
        app: &App,
        at: impl Into<Option<Timestamp>>,
    ) -> Result<Vec<u8>, OpError> {
        let root = self.root_key()?;
        Ok(self.key.wrap(&root, &self.place(at.into()), &app.random))
    }

    /// An entry about something this actor does.
    pub fn event(&self, kind: EventKind) -> Event {
        let mut event = Event::new(kind, self.channel);
        event.actor = Some(self.account());
        event.session = self.session().first_chunk::<8>().copied();
        event
    }
}
