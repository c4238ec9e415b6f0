//! The short address of a mandate that waits, for a second screen: eight characters that say which
//! mandate is meant. Whoever has them can read what is proposed, and needs the person's proof for more.

use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::id::{MandateId, OpeningId};
use crate::store::requests;

use super::attempts::attempt;
use super::error::OpError;
use super::list_mandates::{self, MandateView};

/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The short address of a request, `XXXX-XXXX`: 40 bits that only this instance can compute.
pub fn short(app: &App, mandate: MandateId) -> String {
    symbols(&app.secret.index("short", mandate.bytes()))
}

/// The short address of a prepared locker.
pub(super) fn opening_short(app: &App, opening: OpeningId) -> String {
    symbols(&app.secret.index("opening", opening.bytes()))
}

/// The eight symbols of a keyed digest.
pub(super) fn symbols(digest: &[u8; 32]) -> String {
    let symbol = |byte: &u8| char::from(ALPHABET[usize::from(byte & 31)]);
    let text: String = digest.iter().take(8).map(symbol).collect();
    let (left, right) = text.split_at(4);
    format!("{left}-{right}")
}

/// Where a request is found by its short address.
pub(super) fn short_index(app: &App, mandate: MandateId) -> [u8; 32] {
    index(app, &short(app, mandate))
}

/// Where eight symbols are found, however they were typed.
pub(super) fn index(app: &App, short: &str) -> [u8; 32] {
    app.secret.index("short-index", plain(short).as_bytes())
}

/// As people type it; one symbol more than there are, so that a longer text is another one.
pub(super) fn plain(short: &str) -> String {
    typed(short, 9)
}

/// Symbols as people type them: any case, spaces, dashes, O for 0, I or L for 1.
pub(super) fn typed(text: &str, most: usize) -> String {
    let kept = text.chars().filter(char::is_ascii_alphanumeric).take(most);
    kept.map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    })
    .collect()
}

/// What waits under a short address, for whoever was shown it. Unknown and ended answer alike.
///
/// # Errors
/// There is none that waits, or too many tries from this address.
pub async fn find_request(app: &App, short: &str, address: &str) -> Result<MandateView, OpError> {
    let now = app.store.now().await?;
    let index = index(app, short);
    let found = attempt(app, address, ("short", &index), async {
        let row = requests::by_short(&mut app.store.reader().await?, &index).await?;
        match row {
            Some(row) if row.status(now)? == MandateStatus::Pending => Ok(MandateId(row.id)),
            _ => Err(OpError::NotFound),
        }
    });
    list_mandates::read_request(app, found.await?).await
}
