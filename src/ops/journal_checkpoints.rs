//! Journal ⇄ checkpoints: what was signed is still what is here.

use crate::app::App;
use crate::crypto::signature;
use crate::journal::checkpoint;
use crate::store::checkpoints::StoredCheckpoint;
use crate::store::cosignatures;
use crate::store::db::Conn;

use super::error::OpError;
use super::journal_verify::Verdict;
use super::published_checkpoint::holds;

/// Rows read at once.
const STEP: i64 = 1024;

/// Each checkpoint is the log's, says what its columns say, and is of the tree that is here.
pub(super) async fn check_checkpoints(
    app: &App,
    conn: &mut Conn,
    checkpoints: &[StoredCheckpoint],
    size: u64,
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    verdict.root = super::write_checkpoint::root(conn, size).await.ok();
    for stored in checkpoints {
        let row = format!("journal_checkpoints {}", stored.size);
        let key = &app.journal_key;
        let check = |message: &[u8], signed: &[u8; 64]| {
            signature::verify(key.public(), message, signed).is_ok()
        };
        match checkpoint::open(&stored.note, key.name(), key, check) {
            Err(error) => verdict.find(row, error.to_string()),
            Ok(opened)
                if opened.size() != stored.size.cast_unsigned()
                    || opened.root() != stored.root.as_slice() =>
            {
                verdict.find(row, "does not say what its columns say");
            }
            Ok(opened) if opened.size() > size => {
                verdict.find(
                    "journal_head 1",
                    format!("the journal had {} entries and has {size}", opened.size()),
                );
            }
            Ok(opened) => {
                let root = super::write_checkpoint::root(conn, opened.size())
                    .await
                    .ok();
                if root.as_ref() != Some(opened.root()) {
                    verdict.find(
                        format!("journal_tree (first {} leaves)", opened.size()),
                        "is not what the checkpoint signed",
                    );
                }
            }
        }
    }
    Ok(())
}

/// Each cosignature is its witness' own, and of a checkpoint that is here.
pub(super) async fn check_cosignatures(
    conn: &mut Conn,
    checkpoints: &[StoredCheckpoint],
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    let mut after = (0, String::new());
    loop {
        let rows = cosignatures::after(conn, (after.0, &after.1), STEP).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = (last.size, last.witness.clone());
        for row in &rows {
            let of = checkpoints.binary_search_by_key(&row.size, |stored| stored.size);
            let of = of.ok().and_then(|at| checkpoints.get(at));
            let key = row.witness.parse().ok();
            let holds = of
                .zip(key)
                .is_some_and(|(of, key)| holds(&of.note, &row.line, &key));
            if !holds {
                let name = format!("journal_cosignatures {} {}", row.size, row.witness);
                verdict.find(name, "is no cosignature of this checkpoint");
            }
        }
    }
}
