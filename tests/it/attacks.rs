//! Attacks on objects: bits, chunks, lengths, places. Each test mends what it broke, so its world
//! ends whole.

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{Cast, Person, pdf};
use crate::support::{World, in_each_world};

/// Suite byte, salt and commitment.
const HEAD: usize = 57;
/// A sealed chunk.
const CHUNK: usize = 16_384 + 16;

const FAILED: (&str, &str) = ("failed", "not_authentic");

fn content(document: &str) -> String {
    format!("/documents/{document}/content")
}

/// Puts `altered` in the object's place, reads, and puts the object back.
async fn try_object(world: &World, person: &Person, document: &str, altered: &[u8], code: &str) {
    let version = world.version(document).await;
    let object = world.object(version).await;
    assert_ne!(object, altered, "the attack changes nothing");
    world.put_object(version, altered).await;
    let path = content(document);
    world.fails(&path, &person.token, code, FAILED).await;
    world.put_object(version, &object).await;
}

async fn still_opens(world: &World, person: &Person, document: &str, file: &[u8]) {
    let read = world.get(&content(document), &person.token).await;
    assert!(read.expect(200).bytes == file);
}

#[test]
fn no_bit_of_a_small_object_can_be_flipped() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(60);
        let paper = world.paper(&cast.amina, "cni", "Carte", &file).await;
        let object = world.object(world.version(&paper).await).await;
        let state = world.state().await;
        for at in 0..object.len() {
            let mut altered = object.clone();
            altered[at] ^= 1 << (at % 8);
            let code = if at < HEAD { "altered_value" } else { "cut" };
            try_object(&world, &cast.amina, &paper, &altered, code).await;
            still_in_session(&world, at);
        }
        assert_eq!(world.state().await, state);
        still_opens(&world, &cast.amina, &paper, &file).await;
        world
    });
}

/// Throttles count by the minute.
fn still_in_session(world: &World, at: usize) {
    if at % 32 == 31 {
        world.later(std::time::Duration::from_secs(60));
    }
}

#[test]
fn no_part_of_an_object_can_be_flipped() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(50_000);
        let paper = world.paper(&cast.amina, "cni", "Carte", &file).await;
        let object = world.object(world.version(&paper).await).await;
        let end = object.len() - 1;
        let first_tag = HEAD + CHUNK - 1;
        let places = [
            HEAD,
            HEAD + 7000,
            first_tag,
            first_tag + 1,
            HEAD + CHUNK + 9000,
            HEAD + 2 * CHUNK - 16,
            HEAD + 3 * CHUNK,
            end - 16,
            end,
        ];
        let state = world.state().await;
        for at in places {
            let mut altered = object.clone();
            altered[at] ^= 0x80;
            try_object(&world, &cast.amina, &paper, &altered, "cut").await;
        }
        assert_eq!(world.state().await, state);
        still_opens(&world, &cast.amina, &paper, &file).await;
        world
    });
}

/// Each way to rearrange chunks, with what it is called.
fn rearranged(object: &[u8]) -> Vec<(Vec<u8>, &'static str)> {
    let (head, body) = object.split_at(HEAD);
    let chunks: Vec<&[u8]> = body.chunks(CHUNK).collect();
    let of = |order: &[usize]| {
        let picked = order.iter().map(|at| chunks[*at]);
        [head, &picked.collect::<Vec<_>>().concat()].concat()
    };
    let mut shorter_last = object.to_vec();
    shorter_last.truncate(object.len() - 1);
    vec![
        (of(&[1, 0, 2, 3]), "cut"),
        (of(&[0, 0, 2, 3]), "cut"),
        (of(&[0, 1, 1, 3]), "cut"),
        (of(&[0, 2, 3]), "altered_value"),
        (of(&[0, 1, 2]), "altered_value"),
        (of(&[0, 1, 2, 2, 3]), "altered_value"),
        (of(&[0, 1, 2, 3, 3]), "altered_value"),
        (shorter_last, "altered_value"),
        (object[..HEAD].to_vec(), "altered_value"),
        (object[..HEAD - 1].to_vec(), "object_altered"),
        (object[..10].to_vec(), "object_altered"),
        (Vec::new(), "object_altered"),
        ([object, &[0]].concat(), "altered_value"),
        ([object, &[7; CHUNK]].concat(), "altered_value"),
        ([&[0], &object[1..]].concat(), "altered_value"),
        ([&[2], &object[1..]].concat(), "altered_value"),
    ]
}

#[test]
fn no_chunk_can_be_cut_added_moved_or_repeated() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(60_000);
        let paper = world.paper(&cast.amina, "cni", "Carte", &file).await;
        let object = world.object(world.version(&paper).await).await;
        let state = world.state().await;
        for (altered, code) in rearranged(&object) {
            try_object(&world, &cast.amina, &paper, &altered, code).await;
        }
        assert_eq!(world.state().await, state);
        still_opens(&world, &cast.amina, &paper, &file).await;
        world
    });
}

#[test]
fn what_came_before_an_altered_chunk_is_authentic_and_the_rest_never_comes() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(900_000);
        let paper = world.paper(&cast.amina, "cni", "Carte", &file).await;
        let version = world.version(&paper).await;
        let object = world.object(version).await;
        for chunk in [15, 16, 40, 54] {
            let mut altered = object.clone();
            altered[HEAD + chunk * CHUNK + 3] ^= 4;
            world.put_object(version, &altered).await;
            let failed = world.entries("failed").await;
            let arrived = world.arrived(&content(&paper), &cast.amina.token).await;
            assert!(arrived.bytes.len() <= chunk * 16_384);
            assert!(file.starts_with(&arrived.bytes) && arrived.bytes.len() < file.len());
            assert_eq!(world.entries("failed").await, failed + 1);
            assert_eq!(
                world.last_refusal().await,
                ("document.read".into(), FAILED.1.into())
            );
            verified(&world, &cast, &paper).await;
        }
        world.put_object(version, &object).await;
        still_opens(&world, &cast.amina, &paper, &file).await;
        world
    });
}

/// The check of a paper says what is wrong by its name.
async fn verified(world: &World, cast: &Cast, paper: &str) {
    let path = format!("/documents/{paper}/verify");
    let answer = world.act(&path, &cast.amina.token).await.expect(500);
    assert_eq!(answer.code(), "object_altered");
    assert_eq!(world.last_refusal().await.0, "document.verified");
}

#[test]
fn objects_open_in_their_own_place_only() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let one = world.paper(&cast.amina, "cni", "Un", &pdf(3000)).await;
        let two = world.paper(&cast.amina, "cni", "Deux", &pdf(3001)).await;
        let foreign = world.paper(&cast.marc, "cni", "Trois", &pdf(3000)).await;
        let object_one = world.object(world.version(&one).await).await;
        for other in [&two, &foreign] {
            let object = world.object(world.version(other).await).await;
            try_object(&world, &cast.amina, &one, &object, "altered_value").await;
        }
        try_object(&world, &cast.amina, &two, &object_one, "altered_value").await;
        moved_with_its_row(&world, &cast, &one, &two).await;
        world
    });
}

/// The blob moves, and with it everything of its row that names or opens it.
async fn moved_with_its_row(world: &World, cast: &Cast, from: &str, to: &str) {
    let version = world.version(to).await;
    let object = world.object(world.version(from).await).await;
    world.put_object(version, &object).await;
    for columns in [
        "wrapped",
        "wrapped, meta",
        "wrapped, meta, object_sha256, signature",
    ] {
        for column in columns.split(", ") {
            let from = format!(
                "SELECT {column} FROM document_versions WHERE document = {}",
                world.id(from)
            );
            let value = world.blob(&from).await;
            let place = format!("document = {}", world.id(to));
            world.set("document_versions", column, &place, &value).await;
        }
        world
            .refuses(&content(to), &cast.amina.token, "altered_value", FAILED)
            .await;
        if columns == "wrapped" {
            world.finds(&format!("object {version}")).await;
        }
    }
    world.finds(&format!("document_versions {version}")).await;
}

#[test]
fn a_missing_object_is_named() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(3000)).await;
        let version = world.version(&paper).await;
        world.app.blobs.delete(version).await.unwrap();
        world
            .refuses(
                &content(&paper),
                &cast.amina.token,
                "object_altered",
                FAILED,
            )
            .await;
        world.finds(&format!("object {version}")).await;
        world
    });
}
