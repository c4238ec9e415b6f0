//! A new card with a code that the person chooses. The old card is dead at once, its one-time codes
//! too, whether it was lost, locked or blocked.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::card::Card;
use crate::domain::notice::NoticeKind;
use crate::domain::person;
use crate::domain::policy::Action;
use crate::id::LockerId;
use crate::store::facts::Target;
use crate::store::{cards as rows, codes, unlocks};

use super::actor::Actor;
use super::card_codes::{self, CARD_CODE, CodeText};
use super::ended::{ENDED_CODES, said_codes};
use super::error::OpError;
use super::recovered;
use super::secrets::{Owner, changed};
use super::unlocking::card_unlock;
use super::{allow, cards};

/// A new card and what is printed beside it. Nothing of it is kept.
pub struct NewCard {
    /// Text of the card.
    pub card: Zeroizing<String>,
    /// The number that blocks it.
    pub block_number: String,
    /// One-time codes.
    pub codes: Vec<CodeText>,
}

/// Makes a new card.
///
/// # Errors
/// The field `pin`, or a refusal: it needs a fresh proof of the person.
pub async fn replace_card(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    pin: &Zeroizing<String>,
) -> Result<NewCard, OpError> {
    let allowed = allow(app, actor, Action::ReplaceCard, Target::Locker(locker)).await?;
    person::pin(pin).map_err(|bad| OpError::field("pin", bad))?;
    let (owner, root) = (Owner::of(actor), actor.root_key()?);
    let card = Card::make(&app.random);
    let unlock = card_unlock(app, owner.account, &root, &card, pin).await?;
    let mut conn = app.store.reader().await?;
    let person = (owner.account, locker);
    let guarded = recovered::guarded(app, &mut conn, person, (&root, &card)).await?;
    drop(conn);
    let ways: Vec<_> = std::iter::once(unlock).chain(guarded).collect();
    let (texts, fresh) = card_codes::draw(app, owner.account, &root, allowed.facts.now);
    let (own, event) = (app.clone(), allowed.event);
    let replace = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let ended = rows::remove_cards(&mut unit.conn, owner.account).await?;
            for way in &ways {
                unlocks::insert(&mut unit.conn, way, now).await?;
            }
            let dead = codes::forget(&mut unit.conn, owner.account, CARD_CODE).await?;
            let event = event.with(ENDED_CODES, said_codes(&dead));
            for code in &fresh {
                codes::insert(&mut unit.conn, code, now).await?;
            }
            changed(&own, unit, owner, (event, ended), NoticeKind::CardReplaced).await
        })
    });
    replace.await?;
    Ok(NewCard {
        block_number: cards::block_number(app, &card),
        card: card.text(),
        codes: texts,
    })
}
