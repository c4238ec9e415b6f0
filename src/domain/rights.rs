//! Categories, rights and who may be given what.

use std::collections::BTreeMap;

use super::codes;

codes! {
    /// Where a paper stands in the locker (catalogue.md).
    Category {
        /// Identity.
        Identity = "identity",
        /// Residence and asylum.
        Residence = "residence",
        /// Address.
        Address = "address",
        /// Health; sensitive.
        Health = "health",
        /// Income.
        Income = "income",
        /// Work and training.
        Work = "work",
        /// Housing.
        Housing = "housing",
        /// Family and school.
        Family = "family",
        /// Justice; sensitive.
        Justice = "justice",
        /// Memories.
        Memories = "memories",
        /// The person's private space: in no mandate, ever.
        Private = "private",
    }
}

impl Category {
    /// Never pre-ticked, confirmed by a sentence of its own.
    pub fn sensitive(self) -> bool {
        matches!(self, Self::Health | Self::Justice)
    }
}

/// A category that a mandate can name. The private space has no value of this type.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "Category", into = "Category")]
pub struct Grantable(Category);

impl Grantable {
    /// The category itself.
    pub fn category(self) -> Category {
        self.0
    }

    /// All that can be given.
    pub fn all() -> impl Iterator<Item = Self> {
        Category::ALL
            .iter()
            .filter_map(|category| Self::try_from(*category).ok())
    }
}

impl TryFrom<Category> for Grantable {
    type Error = PrivateSpace;
    fn try_from(category: Category) -> Result<Self, PrivateSpace> {
        if category == Category::Private {
            Err(PrivateSpace)
        } else {
            Ok(Self(category))
        }
    }
}

impl From<Grantable> for Category {
    fn from(grantable: Grantable) -> Self {
        grantable.0
    }
}

/// The private space cannot be given to anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the private space is in no mandate")]
pub struct PrivateSpace;

codes! {
    /// What a mandate lets an aidant do in a category (domain.md).
    Right {
        /// See that papers exist, with their titles.
        List = "list",
        /// See a paper on screen.
        Read = "read",
        /// Take a copy.
        Download = "download",
        /// Put a paper in, without seeing.
        Deposit = "deposit",
        /// Rename, move, date.
        Organise = "organise",
        /// Lend to a third party.
        Lend = "lend",
        /// Prepare packs.
        Pack = "pack",
    }
}

/// Rights by category; never empty once validated.
pub type Rights = BTreeMap<Grantable, std::collections::BTreeSet<Right>>;

/// Whether `rights` hold `right` on `category`.
pub fn holds(rights: &Rights, category: Category, right: Right) -> bool {
    let grantable = Grantable::try_from(category).ok();
    grantable
        .and_then(|category| rights.get(&category))
        .is_some_and(|set| set.contains(&right))
}

codes! {
    /// How long a mandate lasts (domain.md).
    Term {
        /// Two hours.
        Visit = "visit",
        /// One day.
        Day = "day",
        /// 31 days.
        Month = "month",
        /// 182 days.
        Semester = "semester",
        /// 365 days.
        Year = "year",
    }
}

impl Term {
    /// The length; an interval is half-open and no end is ever moved later.
    pub const fn length(self) -> std::time::Duration {
        const DAY: u64 = 24 * 3600;
        std::time::Duration::from_secs(match self {
            Self::Visit => 2 * 3600,
            Self::Day => DAY,
            Self::Month => 31 * DAY,
            Self::Semester => 182 * DAY,
            Self::Year => crate::limits::MANDATE_DAYS * DAY,
        })
    }
}

codes! {
    /// On what ground a mandate stands.
    Ground {
        /// The person's consent.
        Consent = "consent",
        /// A decision of protection (tutelle, curatelle).
        Guardianship = "guardianship",
    }
}

codes! {
    /// What an organisation or account may do at the moment.
    Standing {
        /// Everything it may.
        Active = "active",
        /// Nothing, for now.
        Suspended = "suspended",
        /// Nothing, ever again.
        Closed = "closed",
    }
}

codes! {
    /// What an account is in an organisation.
    MemberRole {
        /// Helps people.
        Aidant = "aidant",
        /// Answers for the structure.
        Coordinator = "coordinator",
    }
}
