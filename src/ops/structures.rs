//! The structures in which an account works, the one that is current first.

use uuid::Uuid;

use crate::domain::policy::MembershipFacts;
use crate::domain::rights::Standing;
use crate::id::OrganisationId;
use crate::store::organisations::MembershipRow;

/// A structure in which an account works, by its public name.
#[derive(Debug, Clone)]
pub struct Structure {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether the account can work there now.
    pub active: bool,
}

/// What the policy and the pages know of the memberships of an account.
pub(super) fn works(
    mut rows: Vec<MembershipRow>,
    chosen: Option<Uuid>,
) -> (Vec<MembershipFacts>, Vec<Structure>) {
    current_first(&mut rows, chosen);
    let facts = rows.iter().map(membership).collect();
    (facts, rows.iter().map(structure).collect())
}

/// The structure that was chosen in this session comes first, else the first in which the account
/// can work: whatever is done for a structure is done for that one.
fn current_first(rows: &mut [MembershipRow], chosen: Option<Uuid>) {
    rows.sort_by_key(|row| {
        let chosen = Some(row.organisation) == chosen;
        (standing(row) != Standing::Active, !chosen)
    });
}

/// A suspended membership and a suspended structure are the same to whoever works there.
fn standing(row: &MembershipRow) -> Standing {
    if row.suspended_at.is_some() {
        return Standing::Suspended;
    }
    Standing::parse(&row.state).unwrap_or(Standing::Closed)
}

fn structure(row: &MembershipRow) -> Structure {
    Structure {
        id: OrganisationId(row.organisation),
        name: row.name.clone(),
        active: standing(row) == Standing::Active,
    }
}

fn membership(row: &MembershipRow) -> MembershipFacts {
    MembershipFacts {
        organisation: OrganisationId(row.organisation),
        standing: standing(row),
        coordinator: row.role == "coordinator",
    }
}
