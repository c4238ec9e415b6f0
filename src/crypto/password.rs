//! Stretching of human secrets: Argon2id (RFC 9106), parameters stored beside each use.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::key::UnlockKey;
use super::ring::Pepper;

/// The cost of one stretching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// For a passphrase, which stands alone: RFC 9106's second recommendation.
    pub const PASSPHRASE: Self = Self {
        memory_kib: 65_536,
        passes: 3,
        lanes: 1,
    };
    /// For a card's code, which has 128 random bits beside it: OWASP's smallest.
    pub const PIN: Self = Self {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
    };

    /// The form bound into the place of what the stretched secret opens.
    pub fn bytes(self) -> [u8; 12] {
        let mut out = [0; 12];
        out[..4].copy_from_slice(&self.memory_kib.to_be_bytes());
        out[4..8].copy_from_slice(&self.passes.to_be_bytes());
        out[8..].copy_from_slice(&self.lanes.to_be_bytes());
        out
    }

    /// Reads the stored form.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; 12] = bytes.try_into().ok()?;
        let word = |at: usize| {
            u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        Some(Self {
            memory_kib: word(0),
            passes: word(4),
            lanes: word(8),
        })
    }

    /// The most that a row may ask for: 1 GiB, so that an edited row cannot exhaust the server.
    const MOST: Self = Self {
        memory_kib: 1 << 20,
        passes: 16,
        lanes: 4,
    };

    /// Refuses a cost under `floor` (nobody may weaken a lock by editing its row) or over any that
    /// this server would write.
    pub fn at_least(self, floor: Self) -> Result<Self, CostLowered> {
        let low = self.memory_kib < floor.memory_kib || self.passes < floor.passes;
        let most = Self::MOST;
        let high = self.memory_kib > most.memory_kib || self.passes > most.passes;
        let outside = low || high || self.lanes > most.lanes;
        if outside { Err(CostLowered) } else { Ok(self) }
    }
}

/// The stored cost is under the smallest that this server ever writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("key stretching cost was lowered")]
pub struct CostLowered;

/// A secret a person typed, stretched. Costs time and memory: run it off the async threads, behind
/// the semaphore that bounds how many run at once.
pub fn stretch(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<Stretched, CostLowered> {
    argon2id(secret, salt, cost).map(Stretched)
}

pub(super) fn argon2id(
    secret: &[u8],
    salt: &[u8],
    cost: Cost,
) -> Result<Zeroizing<[u8; 32]>, CostLowered> {
    let params =
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| CostLowered)?;
    let mut out = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut memory = memory(argon.params().block_count());
    let hashed = argon.hash_password_into_with_memory(secret, salt, out.as_mut(), &mut memory);
    memory.iter_mut().for_each(Zeroize::zeroize);
    hashed.map_err(|_| CostLowered)?;
    Ok(out)
}

/// Blocks of 1 KiB, in a mapping of their own: what is larger than 32 MiB glibc never keeps for
/// later (`M_MMAP_THRESHOLD_MAX`, mallopt(3)), so the memory goes back to the system at once. Only
/// what is filled is ever taken from it.
fn memory(blocks: usize) -> Vec<Block> {
    const OWN_MAPPING: usize = 33 * 1024;
    let mut memory = Vec::with_capacity(blocks.max(OWN_MAPPING));
    memory.resize(blocks, Block::new());
    memory
}

/// The result of a stretching.
pub struct Stretched(Zeroizing<[u8; 32]>);

impl Stretched {
    /// The unlock key of a passphrase.
    pub fn passphrase(&self, pepper: &Pepper) -> UnlockKey {
        UnlockKey::derive("passphrase", self.0.as_ref(), &[], pepper.raw())
    }

    /// The unlock key of a card and its code.
    pub fn card(&self, card: &super::card::Card, pepper: &Pepper) -> UnlockKey {
        UnlockKey::derive("card", self.0.as_ref(), card.secret(), pepper.raw())
    }

    /// The key of a recovery that waits: the new code, and the card that goes with it.
    pub fn recovery(&self, card: &super::card::Card, pepper: &Pepper) -> UnlockKey {
        UnlockKey::derive("recovery", self.0.as_ref(), card.secret(), pepper.raw())
    }
}
