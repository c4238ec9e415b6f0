//! Receipts against vectors of another implementation, and each byte of one changed.

use abri::crypto::signature;
use abri::journal::note::VerifierKey;
use abri::journal::{Checkpoint, Receipt, ReceiptError};
use proptest::prelude::*;
use serde_json::Value;

use super::vectors_journal::{journal, list, text};

fn key() -> VerifierKey {
    text(&journal()["checkpoint"]["vkey"]).parse().unwrap()
}

/// Reads and checks, as anybody does who has the log's key.
fn check(receipt: &str) -> Result<Checkpoint, ReceiptError> {
    let key = key();
    let signed =
        |message: &[u8], by: &[u8; 64]| signature::verify(key.public(), message, by).is_ok();
    Receipt::parse(receipt)?.verify(&key, signed)
}

/// The name of an error, without what it carries.
fn name(error: ReceiptError) -> String {
    let told = format!("{error:?}");
    told.split('(').next().unwrap().to_owned()
}

fn good() -> String {
    text(&journal()["receipts"]["good"][1]).to_owned()
}

#[test]
fn receipts_of_another_implementation_hold() {
    let vectors = journal();
    for (at, receipt) in list(&vectors["receipts"]["good"]).iter().enumerate() {
        let head = check(text(receipt)).unwrap();
        assert_eq!(head.size(), 2);
        let read = Receipt::parse(text(receipt)).unwrap();
        assert_eq!(read.to_string(), text(receipt), "printed as it was read");
        let entry = &vectors["entries"][at];
        assert_eq!(read.opening.clear().action, text(&entry["clear"]["action"]));
        let fields: Vec<_> = read.opening.personal().map(|(name, _)| name).collect();
        let wanted = abri::journal::entry::FIELDS
            .iter()
            .filter(|name| entry["personal"][**name] != Value::Null);
        assert_eq!(fields, wanted.copied().collect::<Vec<_>>());
    }
}

#[test]
fn what_is_no_receipt_is_refused_by_name() {
    for case in list(&journal()["receipts"]["refused"]) {
        let error = check(text(&case["text"])).unwrap_err();
        assert_eq!(name(error), text(&case["name"]), "{error}: {case}");
    }
}

/// The names by which a change in each part is refused. What decides is the part in which the text
/// differs from the receipt.
fn names(line: usize, lines: &[&str]) -> &'static [&'static str] {
    let blank = lines.iter().position(|line| line.is_empty()).unwrap();
    match line {
        0 => &["BadHeader"],
        // The salt and the fields make another leaf; the index another entry.
        1 => &[
            "BadExtra",
            "BadOpening",
            "NotIncluded",
            "OtherIndex",
            "TooLong",
        ],
        2 => &["BadIndex", "OtherIndex"],
        line if line < blank => &["BadHash", "NotIncluded", "NoCheckpoint"],
        line if line == blank => &["BadHash", "NoCheckpoint", "Checkpoint"],
        _ => &["Checkpoint"],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// One byte changed, taken out or put in, in any part: refused, by the name of that part.
    #[test]
    fn a_touched_receipt_is_refused_by_the_part(pick: prop::sample::Index, byte in 0x20..0x7fu8, how in 0..3) {
        let good = good();
        let lines: Vec<&str> = good.split('\n').collect();
        let at = pick.index(good.len());
        let mut bytes = good.clone().into_bytes();
        match how {
            0 => bytes[at] = byte,
            1 => drop(bytes.remove(at)),
            _ => bytes.insert(at, byte),
        }
        // A receipt is text; what is none does not come to the parser.
        let Ok(touched) = String::from_utf8(bytes) else { return Ok(()) };
        prop_assume!(touched != good);
        let line = good[..at].matches('\n').count();
        let error = match check(&touched) {
            Ok(_) => return Err(TestCaseError::fail(format!("taken: {touched}"))),
            Err(error) => name(error),
        };
        let mut allowed = names(line, &lines).to_vec();
        // A line's end that is gone joins two parts; both may be named.
        if good.as_bytes()[at] == b'\n' {
            allowed.extend(names(line + 1, &lines));
        }
        prop_assert!(allowed.contains(&error.as_str()), "byte {at} of line {line}: {error}\n{touched}");
    }

    /// Whatever text comes, it is refused or printed back to the byte.
    #[test]
    fn what_is_read_is_printed_back(cut in 0..900usize, rest in ".{0,80}") {
        let good = good();
        let start = good.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        let text = format!("{}{rest}", &good[..start]);
        if let Ok(read) = Receipt::parse(&text) {
            prop_assert_eq!(read.to_string(), text);
        }
    }
}
