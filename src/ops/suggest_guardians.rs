//! Two guardians that fit a person: who helps them already, and somebody of another structure where
//! there is one, else the coordinator or a colleague. A stranger is never suggested.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::Action;
use crate::domain::rights::Standing;
use crate::id::{AccountId, LockerId, OrganisationId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::{guardians, lockers, organisations};

use super::actor::Actor;
use super::allow_recorded;
use super::candidates::works;
use super::error::OpError;
use super::list_guardians::{GuardianView, person};

/// Whom a person could choose as guardians.
///
/// # Errors
/// A refusal, or the database.
pub async fn suggest_guardians(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<GuardianView>, OpError> {
    let recorded =
        allow_recorded(app, actor, Action::ListGuardians, Target::Locker(locker)).await?;
    let now = recorded.value().at();
    let mut conn = app.store.reader().await?;
    let mut views = Vec::new();
    for account in suggested(&mut conn, locker, now).await? {
        views.push(person(app, &mut conn, account).await?);
    }
    Ok(views)
}

/// Two of those who help the owner of a locker, and of their colleagues.
///
/// # Errors
/// The database.
pub(super) async fn suggested(
    conn: &mut Conn,
    locker: LockerId,
    now: Timestamp,
) -> Result<Vec<AccountId>, OpError> {
    let mut known = guardians::aidants(conn, locker, now).await?;
    let row = lockers::find(conn, locker).await?;
    known.extend(row.and_then(|row| row.opened_by).map(AccountId));
    around(conn, &known).await
}

/// Two of those who are known to somebody and of their colleagues: of two structures where possible.
///
/// # Errors
/// The database.
pub(super) async fn around(
    conn: &mut Conn,
    known: &[AccountId],
) -> Result<Vec<AccountId>, OpError> {
    let mut found: Vec<(AccountId, Vec<OrganisationId>)> = Vec::new();
    for account in known {
        let works = works(conn, *account).await?;
        if !works.is_empty() && !found.iter().any(|(one, _)| one == account) {
            found.push((*account, works));
        }
    }
    let Some((first, homes)) = found.first().cloned() else {
        return Ok(Vec::new());
    };
    let other = |works: &[OrganisationId]| !works.iter().any(|id| homes.contains(id));
    let second = found.iter().find(|(_, works)| other(works));
    let second = match second.map(|(account, _)| *account) {
        Some(account) => Some(account),
        None => colleague(conn, first, &homes).await?,
    };
    // Another aidant of the same structure, where there is neither coordinator nor colleague.
    let second = second.or_else(|| found.get(1).map(|(account, _)| *account));
    let both = [Some(first), second].into_iter().flatten();
    Ok(both.take(usize::from(limits::GUARDIANS_NEEDED)).collect())
}

/// Somebody of another structure in which the first works too, else a coordinator, else a colleague.
async fn colleague(
    conn: &mut Conn,
    first: AccountId,
    homes: &[OrganisationId],
) -> Result<Option<AccountId>, OpError> {
    let mut best: Option<((bool, bool), AccountId)> = None;
    for (at, home) in homes.iter().enumerate() {
        for member in organisations::members(conn, *home).await? {
            let active = member.suspended_at.is_none() && member.state == Standing::Active.code();
            let account = AccountId(member.account);
            // What is smaller comes first: another structure, then whoever answers for one.
            let rank = (at == 0, member.role != "coordinator");
            let better = best.is_none_or(|(known, _)| rank < known);
            if active && account != first && better {
                best = Some((rank, account));
            }
        }
    }
    Ok(best.map(|(_, account)| account))
}
