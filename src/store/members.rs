//! Who works where: suspending, leaving, and who is left.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, OrganisationId};

statements! {
    FIND = "SELECT account, organisation, role, suspended_at FROM memberships WHERE account = $1 AND organisation = $2 AND until IS NULL";
    OF_ORGANISATION = "SELECT account, organisation, role, suspended_at FROM memberships WHERE organisation = $1 AND until IS NULL ORDER BY since, id";
    OPEN = "SELECT account, organisation, role, suspended_at FROM memberships WHERE until IS NULL ORDER BY id";
    SUSPEND = "UPDATE memberships SET suspended_at = $3 WHERE account = $1 AND organisation = $2 AND until IS NULL AND suspended_at IS NULL";
    RESUME = "UPDATE memberships SET suspended_at = NULL WHERE account = $1 AND organisation = $2 AND until IS NULL AND suspended_at IS NOT NULL";
    CLOSE = "UPDATE memberships SET until = $3 WHERE account = $1 AND organisation = $2 AND until IS NULL";
    COORDINATORS = "SELECT COUNT(*) FROM memberships m JOIN accounts a ON a.id = m.account WHERE m.organisation = $1 \
        AND m.role = 'coordinator' AND m.until IS NULL AND m.suspended_at IS NULL AND a.state = 'active'";
    OPEN_OF = "SELECT COUNT(*) FROM memberships WHERE account = $1 AND until IS NULL";
    WORKING = "SELECT COUNT(*) FROM memberships WHERE account = $1 AND until IS NULL AND suspended_at IS NULL";
}

/// One open membership.
#[derive(sqlx::FromRow, Clone)]
pub struct MembershipRow {
    /// Whose.
    pub account: Uuid,
    /// In which structure.
    pub organisation: Uuid,
    /// `aidant` or `coordinator`.
    pub role: String,
    /// Since when it is suspended.
    pub suspended_at: Option<i64>,
}

/// The open membership of an account in a structure.
pub async fn find(
    conn: &mut Conn,
    account: AccountId,
    organisation: OrganisationId,
) -> Result<Option<MembershipRow>, StoreError> {
    let (account, organisation) = (account.0, organisation.0);
    fetch!(
        fetch_optional,
        conn,
        MembershipRow,
        FIND,
        account,
        organisation
    )
}

/// The open memberships of a structure.
pub async fn of_organisation(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Vec<MembershipRow>, StoreError> {
    fetch!(fetch_all, conn, MembershipRow, OF_ORGANISATION, id.0)
}

/// Every open membership, for reconciliation.
pub async fn open(conn: &mut Conn) -> Result<Vec<MembershipRow>, StoreError> {
    fetch!(fetch_all, conn, MembershipRow, OPEN)
}

/// Suspends a member; false when they are none or suspended already.
pub async fn suspend(
    conn: &mut Conn,
    account: AccountId,
    organisation: OrganisationId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SUSPEND, account.0, organisation.0, now.millis())? == 1)
}

/// Takes a suspended member up again; false when they are not suspended.
pub async fn resume(
    conn: &mut Conn,
    account: AccountId,
    organisation: OrganisationId,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, RESUME, account.0, organisation.0)? == 1)
}

/// Closes a membership; false when there is none open.
pub async fn close(
    conn: &mut Conn,
    account: AccountId,
    organisation: OrganisationId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, CLOSE, account.0, organisation.0, now.millis())? == 1)
}

/// How many coordinators of a structure can act.
pub async fn coordinators(conn: &mut Conn, id: OrganisationId) -> Result<u64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), COORDINATORS, id.0)?;
    Ok(count.cast_unsigned())
}

/// In how many structures an account works, suspended ones not counted.
pub async fn working(conn: &mut Conn, account: AccountId) -> Result<u64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), WORKING, account.0)?;
    Ok(count.cast_unsigned())
}

/// In how many structures an account has a place, suspended ones too.
pub async fn open_of(conn: &mut Conn, account: AccountId) -> Result<u64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), OPEN_OF, account.0)?;
    Ok(count.cast_unsigned())
}
