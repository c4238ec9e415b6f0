//! The papers of a mandate as they are signed: what was given, and that it ended. Their canonical
//! bytes never change; names stand in them as they were when the paper was issued.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::codes;
use super::mandate::{ConsentMethod, Terms};
use super::rights::Category;
use crate::clock::Timestamp;
use crate::id::{AccountId, MandateId};

codes! {
    /// What an attestation attests.
    AttestationKind {
        /// A mandate was given.
        Mandate = "mandate",
        /// A mandate was given that takes the place of an older one.
        Renewal = "renewal",
        /// A mandate, or some categories of it, ended before its date.
        Revocation = "revocation",
    }
}

codes! {
    /// Who ended a mandate, as a role and never as a name.
    EndedBy {
        /// The person.
        Beneficiary = "beneficiary",
        /// An aidant named in it, who renounced.
        Aidant = "aidant",
        /// Who answers for the structure.
        Coordinator = "coordinator",
        /// Who reads the journal, on a report.
        Auditor = "auditor",
        /// Who runs the server.
        Operator = "operator",
        /// Its date.
        Date = "date",
    }
}

/// How the person consented, and when.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttestedConsent {
    /// How.
    pub method: ConsentMethod,
    /// When.
    pub at: Timestamp,
}

/// A structure as it was when the paper was issued.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttestedStructure {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its SIRET number, where it has one.
    pub siret: Option<String>,
    /// Its telephone, where it gave one.
    pub phone: Option<String>,
}

/// The names in a paper, as issued.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The person.
    pub beneficiary: String,
    /// The aidants named, by account.
    pub aidants: BTreeMap<AccountId, String>,
    /// The structure that answers; none for a relative.
    pub organisation: Option<AttestedStructure>,
}

/// The paper of a mandate that was given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenPaper {
    /// Always 1.
    pub version: u8,
    /// `mandate` or `renewal`.
    pub kind: AttestationKind,
    /// What is typed to verify it.
    pub code: String,
    /// The instance that issued it.
    pub origin: String,
    /// The mandate.
    pub mandate: MandateId,
    /// The mandate whose place it takes.
    pub renews: Option<MandateId>,
    /// SHA-256 of the frozen terms, hexadecimal.
    pub terms_sha256: String,
    /// The frozen terms.
    pub terms: Terms,
    /// Version of the text that the person agreed to.
    pub text: String,
    /// The person's language.
    pub language: String,
    /// The names, as issued.
    pub names: Names,
    /// First instant in force.
    pub starts_at: Timestamp,
    /// First instant no longer in force.
    pub ends_at: Timestamp,
    /// How the person consented.
    pub consent: AttestedConsent,
    /// When the paper was issued.
    pub issued_at: Timestamp,
}

/// The paper of an end. It names nobody: its page takes the names from the mandate's own paper.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPaper {
    /// Always 1.
    pub version: u8,
    /// `revocation`.
    pub kind: AttestationKind,
    /// What is typed to verify it.
    pub code: String,
    /// The instance that issued it.
    pub origin: String,
    /// The mandate.
    pub mandate: MandateId,
    /// SHA-256 of the mandate's own paper, hexadecimal.
    pub attestation_sha256: String,
    /// The categories that ended; none when the whole mandate did.
    pub categories: Option<BTreeSet<Category>>,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Who ended it.
    pub by: EndedBy,
    /// When the paper was issued.
    pub issued_at: Timestamp,
}

/// A paper that has canonical bytes: JSON, fields in the order above, map keys and sets sorted, no
/// spaces, times in milliseconds.
pub trait Canonical: Serialize + for<'a> Deserialize<'a> {
    /// What is typed to verify it.
    fn code(&self) -> &str;

    /// The canonical bytes.
    fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a paper; `None` unless it is canonical to the byte.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let paper: Self = serde_json::from_slice(bytes).ok()?;
        (paper.canonical() == bytes).then_some(paper)
    }
}

impl Canonical for GivenPaper {
    fn code(&self) -> &str {
        &self.code
    }
}

impl Canonical for EndPaper {
    fn code(&self) -> &str {
        &self.code
    }
}

/// What the instance signs: `"abri/v1/attestation" ‖ 0x00 ‖ the canonical bytes`.
pub fn signed(canonical: &[u8]) -> Vec<u8> {
    [b"abri/v1/attestation\0".as_slice(), canonical].concat()
}
