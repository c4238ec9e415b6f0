//! Which ways in and back a person has: what they look at to see whether losing one thing would be
//! losing their papers.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::Action;
use crate::id::LockerId;
use crate::store::cards::{self as rows, WayRow};
use crate::store::facts::Target;

use super::actor::Actor;
use super::error::OpError;
use super::{allow_recorded, cards, would_allow};

/// One way.
pub struct Way {
    /// `card`, `passphrase`, `sheet`, `passkey`, `card_guardian` or `guardians`.
    pub kind: String,
    /// Whether it opens by itself.
    pub opens: bool,
    /// Whether it leads back to somebody who lost the card or forgot its code.
    pub back: bool,
    /// Whether too many wrong codes locked it.
    pub locked: bool,
    /// Whether it was blocked for good.
    pub blocked: bool,
    /// The number that blocks it; of a card alone.
    pub block_number: Option<String>,
    /// When it was made.
    pub since: Timestamp,
}

/// The ways in and back, for their person alone.
///
/// # Errors
/// A refusal.
pub async fn read_ways(app: &App, actor: &Actor, locker: LockerId) -> Result<Vec<Way>, OpError> {
    allow_recorded(app, actor, Action::ReadWays, Target::Locker(locker)).await?;
    let ways = rows::of_account(&mut app.store.reader().await?, actor.account()).await?;
    Ok(ways.into_iter().map(|row| way(app, row)).collect())
}

/// How many ways back are left, for the person's first page; none is shown there, so nothing is
/// recorded.
///
/// # Errors
/// The database.
pub async fn count_back(app: &App, actor: &Actor, locker: LockerId) -> Result<usize, OpError> {
    let target = Target::Locker(locker);
    if would_allow(app, actor, &[Action::ReadWays], target)
        .await?
        .is_empty()
    {
        return Err(OpError::NotFound);
    }
    let ways = rows::of_account(&mut app.store.reader().await?, actor.account()).await?;
    let back = ways.into_iter().map(|row| way(app, row));
    Ok(back.filter(|way| way.back).count())
}

fn way(app: &App, row: WayRow) -> Way {
    let usable = row.blocked_at.is_none() && row.locked_at.is_none();
    let card = row.kind == "card";
    let locator = row.locator.filter(|_| card && row.blocked_at.is_none());
    Way {
        opens: usable && !matches!(row.kind.as_str(), "card_guardian" | "guardians"),
        back: row.blocked_at.is_none() && !card,
        locked: row.locked_at.is_some(),
        blocked: row.blocked_at.is_some(),
        block_number: locator.map(|locator| cards::number_at(app, &locator)),
        since: Timestamp::from_millis(row.created_at),
        kind: row.kind,
    }
}
