//! What a provider said of whoever enters, spent with the session that it leads to.

use crate::id::IdentityId;
use crate::store::{Unit, identities, identity_flows};

use super::error::OpError;

/// What a provider said before, spent with the session that it leads to.
#[derive(Clone, Copy)]
pub(super) struct Identified {
    pub ticket: [u8; 32],
    pub link: IdentityId,
    /// How the person entered, in all.
    pub method: &'static str,
}

impl Identified {
    /// Spends it: what was spent, or untied meanwhile, is a wrong one.
    ///
    /// # Errors
    /// [`OpError::BadCredentials`].
    pub(super) async fn spend(self, unit: &mut Unit) -> Result<(), OpError> {
        let now = unit.now();
        let fresh = identity_flows::spend_ticket(&mut unit.conn, &self.ticket, now).await?
            && identities::used(&mut unit.conn, self.link, now).await?;
        fresh.then_some(()).ok_or(OpError::BadCredentials)
    }
}
