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
    let allowed = super::change_organisation::codes(&new.allowed);
    let row = OrganisationRow {
        id: id.0,
        name,
        address,
        siret: new.siret,
        allowed,
        state: "active".to_owned(),
        phone: None,
        email: None,
    };
    let event = Event::new(EventKind::OrganisationCreated, Channel::Cli);
    let mut event = event.with("allowed", row.allowed.as_str());
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
