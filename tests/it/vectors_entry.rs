//! Entries, tiles and checkpoints against the vectors of FORMAT.md.

use abri::journal::checkpoint::{self, Checkpoint, CheckpointError};
use abri::journal::entry::{
    self, Clear, Commitments, FIELDS, Personal, commit, committed_bytes, parse_committed,
};
use abri::journal::note::{Note, NoteError, VerifierKey, parse_note};
use abri::journal::tile::{
    EntriesPath, LogPath, TilePath, bundle_bytes, parse_bundle, parse_tile, tile_bytes,
};
use abri::journal::tree::root;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde_json::Value;

use super::vectors_journal::{bytes, hash, journal, list, number, text};

fn clear(value: &Value) -> Clear<'_> {
    Clear {
        index: number(&value["index"]),
        recorded_at_ms: value["recorded_at_ms"].as_i64().unwrap(),
        action: text(&value["action"]),
        outcome: text(&value["outcome"]),
        reason: text(&value["reason"]),
        channel: text(&value["channel"]),
    }
}

fn commitments(case: &Value) -> Commitments {
    let held = |name: &&str| {
        Some(&case["personal"][name])
            .filter(|v| !v.is_null())
            .map(bytes)
    };
    let held: Vec<_> = FIELDS.iter().map(held).collect();
    let field = |name| held[FIELDS.iter().position(|field| *field == name).unwrap()].as_deref();
    let personal = Personal {
        actor: field("actor"),
        account: field("account"),
        locker: field("locker"),
        document: field("document"),
        mandate: field("mandate"),
        organisation: field("organisation"),
        visit: field("visit"),
        mode: field("mode"),
        motive: field("motive"),
        session: field("session"),
        previous: field("previous"),
        payload: field("payload"),
    };
    commit(&hash(&case["salt"]), &personal)
}

#[test]
fn entries() {
    let page: String = include_str!("../../src/journal/FORMAT.md")
        .split_whitespace()
        .collect();
    let journal = journal();
    let mut leaves = Vec::new();
    for case in list(&journal["entries"]) {
        let (clear, commitments) = (clear(&case["clear"]), commitments(case));
        for (name, commitment) in FIELDS.iter().zip(commitments.0) {
            assert_eq!(commitment, hash(&case["commitments"][name]), "{name}");
        }
        let committed = committed_bytes(&clear, &commitments).unwrap();
        assert_eq!(committed, bytes(&case["committed"]));
        let read = parse_committed(&committed).unwrap();
        assert_eq!((read.clear, read.commitments), (clear, commitments));
        leaves.push(entry::leaf(&clear, &commitments).unwrap());
        assert_eq!(leaves.last(), Some(&hash(&case["leaf"])));
        assert!(page.contains(text(&case["committed"])) && page.contains(text(&case["leaf"])));
    }
    assert_eq!(root(&leaves), hash(&journal["root"]));
    assert_eq!(tile_bytes(&leaves), bytes(&journal["tile"]));
    assert_eq!(parse_tile(&bytes(&journal["tile"])).unwrap(), leaves);
}

#[test]
fn a_changed_field_is_named() {
    let journal = journal();
    let mine = commitments(&journal["entries"][1]);
    let mut theirs = mine;
    theirs.0[2][31] ^= 1;
    assert_eq!(mine.differing(&theirs), ["locker"]);
}

#[test]
fn bundles() {
    let journal = journal();
    let entries: Vec<_> = list(&journal["entries"])
        .iter()
        .map(|e| bytes(&e["committed"]))
        .collect();
    let bundle = bundle_bytes(&entries).unwrap();
    assert_eq!(bundle, bytes(&journal["bundle"]));
    assert_eq!(parse_bundle(&bundle).unwrap(), entries);
}

#[test]
fn tile_paths() {
    let journal = journal();
    for case in list(&journal["paths"]["good"]) {
        let (index, width) = (number(&case["index"]), number(&case["width"]) as u16);
        let expected = match case["level"].as_u64() {
            Some(level) => LogPath::Tile(TilePath {
                level: level as u8,
                index,
                width,
            }),
            None => LogPath::Entries(EntriesPath { index, width }),
        };
        assert_eq!(text(&case["path"]).parse(), Ok(expected));
        assert_eq!(expected.to_string(), text(&case["path"]));
    }
    for case in list(&journal["paths"]["bad"]) {
        let error = text(&case["path"]).parse::<LogPath>().unwrap_err();
        assert_eq!(
            format!("{error:?}"),
            text(&case["error"]),
            "{}",
            case["path"]
        );
    }
}

/// The innermost name of an error, as the vectors spell it.
fn name(error: &CheckpointError) -> String {
    match error {
        CheckpointError::Note(note) => format!("{note:?}"),
        other => format!("{other:?}"),
    }
}

fn opened(case: &Value, note: &str) -> Result<Checkpoint, CheckpointError> {
    let key: VerifierKey = text(&case["vkey"]).parse().unwrap();
    let public = VerifyingKey::from_bytes(key.public()).unwrap();
    checkpoint::open(note, text(&case["origin"]), &key, |message, signature| {
        public
            .verify(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}

#[test]
fn checkpoints() {
    let case = &journal()["checkpoint"];
    let head = Checkpoint::new(
        text(&case["origin"]),
        number(&case["size"]),
        hash(&case["root"]),
    )
    .unwrap();
    let key = VerifierKey::ed25519(text(&case["origin"]), hash(&case["public"])).unwrap();
    let secret = SigningKey::from_bytes(&hash(&case["seed"]));
    let note = head
        .sign(&key, |message| secret.sign(message).to_bytes())
        .unwrap();
    assert_eq!(head.body(), text(&case["body"]));
    assert_eq!(
        (key.to_string().as_str(), key.id().to_vec()),
        (text(&case["vkey"]), bytes(&case["key_id"]))
    );
    assert_eq!(note.to_string(), text(&case["note"]));
    assert_eq!(opened(case, text(&case["note"])), Ok(head));
    for refused in list(&case["refused"]) {
        let error = opened(case, text(&refused["note"])).unwrap_err();
        assert_eq!(name(&error), text(&refused["name"]), "{}", refused["note"]);
    }
}

#[test]
fn checkpoint_texts() {
    for case in list(&journal()["bodies"]) {
        let error = Checkpoint::parse(text(&case["body"])).unwrap_err();
        assert_eq!(name(&error), text(&case["name"]), "{}", case["body"]);
    }
}

#[test]
fn cosignatures_ride_along_and_do_not_stand_in() {
    let case = &journal()["checkpoint"];
    let witness = VerifierKey::cosignature("witness.example", hash(&case["public"])).unwrap();
    let mut note: Note = parse_note(text(&case["note"])).unwrap();
    note.signatures.push(witness.line(&[0; 72]));
    assert_eq!(parse_note(&note.to_string()).as_ref(), Ok(&note));
    assert!(opened(case, &note.to_string()).is_ok());
    let open = checkpoint::open(
        &note.to_string(),
        text(&case["origin"]),
        &witness,
        |_, _| true,
    );
    assert_eq!(open, Err(CheckpointError::WrongKeyKind));
    assert_eq!(witness.to_string().parse(), Ok(witness.clone()));
    let altered = witness.to_string().replacen("example", "exampl3", 1);
    assert_eq!(
        altered.parse::<VerifierKey>(),
        Err(NoteError::KeyIdMismatch)
    );
}
