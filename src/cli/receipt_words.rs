//! What a receipt says, and what of it is proved, in words.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::clock::Timestamp;
use crate::crypto::hex;
use crate::journal::{Checkpoint, Receipt};

/// Prints the entry and what is proved of it.
pub fn print(receipt: &Receipt, head: &Checkpoint, proved: &[String], as_json: bool) {
    let clear = receipt.opening.clear();
    let at = Timestamp::from_millis(clear.recorded_at_ms).rfc3339();
    let fields = receipt
        .opening
        .personal()
        .map(|(name, value)| (name, readable(name, value)));
    if as_json {
        let fields: serde_json::Map<_, _> = fields
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
        let line = json!({
            "valid": true, "origin": head.origin(), "size": head.size(), "root": STANDARD.encode(head.root()),
            "index": clear.index, "recorded_at": at, "action": clear.action, "outcome": clear.outcome,
            "reason": clear.reason, "channel": clear.channel, "personal": fields, "proved": proved,
        });
        return println!("{line}");
    }
    println!("entry {} of {}", clear.index, head.origin());
    println!(
        "  recorded_at {at}\n  action {}\n  outcome {}",
        clear.action, clear.outcome
    );
    for (name, value) in [("reason", clear.reason), ("channel", clear.channel)] {
        if !value.is_empty() {
            println!("  {name} {value}");
        }
    }
    for (name, value) in fields {
        println!("  {name} {value}");
    }
    for what in proved {
        println!("proved: {what}");
    }
    println!("the receipt is valid");
}

/// Ids as ids, numbers as numbers, codes as they are.
fn readable(name: &str, value: &[u8]) -> String {
    match (
        name,
        <[u8; 16]>::try_from(value),
        <[u8; 8]>::try_from(value),
    ) {
        ("mode" | "motive" | "payload", ..) => String::from_utf8_lossy(value).into_owned(),
        ("previous", _, Ok(index)) => u64::from_be_bytes(index).to_string(),
        (_, Ok(id), _) => uuid::Uuid::from_bytes(id).to_string(),
        _ => hex(value),
    }
}
