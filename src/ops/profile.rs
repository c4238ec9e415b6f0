//! The profile key: what opens the person's name and the papers of their mandates.

use crate::crypto::key::{ProfileKey, Wraps};
use crate::crypto::place::Place;
use crate::id::LockerId;
use crate::store::db::Conn;
use crate::store::lockers::LockerRow;
use crate::store::mandates;

use super::error::OpError;
use super::keyring::Keyring;

impl Keyring {
    /// The profile key of a locker.
    ///
    /// # Errors
    /// The keyring does not reach the profile, or the wrapped key was altered.
    pub async fn profile(
        &self,
        conn: &mut Conn,
        locker: &LockerRow,
    ) -> Result<ProfileKey, OpError> {
        match self {
            Self::Owner(root) => {
                let place = Place::profile_key(LockerId(locker.id));
                Ok(root.unwrap(&locker.profile_key, &place)?)
            }
            Self::Mandate {
                key,
                mandate,
                aidant,
                ..
            } => {
                let rows = mandates::granted(conn, *mandate, *aidant, "").await?;
                let row = rows.first().ok_or(OpError::NotFound)?;
                Ok(key.unwrap(&row.wrapped, &Place::granted(*mandate, *aidant, "", 1))?)
            }
        }
    }
}
