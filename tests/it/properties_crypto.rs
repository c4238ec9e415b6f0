//! What holds for every length, place, instant and text.

use abri::clock::Timestamp;
use abri::crypto::card::Card;
use abri::crypto::hazmat;
use abri::crypto::key::DocumentKey;
use abri::crypto::place::Place;
use abri::crypto::random::Random;
use abri::crypto::ring::{InstanceSecret, MasterRing};
use abri::crypto::sealed::SealError;
use abri::crypto::sheet::RecoverySheet;
use abri::crypto::stream::{
    STREAM_HEADER, StreamOpener, StreamSealer, chunk_offset, object_len, padded_len,
};
use abri::crypto::token::{SessionToken, invitation_digest};
use abri::crypto::totp::TotpSeed;
use abri::crypto::{CHUNK, hex, unhex};
use abri::domain::mandate::{Life, MandateState, MandateStatus, Terms};
use abri::domain::person;
use abri::media::{HEAD, Media, sniff};
use proptest::prelude::*;

/// Lengths around the edges of chunks, where streams go wrong, and any other.
fn length() -> impl Strategy<Value = usize> {
    let chunk = CHUNK;
    prop_oneof![
        3 => 0..200usize,
        3 => chunk - 3..chunk + 3,
        2 => 2 * chunk - 3..2 * chunk + 3,
        3 => 0..5 * chunk,
    ]
}

fn plain(length: usize) -> Vec<u8> {
    (0..length).map(|i| (i * 31 + i / 251) as u8).collect()
}

fn key() -> DocumentKey {
    hazmat::document_key([7; 32])
}

fn place() -> Place {
    Place::new("a-test", &[b"one", b"two"])
}

fn seal(plain: &[u8], cuts: &[usize]) -> Vec<u8> {
    let mut object = Vec::new();
    let mut sealer = StreamSealer::new(&key(), &place(), &Random::seeded(1), &mut object);
    let (mut rest, mut cuts) = (plain, cuts.iter().cycle());
    while !rest.is_empty() {
        let cut = cuts
            .next()
            .map_or(rest.len(), |cut| (*cut).clamp(1, rest.len()));
        sealer.push(&rest[..cut], &mut object).unwrap();
        rest = &rest[cut..];
    }
    assert_eq!(sealer.finish(&mut object), Ok(plain.len() as u64));
    object
}

/// Opens chunks `first..=last` of an object.
fn open(object: &[u8], plain: usize, first: u64, last: u64) -> Result<Vec<u8>, SealError> {
    let head = &object[..STREAM_HEADER.min(object.len())];
    let opener = StreamOpener::new(&key(), &place(), head, object.len() as u64, plain as u64)?;
    let mut out = Vec::new();
    for number in first..=last.min(opener.last_chunk()) {
        let start = chunk_offset(number) as usize;
        opener.open_chunk(
            number,
            &object[start..start + opener.sealed_size(number)],
            &mut out,
        )?;
    }
    Ok(out)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn streams_round_trip_however_they_are_cut(length in length(), cuts in prop::collection::vec(1..40_000usize, 0..6)) {
        let plain = plain(length);
        let object = seal(&plain, &cuts);
        prop_assert_eq!(&object, &seal(&plain, &[]));
        prop_assert_eq!(object.len() as u64, object_len(length as u64));
        let opened = open(&object, length, 0, u64::MAX).unwrap();
        prop_assert_eq!(opened.len() as u64, padded_len(length as u64));
        prop_assert_eq!(&opened[..length], &plain[..]);
        prop_assert!(opened[length..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn any_range_of_chunks_opens(length in length(), first in 0..6u64, more in 0..6u64) {
        let plain = plain(length);
        let object = seal(&plain, &[]);
        let mut whole = plain;
        whole.resize(padded_len(length as u64) as usize, 0);
        let last = (whole.len() / CHUNK) as u64;
        let (first, end) = (first.min(last), first.min(last) + more);
        let from = first as usize * CHUNK;
        let to = whole.len().min((end as usize + 1) * CHUNK);
        prop_assert_eq!(open(&object, length, first, end), Ok(whole[from..to].to_vec()));
    }

    #[test]
    fn no_flipped_bit_stays_unseen(length in length(), pick: usize, bit in 0..8u8) {
        let mut object = seal(&plain(length), &[]);
        let at = pick % object.len();
        object[at] ^= 1 << bit;
        prop_assert!(open(&object, length, 0, u64::MAX).is_err(), "byte {}", at);
    }

    #[test]
    fn no_other_length_stays_unseen(length in length(), pick: usize, more in 1..40_000usize, other in length()) {
        let object = seal(&plain(length), &[]);
        let cut = &object[..pick % object.len()];
        prop_assert!(open(cut, length, 0, u64::MAX).is_err());
        let longer = [&object[..], &object[..more.min(object.len())]].concat();
        prop_assert!(open(&longer, length, 0, u64::MAX).is_err());
        // A metadata row that lies about the length opens at most what has the same padding.
        if padded_len(other as u64) != padded_len(length as u64) {
            prop_assert!(open(&object, other, 0, u64::MAX).is_err());
        }
    }

    #[test]
    fn another_chunk_never_opens_as_this_one(first in 0..4u64, second in 0..4u64) {
        prop_assume!(first != second);
        let length = 5 * CHUNK;
        let mut object = seal(&plain(length), &[]);
        let size = abri::crypto::SEALED_CHUNK;
        let (to, from) = (chunk_offset(first) as usize, chunk_offset(second) as usize);
        let copy = object[from..from + size].to_vec();
        object[to..to + size].copy_from_slice(&copy);
        let opened = open(&object, length, 0, u64::MAX);
        prop_assert_eq!(opened, Err(SealError::Message(abri::crypto::OpenError::Chunk(first))));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn padding_is_padme(length in 0..1u64 << 45, more in 0..1u64 << 20) {
        let padded = padded_len(length);
        prop_assert!(padded >= length);
        prop_assert_eq!(padded_len(padded), padded, "what is padded stays");
        prop_assert!(padded_len(length + more) >= padded, "longer is never shorter");
        prop_assert!(padded - length <= length * 12 / 100 + 1);
        prop_assert!(object_len(length + more) >= object_len(length));
        if length > 0 {
            // As many digits as the length has, and only the top few of them say anything.
            let kept = 64 - length.leading_zeros().leading_zeros();
            prop_assert!(padded.count_ones() <= kept + 6);
        }
    }

    #[test]
    fn places_of_different_lists_never_meet(
        one in place_parts(), other in place_parts(),
    ) {
        let bytes = |(purpose, ids): &(String, Vec<Vec<u8>>)| {
            let ids: Vec<&[u8]> = ids.iter().map(Vec::as_slice).collect();
            Place::new(purpose, &ids).bytes().to_vec()
        };
        prop_assert_eq!(one == other, bytes(&one) == bytes(&other));
    }

    #[test]
    fn a_mandate_is_in_force_from_its_start_to_before_its_end(
        starts in -1000..1000i64, length in -10..1000i64, at in -2000..3000i64, later in 0..3000i64,
    ) {
        let (starts, ends) = (Timestamp::from_millis(starts), Timestamp::from_millis(starts + length));
        let (now, then) = (Timestamp::from_millis(at), Timestamp::from_millis(at + later));
        let told = |state, now| Life { state, starts_at: starts, ends_at: ends, dormant: false, window: None }.status(now);
        let active = told(MandateState::Active, now) == MandateStatus::Active;
        prop_assert_eq!(active, starts <= now && now < ends);
        for state in MandateState::ALL {
            let (first, second) = (told(*state, now), told(*state, then));
            prop_assert!(rank(first) <= rank(second), "{:?}: {:?} before {:?}", state, first, second);
            // Only a state in force is ever in force, and at the end nothing is.
            prop_assert!(first != MandateStatus::Active || *state == MandateState::Active);
            prop_assert!(told(*state, ends) != MandateStatus::Active);
        }
    }

    #[test]
    fn times_are_shown_and_read(millis: i64) {
        let at = Timestamp::from_millis(millis);
        let text = at.rfc3339();
        prop_assert!(!text.is_empty());
        let _ = at.unix_seconds();
        let _ = at.plus(std::time::Duration::from_millis(millis.unsigned_abs()));
        // Years of four digits, as RFC 3339 has them.
        if (-62_167_219_200_000..=253_402_300_799_999).contains(&millis) {
            prop_assert_eq!(Timestamp::parse(&text), Some(at));
        }
    }

    #[test]
    fn parsers_of_text_never_panic(text in any_text()) {
        never_panics(&text);
    }

    #[test]
    fn parsers_of_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0..6usize) {
        let starts: [&[u8]; 6] = [b"", b"RIFF", b"\0\0\0\x20ftyp", b"{\"version\":1,", b"%PDF-", b"\xff\xd8\xff"];
        let bytes = [starts[start], &bytes].concat();
        never_panics(&String::from_utf8_lossy(&bytes));
        if let Some(media) = sniff(&bytes[..bytes.len().min(HEAD)]) {
            prop_assert_eq!(Media::of(media.media_type).map(|media| media.media_type), Some(media.media_type));
        }
        if let Some(terms) = Terms::parse(&bytes) {
            prop_assert_eq!(terms.canonical(), bytes.clone());
        }
        let ring = MasterRing::make(&Random::seeded(1));
        prop_assert!(ring.open(&place(), &bytes).is_err());
        prop_assert!(InstanceSecret::open(&ring, &bytes).is_err());
        prop_assert!(open(&bytes, bytes.len(), 0, u64::MAX).is_err());
        let _ = abri::crypto::password::Cost::parse(&bytes);
        let _ = abri::crypto::signature::verify(&bytes, &bytes, &bytes);
    }

    #[test]
    fn hexadecimal_has_one_spelling(bytes: [u8; 16], at in 0..32usize, other in "[+-]|[g-z]|é| ") {
        let text = hex(&bytes);
        prop_assert_eq!(unhex(&text), Some(bytes));
        let mut wrong = text.clone();
        wrong.replace_range(at..=at, &other);
        prop_assert_eq!(unhex::<16>(&wrong), None);
        prop_assert_eq!(unhex::<17>(&text), None);
        prop_assert_eq!(unhex::<15>(&text), None);
    }

    #[test]
    fn what_was_made_is_read_again(seed: u64) {
        let random = Random::seeded(seed);
        let card = Card::make(&random);
        prop_assert_eq!(Card::parse(&card.text()).map(|card| card.locator()).ok(), Some(card.locator()));
        let sheet = RecoverySheet::make(&random);
        let words = sheet.words().join(" ");
        prop_assert_eq!(RecoverySheet::parse(&words).map(|sheet| sheet.locator()).ok(), Some(sheet.locator()));
        let token = SessionToken::make(&random);
        prop_assert_eq!(SessionToken::parse(&token.text()).map(|token| token.id()), Some(token.id()));
        let seed = TotpSeed::make(&random);
        let again = TotpSeed::parse(&seed.base32()).unwrap();
        prop_assert_eq!(again.bytes(), seed.bytes());
        let ring = MasterRing::make(&random);
        prop_assert_eq!(MasterRing::parse(&ring.text()).unwrap().ids(), ring.ids());
    }
}

fn place_parts() -> impl Strategy<Value = (String, Vec<Vec<u8>>)> {
    let ids = prop::collection::vec(prop::collection::vec(0..2u8, 0..3), 0..3);
    ("[ab]{1,2}", ids)
}

fn rank(status: MandateStatus) -> u8 {
    match status {
        MandateStatus::NotStarted | MandateStatus::Dormant => 0,
        MandateStatus::Active | MandateStatus::Suspended => 1,
        MandateStatus::Revoked | MandateStatus::Superseded | MandateStatus::Expired => 2,
        other => panic!("{other} is of no mandate that was accepted"),
    }
}

/// Any text, and texts that look like what is parsed.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9A-Za-z -]{0,40}",
        "abri_s_[0-9A-Za-z_+/=-]{0,60}",
        "abri-master-key-v1 [0-9a-f+]{0,9} [0-9A-Za-z+/=]{0,50}",
        "(abaisser |abeille |étude ){0,14}",
        "[0-9+-]{0,6}-[0-9]{2}-[0-9]{2}T[0-9:.]{0,12}(Z|[+-][0-9:]{5})",
        "\\{\"version\":1,\"mandate\":\".{0,40}",
    ]
}

fn never_panics(text: &str) {
    let _ = Card::parse(text);
    let _ = RecoverySheet::parse(text);
    let _ = SessionToken::parse(text);
    let _ = MasterRing::parse(text);
    let _ = TotpSeed::parse(text);
    let _ = invitation_digest(text);
    let _ = Terms::parse(text.as_bytes());
    let _ = Timestamp::parse(text);
    let _ = unhex::<32>(text);
    let _ = Media::of(text);
    let _ = sniff(text.as_bytes());
    let _ = person::line(text, 20);
    let _ = person::pin(text);
    let _ = person::passphrase(text);
    let _ = person::login(text);
    let _ = person::date(text);
    let _ = person::language(text);
    let _ = text.parse::<abri::id::DocumentId>();
}

#[test]
fn terms_of_every_right_are_canonical() {
    use abri::domain::rights::{Grantable, Ground, Right, Term};
    use abri::id::{AccountId, LockerId, MandateId};
    let (random, now) = (Random::seeded(1), Timestamp::from_millis(0));
    let terms = Terms {
        version: 1,
        mandate: MandateId::make(&random, now),
        locker: LockerId::make(&random, now),
        beneficiary: AccountId::make(&random, now),
        organisation: None,
        aidants: (0..10).map(|_| AccountId::make(&random, now)).collect(),
        rights: Grantable::all()
            .map(|category| (category, Right::ALL.iter().copied().collect()))
            .collect(),
        term: Term::Year,
        ground: Ground::Consent,
        text: "2026-11".into(),
        language: "fr".into(),
        dormant: false,
        decision: None,
    };
    let bytes = terms.canonical();
    assert_eq!(Terms::parse(&bytes), Some(terms));
    // A byte more, a space or another order is another text, and none that anybody agreed to.
    let text = String::from_utf8(bytes).unwrap();
    for other in [
        format!("{text} "),
        text.replace(":1,", ": 1,"),
        text.replace("\"consent\"", "\"con\\u0073ent\""),
        text.replace("\"language\":\"fr\"", "\"language\":\"fr\",\"more\":1"),
        text.replace("\"identity\":", "\"private\":"),
    ] {
        assert_ne!(other, text);
        assert_eq!(Terms::parse(other.as_bytes()), None, "{other}");
    }
}
