//! Where a sealed value belongs. The place is bound into the key of each message, so a value that
//! is moved to another row, document or account does not open there.
//!
//! `"abri/v1/" ‖ purpose ‖ 0x00 ‖ (u16 big-endian length ‖ id)*`

use crate::clock::Timestamp;
use crate::id::{
    AccountId, CodeId, ContactId, DocumentId, LockerId, MandateId, MessageId, OpeningId,
    OrganisationId, UnlockId, VersionId,
};

/// The context of one sealed value.
pub struct Place(Vec<u8>);

impl Place {
    /// Builds the bytes of a place; the ids' order is part of each purpose (see `FORMAT.md`).
    pub fn new(purpose: &str, ids: &[&[u8]]) -> Self {
        let mut bytes = b"abri/v1/".to_vec();
        bytes.extend_from_slice(purpose.as_bytes());
        bytes.push(0);
        for id in ids {
            let length = u16::try_from(id.len()).unwrap_or(u16::MAX);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(&id[..usize::from(length)]);
        }
        Self(bytes)
    }

    /// A context that another implementation made, for its vectors.
    pub(super) fn from_context(context: &[u8]) -> Self {
        Self(context.to_vec())
    }

    /// The context bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes of a paper's version.
    pub fn document(locker: LockerId, document: DocumentId, version: VersionId) -> Self {
        Self::new(
            "document",
            &[locker.bytes(), document.bytes(), version.bytes()],
        )
    }

    /// What a paper is called: title, kind, dates, sizes, digests. The category is bound too, so
    /// that a paper moved in the database no longer opens.
    pub fn meta(
        locker: LockerId,
        document: DocumentId,
        version: VersionId,
        category: &str,
    ) -> Self {
        let ids = [
            locker.bytes(),
            document.bytes(),
            version.bytes(),
            category.as_bytes(),
        ];
        Self::new("meta", &ids)
    }

    /// A document key under its category key.
    pub fn document_key(
        locker: LockerId,
        document: DocumentId,
        version: VersionId,
        category: &str,
    ) -> Self {
        let ids = [
            locker.bytes(),
            document.bytes(),
            version.bytes(),
            category.as_bytes(),
        ];
        Self::new("document-key", &ids)
    }

    /// A category key under the root key of the locker's owner.
    pub fn category_key(locker: LockerId, category: &str, version: u32) -> Self {
        Self::new(
            "category-key",
            &[locker.bytes(), category.as_bytes(), &version.to_be_bytes()],
        )
    }

    /// The profile key under the root key of the locker's owner.
    pub fn profile_key(locker: LockerId) -> Self {
        Self::new("profile-key", &[locker.bytes()])
    }

    /// The name and profile of a person.
    pub fn profile(locker: LockerId) -> Self {
        Self::new("profile", &[locker.bytes()])
    }

    /// A category key (or, with an empty category, the profile key) under a mandate key.
    pub fn granted(mandate: MandateId, aidant: AccountId, category: &str, version: u32) -> Self {
        let ids = [
            mandate.bytes(),
            aidant.bytes(),
            category.as_bytes(),
            &version.to_be_bytes(),
        ];
        Self::new("granted-key", &ids)
    }

    /// The server's half of a mandate key.
    pub fn server_half(mandate: MandateId, aidant: AccountId) -> Self {
        Self::new("server-half", &[mandate.bytes(), aidant.bytes()])
    }

    /// The account root key under one unlock. The cost of the key stretching is bound, so that
    /// lowering it in the database opens nothing.
    pub fn unlock(account: AccountId, unlock: UnlockId, kind: &str, kdf: &[u8; 12]) -> Self {
        Self::new(
            "unlock",
            &[account.bytes(), unlock.bytes(), kind.as_bytes(), kdf],
        )
    }

    /// The account root key under a one-time code.
    pub fn code(account: AccountId, code: CodeId, kind: &str) -> Self {
        Self::new("code", &[account.bytes(), code.bytes(), kind.as_bytes()])
    }

    /// The scan of a signed page, under a key sealed to the person.
    pub fn scan(mandate: MandateId, account: AccountId) -> Self {
        Self::new("scan", &[mandate.bytes(), account.bytes()])
    }

    /// The account root key under a session's secret. Its kind, its beginning, its end and its second
    /// factor (milliseconds) are bound, so that a row that is copied or prolonged opens nothing.
    pub fn session(
        session: &[u8; 32],
        account: AccountId,
        kind: &str,
        (began, ends): (Timestamp, Timestamp),
        factor: Option<Timestamp>,
    ) -> Self {
        let bytes = |at: Timestamp| at.millis().to_be_bytes();
        let factor = factor.map(bytes);
        let factor = factor.as_ref().map_or(&[][..], |at| at.as_slice());
        let ids = [
            session,
            account.bytes(),
            kind.as_bytes(),
            &bytes(began),
            &bytes(ends),
            factor,
        ];
        Self::new("session", &ids)
    }

    /// The private keys of an account under its root key.
    pub fn private_keys(account: AccountId, version: u32) -> Self {
        Self::new("private-keys", &[account.bytes(), &version.to_be_bytes()])
    }

    /// The name and login of a member of staff, under the master key.
    pub fn staff(account: AccountId) -> Self {
        Self::new("staff", &[account.bytes()])
    }

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

    /// The payload of a journal entry, under the master key.
    pub fn payload(index: u64) -> Self {
        Self::new("payload", &[&index.to_be_bytes()])
    }

    /// A paper of a mandate: under the profile key, or the master key for one that names nobody. Its
    /// instant is bound, so that two papers of one mandate cannot change places.
    pub fn attestation(mandate: MandateId, kind: &str, issued_at: Timestamp) -> Self {
        let at = issued_at.millis().to_be_bytes();
        Self::new("attestation", &[mandate.bytes(), kind.as_bytes(), &at])
    }

    /// A secret of the instance itself, under the master key.
    pub fn instance(name: &str) -> Self {
        Self::new("instance", &[name.as_bytes()])
    }
}
