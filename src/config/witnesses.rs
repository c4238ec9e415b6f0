//! Witnesses of the journal: `"https://witness.example KEY"`, each.

use serde::Deserializer;

use super::list::list;
use crate::witness::WitnessSettings;

/// Reads the witnesses.
///
/// # Errors
/// The one that is none, and why.
pub(super) fn witnesses<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<WitnessSettings>, D::Error> {
    list(from, |one| {
        let meant = "a witness is its address, a space and its key";
        let read = one.parse();
        read.map_err(|why| format!("'{one}' of witnesses: {why}; {meant}"))
    })
}
