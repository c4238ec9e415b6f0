//! Receipts: for the owner alone, checked without the server, small enough for one square.

use std::process::Command;

use abri::crypto::signature;
use abri::journal::Receipt;
use serde_json::Value;

use crate::attacks_journal::{grow, stage};
use crate::support::cast::Cast;
use crate::support::{World, in_each_world};

fn path(cast: &Cast, index: impl std::fmt::Display) -> String {
    format!("/lockers/{}/journal/{index}/receipt", cast.amina.locker)
}

async fn text(world: &World, cast: &Cast, index: i64) -> String {
    let answer = world.get(&path(cast, index), &cast.amina.token).await;
    String::from_utf8(answer.expect(200).bytes).unwrap()
}

#[test]
fn a_receipt_holds_with_the_logs_key_alone() {
    in_each_world(|world| async {
        let (cast, index, paper) = stage(&world).await;
        let answer = world.get(&path(&cast, index), &cast.amina.token).await;
        let answer = answer.expect(200);
        let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "text/plain; charset=utf-8");
        let name = format!("attachment; filename=\"recu-{index}.tlog-proof\"");
        assert_eq!(header("content-disposition"), name);
        let text = String::from_utf8(answer.bytes).unwrap();
        let receipt = Receipt::parse(&text).unwrap();
        let key = &world.app.journal_key;
        let signed =
            |message: &[u8], by: &[u8; 64]| signature::verify(key.public(), message, by).is_ok();
        receipt.verify(key, signed).unwrap();
        assert_eq!(receipt.opening.clear().action, "document.read");
        let field = |name: &str| {
            let mut fields = receipt.opening.personal();
            fields.find(|(known, _)| *known == name).unwrap().1.to_vec()
        };
        let id = |text: &str| text.parse::<uuid::Uuid>().unwrap().as_bytes().to_vec();
        assert_eq!(field("document"), id(&paper));
        assert_eq!(field("actor"), id(&cast.marie.id));
        // Ids and codes: nothing that names anybody.
        for name in ["Amina", "Canari", "Marie", "Carte", "CCAS"] {
            let opened = String::from_utf8_lossy(&receipt.opening.to_bytes()).into_owned();
            assert!(!opened.contains(name) && !text.contains(name), "{name}");
        }
        world
    });
}

#[test]
fn nobody_else_takes_a_receipt_and_each_try_is_an_entry() {
    in_each_world(|world| async {
        let (cast, index, _) = stage(&world).await;
        let state = world.state().await;
        for token in [
            &cast.marie.token,
            &cast.paul.token,
            &cast.marc.token,
            &cast.coordinator.token,
            &cast.auditor.token,
        ] {
            let size = world.size().await;
            let answer = world.get(&path(&cast, index), token).await;
            assert!(matches!(answer.status.as_u16(), 403 | 404), "{answer:?}");
            let told = world.since(size).await;
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!((&*told[0][0], &*told[0][1]), ("journal.read", "refused"));
        }
        // An entry of another locker, of none, or of no journal: as if it did not exist.
        let other = "SELECT MAX(idx) FROM journal_entries WHERE locker IS NULL";
        let other = world.number(other).await;
        for index in [other.to_string(), "99999999".into(), u64::MAX.to_string()] {
            let size = world.size().await;
            let answer = world.get(&path(&cast, index), &cast.amina.token).await;
            answer.expect(404);
            assert_eq!(world.since(size).await.len(), 1);
        }
        for index in ["-1", "x", "1.0", "18446744073709551616"] {
            let answer = world.get(&path(&cast, index), &cast.amina.token).await;
            answer.expect(404);
        }
        assert_eq!(world.state().await, state);
        world
    });
}

/// One square holds 2,953 bytes (QR code, version 40, level L). At ten million entries a proof has
/// 24 hashes of 45 bytes, and size and index take eight digits.
#[test]
fn each_receipt_fits_one_square_up_to_ten_million_entries() {
    in_each_world(|world| async {
        let (cast, last, _) = stage(&world).await;
        let own = world.id(&cast.amina.locker);
        let mut longest = 0;
        for index in 0..=last {
            let of = format!(
                "SELECT COUNT(*) FROM journal_entries WHERE idx = {index} AND locker = {own}"
            );
            if world.number(&of).await == 0 {
                continue;
            }
            let text = text(&world, &cast, index).await;
            let hashes = Receipt::parse(&text).unwrap().path.len();
            let large = text.len() + (24 - hashes) * 45 + 2 * 8;
            longest = longest.max(large);
        }
        // Three witnesses add a line each: dash, name, and 76 bytes in base64.
        let cosigned = longest + 3 * ("— witness.example ".len() + 104 + 1);
        eprintln!("longest receipt at ten million entries: {longest}, cosigned {cosigned}");
        assert!(longest > 1200 && cosigned <= 2953, "{longest}, {cosigned}");
        let code =
            qrcode::QrCode::with_error_correction_level(vec![b'a'; cosigned], qrcode::EcLevel::L);
        assert!(code.is_ok());
        world
    });
}

/// What the command says and answers.
fn verify(folder: &std::path::Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abri"));
    command.current_dir(folder).env_clear();
    let output = command
        .args(["journal", "verify-receipt"])
        .args(arguments)
        .output();
    let output = output.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn the_command_says_what_is_proved_and_against_what() {
    in_each_world(|world| async {
        let (cast, index, _) = stage(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let receipt = text(&world, &cast, index).await;
        put("receipt", &receipt);
        put("kept", &Receipt::parse(&receipt).unwrap().note);
        put("touched", &receipt.replacen("extra YWJy", "extra YWJz", 1));
        let key = world.app.journal_key.to_string();
        let other = key.replace("abri.example", "other.example");
        let (good, said) = verify(folder.path(), &["receipt", "--key", &key]);
        assert!(good && said.contains("the receipt is valid"), "{said}");
        assert!(
            said.contains("document.read") && said.contains("signed by"),
            "{said}"
        );
        let (good, said) = verify(folder.path(), &["receipt", "--checkpoint", "kept"]);
        assert!(
            good && said.contains("is the one of the kept checkpoint"),
            "{said}"
        );
        let (good, said) = verify(folder.path(), &["receipt", "--key", &key, "--json"]);
        let line: Value = serde_json::from_str(said.trim()).unwrap();
        assert!(
            good && line["valid"] == true && line["index"] == index,
            "{line}"
        );
        for (arguments, wanted) in [
            (vec!["receipt"], "give --key"),
            (vec!["receipt", "--key", &other], "does not match"),
            (
                vec!["touched", "--key", &key],
                "NOT valid: the line `extra`",
            ),
            (vec!["kept", "--key", &key], "NOT valid: the first line"),
            (vec!["missing", "--key", &key], "missing:"),
        ] {
            let (good, said) = verify(folder.path(), &arguments);
            assert!(!good && said.contains(wanted), "{arguments:?}: {said}");
        }
        later(&world, &cast, index, folder.path(), &key).await;
        world
    });
}

/// A checkpoint of a larger tree agrees by a consistency proof, and only by the right one.
async fn later(world: &World, cast: &Cast, index: i64, folder: &std::path::Path, key: &str) {
    use abri::journal::proof;
    use base64::Engine;
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    let old = Receipt::parse(&std::fs::read_to_string(folder.join("receipt")).unwrap()).unwrap();
    grow(world, 400).await;
    let new = Receipt::parse(&text(world, cast, index).await).unwrap();
    put("later", &new.note);
    let (good, said) = verify(folder, &["receipt", "--checkpoint", "later"]);
    assert!(
        !good && said.contains("abri journal consistency --old"),
        "{said}"
    );
    let (from, to) = (old.head().unwrap().size(), new.head().unwrap().size());
    let mut conn = world.app.store.reader().await.unwrap();
    let ranges = proof::consistency_rows(from, to);
    let rows = abri::store::journal::rows(&mut conn, &ranges)
        .await
        .unwrap();
    let path = proof::consistency(from, to, &rows).unwrap();
    let line = |hash: &[u8; 32]| base64::engine::general_purpose::STANDARD.encode(hash) + "\n";
    put("proof", &path.iter().map(line).collect::<String>());
    put("short", &path[1..].iter().map(line).collect::<String>());
    let with = |file, kept, proof| {
        let asked = [file, "--checkpoint", kept, "--consistency", proof];
        verify(folder, &asked)
    };
    let (good, said) = with("receipt", "later", "proof");
    assert!(good && said.contains("begins with that of"), "{said}");
    assert!(!with("receipt", "later", "short").0);
    // Anybody makes a longer tree: without the key an older checkpoint proves nothing of it.
    put("new", &new.to_string());
    let (good, said) = with("new", "kept", "proof");
    assert!(!good && said.contains("give --key too"), "{said}");
    let asked = [
        "new",
        "--checkpoint",
        "kept",
        "--consistency",
        "proof",
        "--key",
        key,
    ];
    let (good, said) = verify(folder, &asked);
    assert!(good, "{said}");
    // Two trees of one size: somebody lied.
    let root = |note: &str| note.lines().nth(2).unwrap().to_owned();
    put(
        "forked",
        &new.note.replace(&root(&new.note), &root(&old.note)),
    );
    let (good, said) = verify(folder, &["new", "--checkpoint", "forked"]);
    assert!(!good && said.contains("two trees"), "{said}");
}
