//! What somebody is here for.

/// A role decides which page is the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The person whose locker it is.
    Beneficiary,
    /// A named aidant.
    Aidant,
    /// Who answers for a structure.
    Coordinator,
    /// Who reads the journal and nothing else.
    Auditor,
}

impl Role {
    /// Whether somebody is here for their work, and so needs a second factor.
    pub fn works(self) -> bool {
        self != Self::Beneficiary
    }

    /// The first page of this role.
    pub fn home(self) -> &'static str {
        match self {
            Self::Beneficiary => "/home",
            Self::Aidant => "/desk",
            Self::Coordinator => "/organisation",
            Self::Auditor => "/audit",
        }
    }
}
