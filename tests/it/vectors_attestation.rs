//! The papers of mandates against vectors that another implementation made.

use abri::crypto::place::Place;
use abri::crypto::random::Random;
use abri::crypto::ring::{InstanceSecret, MasterRing};
use abri::crypto::signature::verify;
use abri::crypto::{hex, sha256};
use abri::domain::attestation::{
    AttestationKind, Canonical, EndPaper, EndedBy, GivenPaper, signed,
};
use serde_json::Value;

use super::vectors_journal::{bytes, text};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/attestation.json")).unwrap()
}

fn secret(vectors: &Value) -> InstanceSecret {
    let (ring, random) = (MasterRing::make(&Random::system()), Random::system());
    let raw = bytes(&vectors["instance_secret"]);
    let sealed = ring.seal(&Place::instance("secret"), &raw, &random);
    InstanceSecret::open(&ring, &sealed).unwrap()
}

#[test]
fn the_key_is_the_one_that_the_format_says() {
    let vectors = vectors();
    let public = secret(&vectors).attestor().public();
    assert_eq!(hex(&public), text(&vectors["public_key"]));
}

#[test]
fn canonical_bytes_and_signatures_are_those_of_another_implementation() {
    let vectors = vectors();
    let signer = secret(&vectors).attestor();
    for name in ["given", "ended"] {
        let case = &vectors[name];
        let canonical = bytes(&case["canonical"]);
        let again = match name {
            "given" => GivenPaper::parse(&canonical).unwrap().canonical(),
            _ => EndPaper::parse(&canonical).unwrap().canonical(),
        };
        assert_eq!(again, canonical, "{name}");
        assert_eq!(hex(&sha256(&canonical)), text(&case["sha256"]));
        let signature = signer.sign(&signed(&canonical));
        assert_eq!(hex(&signature), text(&case["signature"]), "{name}");
    }
}

#[test]
fn a_vector_is_read_as_it_was_meant() {
    let vectors = vectors();
    let given = GivenPaper::parse(&bytes(&vectors["given"]["canonical"])).unwrap();
    assert!(given.kind == AttestationKind::Renewal && given.renews.is_some());
    assert_eq!(given.names.aidants.len(), 2);
    assert_eq!(given.terms_sha256, hex(&sha256(&given.terms.canonical())));
    let ended = EndPaper::parse(&bytes(&vectors["ended"]["canonical"])).unwrap();
    assert!(ended.by == EndedBy::Coordinator && ended.categories.is_some());
    assert_eq!(ended.attestation_sha256, text(&vectors["given"]["sha256"]));
}

#[test]
fn any_changed_byte_fails() {
    let vectors = vectors();
    let public = bytes(&vectors["public_key"]);
    let canonical = bytes(&vectors["given"]["canonical"]);
    let signature = bytes(&vectors["given"]["signature"]);
    assert!(verify(&public, &signed(&canonical), &signature).is_ok());
    assert!(
        verify(&public, &canonical, &signature).is_err(),
        "without its purpose"
    );
    for at in 0..canonical.len() {
        let mut changed = canonical.clone();
        changed[at] ^= 1;
        assert!(
            verify(&public, &signed(&changed), &signature).is_err(),
            "byte {at}"
        );
    }
}

#[test]
fn what_is_not_canonical_is_no_paper() {
    let canonical = bytes(&vectors()["given"]["canonical"]);
    let spaced = [b" ".as_slice(), &canonical].concat();
    let text = String::from_utf8(canonical).unwrap();
    let more = text.replacen("{\"version\"", "{\"more\":1,\"version\"", 1);
    for bytes in [
        spaced,
        more.into_bytes(),
        text.replace("card_and_pin", "hearsay").into_bytes(),
        Vec::new(),
    ] {
        assert!(GivenPaper::parse(&bytes).is_none());
    }
}
