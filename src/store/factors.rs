//! What the journal says of an account's second factors: rows can be taken away, entries cannot.

use super::StoreError;
use super::db::{Conn, fetch, statements};
use super::journal::Body;
use crate::id::AccountId;

statements! {
    ENROLLED = "SELECT COUNT(*) FROM journal_entries WHERE actor = $1 AND action = 'factor.enrolled' AND outcome = 'done'";
    RECOVERED = "SELECT * FROM journal_entries WHERE actor = $1 AND action = 'factor.recovered' AND outcome = 'done'";
}

/// How many second factors an account set up so far.
pub async fn enrolled(conn: &mut Conn, account: AccountId) -> Result<u32, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), ENROLLED, account.0)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The entries of the codes that stood in for an account's second factor.
pub async fn recovered(conn: &mut Conn, account: AccountId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, RECOVERED, account.0)
}
