//! Where a right of a mandate holds: a part of [`super::policy`].

use super::facts::{Facts, MandateFacts};
use super::journal::Reason;
use super::policy::Denial;
use super::rights::{Category, Right, holds};

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
