//! `Idempotency-Key`: a creating call that is sent twice creates once. The answer is kept sealed
//! under the caller's own root key, because it may hold a card that is shown once.

use std::future::Future;

use axum::http::HeaderMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::crypto::key::Seals;
use crate::crypto::place::Place;
use crate::crypto::sha256;
use crate::ops::{Actor, OpError};
use crate::store::idempotency;

/// Runs `create` unless this key answered before; then the same answer comes again.
///
/// # Errors
/// The op's own; a key that was used for another call, or whose first call still runs.
pub async fn once<T, F>(
    app: &App,
    actor: &Actor,
    headers: &HeaderMap,
    call: &[u8],
    create: F,
) -> Result<T, OpError>
where
    T: Serialize + DeserializeOwned,
    F: Future<Output = Result<T, OpError>>,
{
    let Some(key) = headers.get("idempotency-key") else {
        return create.await;
    };
    let (key, call) = (sha256(key.as_bytes()), sha256(call));
    let account = actor.account();
    let reserve = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            Ok(idempotency::reserve(&mut unit.conn, account, &key, &call, now).await?)
        })
    });
    if !reserve.await? {
        return again(app, actor, &key, &call).await;
    }
    let created = create.await;
    let answer = match &created {
        Ok(created) => Some(seal(app, actor, &key, created)?),
        Err(_) => None,
    };
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            match answer {
                Some(sealed) => {
                    Ok(idempotency::answer(&mut unit.conn, account, &key, &sealed).await?)
                }
                None => Ok(idempotency::release(&mut unit.conn, account, &key).await?),
            }
        })
    });
    keep.await?;
    created
}

fn place(actor: &Actor, key: &[u8; 32]) -> Place {
    Place::new("idempotency", &[actor.account().bytes(), key])
}

fn seal<T: Serialize>(
    app: &App,
    actor: &Actor,
    key: &[u8; 32],
    answer: &T,
) -> Result<Vec<u8>, OpError> {
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(answer).unwrap_or_default());
    Ok(actor
        .root_key()?
        .seal(&place(actor, key), &plain, &app.random))
}

async fn again<T: DeserializeOwned>(
    app: &App,
    actor: &Actor,
    key: &[u8; 32],
    call: &[u8; 32],
) -> Result<T, OpError> {
    let row = idempotency::find(&mut app.store.reader().await?, actor.account(), key).await?;
    let row = row.ok_or(OpError::Conflict(
        "the first call with this Idempotency-Key failed; send it again",
    ))?;
    if row.call_sha256 != call.as_slice() {
        return Err(OpError::invalid(
            "Idempotency-Key",
            "idempotency",
            "was used for another call",
        ));
    }
    let sealed = row.answer.ok_or(OpError::Conflict(
        "the first call with this Idempotency-Key still runs",
    ))?;
    let plain = actor.root_key()?.open(&place(actor, key), &sealed)?;
    serde_json::from_slice(&plain)
        .map_err(|_| OpError::Conflict("the first answer cannot be shown again"))
}
