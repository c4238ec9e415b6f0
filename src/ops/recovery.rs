//! A recovery that runs, found by its short address: the row says where things lie, the journal says
//! what may be done. A row that was edited, moved or brought back opens nothing.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::domain::journal::{Event, EventKind};
use crate::domain::recovery::{Progress, RecoveryKind, RecoveryState};
use crate::id::{AccountId, LockerId, RecoveryId};
use crate::store::db::Conn;
use crate::store::journal::{self, Body};
use crate::store::recoveries::{self, RecoveryRow};
use crate::store::{confirmations, lockers};

use super::attempts::attempt;
use super::door::Origin;
use super::error::{Altered, OpError};
use super::guarded::{self, Live};
use super::said::{said, text};
use super::short_address;

/// A guardian's confirmation, as the journal says.
#[derive(Debug, Clone)]
pub(super) struct Confirmed {
    pub guardian: AccountId,
    /// SHA-256 of what they sealed, hexadecimal.
    pub sealed_sha256: String,
    /// For which structure they work.
    pub organisation: Option<uuid::Uuid>,
}

/// A recovery, with what the journal says of it.
#[derive(Clone)]
pub(super) struct Recovery {
    pub row: RecoveryRow,
    pub kind: RecoveryKind,
    pub progress: Progress,
    pub confirmed: Vec<Confirmed>,
    /// Whose it is: by their card, or since a guardian confirmed.
    pub person: Option<(AccountId, LockerId)>,
    pub live: Option<Live>,
}

impl Recovery {
    /// An entry about it.
    pub(super) fn event(&self, kind: EventKind, event: &Event) -> Event {
        let mut about = Event::new(kind, event.channel);
        (about.actor, about.session) = (event.actor, event.session);
        about.organisation = event.organisation;
        (about.account, about.locker) = self.person.unzip();
        about.with("recovery", self.row.id().to_string())
    }

    /// Where it stands.
    pub(super) fn state(&self, now: Timestamp) -> RecoveryState {
        self.progress.state(now)
    }
}

/// The short address of a recovery, `XXXX-XXXX`: it says which key pair is meant, so that another one
/// in its row has another address.
pub(super) fn short(app: &App, id: RecoveryId, kind: RecoveryKind, public: &[u8]) -> String {
    let value = [id.bytes(), kind.code().as_bytes(), &crypto::sha256(public)].concat();
    short_address::symbols(&app.secret.index("recovery-short", &value))
}

/// Finds a recovery for whoever was shown its address. Unknown and altered answer alike; tries are
/// counted by address.
///
/// # Errors
/// There is none, too many tries, or it failed its proof.
pub(super) async fn find(app: &App, typed: &str, origin: &Origin) -> Result<Recovery, OpError> {
    let index = short_address::index(app, typed);
    let secret = ("recovery", index.as_slice());
    attempt(app, &origin.address, secret, async {
        let mut conn = app.store.reader().await?;
        let row = recoveries::by_short(&mut conn, &index).await?;
        let row = row.filter(|row| is(app, row, typed));
        load(app, &mut conn, row.ok_or(OpError::NotFound)?).await
    })
    .await
}

fn is(app: &App, row: &RecoveryRow, typed: &str) -> bool {
    RecoveryKind::parse(&row.kind).is_some_and(|kind| {
        let own = short(app, row.id(), kind, &row.public);
        short_address::plain(&own) == short_address::plain(typed)
    })
}

/// Reads what the journal says of a recovery.
///
/// # Errors
/// [`Altered::RecoveryAltered`] where row and entries do not agree.
pub(super) async fn load(
    app: &App,
    conn: &mut Conn,
    row: RecoveryRow,
) -> Result<Recovery, OpError> {
    let kind = RecoveryKind::parse(&row.kind).ok_or(Altered::RecoveryAltered)?;
    let started_at = started(app, conn, &row, kind).await?;
    let person = match row.account.map(AccountId) {
        Some(account) => {
            let locker = lockers::of_owner(conn, account).await?;
            Some((account, locker.ok_or(Altered::RecoveryAltered)?))
        }
        None => None,
    };
    let live = match person {
        Some((_, locker)) => guarded::live(app, conn, locker).await?,
        None => None,
    };
    let progress = Progress {
        kind,
        started_at,
        confirmed_at: Vec::new(),
        phone_at: None,
        ended: RecoveryState::parse(&row.state).filter(|state| *state != RecoveryState::Waiting),
    };
    let mut recovery = Recovery {
        row,
        kind,
        progress,
        confirmed: Vec::new(),
        person,
        live,
    };
    if let Some((_, locker)) = person {
        for body in confirmations::said(conn, locker, recovery.row.entry).await? {
            recovery.hear(app, conn, &body).await?;
        }
    }
    Ok(recovery)
}

/// When it was started, by the entry that it names: of this key pair, kind and card.
async fn started(
    app: &App,
    conn: &mut Conn,
    row: &RecoveryRow,
    kind: RecoveryKind,
) -> Result<Timestamp, OpError> {
    let body = journal::body(conn, row.entry.cast_unsigned()).await?;
    let body = body.ok_or(Altered::RecoveryAltered)?;
    let said = said(app, conn, &body).await?;
    let public = crypto::hex(&crypto::sha256(&row.public));
    let own = kind == RecoveryKind::Card || (row.account.is_some() && body.account == row.account);
    let agree = body.action == EventKind::RecoveryStarted.code()
        && text(&said, "recovery") == Some(row.id.to_string().as_str())
        && text(&said, "kind") == Some(kind.code())
        && text(&said, "public_sha256") == Some(public.as_str());
    if agree && own {
        Ok(Timestamp::from_millis(body.recorded_at))
    } else {
        Err(Altered::RecoveryAltered.into())
    }
}

impl Recovery {
    /// Takes in an entry of the locker, where it is about this recovery.
    async fn hear(&mut self, app: &App, conn: &mut Conn, body: &Body) -> Result<(), OpError> {
        let said = said(app, conn, body).await?;
        if text(&said, "recovery") != Some(self.row.id.to_string().as_str()) {
            return Ok(());
        }
        let at = Timestamp::from_millis(body.recorded_at);
        match EventKind::parse(&body.action) {
            Some(EventKind::RecoveryConfirmed) => self.count(body, text(&said, "set"), &said, at),
            Some(EventKind::RecoveryPhoneConfirmed) => self.progress.phone_at = Some(at),
            Some(EventKind::RecoveryVetoed) => self.progress.ended = Some(RecoveryState::Vetoed),
            Some(EventKind::RecoveryFinished) => {
                self.progress.ended = Some(RecoveryState::Finished);
            }
            Some(EventKind::RecoveryLapsed) => self.progress.ended = Some(RecoveryState::Lapsed),
            _ => {}
        }
        Ok(())
    }

    /// A confirmation counts once a guardian, of the set that is live, and while they are in it.
    fn count(&mut self, body: &Body, set: Option<&str>, said: &serde_json::Value, at: Timestamp) {
        let (Some(guardian), Some(live)) = (body.actor.map(AccountId), &self.live) else {
            return;
        };
        let counts = set == Some(live.set.to_string().as_str())
            && live.guardians.contains(&guardian)
            && !self.confirmed.iter().any(|one| one.guardian == guardian);
        if counts {
            self.progress.confirmed_at.push(at);
            self.confirmed.push(Confirmed {
                guardian,
                sealed_sha256: text(said, "sealed_sha256").unwrap_or_default().to_owned(),
                organisation: body.organisation,
            });
        }
    }
}
