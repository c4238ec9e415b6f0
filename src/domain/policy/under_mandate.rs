//! What a mandate lets its aidants do now: rules 4 to 7 of the policy.

use super::super::facts::{Facts, MandateFacts};
use super::super::mandate::MandateStatus;
use super::super::rights::{Category, Right, Standing, holds};
use super::Denial;
use crate::clock::Timestamp;
use crate::domain::journal::Reason;

/// Rules 4 and 5: the mandate is in force, names this aidant, and the structure still stands.
pub(super) fn in_force(mandate: &MandateFacts, now: Timestamp) -> Result<(), Denial> {
    check_status(mandate, now, MandateStatus::Active)
}

/// A dormant mandate is asked for as one that is in force is used.
pub(super) fn sleeps(mandate: &MandateFacts, now: Timestamp) -> Result<(), Denial> {
    check_status(mandate, now, MandateStatus::Dormant)
}

fn check_status(
    mandate: &MandateFacts,
    now: Timestamp,
    wanted: MandateStatus,
) -> Result<(), Denial> {
    if !mandate.named {
        return Err(Denial::hidden(Reason::AidantNotNamed));
    }
    let reason = match mandate.life.status(now) {
        status if status == wanted => return stands(mandate),
        MandateStatus::Expired => Reason::Expired,
        MandateStatus::Suspended => Reason::Suspended,
        MandateStatus::Revoked | MandateStatus::Superseded => Reason::Revoked,
        _ => Reason::NotStarted,
    };
    Err(Denial::hidden(reason))
}

/// Rule 4: the structure is active and the aidant works in it now.
fn stands(mandate: &MandateFacts) -> Result<(), Denial> {
    match &mandate.organisation {
        Some(organisation) if organisation.standing != Standing::Active => {
            Err(Denial::hidden(Reason::OrganisationSuspended))
        }
        Some(organisation) if !organisation.member => Err(Denial::hidden(Reason::AidantDisabled)),
        _ => Ok(()),
    }
}

/// Rules 6 and 7: the right holds where the paper stands, and the paper may be shown.
pub(super) fn document_right(
    right: Right,
    mandate: &MandateFacts,
    facts: &Facts,
) -> Result<(), Denial> {
    let document = facts.document.as_ref();
    let category = document
        .map(|document| document.category)
        .or(facts.category);
    let Some(category) = category else {
        let any = !allowed_categories(mandate, Some(right)).is_empty();
        return if any {
            Ok(())
        } else {
            Err(Denial::shown(Reason::RightNotGiven))
        };
    };
    let given = allowed_categories(mandate, None).contains(&category);
    let holding = allowed_categories(mandate, Some(right)).contains(&category);
    match () {
        () if category == Category::Private => Err(Denial::hidden(Reason::Private)),
        () if !given => Err(Denial::hidden(Reason::CategoryNotGiven)),
        () if document.is_some_and(|document| document.binned) => {
            Err(Denial::hidden(Reason::DocumentExcluded))
        }
        () if !holding && !sees(mandate, category) => Err(Denial::hidden(Reason::RightNotGiven)),
        () if !holding => Err(Denial::shown(Reason::RightNotGiven)),
        () => Ok(()),
    }
}

/// Whoever may list or read papers of a category may know that a paper of it exists.
fn sees(mandate: &MandateFacts, category: Category) -> bool {
    holds(&mandate.rights, category, Right::List) || holds(&mandate.rights, category, Right::Read)
}

/// The categories of a mandate that its structure may still be given (rule 6, at use).
pub(super) fn allowed_categories(mandate: &MandateFacts, right: Option<Right>) -> Vec<Category> {
    let allowed = |category: Category| match &mandate.organisation {
        Some(organisation) => organisation.allowed.contains(&category),
        None => true,
    };
    let holding = |category| right.is_none_or(|right| holds(&mandate.rights, category, right));
    let categories = mandate.rights.keys().map(|grantable| grantable.category());
    categories
        .filter(|category| allowed(*category) && holding(*category))
        .collect()
}
