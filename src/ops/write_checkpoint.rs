//! A signed checkpoint of the journal (c2sp.org/tlog-checkpoint), at most seconds after an entry.

use crate::app::App;
use crate::journal::{Checkpoint, tree};
use crate::store::checkpoints::{self, StoredCheckpoint};
use crate::store::journal;
use crate::store::{StoreError, db::Conn};

use super::error::OpError;

/// Signs the journal as it stands, if it grew. The newest checkpoint.
///
/// # Errors
/// The database, or a tree that lacks a row.
pub async fn write_checkpoint(app: &App) -> Result<Option<StoredCheckpoint>, OpError> {
    let mut conn = app.store.reader().await?;
    let size = journal::size(&mut conn).await?;
    let last = checkpoints::newest(&mut conn).await?;
    if size == 0
        || last
            .as_ref()
            .is_some_and(|last| last.size.cast_unsigned() >= size)
    {
        return Ok(last);
    }
    let root = root(&mut conn, size).await?;
    let now = crate::store::now(&mut conn, app.store.clock()).await?;
    drop(conn);
    let named = |_| StoreError::Value("journal_checkpoints");
    let checkpoint = Checkpoint::new(app.journal_key.name(), size, root).map_err(named)?;
    let note = checkpoint
        .sign(&app.journal_key, |message| app.signer.sign(message))
        .map_err(named)?;
    let stored = StoredCheckpoint {
        size: size.cast_signed(),
        root: root.to_vec(),
        note: note.to_string(),
        at: now.millis(),
    };
    let kept = stored.clone();
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(checkpoints::insert(&mut unit.conn, &kept).await?) })
    });
    keep.await?;
    Ok(Some(stored))
}

/// The root of the tree at a size, from its rows.
pub(super) async fn root(conn: &mut Conn, size: u64) -> Result<crate::journal::Hash, OpError> {
    let rows = journal::rows(conn, &tree::edge(size)).await?;
    Ok(tree::root_of(size, &rows).map_err(|_| StoreError::Value("journal_tree"))?)
}
