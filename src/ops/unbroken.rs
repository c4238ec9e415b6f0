//! Whether the journal is whole since an instant: each entry is there and is the one whose leaf the tree
//! has. Who asks wants to know that something was *not* said, such as a no, and an entry that was taken
//! away or edited would hide it.

use crate::app::App;
use crate::crypto::place::Place;
use crate::journal::Rows;
use crate::limits;
use crate::store::db::Conn;
use crate::store::journal::{self, Body};
use crate::store::{checkpoints, journal_said};

use super::error::{Altered, OpError};

/// Entries read at once.
const STEP: u64 = 1024;

/// Proves that nothing was taken out of the journal after entry `from`. Every entry is counted; the
/// newest [`limits::ENTRIES_PROVED`] are hashed again too.
///
/// # Errors
/// [`Altered::RecoveryAltered`] where one is missing or is not what was recorded.
pub(super) async fn since(app: &App, from: u64) -> Result<(), OpError> {
    let conn = &mut app.store.reader().await?;
    // In this order, so that what is signed meanwhile is not longer than what is looked at.
    let signed = checkpoints::newest(conn).await?;
    let size = journal::size(conn).await?;
    let cut = signed.is_some_and(|signed| signed.size.cast_unsigned() > size);
    let there = journal_said::count(conn, from, size).await?;
    if cut || there != size.saturating_sub(from) {
        return Err(Altered::RecoveryAltered.into());
    }
    let from = from.max(size.saturating_sub(limits::ENTRIES_PROVED));
    for start in (from..size).step_by(STEP as usize) {
        page(app, conn, (start, size.min(start + STEP))).await?;
    }
    Ok(())
}

async fn page(app: &App, conn: &mut Conn, (start, end): (u64, u64)) -> Result<(), OpError> {
    let bodies = journal::range(conn, start, end).await?;
    let rows = journal::rows(conn, &[(0, start, end)]).await?;
    let leaves = rows.range(0, start, end).ok_or(Altered::RecoveryAltered)?;
    let told = bodies.iter().map(|body| leaf(app, body));
    let told = told.collect::<Result<Vec<_>, OpError>>()?;
    if told == leaves {
        Ok(())
    } else {
        Err(Altered::RecoveryAltered.into())
    }
}

fn leaf(app: &App, body: &Body) -> Result<crate::journal::Hash, OpError> {
    let place = Place::payload(body.idx.cast_unsigned());
    let payload = match body.payload.as_deref() {
        Some(sealed) => app.ring.open(&place, sealed)?,
        None => zeroize::Zeroizing::default(),
    };
    body.leaf(&payload)
        .map_err(|_| Altered::RecoveryAltered.into())
}
