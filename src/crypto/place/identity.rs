//! Places of what waits while somebody is at a provider of identities.

use crate::clock::Timestamp;

use super::Place;

impl Place {
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
