//! A structure, made by the operator.

use crate::app::App;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::person;
use crate::domain::rights::Category;
use crate::id::OrganisationId;
use crate::limits;
use crate::store::organisations::{self, OrganisationRow};

use super::error::OpError;

/// What an operator says of a structure.
pub struct NewOrganisation {
    /// Its public name.
    pub name: String,
    /// Its public address.
    pub address: String,
    /// Its SIRET number.
    pub siret: Option<String>,
    /// What it may be given; the private space is never part of it.
    pub allowed: Vec<Category>,
}

/// Makes a structure.
///
/// # Errors
/// A refused field, or the database.
pub async fn create_organisation(
    app: &App,
    new: NewOrganisation,
) -> Result<OrganisationId, OpError> {
    let name =
        person::line(&new.name, limits::NAME_CHARS).map_err(|bad| OpError::field("name", bad))?;
    let address = person::line(&new.address, limits::NAME_CHARS)
        .map_err(|bad| OpError::field("address", bad))?;
    let id = OrganisationId::make(&app.random, app.store.now().await?);
    let allowed = new
        .allowed
        .iter()
        .filter(|category| **category != Category::Private);
    let allowed = allowed
        .map(|category| category.code())
        .collect::<Vec<_>>()
        .join(",");
    let row = OrganisationRow {
        id: id.0,
        name,
        address,
        siret: new.siret,
        allowed,
        state: "active".to_owned(),
    };
    let mut event = Event::new(EventKind::OrganisationCreated, Channel::Cli);
    event.organisation = Some(id);
    let create = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            organisations::insert(&mut unit.conn, &row, now).await?;
            unit.record(event);
            Ok(())
        })
    });
    create.await?;
    Ok(id)
}

/// Suspends a structure or takes it up again; its mandates stop and start at use.
///
/// # Errors
/// There is no such structure, or the database.
pub async fn set_organisation_state(
    app: &App,
    id: OrganisationId,
    state: &'static str,
) -> Result<(), OpError> {
    let mut event = Event::new(EventKind::OrganisationChanged, Channel::Cli).with("state", state);
    event.organisation = Some(id);
    let set = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if !organisations::set_state(&mut unit.conn, id, state).await? {
                return Err(OpError::NotFound);
            }
            unit.record(event);
            Ok(())
        })
    });
    Ok(set.await?)
}
