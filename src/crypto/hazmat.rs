//! The raw parts under the nouns, for the vectors of other implementations. The product itself uses
//! none of this, and `tests/tidy.rs` holds that.

use zeroize::Zeroizing;

use super::key::{DocumentKey, Raw};
use super::password::{self, Cost, CostLowered};
use super::place::Place;

pub use super::cobblestone::{MessageKey, SALT, TAG, open, seal};

/// A key of a vector.
pub fn document_key(raw: [u8; 32]) -> DocumentKey {
    DocumentKey::from_raw(Zeroizing::new(raw))
}

/// A context of a vector, as it stands.
pub fn place(context: &[u8]) -> Place {
    Place::from_context(context)
}

/// Argon2id with a salt of any length.
///
/// # Errors
/// The cost is none that Argon2 takes.
pub fn argon2id(
    secret: &[u8],
    salt: &[u8],
    cost: Cost,
) -> Result<Zeroizing<[u8; 32]>, CostLowered> {
    password::argon2id(secret, salt, cost)
}
