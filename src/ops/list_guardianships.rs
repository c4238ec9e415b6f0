//! A guardian sees whom they guard, by name and nothing else, and what waits for them.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{ProfileKey, RootKey, Seals, Wraps};
use crate::crypto::place::Place;
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::{guardians, lockers, recoveries};

use super::actor::Actor;
use super::allow_recorded;
use super::error::{Altered, OpError};
use super::held;
use super::read_recovery::{RecoveryView, view};
use super::recovery;

/// One person whom somebody guards.
pub struct Guardianship {
    /// Their locker.
    pub locker: LockerId,
    /// How they are called; empty where what the guardian holds failed its proof.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
    /// What runs for them.
    pub recovery: Option<RecoveryView>,
    /// Whether this guardian has confirmed it.
    pub confirmed: bool,
}

/// Whom the actor guards.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_guardianships(app: &App, actor: &Actor) -> Result<Vec<Guardianship>, OpError> {
    allow_recorded(app, actor, Action::ListGuardianships, Target::Nothing).await?;
    let root = actor.root_key()?;
    let mut conn = app.store.reader().await?;
    let mut found = Vec::new();
    for locker in guardians::of_account(&mut conn, actor.account()).await? {
        match one(app, &mut conn, locker, (actor.account(), &root)).await {
            Ok(one) => found.push(one),
            // A row that was planted or moved is nobody's guardianship; the others are shown.
            Err(OpError::Altered(_) | OpError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

async fn one(
    app: &App,
    conn: &mut Conn,
    locker: LockerId,
    (guardian, root): (AccountId, &RootKey),
) -> Result<Guardianship, OpError> {
    let row = lockers::find(conn, locker).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let held = held::open(app, conn, &row, (guardian, root)).await?;
    let place = Place::guardian_profile(held.set, guardian);
    let key: ProfileKey = held.key.unwrap(&held.row.profile_key, &place)?;
    let name: Zeroizing<Vec<u8>> = key.open(&Place::profile(locker), &row.profile)?;
    let set = guardians::live(conn, locker).await?;
    let runs = match recoveries::runs(conn, row.owner()).await? {
        Some(runs) => Some(recovery::load(app, conn, runs).await?),
        None => None,
    };
    let confirmed = runs
        .as_ref()
        .is_some_and(|runs| runs.confirmed.iter().any(|one| one.guardian == guardian));
    Ok(Guardianship {
        locker,
        name: String::from_utf8(name.to_vec()).map_err(|_| Altered::GuardianAltered)?,
        since: Timestamp::from_millis(set.map_or(0, |set| set.created_at)),
        recovery: match &runs {
            Some(runs) => Some(view(app, runs).await?),
            None => None,
        },
        confirmed,
    })
}
