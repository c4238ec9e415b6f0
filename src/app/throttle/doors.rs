//! Who may try a secret at a door, from which address. Pure: keys, numbers and the time.
//!
//! Many people stand behind one address: a counter, a shelter, a telephone company. So failures of
//! some must not shut the others out. Each secret and each address has a budget of failures that
//! fills up again within a minute. A secret that opened its door from an address lately has a budget
//! of its own there, which nobody else's failures touch. Everybody else is slowed when the address
//! or the secret is over its budget, and told at once, before anything is looked at: known and
//! unknown alike. There is no budget for an organisation: its members share nothing but addresses.

use super::recent::{Key, Recent};
use crate::clock::Timestamp;
use crate::limits;

/// One secret at one address.
pub(super) struct Way {
    /// The address.
    pub address: Key,
    /// The secret: a card, a sheet, a login.
    pub secret: Key,
    /// Both together.
    pub pair: Key,
}

/// What is left of a budget of failures, in parts of one: a minute's milliseconds each.
#[derive(Clone, Copy)]
struct Left {
    parts: i64,
    at: i64,
}

/// One failure.
const ONE: i64 = 60_000;

/// The doors' memory.
#[derive(Default)]
pub(super) struct Doors {
    left: Recent<Left>,
    known: Recent<i64>,
}

impl Doors {
    /// Whether the try may be made; then it is counted until its end.
    pub fn begin(&mut self, way: &Way, now: Timestamp) -> bool {
        let budgets = self.budgets(way, now);
        let may = budgets
            .iter()
            .all(|(key, most)| self.parts(key, *most, now) >= ONE);
        if may {
            self.spend(&budgets, ONE, now);
        }
        may
    }

    /// The try is over: what was counted for it is given back.
    pub fn end(&mut self, way: &Way, now: Timestamp) {
        let budgets = self.budgets(way, now);
        self.spend(&budgets, -ONE, now);
    }

    /// It opened nothing.
    pub fn fail(&mut self, way: &Way, now: Timestamp) {
        let budgets = self.budgets(way, now);
        self.spend(&budgets, ONE, now);
    }

    /// It opened the door: from here on it is known at this address.
    pub fn enter(&mut self, way: &Way, now: Timestamp) {
        self.known.put(way.pair, now.millis());
    }

    /// The budgets that a try counts against, with their size.
    fn budgets(&self, way: &Way, now: Timestamp) -> Vec<(Key, u32)> {
        let since = self.known.get(&way.pair).map(Timestamp::from_millis);
        if since.is_some_and(|since| now < since.plus(limits::KNOWN_AT_ADDRESS)) {
            return vec![(way.pair, limits::FAILURES_PER_SECRET)];
        }
        vec![
            (way.secret, limits::FAILURES_PER_SECRET),
            (way.address, limits::FAILURES_PER_ADDRESS),
        ]
    }

    fn parts(&self, key: &Key, most: u32, now: Timestamp) -> i64 {
        let (most, now) = (i64::from(most), now.millis());
        let Some(left) = self.left.get(key) else {
            return most * ONE;
        };
        let since = now.saturating_sub(left.at).clamp(0, ONE);
        (left.parts + since * most).min(most * ONE)
    }

    fn spend(&mut self, budgets: &[(Key, u32)], parts: i64, now: Timestamp) {
        for (key, most) in budgets {
            let full = i64::from(*most) * ONE;
            let left = (self.parts(key, *most, now) - parts).clamp(0, full);
            let at = now.millis();
            self.left.put(*key, Left { parts: left, at });
        }
    }
}

#[cfg(test)]
mod tests;
