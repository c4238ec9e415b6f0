//! Places of what says who somebody is.

use super::place::Place;
use crate::clock::Timestamp;
use crate::id::AccountId;

impl Place {
    /// The name and login of a member of staff, under the master key.
    pub fn staff(account: AccountId) -> Self {
        Self::new("staff", &[account.bytes()])
    }

    /// What a way to a provider needs when it comes back, under the master key. What decides who may
    /// use it is bound, so that a row that is copied, prolonged or given to another browser, provider
    /// or purpose opens nothing.
    pub fn identity_flow(
        state: &[u8; 32],
        browser: &[u8; 32],
        (provider, purpose): (&str, &str),
        ends: Timestamp,
    ) -> Self {
        let (provider, purpose) = (provider.as_bytes(), purpose.as_bytes());
        let ends = ends.millis().to_be_bytes();
        Self::new("identity-flow", &[state, browser, provider, purpose, &ends])
    }

    /// Who a provider says somebody is, under the master key, until they have brought what opens.
    pub fn identity_ticket(
        ticket: &[u8; 32],
        (provider, purpose): (&str, &str),
        ends: Timestamp,
    ) -> Self {
        let (provider, purpose) = (provider.as_bytes(), purpose.as_bytes());
        let ends = ends.millis().to_be_bytes();
        Self::new("identity-ticket", &[ticket, provider, purpose, &ends])
    }
}
