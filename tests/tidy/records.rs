//! What must agree between files: migrations of both engines, ops and their entries, codes and
//! their words, formats and their page.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::source::{files, none, read, sources};

#[test]
fn migrations_come_in_pairs() {
    let of = |engine: &str| -> BTreeSet<String> {
        let folder = format!("migrations/{engine}/");
        let paths = files(&folder).into_iter();
        paths.map(|path| path.replace(&folder, "")).collect()
    };
    let (sqlite, postgres) = (of("sqlite"), of("postgres"));
    let alone = sqlite.symmetric_difference(&postgres);
    let mut findings: Vec<String> = alone
        .map(|name| format!("{name}: is there for one engine only"))
        .collect();
    for (number, name) in (1..).zip(&sqlite) {
        if !name.starts_with(&format!("{number:04}_")) || !name.ends_with(".sql") {
            findings.push(format!("{name}: should be {number:04}_name.sql"));
        }
    }
    none(
        &findings,
        "A migration has the same number and name for both engines.",
    );
}

#[test]
fn a_landed_migration_never_changes() {
    let pinned: BTreeMap<String, String> = read("tests/migrations.sha256")
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
        .collect();
    let mut findings = Vec::new();
    let found = files("migrations");
    for path in &found {
        let digest = Sha256::digest(read(path));
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        match pinned.get(path) {
            Some(known) if *known == digest => {}
            Some(_) => findings.push(format!("{path}: changed; write a new migration instead")),
            None => findings.push(format!(
                "{path}: pin it in tests/migrations.sha256: {digest}  {path}"
            )),
        }
    }
    let gone = pinned.keys().filter(|path| !found.contains(path));
    findings.extend(gone.map(|path| format!("{path}: is pinned and gone")));
    none(
        &findings,
        "Instances have run what landed: it is never edited.",
    );
}

/// Ops whose entry has another name than `verb_noun` says, or none, with the reason.
const OTHER_ENTRIES: &[(&str, &str)] = &[
    ("card_codes", "card.codes_made"),
    ("change_code", "card.code_changed"),
    ("choose_organisation", "organisation.chosen"),
    ("find_locker", "card.shown"),
    // Whoever was shown eight symbols sees what waits under them; nothing is opened.
    ("find_opening", ""),
    ("choose_guardians", "guardian.named"),
    // A number on the first page of a guardian, about nobody by name.
    ("count_guarded", ""),
    ("guardian_candidates", "guardian.listed"),
    ("list_guardianships", "guardian.listed"),
    ("suggest_guardians", "guardian.listed"),
    // Whoever holds the eight symbols of a recovery sees how far it is; nothing is opened.
    ("read_recovery", ""),
    ("stop_guarding", "guardian.removed"),
    ("lapse_recoveries", "recovery.lapsed"),
    ("confirm_by_phone", "recovery.phone_confirmed"),
    ("finish_identity", "session.opened"),
    ("open_identified", "session.opened"),
    // Nobody is known yet; what comes back has its entry.
    ("start_identity", ""),
    ("enrol_passkey", "factor.enrolled"),
    ("enter_passkey", "session.opened"),
    // One's own factors, by date and kind: nothing of anybody else.
    ("list_factors", ""),
    ("prove_passkey", "factor.proved"),
    ("recovery_codes", "factor.codes_made"),
    ("staff_sheet", "factor.sheet_made"),
    // A part of change_passphrase.
    ("old_passphrase", ""),
    // Parts of accept_mandate, give_mandate and open_locker.
    ("keep_mandate", ""),
    ("mandate_changes", ""),
    ("new_locker", ""),
    ("person_proof", ""),
    ("seal_mandate", ""),
    ("name_aidant", "mandate.aidant_added"),
    ("remove_aidant", "mandate.aidant_removed"),
    ("open_urgently", "locker.opened"),
    ("scan_mandate", "mandate.scanned"),
    // Parts of change_contact, validate_contact and sweep.
    ("confirm_contact", ""),
    ("contact_code", ""),
    ("contact_own", ""),
    ("lose_contact", "contact.changed"),
    ("validate_contact", "contact.changed"),
    // What a gateway reports drops a contact; the refusal of an unsigned one is about a message.
    ("receive_failure", "notice.sent"),
    // Numbers for the operator, about nobody.
    ("read_outbox", ""),
    // Whoever was shown eight symbols sees what waits under them; nothing is opened.
    ("short_address", ""),
    ("close_organisation", "organisation.changed"),
    ("end_sessions", "session.closed"),
    // Nothing of a locker is shown: only since when one is in oneself.
    ("list_sessions", ""),
    ("enrol_account", "account.created"),
    ("give_mandate", "mandate.accepted"),
    ("read_attestation", "mandate.attested"),
    ("read_receipt", "journal.read"),
    // The person's page of the journal.
    ("own_journal", "journal.read"),
    // A stranger types a code; nothing of a person is told, and anybody could fill the journal.
    ("verify_code", ""),
    ("invite_member", "account.invited"),
    ("invite_relative", "account.invited"),
    ("join_organisation", "membership.opened"),
    ("journal_verify", "journal.verified"),
    // What opens a locker is looked at.
    ("read_ways", "locker.read"),
    // Reading one's lockers is reading each of them.
    ("list_lockers", "locker.read"),
    ("receive_sms", "mandate.woken"),
    ("send_notices", "notice.sent"),
    ("wake_mandate", "mandate.wake_asked"),
    ("remove_member", "membership.closed"),
    ("remove_relative", "relative.left"),
    ("suspend_member", "membership.changed"),
    // A part of journal_verify.
    ("journal_reconcile", ""),
    // A checkpoint signs the journal; an entry about it would ask for another checkpoint.
    ("list_colleagues", "organisation.read"),
    ("use_opening", "locker.opened"),
    ("watch_mandate", ""),
    ("watch_opening", ""),
    // A cosignature is told by nobody but its row, for the same reason; a refusal is an entry.
    ("published_checkpoint", ""),
    ("witness_checkpoint", "journal.unwitnessed"),
    ("journal_checkpoints", ""),
    ("write_checkpoint", ""),
];

/// `revoke_mandate` → `mandate.revoked`.
fn entry(op: &str) -> Option<String> {
    let (verb, noun) = op.split_once('_')?;
    let past = match verb {
        "read" => verb.to_owned(),
        "enrol" => "enrolled".to_owned(),
        verb if verb.ends_with('e') => format!("{verb}d"),
        verb => match verb.strip_suffix('y') {
            Some(stem) => format!("{stem}ied"),
            None => format!("{verb}ed"),
        },
    };
    Some(format!("{}.{past}", noun.strip_suffix('s').unwrap_or(noun)))
}

#[test]
fn each_op_has_its_entry() {
    let kinds = codes("EventKind");
    let mut findings = Vec::new();
    let mut listed: BTreeSet<&str> = OTHER_ENTRIES.iter().map(|(op, _)| *op).collect();
    for path in files("src/ops") {
        let op = path.trim_start_matches("src/ops/").trim_end_matches(".rs");
        let Some(said) = entry(op) else { continue };
        let other = OTHER_ENTRIES.iter().find(|(known, _)| *known == op);
        listed.remove(op);
        let wanted = other.map_or(said.as_str(), |(_, entry)| entry);
        if !wanted.is_empty() && !kinds.contains(wanted) {
            findings.push(format!("{path}:1: no EventKind is \"{wanted}\""));
        }
        if other.is_some() && kinds.contains(&said) {
            findings.push(format!(
                "{path}:1: \"{said}\" exists: take the exception out"
            ));
        }
    }
    findings.extend(
        listed
            .iter()
            .map(|op| format!("{op}: is gone: take the exception out")),
    );
    none(
        &findings,
        "An op is one journal action (src/domain/journal.rs), under the same words.",
    );
}

/// The codes of one enum of `domain::journal`.
fn codes(name: &str) -> BTreeSet<String> {
    let text = read("src/domain/journal.rs") + &read("src/domain/reason.rs");
    let (_, rest) = text
        .split_once(&format!("    {name} {{"))
        .expect("the enum is declared with codes!");
    let (body, _) = rest.split_once("\n    }").expect("an end");
    let lines = body
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let codes: BTreeSet<String> = lines
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect();
    assert!(codes.len() > 5, "{name}: {codes:?}");
    codes
}

#[test]
fn each_code_of_the_journal_has_its_words() {
    let mut keys = BTreeSet::new();
    let mut family = |name: &str, codes: &BTreeSet<String>| {
        let dashed = codes.iter().map(|code| code.replace('.', "-"));
        keys.extend(dashed.map(|code| format!("{name}-{code}")));
    };
    for name in ["action", "journal", "verb"] {
        family(name, &codes("EventKind"));
    }
    family("reason", &codes("Reason"));
    let mut findings = Vec::new();
    for path in files("locales")
        .iter()
        .filter(|path| path.ends_with(".ftl") && !path.starts_with("locales/mandate/"))
    {
        let text = read(path);
        let known: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .collect();
        let missing = keys.iter().filter(|key| !known.contains(key.as_str()));
        findings.extend(missing.map(|key| format!("{path}: {key} is missing")));
    }
    none(
        &findings,
        "A person reads words: each EventKind and Reason has a text in each locale.",
    );
}

#[test]
fn each_place_and_label_stands_in_the_formats() {
    let page = read("src/crypto/FORMAT.md");
    let journal = read("src/journal/FORMAT.md");
    let mut findings = Vec::new();
    for source in sources() {
        for (at, _) in source
            .text
            .match_indices("Self::new(")
            .chain(source.text.match_indices("Place::new("))
        {
            let places = source.path.starts_with("src/crypto/place");
            if !places && source.path != "src/http/idempotency.rs" {
                continue;
            }
            let rest = source.text[at..]
                .split_once('(')
                .map_or("", |(_, rest)| rest.trim_start());
            let purpose = rest
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next());
            let Some(purpose) = purpose else { continue };
            if !page.contains(&format!("| `{purpose}` |")) {
                findings.push(format!(
                    "{}: the purpose {purpose} is not in src/crypto/FORMAT.md",
                    source.path
                ));
            }
        }
        for (at, _) in source.text.match_indices("\"abri/v1/") {
            let label = source.text[at + 1..]
                .split(['"', '\\'])
                .next()
                .unwrap_or_default();
            if label != "abri/v1/" && !page.contains(label) && !journal.contains(label) {
                findings.push(format!(
                    "{}: the label {label} is not in a FORMAT.md",
                    source.path
                ));
            }
        }
    }
    none(
        &findings,
        "FORMAT.md is normative: what is not there does not exist.",
    );
}

#[test]
fn every_purpose_is_found() {
    let text = read("src/crypto/place.rs");
    let functions = text.matches("-> Self").count();
    let named = text.matches("Self::new(").count();
    // `new` itself and `from_context` build no purpose of their own.
    assert_eq!(
        named,
        functions - 2,
        "each place is built by Self::new with its purpose first"
    );
}
