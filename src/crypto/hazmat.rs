//! The raw parts under the nouns, for the vectors of other implementations. The product itself uses
//! none of this, and `tests/tidy.rs` holds that.

use zeroize::Zeroizing;

use super::key::{DocumentKey, PartKey, Raw, RecoveryKey};
use super::password::{self, Cost, CostLowered};
use super::place::Place;
use super::shamir::Part;

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

/// A part of a vector.
pub fn part(number: u8, raw: [u8; 32]) -> Part {
    let key = PartKey::from_raw(Zeroizing::new(raw));
    Part { number, key }
}

/// The bytes of a part.
pub fn part_bytes(part: &Part) -> [u8; 32] {
    *part.key.raw()
}

/// A recovery key of a vector.
pub fn recovery_key(raw: [u8; 32]) -> RecoveryKey {
    RecoveryKey::from_raw(Zeroizing::new(raw))
}

/// The bytes of a recovery key.
pub fn recovery_bytes(key: &RecoveryKey) -> [u8; 32] {
    *key.raw()
}

/// A part made with coefficients of a vector.
pub fn evaluate(secret: &[u8; 32], higher: &[[u8; 32]], number: u8) -> Part {
    let higher: Vec<_> = higher.iter().map(|raw| Zeroizing::new(*raw)).collect();
    super::shamir::evaluate(secret, &higher, number)
}
