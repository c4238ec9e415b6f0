//! Where what waits for somebody who is elsewhere belongs: ways to reach them, messages, and a locker
//! that is prepared.

use super::place::Place;
use crate::clock::Timestamp;
use crate::id::{AccountId, ContactId, MessageId, OpeningId, OrganisationId};

impl Place {
    /// How somebody can be reached, under the master key.
    pub fn contact(account: AccountId, contact: ContactId) -> Self {
        Self::new("contact", &[account.bytes(), contact.bytes()])
    }

    /// What an aidant typed for a locker that waits for its person, under the master key. Its end is
    /// bound, so that the row cannot wait longer.
    pub fn opening(
        opening: OpeningId,
        aidant: AccountId,
        organisation: OrganisationId,
        lapses_at: Timestamp,
    ) -> Self {
        let ends = lapses_at.millis().to_be_bytes();
        let ids = [opening.bytes(), aidant.bytes(), organisation.bytes(), &ends];
        Self::new("opening", &ids)
    }

    /// The text of a message that waits to be sent, under the master key.
    pub fn message(account: AccountId, message: MessageId) -> Self {
        Self::new("message", &[account.bytes(), message.bytes()])
    }

    /// The subject and text of a mail that waits to be sent, under the master key.
    pub fn mail(account: AccountId, message: MessageId) -> Self {
        Self::new("mail", &[account.bytes(), message.bytes()])
    }
}
