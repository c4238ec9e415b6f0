//! A coordinator looks at the structure: who is in it, what it may be given. Never at a locker.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::{Action, PermitGround};
use crate::domain::rights::Category;
use crate::id::{AccountId, OrganisationId};
use crate::store::facts::Target;
use crate::store::organisations;

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
    /// Who is in it now.
    pub members: Vec<MemberView>,
}

/// A member.
pub struct MemberView {
    /// Whose account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// `aidant` or `coordinator`.
    pub role: String,
    /// Since when.
    pub since: Timestamp,
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

/// The aidants that a person may name: those of active structures, with their structure. Asked by
/// the owner of a locker, about their own.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_aidants(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(OrganisationView, MemberView)>, OpError> {
    let own = actor.facts.owns.map_or(Target::Nothing, Target::Locker);
    allow_recorded(app, actor, Action::ListMandates, own).await?;
    let rows = organisations::all(&mut app.store.reader().await?).await?;
    let mut aidants = Vec::new();
    for row in rows.into_iter().filter(|row| row.state == "active") {
        let mut organisation = view(app, OrganisationId(row.id)).await?;
        for member in std::mem::take(&mut organisation.members) {
            if member.role == "aidant" {
                let shown = OrganisationView {
                    members: Vec::new(),
                    ..organisation.clone_without_members()
                };
                aidants.push((shown, member));
            }
        }
    }
    Ok(aidants)
}

impl OrganisationView {
    fn clone_without_members(&self) -> Self {
        let (id, name, state) = (self.id, self.name.clone(), self.state.clone());
        Self {
            id,
            name,
            state,
            allowed: self.allowed.clone(),
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
        });
    }
    let allowed = row.allowed();
    Ok(OrganisationView {
        id,
        name: row.name,
        state: row.state,
        allowed,
        members,
    })
}
