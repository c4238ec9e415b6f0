//! The scan of a page that the person signed by hand. It shows what was agreed to and lets the
//! request wait for the person's own proof; it opens nothing by itself.

use crate::app::App;
use crate::crypto::hpke::seal_scan_key;
use crate::crypto::key::{ScanKey, Seals};
use crate::crypto::place::Place;
use crate::domain::journal::{EventKind, Reason};
use crate::domain::policy::Action;
use crate::id::{LockerId, MandateId};
use crate::limits;
use crate::media::sniff;
use crate::store::facts::Target;
use crate::store::requests::{self, RequestRow, ScanRow};

use super::actor::Actor;
use super::draft_mandate::handled;
use super::error::{Altered, OpError};
use super::keyring::private_keys;
use super::{allow, answered, published};

/// Adds a signed page to a mandate that waits.
///
/// # Errors
/// Too large, no picture or PDF, one is there already, or a refusal; each has its entry.
pub async fn scan_mandate(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    page: Vec<u8>,
) -> Result<(), OpError> {
    let (row, event) = handled(app, actor, mandate, EventKind::MandateScanned).await?;
    let sealed = seal(app, &row, &page).await;
    let sealed = answered(app, event.clone(), sealed).await?;
    let said = event
        .clone()
        .with("sha256", crate::crypto::hex(&sealed.sha256));
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let until = unit.now().plus(limits::REQUEST_OWN);
            if requests::scan(&mut unit.conn, mandate).await?.is_some() {
                return Err(OpError::Conflict(
                    "this mandate has its signed page already",
                ));
            }
            requests::insert_scan(&mut unit.conn, mandate, &sealed).await?;
            requests::prolong(&mut unit.conn, mandate, until).await?;
            unit.record(said);
            Ok(())
        })
    });
    let kept = keep.await.map_err(OpError::from);
    answered(app, event, kept).await
}

async fn seal(app: &App, row: &RequestRow, page: &[u8]) -> Result<ScanRow, OpError> {
    let now = app.store.now().await?;
    if row.status(now)? != crate::domain::mandate::MandateStatus::Pending {
        return Err(OpError::Conflict("this mandate waits no more"));
    }
    if page.len() > limits::SCAN_BYTES {
        return Err(OpError::TooLarge {
            what: "file",
            limit: limits::SCAN_BYTES as u64,
        });
    }
    let media = sniff(page).map(|media| media.media_type);
    let media = media.filter(|kind| shown(kind)).ok_or(OpError::Media)?;
    let terms = row.terms().map_err(|_| Altered::TermsAltered)?;
    let mut conn = app.store.reader().await?;
    let own = published::keys(app, &mut conn, terms.beneficiary, None).await?;
    let key = ScanKey::make(&app.random);
    let place = Place::scan(terms.mandate, terms.beneficiary);
    let half = seal_scan_key(&own.hpke, &place, &key, &app.random)
        .map_err(|_| Altered::KeyNotPublished)?;
    Ok(ScanRow {
        account: terms.beneficiary.0,
        half,
        key_version: i64::from(own.version),
        sealed: key.seal(&place, page, &app.random),
        sha256: crate::crypto::sha256(page).to_vec(),
        media_type: media.to_owned(),
        created_at: now.millis(),
    })
}

/// A page is a picture or a PDF.
fn shown(media: &str) -> bool {
    media.starts_with("image/") || media == "application/pdf"
}

/// The signed page, for the person only.
///
/// # Errors
/// There is none, it was altered, or a refusal.
pub async fn read_scan(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
) -> Result<(String, Vec<u8>), OpError> {
    let row = requests::find(&mut app.store.reader().await?, mandate).await?;
    let locker = LockerId(row.map_or(uuid::Uuid::nil(), |row| row.locker));
    let own = actor.facts.owns == Some(locker);
    let target = Target::Request(locker, mandate);
    let allowed = allow(app, actor, Action::ReadAttestation, target).await?;
    let row = requests::scan(&mut app.store.reader().await?, mandate).await?;
    // It is shown to nobody else, and the journal says of nobody that they saw what is not there.
    let reason = if own {
        Reason::NotWaiting
    } else {
        Reason::NotYourRole
    };
    let Some(row) = row.filter(|_| own) else {
        app.store.record((), allowed.event.refused(reason)).await?;
        return Err(OpError::NotFound);
    };
    let recorded = app.store.record(allowed.permit, allowed.event).await?;
    let root = actor.root_key()?;
    let mut conn = app.store.reader().await?;
    let (hpke, _) =
        private_keys(&mut conn, &root, recorded.value().actor(), row.key_version).await?;
    let place = Place::scan(mandate, actor.account());
    let key = hpke.open_scan_key(&place, &row.half);
    let page = key
        .map_err(|_| Altered::HalfAltered)?
        .open(&place, &row.sealed)?;
    Ok((row.media_type, page.to_vec()))
}
