//! What a provider said of whoever enters, spent with the session that it leads to.

use crate::id::{AccountId, IdentityId};
use crate::store::{Unit, accounts, identities, identity_flows};

use super::error::OpError;

/// What a provider said before, spent with the session that it leads to.
#[derive(Clone, Copy)]
pub(super) struct Identified {
    pub ticket: [u8; 32],
    pub link: IdentityId,
    /// How the person entered, in all.
    pub method: &'static str,
}

/// Spends the step of the second factor, and what a provider said: one that was spent, or untied
/// meanwhile, is a wrong one.
pub(super) async fn spend(
    unit: &mut Unit,
    (account, step): (AccountId, Option<u64>),
    identified: Option<Identified>,
) -> Result<(), OpError> {
    if let Some(step) = step
        && !accounts::spend_step(&mut unit.conn, account, step).await?
    {
        return Err(OpError::BadCredentials);
    }
    let Some(Identified { ticket, link, .. }) = identified else {
        return Ok(());
    };
    let now = unit.now();
    let fresh = identity_flows::spend_ticket(&mut unit.conn, &ticket, now).await?
        && identities::used(&mut unit.conn, link, now).await?;
    fresh.then_some(()).ok_or(OpError::BadCredentials)
}
