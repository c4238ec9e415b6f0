//! Codes that go to a telephone or a mailbox are paid for and may reach somebody else: they are counted
//! against the network address from which they are asked for, too.

use crate::app::App;
use crate::domain::journal::{Event, Reason};
use crate::limits;

use super::error::OpError;

/// Counts a code that is about to be sent. `event` is the entry of what asks for it.
///
/// # Errors
/// [`OpError::RateLimited`], recorded, where this address had too many sent in this hour.
pub(super) async fn counted(app: &App, address: &str, event: &Event) -> Result<(), OpError> {
    let now = app.store.now().await?;
    let key = [b"codes sent".as_slice(), address.as_bytes()].concat();
    if app.throttle.count_hour(&key, now) <= limits::CODES_PER_ADDRESS {
        return Ok(());
    }
    let refused = event.clone().refused(Reason::RateLimited);
    app.store.record((), refused).await?;
    Err(OpError::RateLimited)
}
