//! A person has their own number and address, or none: those of an aidant, a coordinator, an auditor
//! or a structure are never a person's.

use crate::app::App;
use crate::domain::contact::Phone;
use crate::domain::email::Email;
use crate::domain::way::Address;
use crate::store::db::Conn;
use crate::store::{StoreError, Unit, accounts, contact_trust};

use super::contact::index;
use super::error::OpError;
use super::people::login_index;

/// Refuses what is not the person's own, inside a unit of work.
///
/// # Errors
/// The field `contact` or `email` is refused (`aidants_own`).
pub(super) async fn refuse_own(
    app: &App,
    unit: &mut Unit,
    address: &Address,
) -> Result<(), OpError> {
    if aidants_own(app, &mut unit.conn, address).await? {
        let (field, words) = match address {
            Address::Phone(_) => ("contact", "is the number of an aidant or of a structure"),
            Address::Email(_) => ("email", "is the address of an aidant or of a structure"),
        };
        let words = format!("{words}; a person has their own, or none");
        return Err(OpError::invalid(field, "aidants_own", &words));
    }
    Ok(())
}

/// Whether it is that of an aidant or of a structure. An aidant's login often is their address.
pub(super) async fn aidants_own(
    app: &App,
    conn: &mut Conn,
    address: &Address,
) -> Result<bool, StoreError> {
    if contact_trust::of_staff(conn, &index(app, address)).await? {
        return Ok(true);
    }
    if let Address::Email(email) = address {
        let login = login_index(app, &email.folded());
        if accounts::by_login(conn, &login).await?.is_some() {
            return Ok(true);
        }
    }
    let theirs = contact_trust::of_organisations(conn).await?;
    Ok(theirs.iter().any(|(phone, email)| match address {
        Address::Phone(own) => phone.as_deref().map(Phone::parse) == Some(Ok(own.clone())),
        Address::Email(own) => {
            let typed = email.as_deref().and_then(|typed| Email::parse(typed).ok());
            typed.is_some_and(|typed| typed.folded() == own.folded())
        }
    }))
}
