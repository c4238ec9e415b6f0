//! The six digits that prove a number or an address.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::way::Way;
use crate::id::{AccountId, ContactId};
use crate::limits;
use crate::notify::Text;
use crate::store::contacts::{self, ContactRow};
use crate::store::{Unit, outbox};

use super::error::OpError;
use super::queue::{To, put};

/// What the database keeps of the code that proves a contact.
pub(super) fn code_digest(app: &App, contact: ContactId, code: &str) -> [u8; 32] {
    let value = [contact.bytes(), code.as_bytes()].concat();
    app.secret.index("contact-code", &value)
}

/// Sends a new code to a contact that stays as it is until its owner proves it anew.
pub(super) async fn ask_again(
    app: &App,
    unit: &mut Unit,
    (account, way): (AccountId, Way),
    row: &ContactRow,
    language: &str,
) -> Result<(), OpError> {
    let (code, digest, ends) = draw(app, ContactId(row.id), unit.now());
    contacts::renew(&mut unit.conn, row.id, &digest, ends).await?;
    let to = To {
        account,
        way,
        contact: row.id,
        target: Some(row.contact_index.clone()),
    };
    send_code(app, unit, to, language, &code).await
}

/// Draws a code for a contact: what is sent, what is kept, and when it is too old.
pub(super) fn draw(app: &App, contact: ContactId, now: Timestamp) -> (String, [u8; 32], Timestamp) {
    let code = format!("{:06}", u64::from_be_bytes(app.random.bytes()) % 1_000_000);
    let digest = code_digest(app, contact, &code);
    (code, digest, now.plus(limits::CONTACT_CODE))
}

/// Queues a code. When one number or address got too many in a day, none goes, and nobody is told:
/// the answer must not say that others asked for it too.
pub(super) async fn send_code(
    app: &App,
    unit: &mut Unit,
    to: To,
    language: &str,
    code: &str,
) -> Result<(), OpError> {
    let day = Timestamp::from_millis(unit.now().millis().saturating_sub(24 * 3600 * 1000));
    let target = to.target.as_deref().unwrap_or_default();
    let sent = outbox::count_to(&mut unit.conn, target, day).await?;
    if sent < limits::CODES_TO_ONE_A_DAY {
        put(app, unit, to, language, &Text::Code(code)).await?;
    }
    Ok(())
}
