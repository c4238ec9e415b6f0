//! What is counted in memory: failures at the doors, refusals, tries. Each process counts its own,
//! and nothing of it is kept: keys are digests under a secret of this process.

mod doors;
mod recent;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::Timestamp;
use crate::crypto::random::Random;
use crate::crypto::sha256;
use doors::Doors;
use recent::{Key, Recent};

/// Counts by key.
pub struct Throttle {
    salt: [u8; 32],
    counts: Mutex<Recent<(i64, u32)>>,
    doors: Mutex<Doors>,
}

impl Throttle {
    /// Nothing counted yet.
    pub fn new(random: &Random) -> Self {
        Self {
            salt: random.bytes(),
            counts: Mutex::default(),
            doors: Mutex::default(),
        }
    }

    /// Counts one more and tells how many there are in this minute.
    pub fn count(&self, key: &[u8], now: Timestamp) -> u32 {
        self.count_within(key, MINUTE, now)
    }

    /// Counts one more and tells how many there are in this hour.
    pub fn count_hour(&self, key: &[u8], now: Timestamp) -> u32 {
        self.count_within(key, 60 * MINUTE, now)
    }

    /// A key is always counted by the same period, of so many milliseconds.
    fn count_within(&self, key: &[u8], period: i64, now: Timestamp) -> u32 {
        let (key, slot) = (self.key(&[key]), now.millis().div_euclid(period));
        let mut counts = lock(&self.counts);
        let before = counts.get(&key).filter(|(at, _)| *at == slot);
        let count = before.map_or(0, |(_, count)| count).saturating_add(1);
        counts.put(key, (slot, count));
        count
    }

    /// How many there are in this minute.
    pub fn seen(&self, key: &[u8], now: Timestamp) -> u32 {
        let seen = lock(&self.counts).get(&self.key(&[key]));
        let seen = seen.filter(|(at, _)| *at == now.millis().div_euclid(MINUTE));
        seen.map_or(0, |(_, count)| count)
    }

    /// Whether a secret may be tried from an address now. A try that may be made is counted as a
    /// failure until [`Throttle::tried`], so that tries side by side are not more either.
    pub fn may_try(&self, address: &str, secret: &[u8], now: Timestamp) -> bool {
        lock(&self.doors).begin(&self.way(address, secret), now)
    }

    /// A try came to its end.
    pub fn tried(&self, address: &str, secret: &[u8], now: Timestamp) {
        lock(&self.doors).end(&self.way(address, secret), now);
    }

    /// It opened nothing.
    pub fn failed(&self, address: &str, secret: &[u8], now: Timestamp) {
        lock(&self.doors).fail(&self.way(address, secret), now);
    }

    /// It opened the door.
    pub fn entered(&self, address: &str, secret: &[u8], now: Timestamp) {
        lock(&self.doors).enter(&self.way(address, secret), now);
    }

    fn way(&self, address: &str, secret: &[u8]) -> doors::Way {
        doors::Way {
            address: self.key(&[b"address", address.as_bytes()]),
            secret: self.key(&[b"secret", secret]),
            pair: self.key(&[b"pair", address.as_bytes(), secret]),
        }
    }

    fn key(&self, parts: &[&[u8]]) -> Key {
        let mut bytes = self.salt.to_vec();
        for part in parts {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        let digest = sha256(&bytes);
        let mut key = Key::default();
        key.copy_from_slice(&digest[..16]);
        key
    }
}

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

fn lock<T>(table: &Mutex<T>) -> MutexGuard<'_, T> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}
