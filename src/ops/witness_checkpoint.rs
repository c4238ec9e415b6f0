//! The newest checkpoint goes to each witness of the configuration. What they answer is kept; that
//! one refuses is an entry, because it says that this journal is not the one that it saw before.

use futures_util::future::join_all;

use crate::app::App;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::journal::{Submission, proof};
use crate::store::StoreError;
use crate::store::checkpoints::StoredCheckpoint;
use crate::store::cosignatures::{self, Cosignature};
use crate::store::journal;
use crate::witness::{Answer, WitnessSettings};

use super::error::OpError;
use super::write_checkpoint::write_checkpoint;

/// Asks each witness that has not cosigned the newest checkpoint.
///
/// # Errors
/// The database; a witness that does not answer is asked again at the next turn.
pub async fn witness_checkpoint(app: &App) -> Result<(), OpError> {
    if app.settings.witnesses.is_empty() {
        return Ok(());
    }
    let Some(latest) = write_checkpoint(app).await? else {
        return Ok(());
    };
    let asked = app.settings.witnesses.iter();
    let asked = asked.map(|witness| ask(app, witness, &latest));
    join_all(asked).await.into_iter().collect()
}

async fn ask(
    app: &App,
    witness: &WitnessSettings,
    latest: &StoredCheckpoint,
) -> Result<(), OpError> {
    let (name, size) = (witness.key.to_string(), latest.size.cast_unsigned());
    let known = cosignatures::newest(&mut app.store.reader().await?, &name).await?;
    if known >= size {
        return Ok(());
    }
    let mut answer = send(app, witness, latest, known).await?;
    // A witness that saw more than was kept here, after a crash say, tells from where to go on.
    if let Some(Answer::Conflict(seen)) = answer
        && seen != known
        && seen <= size
    {
        answer = send(app, witness, latest, seen).await?;
    }
    match answer {
        Some(Answer::Cosigned(line)) => keep(app, latest.size, name, line).await,
        Some(Answer::Conflict(seen)) if seen > size => refused(app, witness, "larger").await,
        Some(Answer::Conflict(_)) => refused(app, witness, "another_root").await,
        Some(Answer::Refused(422)) => refused(app, witness, "not_consistent").await,
        Some(Answer::Refused(404)) => refused(app, witness, "unknown_log").await,
        Some(Answer::Refused(403)) => refused(app, witness, "unknown_key").await,
        Some(Answer::Refused(_)) | None => Ok(()),
    }
}

/// What the witness answers; nothing where it is not reached, which is told in the log.
async fn send(
    app: &App,
    witness: &WitnessSettings,
    latest: &StoredCheckpoint,
    old: u64,
) -> Result<Option<Answer>, OpError> {
    let size = latest.size.cast_unsigned();
    let mut conn = app.store.reader().await?;
    let rows = journal::rows(&mut conn, &proof::consistency_rows(old, size)).await?;
    drop(conn);
    let path = proof::consistency(old, size, &rows);
    let submission = Submission {
        old,
        proof: path.map_err(|_| StoreError::Value("journal_tree"))?,
        note: latest.note.clone(),
    };
    let answer = app.asker.ask(witness, &submission).await;
    if let Err(error) = &answer {
        tracing::warn!(%error, witness = witness.key.name(), "a witness does not answer");
    }
    Ok(answer.ok())
}

async fn keep(app: &App, size: i64, witness: String, line: String) -> Result<(), OpError> {
    let new = Cosignature {
        size,
        witness,
        line,
    };
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            cosignatures::insert(&mut unit.conn, &new, now).await?;
            Ok(cosignatures::accepted(&mut unit.conn, &new.witness).await?)
        })
    });
    Ok(keep.await?)
}

/// One entry when a witness begins to refuse. It makes the journal longer, so the next turn asks
/// again; only a cosignature ends it.
async fn refused(app: &App, witness: &WitnessSettings, why: &'static str) -> Result<(), OpError> {
    tracing::error!(
        why,
        witness = witness.key.name(),
        "a witness refuses the journal"
    );
    let event = Event::job(EventKind::JournalUnwitnessed)
        .with("witness", witness.key.name())
        .with("why", why);
    let (event, witness) = (event.failed(Reason::NotAuthentic), witness.key.to_string());
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if cosignatures::refused(&mut unit.conn, &witness, why, now).await? {
                unit.record(event);
            }
            Ok(())
        })
    });
    Ok(keep.await?)
}
