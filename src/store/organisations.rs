//! Structures and who is in them.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::rights::{Category, MemberRole};
use crate::id::{AccountId, MembershipId, OrganisationId};

statements! {
    INSERT = "INSERT INTO organisations (id, name, address, siret, allowed, state, created_at) VALUES ($1, $2, $3, $4, $5, 'active', $6)";
    FIND = "SELECT id, name, address, siret, allowed, state, phone, email FROM organisations WHERE id = $1";
    ALL = "SELECT id, name, address, siret, allowed, state, phone, email FROM organisations ORDER BY id";
    SET_STATE = "UPDATE organisations SET state = $2 WHERE id = $1 AND state <> 'closed' AND state <> $2";
    CHANGE = "UPDATE organisations SET allowed = $2, phone = $3, email = $4 WHERE id = $1 AND state <> 'closed'";
    INSERT_MEMBER = "INSERT INTO memberships (id, account, organisation, role, since) VALUES ($1, $2, $3, $4, $5)";
    MEMBERS = "SELECT m.account, m.role, m.since, m.suspended_at, a.staff, a.state FROM memberships m JOIN accounts a ON a.id = m.account \
        WHERE m.organisation = $1 AND m.until IS NULL ORDER BY m.since, m.id";
    MEMBERSHIPS = "SELECT m.organisation, m.role, m.suspended_at, o.name, o.state FROM memberships m JOIN organisations o ON o.id = m.organisation \
        WHERE m.account = $1 AND m.until IS NULL ORDER BY m.since, m.id";
}

/// A structure.
#[derive(sqlx::FromRow, Clone)]
pub struct OrganisationRow {
    /// Which.
    pub id: Uuid,
    /// Its public name.
    pub name: String,
    /// Its public address.
    pub address: String,
    /// Its SIRET number, where it has one.
    pub siret: Option<String>,
    /// Categories it may be given, codes with commas.
    pub allowed: String,
    /// `active`, `suspended` or `closed`.
    pub state: String,
    /// Its public telephone number.
    pub phone: Option<String>,
    /// Its public e-mail address.
    pub email: Option<String>,
}

impl OrganisationRow {
    /// The categories it may be given.
    pub fn allowed(&self) -> Vec<Category> {
        allowed(&self.allowed)
    }
}

/// Reads a stored list of categories; what is not one is not allowed.
pub(super) fn allowed(codes: &str) -> Vec<Category> {
    codes.split(',').filter_map(Category::parse).collect()
}

/// One member.
#[derive(sqlx::FromRow)]
pub struct MemberRow {
    /// Whose.
    pub account: Uuid,
    /// `aidant` or `coordinator`.
    pub role: String,
    /// Since when.
    pub since: i64,
    /// Since when they are suspended in it.
    pub suspended_at: Option<i64>,
    /// Sealed name and login.
    pub staff: Option<Vec<u8>>,
    /// The account's state.
    pub state: String,
}

/// One open membership of an account.
#[derive(sqlx::FromRow, Clone)]
pub struct MembershipRow {
    /// The structure.
    pub organisation: Uuid,
    /// `aidant` or `coordinator`.
    pub role: String,
    /// Since when the account is suspended in it.
    pub suspended_at: Option<i64>,
    /// The structure's name.
    pub name: String,
    /// The structure's state.
    pub state: String,
}

/// Makes a structure.
pub async fn insert(
    conn: &mut Conn,
    row: &OrganisationRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        row.id,
        &row.name,
        &row.address,
        row.siret.as_deref(),
        &row.allowed,
        now.millis()
    )?;
    Ok(())
}

/// Finds a structure.
pub async fn find(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Option<OrganisationRow>, StoreError> {
    fetch!(fetch_optional, conn, OrganisationRow, FIND, id.0)
}

/// All structures.
pub async fn all(conn: &mut Conn) -> Result<Vec<OrganisationRow>, StoreError> {
    fetch!(fetch_all, conn, OrganisationRow, ALL)
}

/// Suspends, closes or takes a structure up again; its mandates stop at use. False when it is in
/// this state already, or closed for good.
pub async fn set_state(
    conn: &mut Conn,
    id: OrganisationId,
    state: &str,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SET_STATE, id.0, state)? == 1)
}

/// Changes what a structure may be given and how it is reached; false when it is closed.
pub async fn change(conn: &mut Conn, row: &OrganisationRow) -> Result<bool, StoreError> {
    let (phone, email) = (row.phone.as_deref(), row.email.as_deref());
    Ok(execute!(conn, CHANGE, row.id, &row.allowed, phone, email)? == 1)
}

/// Opens a membership.
pub async fn insert_member(
    conn: &mut Conn,
    id: MembershipId,
    account: AccountId,
    organisation: OrganisationId,
    role: MemberRole,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_MEMBER,
        id.0,
        account.0,
        organisation.0,
        role.code(),
        now.millis()
    )?;
    Ok(())
}

/// The members of a structure now.
pub async fn members(conn: &mut Conn, id: OrganisationId) -> Result<Vec<MemberRow>, StoreError> {
    fetch!(fetch_all, conn, MemberRow, MEMBERS, id.0)
}

/// Where an account works now.
pub async fn memberships(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Vec<MembershipRow>, StoreError> {
    fetch!(fetch_all, conn, MembershipRow, MEMBERSHIPS, account.0)
}
