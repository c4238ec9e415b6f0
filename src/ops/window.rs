//! The window of a dormant mandate. A key opens in it only when the journal says that the person
//! opened it: a window that was written into the row opens nothing.

use serde_json::Value;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::domain::mandate::Terms;
use crate::journal::Rows;
use crate::store::db::Conn;
use crate::store::journal::Body;
use crate::store::{journal, wakes};

use super::error::{Altered, OpError};

/// Checks the window in the row of a dormant mandate against the entry that opened it, the interval
/// that the person signed, and the term.
///
/// # Errors
/// [`Altered::WindowAltered`] where one of them does not fit; the entry failed its own proof.
pub(super) async fn check(
    app: &App,
    conn: &mut Conn,
    terms: &Terms,
    (starts_at, ends_at): (Timestamp, Timestamp),
) -> Result<(), OpError> {
    let window = wakes::window(conn, terms.mandate).await?;
    let (starts, ends) = window.ok_or(Altered::WindowAltered)?;
    let (from, until) = (Timestamp::from_millis(starts), Timestamp::from_millis(ends));
    let within = starts_at <= from
        && from < until
        && until <= ends_at
        && until <= from.plus(terms.term.length());
    if !within {
        return Err(Altered::WindowAltered.into());
    }
    for body in wakes::woken(conn, terms.mandate).await? {
        if said(app, conn, &body).await? == Some((starts, ends)) {
            return Ok(());
        }
    }
    Err(Altered::WindowAltered.into())
}

/// The window that an entry says, once entry and leaf of the journal agree.
async fn said(app: &App, conn: &mut Conn, body: &Body) -> Result<Option<(i64, i64)>, OpError> {
    let index = body.idx.cast_unsigned();
    let Some(sealed) = &body.payload else {
        return Ok(None);
    };
    let payload = app.ring.open(&Place::payload(index), sealed)?;
    let rows = journal::rows(conn, &[(0, index, index + 1)]).await?;
    if rows.range(0, index, index + 1) != Some(vec![body.leaf(&payload)?]) {
        return Ok(None);
    }
    let value: Value = serde_json::from_slice(&payload).unwrap_or_default();
    let number = |key: &str| value.get(key).and_then(Value::as_i64);
    Ok(number("starts_at").zip(number("ends_at")))
}
