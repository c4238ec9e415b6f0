//! What each page asks about whoever is in: their role, and whether somebody comes back in their name.

use axum::response::Response;

use super::{Role, Visitor};
use crate::ops::Actor;
use crate::ops::recovering::recovering as runs;

/// The role in the structure that is current decides.
pub(super) fn role(actor: &Actor) -> Role {
    let facts = &actor.facts;
    match facts.memberships.first() {
        _ if facts.auditor => Role::Auditor,
        Some(current) if current.coordinator => Role::Coordinator,
        None if facts.owns.is_some() => Role::Beneficiary,
        _ => Role::Aidant,
    }
}

/// Whether somebody makes a new access to the person's locker, which every page of theirs says.
pub(super) async fn recovering(visitor: &Visitor, actor: &Actor) -> Result<bool, Response> {
    let found = runs(&visitor.app, actor).await;
    found.map_err(|error| visitor.error(&error))
}
