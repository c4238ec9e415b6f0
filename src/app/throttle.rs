//! What is counted in memory for a minute: failures and refusals.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::clock::Timestamp;

/// Counts by key within the running minute; old minutes are forgotten.
#[derive(Default)]
pub struct Throttle(Mutex<(i64, HashMap<Vec<u8>, u32>)>);

impl Throttle {
    /// Counts one more and tells how many there are in this minute.
    pub fn count(&self, key: &[u8], now: Timestamp) -> u32 {
        let mut table = self.table(now);
        let count = table.1.entry(key.to_vec()).or_insert(0);
        *count = count.saturating_add(1);
        *count
    }

    /// How many there are in this minute.
    pub fn seen(&self, key: &[u8], now: Timestamp) -> u32 {
        self.table(now).1.get(key).copied().unwrap_or(0)
    }

    fn table(&self, now: Timestamp) -> std::sync::MutexGuard<'_, (i64, HashMap<Vec<u8>, u32>)> {
        let minute = now.millis().div_euclid(60_000);
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.0 != minute {
            *table = (minute, HashMap::new());
        }
        table
    }
}
