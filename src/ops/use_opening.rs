//! The person chooses the code of a prepared locker, on a screen where the aidant is not, and it is
//! opened. The aidant who prepared it must still be one: they are asked about as they are now.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind};
use crate::domain::person;
use crate::domain::policy::{self, Action, ActorFacts, Facts};
use crate::domain::rights::Standing;
use crate::id::{AccountId, OpeningId, OrganisationId};
use crate::store::facts::{self, Target};
use crate::store::openings::OpeningRow;
use crate::store::{accounts, organisations};

use super::answered;
use super::door::Origin;
use super::error::OpError;
use super::find_opening::{by_short, prepared};
use super::open_locker::{NewLocker, OpenedLocker, Opener, open};
use super::structures;

/// Opens the locker that waits under a short address, with the code and the guardians that the person
/// chose; none named: whoever opens it and somebody beside them.
///
/// # Errors
/// A refused code or guardian (the code costs nothing), nothing at this address, or one that waits no more, an aidant
/// who may no longer open lockers, an altered row: each of these three has its entry.
pub async fn use_opening(
    app: &App,
    origin: &Origin,
    short: &str,
    (pin, guardians): (Zeroizing<String>, Option<Vec<AccountId>>),
) -> Result<(OpeningId, OpenedLocker), OpError> {
    person::pin(&pin).map_err(|bad| OpError::field("pin", bad))?;
    let now = app.store.now().await?;
    let row = by_short(app, short, &origin.address).await?;
    let event = event(&row, origin);
    let opened = open_prepared(app, &row, event.clone(), (pin, guardians), now).await;
    let opened = answered(app, event, opened).await?;
    Ok((OpeningId(row.id), opened))
}

async fn open_prepared(
    app: &App,
    row: &OpeningRow,
    event: Event,
    (pin, guardians): (Zeroizing<String>, Option<Vec<AccountId>>),
    now: Timestamp,
) -> Result<OpenedLocker, OpError> {
    if !row.waits(now) {
        return Err(OpError::Conflict(
            "this locker waits no more: it is open, was taken back, or came too late",
        ));
    }
    let prepared = prepared(app, row)?;
    let aidant = aidant(app, row).await?;
    policy::decide(Action::OpenLocker, &aidant).map_err(OpError::Denied)?;
    let new = NewLocker {
        display_name: prepared.display_name,
        language: prepared.language,
        pin,
        under_protection: prepared.under_protection,
        contact: prepared.contact,
        guardians,
    };
    let opener = Opener {
        event,
        opened_by: Some(AccountId(row.prepared_by)),
        opening: Some(OpeningId(row.id)),
    };
    open(app, opener, new).await
}

/// The aidant as they are now, in the one structure for which they prepared it. They were in their
/// session, second factor shown, when they did.
async fn aidant(app: &App, row: &OpeningRow) -> Result<Facts, OpError> {
    let (account, began) = (
        AccountId(row.prepared_by),
        Timestamp::from_millis(row.created_at),
    );
    let mut conn = app.store.reader().await?;
    let found = accounts::find(&mut conn, account).await?;
    let found = found.ok_or(OpError::NotFound)?;
    let mut works = organisations::memberships(&mut conn, account).await?;
    works.retain(|one| one.organisation == row.organisation);
    let actor = ActorFacts {
        account,
        standing: Standing::parse(&found.state).unwrap_or(Standing::Closed),
        session_live: true,
        proved_at: began,
        second_factor_at: Some(began),
        auditor: found.auditor,
        memberships: structures::works(works, None).0,
        owns: None,
        has_factor: true,
        by_passphrase: false,
    };
    Ok(facts::load(&mut conn, app.store.clock(), actor, Target::Nothing).await?)
}

/// It is the aidant's act, on the person's screen.
fn event(row: &OpeningRow, origin: &Origin) -> Event {
    let mut event = Event::new(EventKind::LockerOpened, origin.channel);
    event.actor = Some(AccountId(row.prepared_by));
    event.organisation = Some(OrganisationId(row.organisation));
    event.with("opening", row.id.to_string())
}
