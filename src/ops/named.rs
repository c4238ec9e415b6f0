//! The guardians with whom a locker begins. A locker is not left with fewer than two ways back.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::card::Card;
use crate::crypto::key::RootKey;
use crate::domain::ways_back::{enough, ways_back};
use crate::id::AccountId;
use crate::limits;
use crate::store::accounts::KeysRow;
use crate::store::lockers::LockerRow;

use super::candidates;
use super::error::OpError;
use super::guarding::{NewSet, Owner, make};
use super::list_guardians::{GuardianView, person};
use super::seeds;
use super::suggest_guardians::around;

/// Who guards a new locker: those whom the person chose, else whoever opens it with somebody beside.
///
/// # Errors
/// The field `guardians`: nobody fits and nobody was named, too many, or not guardians.
pub(super) async fn choose(
    app: &App,
    opener: Option<AccountId>,
    chosen: Option<Vec<AccountId>>,
) -> Result<Vec<AccountId>, OpError> {
    let mut conn = app.store.reader().await?;
    let known: Vec<AccountId> = opener.into_iter().collect();
    let guardians = match chosen {
        Some(chosen) => chosen,
        None => around(&mut conn, &known).await?,
    };
    // A sheet and a card go home with every person.
    if !enough(&ways_back(true, true, guardians.len())) {
        let words = "must be named: without one, a lost sheet is the end of all papers";
        return Err(OpError::invalid("guardians", "needed", words));
    }
    if guardians.len() > *limits::GUARDIANS.end() {
        let words = "must be five at most";
        return Err(OpError::invalid("guardians", "two_to_five", words));
    }
    candidates::check(app, &mut conn, None, &guardians).await?;
    Ok(guardians)
}

/// The guardians by name and structure, for the paper that the person takes home.
///
/// # Errors
/// The database, or an altered name.
pub(super) async fn views(
    app: &App,
    guardians: &[AccountId],
) -> Result<Vec<GuardianView>, OpError> {
    let mut conn = app.store.reader().await?;
    let mut views = Vec::with_capacity(guardians.len());
    for account in guardians {
        views.push(person(app, &mut conn, *account).await?);
    }
    Ok(views)
}

/// What is sealed for them, with the keys of a person who is there for the first time.
///
/// # Errors
/// The keys of the person or of a guardian.
pub(super) async fn seal(
    app: &App,
    (row, keys): (&LockerRow, &KeysRow),
    (root, card): (RootKey, &str),
    guardians: &[AccountId],
    now: Timestamp,
) -> Result<NewSet, OpError> {
    let (_, signer) = seeds::open(&root, keys)?;
    let owner = Owner::new(row, root, (signer, keys.version))?;
    let card = Card::parse(card).map_err(|_| OpError::NotFound)?;
    let mut conn = app.store.reader().await?;
    make(app, &mut conn, &owner, guardians, (&[card.half()], now)).await
}
