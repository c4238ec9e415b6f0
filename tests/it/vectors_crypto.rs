//! The formats of keys and sealed values against vectors that other implementations made.

use abri::crypto::card::Card;
use abri::crypto::hazmat::{self, MessageKey, SALT};
use abri::crypto::hpke::{HpkePrivate, seal_half};
use abri::crypto::key::{AidantHalf, CategoryKey, MandateKey, ServerHalf, Wraps};
use abri::crypto::password::Cost;
use abri::crypto::place::Place;
use abri::crypto::random::Random;
use abri::crypto::ring::{InstanceSecret, MasterRing};
use abri::crypto::sealed::SealError;
use abri::crypto::sheet::RecoverySheet;
use abri::crypto::signature::{Signer, verify};
use abri::crypto::stream::{STREAM_HEADER, StreamOpener, StreamSealer, chunk_offset, padded_len};
use abri::crypto::token::{SessionToken, invitation_digest, make_invitation};
use abri::crypto::totp::TotpSeed;
use abri::crypto::{CHUNK, HEADER, OpenError, SEALED_CHUNK, hex, sha256, unhex};
use serde_json::Value;

use super::vectors_journal::{bytes, hash, list, number, text};

fn cobblestone() -> Value {
    serde_json::from_str(include_str!("../vectors/cobblestone-256.json")).unwrap()
}

/// The file's `plaintext_rule`.
fn plaintext(tag: &str, length: u64) -> Vec<u8> {
    let blocks = (0u64..).map(|i| sha256(format!("{tag}/{i}").as_bytes()));
    blocks.flatten().take(length as usize).collect()
}

struct Case {
    key: [u8; 32],
    salt: [u8; SALT],
    context: Vec<u8>,
    plain: Vec<u8>,
}

fn case(value: &Value, tag: &str) -> Case {
    Case {
        key: hash(&value["key"]),
        salt: bytes(&value["salt"]).try_into().unwrap(),
        context: bytes(&value["context"]),
        plain: plaintext(tag, number(&value["plaintext_bytes"])),
    }
}

/// Opens a message chunk by chunk, as a reader that streams does.
fn open_in_chunks(key: &[u8; 32], context: &[u8], message: &[u8]) -> Result<Vec<u8>, OpenError> {
    let (header, body) = message
        .split_first_chunk::<HEADER>()
        .ok_or(OpenError::ShortHeader)?;
    let opener = MessageKey::open(key, header, context)?;
    let (mut plain, mut number) = (Vec::new(), 0);
    let whole = body.chunks_exact(SEALED_CHUNK);
    let last = whole.remainder();
    for chunk in whole.chain([last]) {
        opener.open_chunk(number, chunk, &mut plain)?;
        number += 1;
    }
    Ok(plain)
}

#[test]
fn cobblestone_messages_are_those_of_the_other_implementation() {
    let vectors = cobblestone();
    assert_eq!(list(&vectors["cases"]).len(), 8);
    for value in list(&vectors["cases"]) {
        let name = text(&value["name"]);
        let case = case(value, &format!("plain/{name}"));
        assert_eq!(
            sha256(&case.plain),
            hash(&value["plaintext_sha256"]),
            "{name}"
        );
        let sealed = hazmat::seal(&case.key, &case.salt, &case.context, &case.plain).unwrap();
        assert_eq!(
            sealed.len() as u64,
            number(&value["ciphertext_bytes"]),
            "{name}"
        );
        assert_eq!(sha256(&sealed), hash(&value["ciphertext_sha256"]), "{name}");
        assert_eq!(sealed[SALT..HEADER], hash(&value["commitment"]), "{name}");
        if let Some(whole) = value.get("ciphertext") {
            assert_eq!(sealed, bytes(whole), "{name}");
        }
        let opened = hazmat::open(&case.key, &case.context, &sealed).unwrap();
        assert_eq!(*opened, case.plain, "{name}");
        assert_eq!(
            open_in_chunks(&case.key, &case.context, &sealed),
            Ok(case.plain),
            "{name}"
        );
    }
}

/// What a stream seals is the message of the vectors, after the suite byte and with its padding.
#[test]
fn streams_make_the_same_messages() {
    for value in list(&cobblestone()["cases"]) {
        let name = text(&value["name"]);
        let case = case(value, &format!("plain/{name}"));
        let (key, place) = (hazmat::document_key(case.key), hazmat::place(&case.context));
        let mut object = Vec::new();
        let mut sealer = StreamSealer::new(&key, &place, &Random::seeded(7), &mut object);
        for part in case.plain.chunks(1000) {
            sealer.push(part, &mut object).unwrap();
        }
        let length = case.plain.len() as u64;
        assert_eq!(sealer.finish(&mut object), Ok(length));
        let salt = object[1..=SALT].try_into().unwrap();
        let mut padded = case.plain.clone();
        padded.resize(padded_len(length) as usize, 0);
        let message = hazmat::seal(&case.key, &salt, &case.context, &padded).unwrap();
        assert_eq!(object[0], 1, "{name}");
        assert_eq!(object[1..], message, "{name}");
        assert_eq!(open_object(&case, &object, length), Ok(padded), "{name}");
    }
}

fn open_object(case: &Case, object: &[u8], plain: u64) -> Result<Vec<u8>, SealError> {
    let (key, place) = (hazmat::document_key(case.key), hazmat::place(&case.context));
    let head = &object[..STREAM_HEADER.min(object.len())];
    let opener = StreamOpener::new(&key, &place, head, object.len() as u64, plain)?;
    let mut opened = Vec::new();
    for number in 0..=opener.last_chunk() {
        let start = chunk_offset(number) as usize;
        opener.open_chunk(
            number,
            &object[start..start + opener.sealed_size(number)],
            &mut opened,
        )?;
    }
    Ok(opened)
}

/// One edit of the list `each_must_fail`, and the name under which it is refused.
fn edit(name: &str, case: &mut Case, message: &mut Vec<u8>) -> OpenError {
    let (first, second) = (
        HEADER..HEADER + SEALED_CHUNK,
        HEADER + SEALED_CHUNK..HEADER + 2 * SEALED_CHUNK,
    );
    match name {
        "key_wrong" => case.key[0] ^= 1,
        "context_other" => case.context = b"place2".to_vec(),
        "commitment_flipped" => message[24] ^= 1,
        "salt_flipped" => message[0] ^= 1,
        "chunk_flipped" => message[56] ^= 1,
        "tag_flipped" => *message.last_mut().unwrap() ^= 1,
        "truncated_at_chunk" => message.truncate(56 + 2 * (16384 + 16)),
        "truncated_in_tag" => message.truncate(message.len() - 20),
        "last_chunk_dropped_to_short" => message.truncate(56 + 16384 + 16 + 8),
        "chunks_swapped" => {
            let swapped = [&message[second.clone()], &message[first.clone()]].concat();
            message[first.start..second.end].copy_from_slice(&swapped);
        }
        "chunk_duplicated" => {
            let copy = message[second.clone()].to_vec();
            message.splice(second.end..second.end, copy);
        }
        "extended" => message.extend([0; 16]),
        "header_only" => message.truncate(56),
        "short_header" => message.truncate(40),
        other => panic!("an edit that is not known: {other}"),
    }
    match name {
        "short_header" => OpenError::ShortHeader,
        "key_wrong" | "context_other" | "commitment_flipped" | "salt_flipped" => {
            OpenError::Commitment
        }
        "truncated_at_chunk" | "last_chunk_dropped_to_short" | "header_only" => {
            OpenError::Truncated
        }
        "chunk_flipped" | "chunks_swapped" => OpenError::Chunk(0),
        // Chunk 2 is the last: flipped, cut, pushed back by a copy, or longer than it was.
        _ => OpenError::Chunk(2),
    }
}

fn refused() -> (Value, Vec<String>) {
    let value = cobblestone()["refused"].clone();
    let names = list(&value["each_must_fail"]).iter();
    let names: Vec<String> = names.map(|edit| text(&edit["name"]).to_owned()).collect();
    assert_eq!(names.len(), 14);
    (value, names)
}

#[test]
fn each_edit_of_a_message_is_refused_by_its_name() {
    let (value, names) = refused();
    let tag = text(&value["plaintext_tag"]);
    let whole = case(&value, tag);
    let message = hazmat::seal(&whole.key, &whole.salt, &whole.context, &whole.plain).unwrap();
    assert_eq!(sha256(&message), hash(&value["ciphertext_sha256"]));
    for name in names {
        let (mut case, mut edited) = (case(&value, tag), message.clone());
        let expected = edit(&name, &mut case, &mut edited);
        let opened = hazmat::open(&case.key, &case.context, &edited);
        assert_eq!(opened.err(), Some(expected), "{name}");
        let opened = open_in_chunks(&case.key, &case.context, &edited);
        assert_eq!(opened.err(), Some(expected), "{name}, in chunks");
    }
}

/// A stream knows how long its object must be, so a wrong length is told before any chunk.
#[test]
fn each_edit_of_a_stored_object_is_refused_by_its_name() {
    let (value, names) = refused();
    let tag = text(&value["plaintext_tag"]);
    let whole = case(&value, tag);
    let length = whole.plain.len() as u64;
    let (key, place) = (
        hazmat::document_key(whole.key),
        hazmat::place(&whole.context),
    );
    let mut object = Vec::new();
    let mut sealer = StreamSealer::new(&key, &place, &Random::seeded(1), &mut object);
    sealer.push(&whole.plain, &mut object).unwrap();
    sealer.finish(&mut object).unwrap();
    for name in names {
        let (mut case, mut message) = (case(&value, tag), object[1..].to_vec());
        let expected = match (edit(&name, &mut case, &mut message), message.len() + 1) {
            (named @ (OpenError::Commitment | OpenError::ShortHeader), _) => named,
            (_, now) if now < object.len() => OpenError::Truncated,
            (_, now) if now > object.len() => OpenError::TooLong,
            (named, _) => named,
        };
        let edited = [&object[..1], &message].concat();
        let opened = open_object(&case, &edited, length);
        assert_eq!(opened, Err(SealError::Message(expected)), "{name}");
    }
}

#[test]
fn an_unknown_suite_is_told_by_its_number() {
    let (value, _) = refused();
    let case = case(&value, text(&value["plaintext_tag"]));
    let message = hazmat::seal(&case.key, &case.salt, &case.context, &[]).unwrap();
    for suite in [0, 2, 0xff] {
        let object = [&[suite], message.as_slice()].concat();
        assert_eq!(
            open_object(&case, &object, 0),
            Err(SealError::UnknownSuite(suite))
        );
    }
}

#[test]
fn places_are_those_of_the_other_implementation() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/place.json")).unwrap();
    for case in list(&vectors["cases"]) {
        let ids: Vec<uuid::Uuid> = list(&case["ids"])
            .iter()
            .map(|id| text(id).parse().unwrap())
            .collect();
        let ids: Vec<&[u8]> = ids.iter().map(|id| id.as_bytes().as_slice()).collect();
        let place = Place::new(text(&case["purpose"]), &ids);
        assert_eq!(hex(place.bytes()), text(&case["context"]));
    }
}

/// Public keys of the vectors of draft-connolly-cfrg-xwing-kem: seed, SHA-256 of the public key.
const XWING: [(&str, &str); 3] = [
    (
        "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26",
        "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb",
    ),
    (
        "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea",
        "c42ba5f8430d7d2c83739338203819f090e8303ce9c8b02107c272bfa5376916",
    ),
    (
        "ef58538b8d23f87732ea63b02b4fa0f4873360e2841928cd60dd4cee8cc0d4c9",
        "6b080d6b84f095342092fa7a22423e58bd681397ad0ef00eac92bd254db4fa95",
    ),
];

#[test]
fn xwing_keys_are_those_of_the_draft() {
    for (seed, public) in XWING {
        let (private, ours) = HpkePrivate::from_seed(&unhex(seed).unwrap()).unwrap();
        assert_eq!((ours.len(), hex(&sha256(&ours)).as_str()), (1216, public));
        assert_eq!(hex(private.seed().as_ref()), seed);
    }
}

/// RFC 9180, base mode: what is sealed to a key under an `info` opens with both and no others.
#[test]
fn a_half_opens_for_its_key_and_grant_only() {
    let random = Random::seeded(3);
    let (private, public) = HpkePrivate::make(&random);
    let (half, server) = (AidantHalf::make(&random), ServerHalf::make(&random));
    let sealed = seal_half(&public, b"grant", &half, &random).unwrap();
    assert_eq!(sealed.len(), 1120 + 32 + 16);
    let place = Place::instance("a test");
    let wrapped =
        MandateKey::derive(&half, &server).wrap(&CategoryKey::make(&random), &place, &random);
    let opened = private.open_half(b"grant", &sealed).unwrap();
    let key = MandateKey::derive(&opened, &server);
    assert!(Wraps::<CategoryKey>::unwrap(&key, &wrapped, &place).is_ok());
    let swapped = MandateKey::derive(&opened, &ServerHalf::make(&random));
    let unwrapped = Wraps::<CategoryKey>::unwrap(&swapped, &wrapped, &place);
    assert_eq!(
        unwrapped.err(),
        Some(SealError::Message(OpenError::Commitment))
    );

    let (other, _) = HpkePrivate::make(&random);
    assert!(private.open_half(b"grant, longer", &sealed).is_err());
    assert!(private.open_half(b"", &sealed).is_err());
    assert!(other.open_half(b"grant", &sealed).is_err());
    for at in [0, 31, 1087, 1088, 1119, 1120, 1151, 1167] {
        let mut altered = sealed.clone();
        altered[at] ^= 1;
        assert!(private.open_half(b"grant", &altered).is_err(), "byte {at}");
    }
    for length in [0, 1119, 1120, 1167] {
        assert!(
            private.open_half(b"grant", &sealed[..length]).is_err(),
            "{length} bytes"
        );
    }
    assert!(seal_half(&public[1..], b"grant", &half, &random).is_err());
}

/// RFC 6238, appendix B, SHA-1: time and the eight digits, of which ours are the last six.
const TOTP: [(u64, u64); 6] = [
    (59, 94_287_082),
    (1_111_111_109, 7_081_804),
    (1_111_111_111, 14_050_471),
    (1_234_567_890, 89_005_924),
    (2_000_000_000, 69_279_037),
    (20_000_000_000, 65_353_130),
];

#[test]
fn totp_codes_are_those_of_the_rfc() {
    let seed = TotpSeed::from_bytes(b"12345678901234567890".to_vec().into());
    for (at, eight) in TOTP {
        let code = format!("{:06}", eight % 1_000_000);
        assert_eq!(seed.code(at / 30), code);
        assert_eq!(seed.step(&code, at), Some(at / 30));
        // A step early, a step late, and no further.
        assert_eq!(seed.step(&code, at + 30), Some(at / 30));
        assert_eq!(seed.step(&code, at - 30), Some(at / 30));
        assert_ne!(seed.step(&code, at + 60), Some(at / 30));
    }
    assert_eq!(*seed.base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert_eq!(
        TotpSeed::parse(&seed.base32()).unwrap().bytes(),
        seed.bytes()
    );
    for text in ["GEZDGNBVGY3TQOJ", "gezdgnbv", "GEZDGNB1", "GEZDGNB=", "é"] {
        assert!(TotpSeed::parse(text).is_none(), "{text}");
    }
}

/// RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature.
const ED25519: [(&str, &str, &str, &str); 3] = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
];

#[test]
fn signatures_are_those_of_the_rfc() {
    for (seed, public, message, signature) in ED25519 {
        let signer = Signer::from_seed(unhex::<32>(seed).unwrap().into());
        let (message, signature) = (bytes(&message.into()), bytes(&signature.into()));
        assert_eq!(hex(&signer.public()), public);
        assert_eq!(signer.sign(&message).as_slice(), signature);
        assert!(verify(&signer.public(), &message, &signature).is_ok());
        for bit in 0..512 {
            let mut altered = signature.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(
                verify(&signer.public(), &message, &altered).is_err(),
                "bit {bit}"
            );
        }
        assert!(verify(&signer.public(), &[&message[..], b"!"].concat(), &signature).is_err());
    }
}

/// A key of small order verifies any message for whoever is not strict.
#[test]
fn keys_of_small_order_verify_nothing() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    for public in [[0; 32], identity] {
        assert!(verify(&public, b"anything", &signature).is_err());
    }
}

/// Vectors of the reference implementation (phc-winner-argon2, `test.c`): version 0x13, argon2id.
const ARGON2ID: [(&str, &str, u32, u32, u32, &str); 4] = [
    (
        "password",
        "somesalt",
        65_536,
        2,
        1,
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
    ),
    (
        "password",
        "somesalt",
        256,
        2,
        1,
        "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
    ),
    (
        "password",
        "somesalt",
        256,
        2,
        2,
        "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
    ),
    (
        "differentpassword",
        "somesalt",
        65_536,
        2,
        1,
        "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
    ),
];

#[test]
fn stretching_is_that_of_the_reference() {
    for (secret, salt, memory_kib, passes, lanes, expected) in ARGON2ID {
        let cost = Cost {
            memory_kib,
            passes,
            lanes,
        };
        let out = hazmat::argon2id(secret.as_bytes(), salt.as_bytes(), cost).unwrap();
        assert_eq!(hex(out.as_ref()), expected);
    }
}

#[test]
fn a_cost_under_the_floor_is_refused() {
    let floor = Cost::PIN;
    assert_eq!(Cost::parse(&floor.bytes()), Some(floor));
    assert_eq!(Cost::parse(&floor.bytes()[1..]), None);
    assert!(Cost::PASSPHRASE.at_least(floor).is_ok());
    assert!(
        Cost {
            memory_kib: floor.memory_kib - 1,
            ..floor
        }
        .at_least(floor)
        .is_err()
    );
    assert!(
        Cost {
            passes: floor.passes - 1,
            ..floor
        }
        .at_least(floor)
        .is_err()
    );
    let none = Cost {
        memory_kib: 0,
        passes: 0,
        lanes: 0,
    };
    assert!(hazmat::argon2id(b"secret", b"somesalt", none).is_err());
}

#[test]
fn sheets_are_french_words_with_a_check() {
    // No entropy: the first word eleven times, and the one whose check fits.
    let zeros = format!("{} abeille", ["abaisser"; 11].join(" "));
    let known = RecoverySheet::parse(&zeros).unwrap();
    assert_eq!(known.words().join(" "), zeros);
    let random = Random::seeded(5);
    for _ in 0..300 {
        let sheet = RecoverySheet::make(&random);
        let words = sheet.words();
        assert_eq!(words.len(), 12);
        for typed in [
            words.join(" "),
            words.join("\n  ").to_uppercase(),
            format!(" {} ", words.join("\t")),
        ] {
            assert_eq!(
                RecoverySheet::parse(&typed).unwrap().locator(),
                sheet.locator()
            );
        }
        assert!(RecoverySheet::parse(&words[..11].join(" ")).is_err());
        assert!(RecoverySheet::parse(&[&words[..], &words[..1]].concat().join(" ")).is_err());
    }
    // Accents as one character or as two, as keyboards and copies have them.
    let both = [("é", "e\u{301}"), ("è", "e\u{300}")];
    let sheets = std::iter::repeat_with(|| RecoverySheet::make(&random)).take(200);
    let accented = sheets.filter(|sheet| {
        let words = sheet.words().join(" ");
        let (one, two) = both
            .iter()
            .fold((words.clone(), words), |(one, two), (c, d)| {
                (one.replace(d, c), two.replace(c, d))
            });
        for typed in [&one, &two, &one.to_uppercase(), &two.to_uppercase()] {
            assert_eq!(
                RecoverySheet::parse(typed).unwrap().locator(),
                sheet.locator(),
                "{typed}"
            );
        }
        one != two
    });
    assert!(accented.count() > 20);
}

/// The worked values of FORMAT.md, computed by other means.
#[test]
fn worked_values_of_the_format() {
    let page = include_str!("../../src/crypto/FORMAT.md");
    let card = Card::parse("000G-40R4-0M30-E209-185G-R38E-1WHQ").unwrap();
    assert_eq!(card.text().as_str(), "000G-40R4-0M30-E209-185G-R38E-1WHQ");
    assert_eq!(
        hex(&card.locator()),
        "4d1b0d29ec408fbd54a0828f4237aac1cc27441423255d75dbfb32576d843f9b"
    );
    assert!(page.contains(card.text().as_str()) && page.contains(&hex(&card.locator())));

    let random = Random::seeded(0);
    let ring = MasterRing::make(&random);
    let raw: [u8; 32] = std::array::from_fn(|i| i as u8);
    let sealed = ring.seal(&Place::instance("secret"), &raw, &random);
    let secret = InstanceSecret::open(&ring, &sealed).unwrap();
    assert_eq!(
        hex(&secret.index("login", b"marie@example.org")),
        "280a71f64f596e3008da17548e4f3d7aa700a32d5805d0ba31ea4dcc7894162b"
    );

    let token = SessionToken::parse("abri_s_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").unwrap();
    assert_eq!(
        hex(&token.id()),
        "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"
    );
}

#[test]
fn a_rotated_ring_reads_old_values_and_seals_new_ones() {
    let random = Random::seeded(8);
    let (mut ring, place) = (MasterRing::make(&random), Place::instance("a test"));
    let old = ring.seal(&place, b"value", &random);
    let first = ring.ids()[0];
    let second = ring.rotate(&random);
    let new = ring.seal(&place, b"value", &random);
    assert_eq!(
        (ring.ids(), &old[..4], &new[..4]),
        (
            vec![second, first],
            &first.to_be_bytes()[..],
            &second.to_be_bytes()[..]
        )
    );
    let again = MasterRing::parse(&format!("# a comment\n\n{}", *ring.text())).unwrap();
    for sealed in [&old, &new] {
        assert_eq!(**again.open(&place, sealed).unwrap(), *b"value");
    }
    let newest = ring.text().lines().next().unwrap().to_owned();
    let alone = MasterRing::parse(&newest).unwrap();
    assert_eq!(
        alone.open(&place, &old).err(),
        Some(SealError::UnknownMasterKey(first))
    );
    assert!(again.open(&Place::instance("elsewhere"), &new).is_err());
    assert!(
        MasterRing::parse(
            "abri-master-key-v1 +0000001 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        )
        .is_err()
    );
    assert!(MasterRing::parse(&format!("{newest} more")).is_err());
}

#[test]
fn an_invitation_is_the_same_however_it_is_typed() {
    let code = make_invitation(&Random::seeded(4));
    assert_eq!(code.len(), 14);
    let typed = [
        code.to_lowercase(),
        code.replace('-', " "),
        format!(" {}\n", code.replace('-', "")),
    ];
    for text in typed {
        assert_eq!(invitation_digest(&text), invitation_digest(&code));
    }
}

/// Letters that a card reads as another symbol.
fn alias(typed: char, symbol: char) -> bool {
    matches!((typed, symbol), ('O', '0') | ('I' | 'L', '1'))
}

#[test]
fn every_slip_on_a_card_is_seen() {
    let random = Random::seeded(2);
    let (mut swaps, mut seen) = (0u32, 0u32);
    for _ in 0..50 {
        let card = Card::make(&random);
        let text: Vec<char> = card.text().replace('-', "").chars().collect();
        assert_eq!(text.len(), 28);
        let parse = |text: &[char]| Card::parse(&text.iter().collect::<String>());
        assert_eq!(parse(&text).unwrap().locator(), card.locator());
        for at in 0..text.len() {
            for typed in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars() {
                let mut slip = text.clone();
                slip[at] = typed;
                match parse(&slip) {
                    Ok(same) => {
                        assert!(
                            typed == text[at] || alias(typed, text[at]),
                            "{typed} for {} at {at}",
                            text[at]
                        );
                        assert_eq!(same.locator(), card.locator());
                    }
                    Err(_) => assert!(typed != text[at] && !alias(typed, text[at])),
                }
            }
        }
        for at in 1..text.len() {
            let mut swap = text.clone();
            swap.swap(at - 1, at);
            if swap != text {
                swaps += 1;
                seen += u32::from(parse(&swap).is_err());
            }
        }
        let typed: String = card
            .text()
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l")
            .replace('-', " ");
        assert_eq!(Card::parse(&typed).unwrap().locator(), card.locator());
    }
    assert!(swaps > 1000);
    assert_eq!(seen, swaps, "every swap of unequal neighbours is seen");
}

#[test]
fn chunks_are_as_long_as_the_specification_says() {
    assert_eq!(
        (CHUNK, SEALED_CHUNK, HEADER, STREAM_HEADER),
        (16_384, 16_400, 56, 57)
    );
    assert_eq!((chunk_offset(0), chunk_offset(3)), (57, 57 + 3 * 16_400));
}
