//! Who may be a guardian: an aidant or coordinator who works in a structure now, or one relative of
//! the person beside them.

use std::collections::BTreeSet;

use crate::app::App;
use crate::domain::rights::Standing;
use crate::id::{AccountId, LockerId, OrganisationId};
use crate::store::db::Conn;
use crate::store::{accounts, organisations, relatives};

use super::error::OpError;
use super::published;

/// What a candidate is to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Candidate {
    Professional,
    Relative,
}

/// Holds that each may be a guardian of a locker; a new locker has no relatives.
///
/// # Errors
/// The field `guardians` is refused.
pub(super) async fn check(
    app: &App,
    conn: &mut Conn,
    locker: Option<LockerId>,
    accounts: &[AccountId],
) -> Result<(), OpError> {
    let distinct: BTreeSet<&AccountId> = accounts.iter().collect();
    if distinct.len() != accounts.len() {
        let words = "names somebody twice; each guardian is another person";
        return Err(OpError::invalid("guardians", "twice", words));
    }
    let mut relatives = 0;
    for account in accounts {
        match candidate(app, conn, locker, *account).await? {
            Some(Candidate::Professional) => {}
            Some(Candidate::Relative) => relatives += 1,
            None => {
                let words = "names somebody who is no aidant or coordinator of a structure now";
                return Err(OpError::invalid("guardians", "not_a_guardian", words));
            }
        }
    }
    if relatives > 1 || (relatives == 1 && accounts.len() == 1) {
        let words = "has more than one relative, or a relative alone; add an aidant or coordinator";
        return Err(OpError::invalid("guardians", "relatives", words));
    }
    Ok(())
}

async fn candidate(
    app: &App,
    conn: &mut Conn,
    locker: Option<LockerId>,
    account: AccountId,
) -> Result<Option<Candidate>, OpError> {
    let row = accounts::find(conn, account).await?;
    let staff = row
        .filter(|row| row.state == Standing::Active.code() && !row.auditor && row.staff.is_some());
    if staff.is_none() {
        return Ok(None);
    }
    published::keys(app, conn, account, None).await?;
    if !works(conn, account).await?.is_empty() {
        return Ok(Some(Candidate::Professional));
    }
    let relative = relatives::find(conn, account).await?;
    let theirs = relative.is_some_and(|row| Some(LockerId(row.locker)) == locker);
    Ok(theirs.then_some(Candidate::Relative))
}

/// The structures in which an account works now.
pub(super) async fn works(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Vec<OrganisationId>, OpError> {
    let memberships = organisations::memberships(conn, account).await?;
    let active = memberships
        .into_iter()
        .filter(|row| row.suspended_at.is_none() && row.state == Standing::Active.code());
    Ok(active.map(|row| OrganisationId(row.organisation)).collect())
}
