//! The person says who guards their locker. Each choice is a new set: what the guardians before held
//! opens nothing any more, and none of them is asked. A recovery that runs is stopped.

use crate::app::App;
use crate::crypto::key::CardHalf;
use crate::crypto::key::Wraps;
use crate::crypto::place::Place;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::domain::ways_back::{enough, ways_back};
use crate::id::{AccountId, LockerId, UnlockId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::{lockers, unlocks};

use super::actor::Actor;
use super::candidates;
use super::confirmed::notice;
use super::error::OpError;
use super::guarding::{NewSet, Owner, make};
use super::keyring::private_keys;
use super::list_guardians::{Guardians, read};
use super::published;
use super::tell::tell;
use super::veto_recovery::end_running;
use super::{about, allow, proved};

/// Holds that these may be the guardians of the person's locker, before the person reads their names
/// again.
///
/// # Errors
/// As [`choose_guardians`].
pub async fn check_guardians(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    guardians: &[AccountId],
) -> Result<(), OpError> {
    allow(app, actor, Action::ChooseGuardians, Target::Locker(locker)).await?;
    fit(app, actor.account(), locker, guardians).await
}

async fn fit(
    app: &App,
    owner: AccountId,
    locker: LockerId,
    guardians: &[AccountId],
) -> Result<(), OpError> {
    if !limits::GUARDIANS.contains(&guardians.len()) {
        let words = "must be two to five";
        return Err(OpError::invalid("guardians", "two_to_five", words));
    }
    let mut conn = app.store.reader().await?;
    candidates::check(app, &mut conn, Some(locker), guardians).await?;
    let card = !unlocks::cards(&mut conn, owner).await?.is_empty();
    let sheet = unlocks::has_sheet(&mut conn, owner).await?;
    if !enough(&ways_back(sheet, card, guardians.len())) {
        let words = "are too few: without a sheet and a card two must be named";
        return Err(OpError::invalid("guardians", "too_few_ways", words));
    }
    Ok(())
}

/// Chooses the guardians of the person's locker.
///
/// # Errors
/// A refusal, the field `guardians` (how many, who), or something that failed its proof.
pub async fn choose_guardians(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    guardians: &[AccountId],
) -> Result<Guardians, OpError> {
    let allowed = allow(app, actor, Action::ChooseGuardians, Target::Locker(locker)).await?;
    fit(app, actor.account(), locker, guardians).await?;
    let mut conn = app.store.reader().await?;
    let set = draw(app, &mut conn, actor, (locker, guardians)).await;
    let set = proved(app, about(actor, &allowed.permit), set).await?;
    drop(conn);
    let (own, owner, event) = (app.clone(), actor.account(), allowed.event);
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            end_running(&own, unit, owner, &event, "guardians_changed").await?;
            set.keep(unit, &event).await?;
            Ok(tell(&own, unit, notice(NoticeKind::GuardiansChanged, owner)).await?)
        })
    });
    keep.await?;
    read(app, owner, locker).await
}

async fn draw(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    (locker, guardians): (LockerId, &[AccountId]),
) -> Result<NewSet, OpError> {
    let row = lockers::find(conn, locker).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let (root, account) = (actor.root_key()?, actor.account());
    let version = published::keys(app, conn, account, None).await?.version;
    let version = i64::from(version);
    let (_, signer) = private_keys(conn, &root, account, version).await?;
    let mut cards: Vec<CardHalf> = Vec::new();
    for card in unlocks::cards(conn, account).await? {
        let place = Place::card_half(account, UnlockId(card.id));
        cards.push(root.unwrap(&card.half, &place)?);
    }
    let now = app.store.now().await?;
    let owner = Owner::new(&row, root, (signer, version))?;
    make(app, conn, &owner, guardians, (&cards, now)).await
}
