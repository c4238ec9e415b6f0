//! The person sees who guards their locker, which ways back they have, and what runs.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::Action;
use crate::domain::ways_back::{Way, ways_back};
use crate::id::{AccountId, GuardianSetId, LockerId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::{guardians, recoveries, unlocks};

use super::actor::Actor;
use super::allow_recorded;
use super::error::OpError;
use super::people::{Directory, Person};
use super::read_recovery::{RecoveryView, view};
use super::recovery;

/// One guardian, as the person sees them.
pub struct GuardianView {
    /// Who.
    pub account: AccountId,
    /// Their name and structure.
    pub person: Person,
    /// Whether they have left; then the person chooses another.
    pub removed: bool,
    /// Since when; none for somebody who is suggested.
    pub since: Option<Timestamp>,
}

/// Who guards a locker.
pub struct Guardians {
    /// The guardians, those who have left too.
    pub guardians: Vec<GuardianView>,
    /// The ways back that the person has.
    pub ways: Vec<Way>,
    /// The recovery that runs.
    pub recovery: Option<RecoveryView>,
}

/// The guardians of the person's locker.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_guardians(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Guardians, OpError> {
    let action = Action::ListGuardians;
    allow_recorded(app, actor, action, Target::Locker(locker)).await?;
    read(app, actor.account(), locker).await
}

pub(super) async fn read(
    app: &App,
    owner: AccountId,
    locker: LockerId,
) -> Result<Guardians, OpError> {
    let mut conn = app.store.reader().await?;
    let set = guardians::live(&mut conn, locker).await?;
    let rows = match &set {
        Some(set) => guardians::of_set(&mut conn, GuardianSetId(set.id)).await?,
        None => Vec::new(),
    };
    let mut views = Vec::new();
    for row in rows {
        let view = person(app, &mut conn, AccountId(row.account)).await?;
        views.push(GuardianView {
            removed: row.removed_at.is_some(),
            since: set
                .as_ref()
                .map(|set| Timestamp::from_millis(set.created_at)),
            ..view
        });
    }
    let ways = ways(&mut conn, owner, &views).await?;
    let runs = recoveries::runs(&mut conn, owner).await?;
    let recovery = match runs {
        Some(row) => Some(view(app, &recovery::load(app, &mut conn, row).await?).await?),
        None => None,
    };
    Ok(Guardians {
        guardians: views,
        ways,
        recovery,
    })
}

async fn ways(
    conn: &mut Conn,
    owner: AccountId,
    views: &[GuardianView],
) -> Result<Vec<Way>, OpError> {
    let sheet = unlocks::has_sheet(conn, owner).await?;
    let card = !unlocks::cards(conn, owner).await?.is_empty();
    let here = views.iter().filter(|view| !view.removed).count();
    Ok(ways_back(sheet, card, here))
}

/// Somebody by name and structure.
pub(super) async fn person(
    app: &App,
    conn: &mut Conn,
    account: AccountId,
) -> Result<GuardianView, OpError> {
    let person = Directory::default().person(app, conn, account.0).await?;
    Ok(GuardianView {
        account,
        person,
        removed: false,
        since: None,
    })
}
