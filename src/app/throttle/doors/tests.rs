//! Attackers of every number, and the people beside them.

use std::time::Duration;

use super::*;
use crate::crypto::sha256;

const NOW: Timestamp = Timestamp::from_millis(1_795_338_000_000);

fn way(address: u32, secret: u32) -> Way {
    let key = |parts: &[u8]| {
        let mut key = Key::default();
        key.copy_from_slice(&sha256(parts)[..16]);
        key
    };
    let (address, secret) = (address.to_be_bytes(), secret.to_be_bytes());
    Way {
        address: key(&[b"a", address.as_slice()].concat()),
        secret: key(&[b"s", secret.as_slice()].concat()),
        pair: key(&[b"p", address.as_slice(), &secret].concat()),
    }
}

fn fails(doors: &mut Doors, way: &Way, now: Timestamp) -> bool {
    let may = doors.begin(way, now);
    if may {
        doors.end(way, now);
        doors.fail(way, now);
    }
    may
}

fn opens(doors: &mut Doors, way: &Way, now: Timestamp) -> bool {
    let may = doors.begin(way, now);
    if may {
        doors.end(way, now);
        doors.enter(way, now);
    }
    may
}

/// Any number of attackers at one address: who entered there lately always does, and all tries
/// of all attackers together are bounded.
#[test]
fn attackers_at_an_address_lock_nobody_out_who_is_known_there() {
    let mut doors = Doors::default();
    let honest = way(1, 0);
    assert!(opens(&mut doors, &honest, NOW));
    let (mut tries, mut now) = (0, NOW);
    for second in 0..180 {
        for attacker in 1..50 {
            let secret = if attacker % 2 == 0 {
                attacker
            } else {
                second * 50 + attacker
            };
            tries += u32::from(fails(&mut doors, &way(1, secret), now));
        }
        assert!(opens(&mut doors, &honest, now), "second {second}");
        now = now.plus(Duration::from_secs(1));
    }
    // What the bucket holds, and what three minutes fill in.
    let most = limits::FAILURES_PER_ADDRESS * 4;
    assert!(tries <= most, "{tries} of {most}");
    assert!(tries >= limits::FAILURES_PER_ADDRESS, "{tries}");
}

/// Somebody far away who knows a login cannot keep its owner out of where they work.
#[test]
fn attackers_elsewhere_do_not_lock_a_login_out_of_its_own_counter() {
    let mut doors = Doors::default();
    assert!(opens(&mut doors, &way(1, 7), NOW));
    let mut tries = 0;
    for address in 100..1100 {
        tries += u32::from(fails(&mut doors, &way(address, 7), NOW));
    }
    assert_eq!(tries, limits::FAILURES_PER_SECRET);
    assert!(opens(&mut doors, &way(1, 7), NOW));
    assert!(!doors.begin(&way(2, 7), NOW), "not known there");
}

/// Whoever holds a card that is known at an address does not try more codes for that.
#[test]
fn a_known_secret_has_a_budget_too() {
    let mut doors = Doors::default();
    let known = way(1, 1);
    assert!(opens(&mut doors, &known, NOW));
    let tries = (0..100).filter(|_| fails(&mut doors, &known, NOW)).count();
    assert_eq!(tries, limits::FAILURES_PER_SECRET as usize);
    let later = NOW.plus(Duration::from_secs(60));
    assert!(opens(&mut doors, &known, later));
    let late = later.plus(limits::KNOWN_AT_ADDRESS);
    assert_eq!(doors.budgets(&known, late).len(), 2, "forgotten in time");
}

#[test]
fn tries_side_by_side_are_not_more() {
    let mut doors = Doors::default();
    let way = way(1, 1);
    let begun = (0..100).filter(|_| doors.begin(&way, NOW)).count();
    assert_eq!(begun, limits::FAILURES_PER_SECRET as usize);
    doors.end(&way, NOW);
    assert!(doors.begin(&way, NOW), "what ended well made room");
}

#[test]
fn staff_who_fail_shut_nobody_else_of_their_structure_out() {
    let mut doors = Doors::default();
    for login in 0..10 {
        for _ in 0..30 {
            fails(&mut doors, &way(1, login), NOW);
        }
    }
    // Ten logins at their limit are 200 failures: the counter's address has room.
    assert!(opens(&mut doors, &way(1, 99), NOW));
}
