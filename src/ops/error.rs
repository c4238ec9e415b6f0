//! Why an op did not do it. One exhaustive table turns each into HTTP, another into a page.

use crate::blobs::BlobError;
use crate::crypto::OpenError;
use crate::crypto::sealed::SealError;
use crate::domain::catalogue::KindError;
use crate::domain::person::BadValue;
use crate::domain::policy::Denial;
use crate::store::{CommitError, StoreError};

/// What failed its proof: an edit in the database or the objects, by its name (keys.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Altered {
    /// A sealed value does not open: other key, other place, altered, cut or extended.
    #[error("sealed value: {0}")]
    Sealed(#[from] SealError),
    /// The cost of an unlock is under the floor.
    #[error("key stretching cost was lowered")]
    CostLowered,
    /// A public key is not the one that the journal published.
    #[error("public key is not the one in the journal")]
    KeyNotPublished,
    /// A grant's signature does not fit its terms, dates or aidant.
    #[error("grant is not what the person signed")]
    GrantAltered,
    /// The aidant's half does not open under this grant.
    #[error("aidant's half does not open under this grant")]
    HalfAltered,
    /// A paper that nobody with a key put there.
    #[error("paper has no authentic depositor")]
    DepositForged,
    /// An object is not as long as its paper.
    #[error("stored object is missing or cut")]
    ObjectAltered,
    /// The frozen terms are not what their digest says.
    #[error("terms of a mandate were altered")]
    TermsAltered,
    /// The window of a dormant mandate is not the one that the journal says the person opened.
    #[error("window of a dormant mandate is not what the journal says")]
    WindowAltered,
    /// A guardian is not the one that the person signed, or holds something else.
    #[error("guardian is not what the person signed")]
    GuardianAltered,
    /// A recovery is not what the journal says of it.
    #[error("recovery is not what the journal says")]
    RecoveryAltered,
    /// An entry of the journal does not lead to the tree that was signed.
    #[error("entry of the journal is not what was signed")]
    EntryAltered,
    /// A paper of a mandate is not what this instance signed.
    #[error("paper of a mandate is not what was signed")]
    AttestationAltered,
}

/// The outcome of an op that did not do it.
#[derive(Debug, thiserror::Error)]
pub enum OpError {
    /// The policy refused; recorded.
    #[error("refused: {}", .0.reason)]
    Denied(Denial),
    /// There is no such thing (and nothing was tried that the journal must know).
    #[error("there is no such thing")]
    NotFound,
    /// What was brought does not open the door.
    #[error("card, code, login or passphrase is wrong, or locked")]
    BadCredentials,
    /// No or a dead session.
    #[error("there is no session")]
    NoSession,
    /// A field was refused.
    #[error("{field} {problem}")]
    Invalid {
        /// Which field.
        field: &'static str,
        /// Stable code of the problem, with a sentence in each locale.
        code: &'static str,
        /// The problem in words.
        problem: String,
    },
    /// More bytes or papers than the limit.
    #[error("{what} is over the limit of {limit}")]
    TooLarge {
        /// What.
        what: &'static str,
        /// The limit, bytes or papers.
        limit: u64,
    },
    /// Not a kind of file that a locker keeps.
    #[error("this kind of file is not kept: give a PDF, a photo, plain text, audio or video")]
    Media,
    /// The digest that came with a file is not the file's.
    #[error("the file is not the one whose sha256 was given; send it again")]
    Digest,
    /// The upload stopped before its end.
    #[error("the upload stopped before its end; nothing was kept; send it again")]
    Interrupted,
    /// Somebody changed it meanwhile, or it is in another state.
    #[error("{0}")]
    Conflict(&'static str),
    /// Too many tries.
    #[error("too many tries; wait a minute")]
    RateLimited,
    /// Something failed its proof; recorded.
    #[error("{0}")]
    Altered(#[from] Altered),
    /// The database or journal does not answer; nothing was done.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The object store does not answer.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// A computation was cut off by a shutdown.
    #[error("the server is stopping")]
    Stopping,
}

impl OpError {
    /// A refused field.
    pub fn field(field: &'static str, problem: BadValue) -> Self {
        let code = match problem {
            BadValue::Empty => "empty",
            BadValue::TooLong(_) => "too_long",
            BadValue::TooShort(_) => "too_short",
            BadValue::Characters => "characters",
            BadValue::NotDigits => "not_digits",
            BadValue::TooEasy => "too_easy",
            BadValue::Unknown => "unknown_value",
            BadValue::NotADate => "not_a_date",
        };
        Self::Invalid {
            field,
            code,
            problem: problem.to_string(),
        }
    }

    /// A kind, or a category that is not the kind's.
    pub fn kind(error: KindError) -> Self {
        match error {
            KindError::Unknown => Self::invalid("kind", "unknown_value", &error.to_string()),
            KindError::ElseWhere => Self::invalid("category", "elsewhere", &error.to_string()),
        }
    }

    /// A refused field with its own words.
    pub fn invalid(field: &'static str, code: &'static str, problem: &str) -> Self {
        Self::Invalid {
            field,
            code,
            problem: problem.to_owned(),
        }
    }
}

impl From<SealError> for OpError {
    fn from(error: SealError) -> Self {
        Self::Altered(Altered::Sealed(error))
    }
}

impl From<OpenError> for OpError {
    fn from(error: OpenError) -> Self {
        Self::Altered(Altered::Sealed(error.into()))
    }
}

impl From<CommitError<Self>> for OpError {
    fn from(error: CommitError<Self>) -> Self {
        match error {
            CommitError::Work(error) => error,
            CommitError::Store(error) => error.into(),
        }
    }
}
