//! Parts of keys against another implementation, and what any threshold of parts must do.

use abri::crypto::hazmat::{evaluate, part, part_bytes, recovery_bytes, recovery_key};
use abri::crypto::random::Random;
use abri::crypto::shamir::{PartError, combine, split};
use abri::crypto::unhex;
use proptest::prelude::*;
use serde_json::Value;

fn bytes(value: &Value) -> [u8; 32] {
    unhex(value.as_str().unwrap()).unwrap()
}

#[test]
fn parts_are_those_of_another_implementation() {
    let cases: Value = serde_json::from_str(include_str!("../vectors/shamir.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let threshold = u8::try_from(case["threshold"].as_u64().unwrap()).unwrap();
        let higher: Vec<_> = case["coefficients"]
            .as_array()
            .unwrap()
            .iter()
            .map(bytes)
            .collect();
        let secret = bytes(&case["secret"]);
        let mut parts = Vec::new();
        for one in case["parts"].as_array().unwrap() {
            let number = u8::try_from(one["number"].as_u64().unwrap()).unwrap();
            let made = evaluate(&secret, &higher, number);
            assert_eq!(part_bytes(&made), bytes(&one["value"]));
            parts.push(part(number, bytes(&one["value"])));
        }
        let last = parts.split_off(parts.len() - usize::from(threshold));
        let key = combine(&last, threshold).unwrap();
        assert_eq!(recovery_bytes(&key), secret);
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let key = recovery_key([7; 32]);
    let random = Random::seeded(1);
    assert_eq!(split(&key, 1, 3, &random).err(), Some(PartError::Threshold));
    assert_eq!(split(&key, 2, 0, &random).err(), Some(PartError::Threshold));
    for numbers in [vec![1], vec![1, 1], vec![0, 1], vec![]] {
        let parts: Vec<_> = numbers
            .into_iter()
            .map(|number| part(number, [1; 32]))
            .collect();
        assert_eq!(combine(&parts, 2).err(), Some(PartError::Numbers));
    }
}

proptest! {
    #[test]
    fn any_threshold_of_parts_makes_the_key_and_one_less_does_not(
        secret in any::<[u8; 32]>(), threshold in 2u8..=5, more in 0u8..=3, skip in 0usize..=3, seed in any::<u64>(),
    ) {
        let key = recovery_key(secret);
        let parts = split(&key, threshold, threshold + more, &Random::seeded(seed)).unwrap();
        let skip = skip.min(usize::from(more));
        let mut some: Vec<_> = parts.into_iter().skip(skip).take(usize::from(threshold)).collect();
        prop_assert_eq!(recovery_bytes(&combine(&some, threshold).unwrap()), secret);
        some.pop();
        if some.len() >= 2 {
            prop_assert_ne!(recovery_bytes(&combine(&some, 2).unwrap()), secret);
        }
    }
}
