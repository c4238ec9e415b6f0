//! A table that forgets what was not used for long, so that no flood of keys fills the memory.

use std::collections::HashMap;

use crate::limits;

/// A digest under a secret of this process: nobody chooses two that meet.
pub(super) type Key = [u8; 16];

/// Two generations: what is used moves to the young one; when that is full, the old one goes.
pub(super) struct Recent<V> {
    young: HashMap<Key, V>,
    old: HashMap<Key, V>,
}

impl<V> Default for Recent<V> {
    fn default() -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
        }
    }
}

impl<V: Copy> Recent<V> {
    /// What is kept under a key.
    pub fn get(&self, key: &Key) -> Option<V> {
        self.young.get(key).or_else(|| self.old.get(key)).copied()
    }

    /// Keeps a value.
    pub fn put(&mut self, key: Key, value: V) {
        if self.young.len() >= limits::COUNTED_KEYS && !self.young.contains_key(&key) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u32) -> Key {
        let mut key = Key::default();
        key[..4].copy_from_slice(&number.to_be_bytes());
        key
    }

    #[test]
    fn a_million_keys_take_bounded_memory_and_what_is_used_stays() {
        let mut table = Recent::default();
        table.put(key(u32::MAX), 7);
        for number in 0..1_000_000 {
            table.put(key(number), number);
            if number % 1000 == 0 {
                let kept = table.get(&key(u32::MAX));
                assert_eq!(kept, Some(7));
                table.put(key(u32::MAX), 7);
            }
            let held = table.young.len() + table.old.len();
            assert!(held <= 2 * limits::COUNTED_KEYS + 1);
        }
        assert_eq!(table.get(&key(0)), None);
    }
}
