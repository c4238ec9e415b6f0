//! One-time codes printed beside the card: each lets the person say yes to one mandate from afar,
//! by reading it aloud, and opens nothing else.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::code::OneTimeCode;
use crate::crypto::key::{RootKey, Wraps};
use crate::crypto::place::Place;
use crate::domain::policy::Action;
use crate::id::{AccountId, CodeId, LockerId};
use crate::limits;
use crate::store::codes::{self, NewCode};
use crate::store::facts::Target;

use super::actor::Actor;
use super::ended::{ENDED_CODES, said_codes};
use super::error::OpError;
use super::{allow, allow_recorded};

/// The word of these codes in their table.
pub(super) const CARD_CODE: &str = "card_code";
/// The word of the code that opens a locker made by telephone.
pub(super) const ACTIVATION: &str = "activation";

/// A code's text, shown or sent once.
pub type CodeText = Zeroizing<String>;

/// New codes for the person's card; those not used yet are good no more.
///
/// # Errors
/// A refusal, or the database.
pub async fn make_codes(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<CodeText>, OpError> {
    let allowed = allow(app, actor, Action::MakeCodes, Target::Locker(locker)).await?;
    let root = actor.root_key()?;
    let account = actor.account();
    let (texts, rows) = draw(app, account, &root, allowed.facts.now);
    let mut event = allowed.event.with("count", rows.len());
    event.account = Some(account);
    let make = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let ended = codes::forget(&mut unit.conn, account, CARD_CODE).await?;
            for row in &rows {
                codes::insert(&mut unit.conn, row, now).await?;
            }
            unit.record(event.with(ENDED_CODES, said_codes(&ended)));
            Ok(())
        })
    });
    make.await?;
    Ok(texts)
}

/// How many codes the person has left.
///
/// # Errors
/// A refusal, or the database.
pub async fn count_codes(app: &App, actor: &Actor, locker: LockerId) -> Result<u64, OpError> {
    let recorded = allow_recorded(app, actor, Action::ListMandates, Target::Locker(locker)).await?;
    let mut conn = app.store.reader().await?;
    let now = recorded.value().at();
    Ok(codes::left(&mut conn, actor.account(), CARD_CODE, now).await?)
}

/// Draws the codes of a card: what is printed, and what is kept.
pub(super) fn draw(
    app: &App,
    account: AccountId,
    root: &RootKey,
    now: Timestamp,
) -> (Vec<CodeText>, Vec<NewCode>) {
    let one = |_| make(app, account, root, CARD_CODE, (now, None));
    (0..limits::CARD_CODES).map(one).unzip()
}

/// One code that opens a root key once.
pub(super) fn make(
    app: &App,
    account: AccountId,
    root: &RootKey,
    kind: &'static str,
    (now, ends_at): (Timestamp, Option<Timestamp>),
) -> (CodeText, NewCode) {
    let code = OneTimeCode::make(&app.random);
    let pepper = app.secret.pepper();
    let id = CodeId::make(&app.random, now);
    let place = Place::code(account, id, kind);
    let row = NewCode {
        id,
        account,
        kind,
        locator: code.locator(&pepper),
        wrapped: code.unlock_key(&pepper).wrap(root, &place, &app.random),
        ends_at,
    };
    (code.text(), row)
}
