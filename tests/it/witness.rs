//! The journal before its witnesses: what they signed is shown, what they refuse is told once.
//! Statuses of a witness, two histories and the cosignature in another language are in
//! `tests/attacks/witness.py`.

use std::sync::Arc;

use abri::crypto::random::Random;
use abri::http;
use abri::jobs::Job;
use abri::journal::submission::SubmissionError;
use abri::journal::{Checkpoint, Submission};
use abri::witness::{Keeper, WitnessSettings};
use axum::http::StatusCode;
use proptest::prelude::*;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::attack_tools::in_each_attacked_world;
use crate::openings::{html, page};
use crate::support::World;

/// A witness of this world's journal, listening.
struct Witness {
    settings: WitnessSettings,
    keeper: Arc<Keeper>,
    stop: CancellationToken,
    _folder: TempDir,
}

impl Witness {
    async fn of(world: &World, name: &str) -> Self {
        let folder = TempDir::with_prefix("abri-witness-").unwrap();
        let logs = vec![world.app.journal_key.clone()];
        let keeper = Keeper::open(folder.path(), name, logs, &Random::system()).unwrap();
        let keeper = Arc::new(keeper);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (router, stop) = (
            http::witness::router(keeper.clone()),
            CancellationToken::new(),
        );
        tokio::spawn(http::server::serve(listener, router, stop.clone()));
        let key = keeper.key().clone();
        Self {
            settings: WitnessSettings { url, key },
            keeper,
            stop,
            _folder: folder,
        }
    }
}

/// The checkpoint that outsiders see.
async fn published(world: &World) -> (StatusCode, String) {
    let shown = page(world, "/log/checkpoint", "").await;
    (shown.status, html(&shown))
}

async fn unwitnessed(world: &World) -> usize {
    let told = world.since(0).await;
    told.iter()
        .filter(|told| told[0] == "journal.unwitnessed" && told[1] == "failed")
        .count()
}

#[test]
fn what_enough_witnesses_signed_is_shown_and_nothing_newer() {
    in_each_attacked_world(|world| async {
        let (one, two) = (
            Witness::of(&world, "one.example").await,
            Witness::of(&world, "two.example").await,
        );
        let both = vec![one.settings.clone(), two.settings.clone()];
        let world = world
            .with(|settings| (settings.witnesses, settings.witnesses_needed) = (both, 2))
            .await;
        assert_eq!(
            published(&world).await.0,
            StatusCode::NOT_FOUND,
            "nobody cosigned"
        );
        Job::Witness.run(&world.app).await.unwrap();
        let (status, first) = published(&world).await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            first.contains("— one.example ") && first.contains("— two.example "),
            "{first}"
        );
        // One of the two is gone: the journal grows, and outsiders still see what both signed.
        two.stop.cancel();
        world.cast().await;
        Job::Witness.run(&world.app).await.unwrap();
        assert_eq!(published(&world).await.1, first);
        assert_eq!(
            unwitnessed(&world).await,
            0,
            "who is not reached refuses nothing"
        );
        let world = world.with(|settings| settings.witnesses_needed = 1).await;
        let (_, newer) = published(&world).await;
        assert!(
            newer.contains("— one.example ") && !newer.contains("— two.example "),
            "{newer}"
        );
        assert!(world.findings().await.is_empty());
        // An edited line is not shown, and is named.
        let older = "SELECT line FROM journal_cosignatures WHERE witness LIKE 'one.example%' ORDER BY size LIMIT 1";
        let newest = "SELECT MAX(size) FROM journal_cosignatures";
        let sql =
            &format!("UPDATE journal_cosignatures SET line = ({older}) WHERE size = ({newest})");
        world.attack(sql).await;
        let (_, shown) = published(&world).await;
        assert_ne!(shown, newer);
        let found = world.findings().await;
        assert!(
            found
                .iter()
                .any(|row| row.starts_with("journal_cosignatures ")),
            "{found:#?}"
        );
        one.stop.cancel();
        world
    });
}

#[test]
fn a_witness_that_saw_more_refuses_and_one_entry_tells() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let witness = Witness::of(&world, "one.example").await;
        let own = witness.settings.clone();
        let world = world
            .with(|settings| (settings.witnesses, settings.witnesses_needed) = (vec![own], 1))
            .await;
        // A longer history of the same instance, signed with its key: this one was rolled back.
        let key = &world.app.journal_key;
        let longer = Checkpoint::new(key.name(), 1_000_000, [7; 32]).unwrap();
        let note = longer
            .sign(key, |text| world.app.signer.sign(text))
            .unwrap()
            .to_string();
        let submission = Submission {
            old: 0,
            proof: Vec::new(),
            note,
        };
        witness
            .keeper
            .add(&submission.to_string(), 1_700_000_000)
            .unwrap();
        for _ in 0..3 {
            Job::Witness.run(&world.app).await.unwrap();
        }
        assert_eq!(unwitnessed(&world).await, 1);
        assert_eq!(published(&world).await.0, StatusCode::NOT_FOUND);
        let shown = html(&page(&world, "/audit", &cast.auditor.token).await);
        assert!(shown.contains("refuse ce journal"), "{shown}");
        assert!(shown.contains("Il a vu un journal plus long"));
        witness.stop.cancel();
        world
    });
}

proptest! {
    #[test]
    fn a_request_reads_back_as_it_was_written(old: u64, proof in proptest::collection::vec(any::<[u8; 32]>(), 0..=63), note in "[a-z]{1,20}\n") {
        let written = Submission { old, proof, note };
        prop_assert_eq!(Submission::parse(&written.to_string()), Ok(written));
    }

    #[test]
    fn no_text_stops_the_reader(text in ".{0,300}") {
        let read = Submission::parse(&text);
        if let Ok(read) = read {
            prop_assert_eq!(read.to_string(), text);
        }
    }
}

#[test]
fn a_request_has_one_spelling() {
    let read = |text: &str| Submission::parse(text).unwrap_err();
    assert_eq!(read("old 01\n\nx\n"), SubmissionError::BadOld);
    assert_eq!(read("old +1\n\nx\n"), SubmissionError::BadOld);
    assert_eq!(read("new 1\n\nx\n"), SubmissionError::BadOld);
    assert_eq!(read("old 1\nx\n"), SubmissionError::NoSeparator);
    assert_eq!(read("old 1\nAAAA\n\nx\n"), SubmissionError::BadHash);
    let many = format!("old 1\n{}\nx\n", "x\n".repeat(64));
    assert_eq!(read(&many), SubmissionError::TooManyHashes);
}
