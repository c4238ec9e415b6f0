//! Who somebody is to a provider of identities, and the ties that stand for a login. A tie is never an
//! unlock: what opens is brought as always.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::domain::journal::{Event, EventKind};
use crate::domain::policy::Action;
use crate::id::AccountId;
use crate::identity::Subject;
use crate::store::facts::Target;
use crate::store::identities::{self, LinkRow};
use crate::store::identity_flows;

use super::actor::Actor;
use super::error::OpError;
use super::open_session::Origin;
use super::{allow, proved};

/// What a way to a provider is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To enter.
    Enter,
    /// To tie who one is there to one's account.
    Link,
}

impl Purpose {
    /// Its code in the database.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Link => "link",
        }
    }

    pub(super) fn parse(code: &str) -> Option<Self> {
        [Self::Enter, Self::Link]
            .into_iter()
            .find(|one| one.code() == code)
    }
}

/// A tie of the caller.
pub struct IdentityView {
    /// The provider's name.
    pub provider: String,
    /// What people call the provider; its name where it is no longer configured.
    pub label: String,
    /// When it was made.
    pub linked_at: Timestamp,
    /// When somebody last entered by it.
    pub used_at: Option<Timestamp>,
}

/// The caller's ties.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_identities(app: &App, actor: &Actor) -> Result<Vec<IdentityView>, OpError> {
    allow(app, actor, Action::ListIdentities, target(actor)).await?;
    let mut conn = app.store.reader().await?;
    let rows = identities::of_account(&mut conn, actor.account()).await?;
    Ok(rows.into_iter().map(|row| view(app, row)).collect())
}

fn view(app: &App, row: LinkRow) -> IdentityView {
    let known = app.providers.find(&row.provider);
    IdentityView {
        label: known.map_or_else(|| row.provider.clone(), |one| one.settings.label.clone()),
        provider: row.provider,
        linked_at: Timestamp::from_millis(row.created_at),
        used_at: row.used_at.map(Timestamp::from_millis),
    }
}

/// The providers by which the caller could enter: its name and what people call it.
pub fn providers_of(app: &App, actor: &Actor) -> Vec<(String, String)> {
    let person = actor.facts.owns.is_some();
    providers(app, |meant| {
        if person {
            meant.people()
        } else {
            meant.staff()
        }
    })
}

/// The providers at the door of people.
pub fn providers_for_people(app: &App) -> Vec<(String, String)> {
    providers(app, crate::identity::Meant::people)
}

/// The providers at the door of staff.
pub fn providers_for_staff(app: &App) -> Vec<(String, String)> {
    providers(app, crate::identity::Meant::staff)
}

fn providers(app: &App, fits: impl Fn(crate::identity::Meant) -> bool) -> Vec<(String, String)> {
    let fitting = app.providers.iter().map(|provider| &provider.settings);
    let fitting = fitting.filter(|one| fits(one.meant));
    fitting
        .map(|one| (one.name.clone(), one.label.clone()))
        .collect()
}

/// The account's own locker, so that its owner reads in their journal what was done.
pub(super) fn target(actor: &Actor) -> Target {
    actor.facts.owns.map_or(Target::Nothing, Target::Locker)
}

/// Where a subject is found. The issuer ends with a zero byte, which no address holds.
pub(super) fn subject_index(app: &App, subject: &Subject) -> [u8; 32] {
    let whole = [subject.issuer.as_bytes(), subject.name.as_bytes()];
    let whole = Zeroizing::new(whole.join(&0));
    app.secret.index("identity", &whole)
}

/// What a ticket holds.
#[derive(Serialize, Deserialize)]
pub(super) struct Said {
    /// The index of the subject, hexadecimal.
    pub subject: String,
    /// Who asked, where it is to be tied.
    pub account: Option<AccountId>,
}

/// What a provider said, not yet used.
pub struct Ticket {
    pub(super) id: [u8; 32],
    /// The provider's name.
    pub provider: String,
    /// What people call the provider.
    pub label: String,
    /// Whether it is for people who have a locker, and whether for staff.
    pub doors: (bool, bool),
    pub(super) subject: [u8; 32],
    pub(super) account: Option<AccountId>,
}

/// The ticket that a browser keeps, while it is good for this purpose.
///
/// # Errors
/// The row fails its proof, recorded; the database.
pub async fn find_ticket(
    app: &App,
    kept: &str,
    purpose: Purpose,
    origin: &Origin,
) -> Result<Option<Ticket>, OpError> {
    let Some(id) = crypto::unhex::<32>(kept).map(|kept| crypto::sha256(&kept)) else {
        return Ok(None);
    };
    let now = app.store.now().await?;
    let mut conn = app.store.reader().await?;
    let Some(row) = identity_flows::ticket(&mut conn, &id, now).await? else {
        return Ok(None);
    };
    drop(conn);
    let provider = app.providers.find(&row.provider);
    let Some(provider) = provider.filter(|_| row.purpose == purpose.code()) else {
        return Ok(None);
    };
    let ends = Timestamp::from_millis(row.ends_at);
    let place = Place::identity_ticket(&id, (&row.provider, purpose.code()), ends);
    let said = app.ring.open(&place, &row.sealed).map_err(OpError::from);
    let event = tried(origin, &row.provider);
    let said = proved(app, event, said.and_then(|said| read(&said))).await?;
    let meant = provider.settings.meant;
    Ok(Some(Ticket {
        id,
        label: provider.settings.label.clone(),
        doors: (meant.people(), meant.staff()),
        provider: row.provider,
        subject: crypto::unhex::<32>(&said.subject).ok_or(OpError::from(SealError::Form))?,
        account: said.account,
    }))
}

fn read(said: &[u8]) -> Result<Said, OpError> {
    serde_json::from_slice(said).map_err(|_| SealError::Form.into())
}

/// The entry of a try to enter by a provider.
pub(super) fn tried(origin: &Origin, provider: &str) -> Event {
    Event::new(EventKind::SessionOpened, origin.channel)
        .with("method", "oidc")
        .with("provider", provider)
}
