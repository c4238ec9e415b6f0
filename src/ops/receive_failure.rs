//! A gateway or a mail server reports that a message never arrived, and never will. Only what it
//! signed counts, once, and only for the contact that the message went to.

use serde::Deserialize;

use crate::app::App;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::way::Way;
use crate::id::{AccountId, MessageId};
use crate::store::{Unit, outbox};

use super::error::OpError;
use super::lose_contact::lose;
pub use super::signed::Heard;
use super::signed::{refuse, signed};

/// What is handed in. What else it says is not looked at.
#[derive(Deserialize)]
struct Failed {
    /// The id that the message went out with, for a mail perhaps as its Message-ID.
    id: String,
}

/// Takes a report about a message of a way, signed like an answer (`receive_sms`).
///
/// # Errors
/// The database; then the report may be handed in again.
pub async fn receive_failure(
    app: &App,
    way: Way,
    signature: &str,
    body: &[u8],
) -> Result<Heard, OpError> {
    let now = app.store.now().await?;
    let secret = match way {
        Way::Sms => app.settings.sms.webhook.as_ref(),
        Way::Email => app.settings.mail.webhook.as_ref(),
    };
    let Some(failed) = signed::<Failed>(secret, signature, body, now) else {
        let event = Event::new(EventKind::NoticeSent, Channel::Api).with("way", way.code());
        return refuse(app, way.code().as_bytes(), event, now).await;
    };
    let Some(id) = message(&failed.id) else {
        return Ok(Heard::Taken);
    };
    let own = app.clone();
    let take = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { take(&own, unit, way, id).await })
    });
    take.await?;
    Ok(Heard::Taken)
}

/// `<id@example.org>` or the id alone. What is no id of ours is nobody's message.
fn message(text: &str) -> Option<MessageId> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    let id = text.split_once('@').map_or(text, |(id, _)| id);
    id.parse().ok()
}

/// The message counts as returned once; the contact it went to is dropped.
async fn take(app: &App, unit: &mut Unit, way: Way, id: MessageId) -> Result<(), OpError> {
    let Some(row) = outbox::returned(&mut unit.conn, id, way).await? else {
        return Ok(());
    };
    match row.contact {
        Some(contact) => lose(app, unit, (AccountId(row.account), way), contact).await,
        None => Ok(()),
    }
}
