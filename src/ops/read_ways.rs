//! Which ways in and back a person has: what they look at to see whether losing one thing would be
//! losing their papers.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::Action;
use crate::id::LockerId;
use crate::limits;
use crate::store::cards::{self as rows, WayRow};
use crate::store::facts::Target;
use crate::store::guardians;

use super::actor::Actor;
use super::error::OpError;
use super::{allow_recorded, cards, guarded, would_allow};

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

/// What is left to somebody who loses their card, as their first page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Back {
    /// How many ways back there are.
    pub ways: usize,
    /// How many of those who were chosen as guardians have left.
    pub left: usize,
}

/// Guardians of a locker, as the journal says.
#[derive(Debug, Clone, Copy)]
struct Here {
    now: usize,
    left: usize,
}

/// The ways in and back, for their person alone.
///
/// # Errors
/// A refusal.
pub async fn read_ways(app: &App, actor: &Actor, locker: LockerId) -> Result<Vec<Way>, OpError> {
    allow_recorded(app, actor, Action::ReadWays, Target::Locker(locker)).await?;
    Ok(ways(app, actor, locker).await?.0)
}

/// How many ways back are left, and whether a guardian left, for the person's first page; none is
/// shown there, so nothing is recorded.
///
/// # Errors
/// The database.
pub async fn count_back(app: &App, actor: &Actor, locker: LockerId) -> Result<Back, OpError> {
    let target = Target::Locker(locker);
    if would_allow(app, actor, &[Action::ReadWays], target)
        .await?
        .is_empty()
    {
        return Err(OpError::NotFound);
    }
    let (ways, here) = ways(app, actor, locker).await?;
    Ok(Back {
        ways: ways.iter().filter(|way| way.back).count(),
        left: here.left,
    })
}

async fn ways(app: &App, actor: &Actor, locker: LockerId) -> Result<(Vec<Way>, Here), OpError> {
    let here = here(app, locker).await?;
    let rows = rows::of_account(&mut app.store.reader().await?, actor.account()).await?;
    let ways = rows.into_iter().map(|row| way(app, row, here));
    Ok((ways.collect(), here))
}

/// Who guards the locker now, and how many of the set that is live have left it. Somebody whom only a
/// row names brings nobody back.
async fn here(app: &App, locker: LockerId) -> Result<Here, OpError> {
    let mut conn = app.store.reader().await?;
    let Some(live) = guarded::live(app, &mut conn, locker).await? else {
        return Ok(Here { now: 0, left: 0 });
    };
    let named = guardians::of_set(&mut conn, live.set).await?;
    let now = live.guardians.len();
    let left = named.len().saturating_sub(now);
    Ok(Here { now, left })
}

fn way(app: &App, row: WayRow, here: Here) -> Way {
    let usable = row.blocked_at.is_none() && row.locked_at.is_none();
    let card = row.kind == "card";
    let locator = row.locator.filter(|_| card && row.blocked_at.is_none());
    let helped = match row.kind.as_str() {
        "card_guardian" => here.now >= 1,
        "guardians" => here.now >= usize::from(limits::GUARDIANS_NEEDED),
        _ => true,
    };
    Way {
        opens: usable && !matches!(row.kind.as_str(), "card_guardian" | "guardians"),
        back: row.blocked_at.is_none() && !card && helped,
        locked: row.locked_at.is_some(),
        blocked: row.blocked_at.is_some(),
        block_number: locator.map(|locator| cards::number_at(app, &locator)),
        since: Timestamp::from_millis(row.created_at),
        kind: row.kind,
    }
}
