//! Names of people, for those entitled to them. Staff names are server-needed values; a person's
//! name is opened only with a key that the person gave.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::App;
use crate::crypto::place::Place;
use crate::id::{AccountId, OrganisationId};
use crate::store::db::Conn;
use crate::store::{accounts, organisations};

use super::error::OpError;

/// What is sealed of a member of staff.
#[derive(Serialize, Deserialize)]
pub struct Staff {
    /// As colleagues and people see it.
    pub name: String,
    /// What they type to enter.
    pub login: String,
    /// Their phone, in E.164, where they gave it; it is never taken for a person's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl Staff {
    /// Seals under the master key.
    pub fn seal(&self, app: &App, account: AccountId) -> Vec<u8> {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        app.ring.seal(&Place::staff(account), &plain, &app.random)
    }

    /// Opens what was sealed.
    ///
    /// # Errors
    /// The value was altered or moved.
    pub fn open(app: &App, account: AccountId, sealed: &[u8]) -> Result<Self, OpError> {
        let plain = app.ring.open(&Place::staff(account), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| crate::crypto::sealed::SealError::Form.into())
    }
}

/// Where a login is found.
pub fn login_index(app: &App, login: &str) -> [u8; 32] {
    app.secret.index("login", login.as_bytes())
}

/// A member of staff and their structure, as shown to people.
#[derive(Clone, Default, Serialize)]
pub struct Person {
    /// Name; none for people whose name this reader may not have.
    pub name: Option<String>,
    /// Name of their structure, where it matters.
    pub organisation: Option<String>,
}

/// Looks staff up, each once.
#[derive(Default)]
pub struct Directory {
    people: HashMap<Uuid, Person>,
    organisations: HashMap<Uuid, Option<String>>,
}

impl Directory {
    /// The name of an account that is staff; empty for others.
    ///
    /// # Errors
    /// The database, or an altered name.
    pub async fn person(
        &mut self,
        app: &App,
        conn: &mut Conn,
        account: Uuid,
    ) -> Result<Person, OpError> {
        if let Some(known) = self.people.get(&account) {
            return Ok(known.clone());
        }
        let id = AccountId(account);
        let row = accounts::find(conn, id).await?;
        let sealed = row.and_then(|row| row.staff);
        let staff = sealed
            .map(|sealed| Staff::open(app, id, &sealed))
            .transpose()?;
        let memberships = organisations::memberships(conn, id).await?;
        let organisation = memberships
            .into_iter()
            .next()
            .map(|membership| membership.name);
        let person = Person {
            name: staff.map(|staff| staff.name),
            organisation,
        };
        self.people.insert(account, person.clone());
        Ok(person)
    }

    /// The name of a structure.
    ///
    /// # Errors
    /// The database.
    pub async fn organisation(
        &mut self,
        conn: &mut Conn,
        id: Uuid,
    ) -> Result<Option<String>, OpError> {
        if let Some(known) = self.organisations.get(&id) {
            return Ok(known.clone());
        }
        let row = organisations::find(conn, OrganisationId(id)).await?;
        let name = row.map(|row| row.name);
        self.organisations.insert(id, name.clone());
        Ok(name)
    }
}

/// The name of a member of staff, as people see it; none for people.
///
/// # Errors
/// The database, or an altered name.
pub async fn staff_name(app: &App, account: AccountId) -> Result<Option<String>, OpError> {
    let mut conn = app.store.reader().await?;
    let person = Directory::default()
        .person(app, &mut conn, account.0)
        .await?;
    Ok(person.name)
}

/// The actor's own name, for the frame of their pages.
///
/// # Errors
/// The database, or an altered name.
pub async fn own_name(app: &App, actor: &super::Actor) -> Result<String, OpError> {
    let mut conn = app.store.reader().await?;
    if let Some(locker) = actor.facts.owns {
        let row = crate::store::lockers::find(&mut conn, locker)
            .await?
            .ok_or(OpError::NotFound)?;
        let keyring = super::keyring::Keyring::Owner(actor.root_key()?);
        return keyring.name(&mut conn, &row).await;
    }
    let person = Directory::default()
        .person(app, &mut conn, actor.account().0)
        .await?;
    Ok(person.name.unwrap_or_default())
}
