//! Whom a person can choose as guardians, by name and structure, and whom their page proposes.

use crate::app::App;
use crate::domain::policy::Action;
use crate::domain::rights::Standing;
use crate::id::{AccountId, LockerId, OrganisationId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::{organisations, relatives};

use super::actor::Actor;
use super::allow_recorded;
use super::candidates::works;
use super::error::OpError;
use super::guarded;
use super::list_guardians::GuardianView;
use super::people::{Person, Staff};
use super::suggest_guardians::{around, suggested};

/// Whom a person can choose.
pub struct Candidates {
    /// Everybody who can be one, those who are proposed first.
    pub all: Vec<GuardianView>,
    /// Who is proposed: the guardians of now, and where one is missing somebody who fits.
    pub proposed: Vec<AccountId>,
}

/// Whom the owner of a locker can choose: who works in a structure, and their relatives.
///
/// # Errors
/// A refusal, or the database.
pub async fn guardian_candidates(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Candidates, OpError> {
    let action = Action::ListGuardians;
    let recorded = allow_recorded(app, actor, action, Target::Locker(locker)).await?;
    let now = recorded.value().at();
    let mut conn = app.store.reader().await?;
    let live = guarded::live(app, &mut conn, locker).await?;
    let mut proposed = live.map(|live| live.guardians).unwrap_or_default();
    for account in suggested(&mut conn, locker, now).await? {
        let missing = proposed.len() < usize::from(limits::GUARDIANS_NEEDED);
        if missing && !proposed.contains(&account) {
            proposed.push(account);
        }
    }
    let all = organisations::all(&mut conn).await?;
    let all: Vec<_> = all.iter().map(|row| OrganisationId(row.id)).collect();
    let mut found = staff(app, &mut conn, &all).await?;
    for row in relatives::of_locker(&mut conn, locker).await? {
        let (account, sealed) = (AccountId(row.account), row.staff);
        found.extend(named(app, account, sealed.as_deref(), None)?);
    }
    Ok(Candidates::of(found, proposed))
}

/// Whom somebody can choose whose locker is opened by an aidant: who works where this aidant does.
///
/// # Errors
/// The database.
pub(super) async fn beside(
    app: &App,
    conn: &mut Conn,
    opener: AccountId,
) -> Result<Candidates, OpError> {
    let proposed = around(conn, &[opener]).await?;
    let homes = works(conn, opener).await?;
    Ok(Candidates::of(staff(app, conn, &homes).await?, proposed))
}

impl Candidates {
    /// Each once, the proposed ones first.
    fn of(found: Vec<GuardianView>, proposed: Vec<AccountId>) -> Self {
        let mut all: Vec<GuardianView> = Vec::new();
        for one in found {
            if !all.iter().any(|known| known.account == one.account) {
                all.push(one);
            }
        }
        all.sort_by_key(|one| !proposed.contains(&one.account));
        Self { all, proposed }
    }
}

/// Who works in these structures now.
async fn staff(
    app: &App,
    conn: &mut Conn,
    homes: &[OrganisationId],
) -> Result<Vec<GuardianView>, OpError> {
    let mut found = Vec::new();
    for home in homes {
        let Some(row) = organisations::find(conn, *home).await? else {
            continue;
        };
        if row.state != Standing::Active.code() {
            continue;
        }
        for member in organisations::members(conn, *home).await? {
            if member.suspended_at.is_none() && member.state == Standing::Active.code() {
                let (account, sealed) = (AccountId(member.account), member.staff);
                found.extend(named(app, account, sealed.as_deref(), Some(&row.name))?);
            }
        }
    }
    Ok(found)
}

/// Somebody by name; nobody where there is no name yet.
fn named(
    app: &App,
    account: AccountId,
    sealed: Option<&[u8]>,
    home: Option<&str>,
) -> Result<Option<GuardianView>, OpError> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let Staff { name, .. } = Staff::open(app, account, sealed)?;
    let person = Person {
        name: Some(name),
        organisation: home.map(str::to_owned),
    };
    Ok(Some(GuardianView {
        account,
        person,
        removed: false,
        since: None,
    }))
}
