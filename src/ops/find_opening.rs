//! What waits under the short address of a prepared locker, for whoever was shown it.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::id::{AccountId, OpeningId, OrganisationId};
use crate::store::openings::{self, OpeningRow};

use super::attempts::attempt;
use super::error::OpError;
use super::guardian_candidates::{Candidates, beside};
use super::people::{Directory, Person};
use super::prepare_opening::Prepared;
use super::short_address;

/// A prepared locker as its person sees it, before they choose a code.
pub struct OpeningView {
    /// Which.
    pub id: OpeningId,
    /// How the person is called, as the aidant typed it.
    pub name: String,
    /// The person's language.
    pub language: String,
    /// Who prepared it, and for which structure.
    pub aidant: Person,
    /// Who can guard the locker, and who does if the person says nothing.
    pub guardians: Candidates,
    /// First instant at which it no longer waits.
    pub lapses_at: Timestamp,
}

/// Finds what waits. Unknown, used and ended answer alike.
///
/// # Errors
/// There is none that waits, too many tries from this address, or an altered row.
pub async fn find_opening(app: &App, short: &str, address: &str) -> Result<OpeningView, OpError> {
    let now = app.store.now().await?;
    let row = by_short(app, short, address).await?;
    let row = Some(row).filter(|row| row.waits(now));
    let row = row.ok_or(OpError::NotFound)?;
    let prepared = prepared(app, &row)?;
    let mut conn = app.store.reader().await?;
    let mut directory = Directory::default();
    let aidant = directory.person(app, &mut conn, row.prepared_by).await?;
    let organisation = directory.organisation(&mut conn, row.organisation).await?;
    let guardians = beside(app, &mut conn, AccountId(row.prepared_by)).await?;
    Ok(OpeningView {
        id: OpeningId(row.id),
        name: prepared.display_name,
        language: prepared.language,
        aidant: Person {
            organisation,
            ..aidant
        },
        guardians,
        lapses_at: Timestamp::from_millis(row.lapses_at),
    })
}

/// The row of a short address; what leads nowhere is counted against whoever typed it.
pub(super) async fn by_short(app: &App, short: &str, address: &str) -> Result<OpeningRow, OpError> {
    let index = short_address::index(app, short);
    attempt(app, address, ("opening", &index), async {
        let row = openings::by_short(&mut app.store.reader().await?, &index).await?;
        row.ok_or(OpError::NotFound)
    })
    .await
}

/// What the aidant typed. Its end, aidant and structure are bound: none can be changed in the row.
pub(super) fn prepared(app: &App, row: &OpeningRow) -> Result<Prepared, OpError> {
    let place = Place::opening(
        OpeningId(row.id),
        AccountId(row.prepared_by),
        OrganisationId(row.organisation),
        Timestamp::from_millis(row.lapses_at),
    );
    let plain = app.ring.open(&place, &row.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| crate::crypto::sealed::SealError::Form.into())
}
