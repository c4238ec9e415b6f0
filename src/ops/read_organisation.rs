//! A coordinator looks at the structure: who is in it, what it may be given. Never at a locker.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::{Action, PermitGround};
use crate::domain::rights::{Category, Grantable};
use crate::id::{AccountId, OrganisationId};
use crate::store::facts::Target;
use crate::store::{organisations, relatives};

use super::actor::Actor;
use super::allow_recorded;
use super::error::OpError;
use super::people::Staff;

/// A structure as its coordinator sees it.
pub struct OrganisationView {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: String,
    /// What it may be given.
    pub allowed: Vec<Category>,
    /// Its public telephone number.
    pub phone: Option<String>,
    /// Its public e-mail address.
    pub email: Option<String>,
    /// Who is in it now.
    pub members: Vec<MemberView>,
}

/// A member.
pub struct MemberView {
    /// Whose account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// `aidant` or `coordinator`; `relative` for whoever helps one person.
    pub role: String,
    /// Since when.
    pub since: Timestamp,
    /// Whether they are suspended in the structure.
    pub suspended: bool,
}

/// The structure that the actor answers for.
///
/// # Errors
/// A refusal, or the database.
pub async fn read_organisation(app: &App, actor: &Actor) -> Result<OrganisationView, OpError> {
    let recorded = allow_recorded(app, actor, Action::ReadOrganisation, Target::Nothing).await?;
    let PermitGround::Role(Some(id)) = *recorded.value().ground() else {
        return Err(OpError::NotFound);
    };
    view(app, id).await
}

/// The aidants that a person may name: those of active structures, with their structure, and the
/// person's relatives, without one. Asked by the owner of a locker, about their own.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_aidants(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(Option<OrganisationView>, MemberView)>, OpError> {
    let own = actor.facts.owns.map_or(Target::Nothing, Target::Locker);
    allow_recorded(app, actor, Action::ListMandates, own).await?;
    let rows = organisations::all(&mut app.store.reader().await?).await?;
    let mut aidants = Vec::new();
    for row in rows.into_iter().filter(|row| row.state == "active") {
        let mut organisation = view(app, OrganisationId(row.id)).await?;
        for member in std::mem::take(&mut organisation.members) {
            if member.role == "aidant" && !member.suspended {
                let shown = OrganisationView {
                    members: Vec::new(),
                    ..organisation.clone_without_members()
                };
                aidants.push((Some(shown), member));
            }
        }
    }
    for relative in relatives_of(app, actor).await? {
        aidants.push((None, relative));
    }
    Ok(aidants)
}

/// What a relative may be given: anything but the private space.
pub fn of_relatives() -> Vec<Category> {
    Grantable::all().map(Grantable::category).collect()
}

async fn relatives_of(app: &App, actor: &Actor) -> Result<Vec<MemberView>, OpError> {
    let Some(locker) = actor.facts.owns else {
        return Ok(Vec::new());
    };
    let rows = relatives::of_locker(&mut app.store.reader().await?, locker).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let account = AccountId(row.account);
        let Some(sealed) = row.staff else { continue };
        let Staff { name, .. } = Staff::open(app, account, &sealed)?;
        found.push(MemberView {
            account,
            name,
            role: "relative".to_owned(),
            since: Timestamp::from_millis(row.since),
            suspended: false,
        });
    }
    Ok(found)
}

impl OrganisationView {
    fn clone_without_members(&self) -> Self {
        let (id, name, state) = (self.id, self.name.clone(), self.state.clone());
        Self {
            id,
            name,
            state,
            allowed: self.allowed.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            members: Vec::new(),
        }
    }
}

pub(super) async fn view(app: &App, id: OrganisationId) -> Result<OrganisationView, OpError> {
    let mut conn = app.store.reader().await?;
    let row = organisations::find(&mut conn, id)
        .await?
        .ok_or(OpError::NotFound)?;
    let mut members = Vec::new();
    for member in organisations::members(&mut conn, id)
        .await?
        .into_iter()
        .filter(|row| row.state == "active")
    {
        let account = AccountId(member.account);
        let Some(sealed) = member.staff else { continue };
        let Staff { name, .. } = Staff::open(app, account, &sealed)?;
        members.push(MemberView {
            account,
            name,
            role: member.role,
            since: Timestamp::from_millis(member.since),
            suspended: member.suspended_at.is_some(),
        });
    }
    let allowed = row.allowed();
    Ok(OrganisationView {
        id,
        name: row.name,
        state: row.state,
        allowed,
        phone: row.phone,
        email: row.email,
        members,
    })
}
