//! The codes that people meet, and their words.
//!
//! Codes are stable and in English; the words live in the catalogues. The lists
//! here let a test hold that every language has a word for every code.

mod papers;

pub use papers::{CATEGORIES, KINDS};

use crate::http::web::locale::Locale;

/// Why an aidant opens a locker: the packs, then a few verbs.
#[rustfmt::skip]
pub const MOTIVES: [&str; 16] = [
    "rsa_quarterly", "ame", "c2s", "cni_renewal", "passport", "residence_permit_renewal",
    "social_housing", "siao", "bank_account_right", "school_enrolment", "private_rental",
    "solidarity_transport", "sort_papers", "add_paper", "print_paper", "other_procedure",
];

/// What a mandate may allow, as far as pages offer it.
pub const RIGHTS: [&str; 5] = ["list", "read", "download", "deposit", "organise"];

/// How long a mandate may run.
pub const TERMS: [&str; 5] = ["visit", "day", "month", "semester", "year"];

/// Where the person answers a mandate that is proposed.
pub const WAITS: [&str; 3] = ["desk", "remote", "own"];

/// On what ground a mandate stands.
pub const GROUNDS: [&str; 2] = ["consent", "guardianship"];

/// Why a witness refuses the journal.
#[rustfmt::skip]
pub const WITNESS_REFUSALS: [&str; 5] = [
    "larger", "another_root", "not_consistent", "unknown_log", "unknown_key",
];

/// How an aidant works during a visit.
pub const MODES: [&str; 3] = ["together", "in_place", "remote"];

/// How somebody entered.
#[rustfmt::skip]
pub const METHODS: [&str; 8] = [
    "card", "sheet", "passphrase", "passkey", "card_guardian", "guardians", "oidc+card", "oidc+passphrase",
];

/// On what a session was opened.
pub const SESSION_KINDS: [&str; 3] = ["shared", "own", "staff"];

/// What the journal records.
#[rustfmt::skip]
pub const ACTIONS: [&str; 95] = [
    "session.opened", "session.closed", "session.refused", "locker.opened", "locker.read",
    "card.locked", "document.listed", "document.read", "document.downloaded",
    "document.deposited", "document.organised", "document.discarded", "document.restored",
    "document.destroyed", "document.verified", "mandate.accepted", "mandate.revoked",
    "mandate.superseded", "mandate.expired", "visit.opened", "visit.closed", "key.published",
    "journal.read", "journal.exported", "contest.opened", "contest.answered",
    "contest.closed", "contest.listed", "journal.searched", "journal.unwitnessed", "journal.verified", "maintenance.swept",
    "maintenance.migrated", "organisation.created", "membership.opened", "account.created", "account.invited",
    "factor.enrolled", "mandate.listed", "organisation.read", "organisation.changed",
    "maintenance.installed",
    "card.shown", "card.codes_made", "factor.proved", "contact.changed", "notice.sent",
    "notice.read", "locker.confirmed", "opening.prepared", "opening.discarded", "factor.closed",
    "factor.removed", "factor.codes_made", "factor.recovered", "factor.sheet_made", "mandate.drafted", "mandate.scanned", "mandate.refused",
    "mandate.lapsed", "mandate.suspended", "mandate.resumed", "mandate.narrowed",
    "mandate.renewed", "mandate.aidant_added", "mandate.aidant_removed", "mandate.wake_asked",
    "mandate.woken", "mandate.wake_refused", "mandate.attested", "membership.changed",
    "membership.closed", "relative.joined", "relative.left",
    "organisation.chosen", "card.blocked", "card.replaced", "card.code_changed",
    "sheet.replaced", "passphrase.changed", "passphrase.removed",
    "organisation.chosen", "recovery.started", "recovery.confirmed", "recovery.phone_asked",
    "recovery.phone_confirmed", "recovery.vetoed", "recovery.finished", "recovery.lapsed",
    "guardian.named", "guardian.removed", "guardian.listed",
    "identity.linked", "identity.unlinked",
    "other",
];

/// How an action ended.
pub const OUTCOMES: [&str; 3] = ["done", "refused", "failed"];

/// Why an action was refused.
#[rustfmt::skip]
pub const REASONS: [&str; 25] = [
    "no_mandate", "not_started", "expired", "revoked", "suspended", "aidant_not_named",
    "aidant_disabled", "organisation_suspended", "category_not_given", "right_not_given",
    "document_excluded", "private", "locker_frozen", "second_factor_needed", "session_expired",
    "rate_limited", "unsafe_document", "journal_unavailable", "visit_needed", "bad_credentials",
    "not_authentic", "bad_input", "not_waiting", "terms_differ", "not_your_role",
];

/// The states that pages show with picture, word and colour.
#[rustfmt::skip]
pub const STATUSES: [&str; 12] = [
    "active", "pending", "suspended", "revoked", "expired", "superseded", "draft", "refused",
    "lapsed", "dormant", "not_started", "binned",
];

/// What a person is told on their first page.
#[rustfmt::skip]
pub const TOLD: [&str; 33] = [
    "mandate_requested", "mandate_accepted", "mandate_renewed", "mandate_revoked",
    "mandate_expired", "mandate_suspended", "mandate_resumed", "mandate_woken", "aidant_added",
    "aidant_removed", "locker_opened_remotely", "contact_changed", "organisation_suspended",
    "card_blocked", "card_replaced", "code_changed", "sheet_replaced", "passphrase_changed",
    "organisation_resumed", "organisation_closed", "recovery_started", "recovery_vetoed",
    "recovery_finished", "guardians_changed", "guardian_removed", "identity_linked", "identity_unlinked",
    "passkey_added", "passkey_removed",
    "phone_lost", "email_lost", "contact_to_confirm", "contest_answered",
];

/// The pictures of a code: each stands for its digit.
pub const SIGNS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// The places of the pictures of a code.
pub const PLACES: [&str; 4] = ["1", "2", "3", "4"];

/// What the person's card is.
pub const CARDS: [&str; 4] = ["ready", "locked", "blocked", "none"];

/// How far a recovery is.
#[rustfmt::skip]
pub const RECOVERIES: [&str; 6] = ["waiting", "delayed", "ready", "finished", "vetoed", "lapsed"];

/// How a guardian made sure who somebody is.
pub const CHECKS: [&str; 3] = ["known_in_person", "paper_in_person", "known_by_video"];

/// How far a number or an address of the person is trusted.
pub const STANDINGS: [&str; 5] = ["waiting", "validated", "to_confirm", "silent", "lost"];

/// What is answered to a person who says that something is not normal.
#[rustfmt::skip]
pub const ANSWERS: [&str; 5] = ["expected", "mistake", "misuse", "somebody_else", "talk"];

/// Who answers.
pub const ANSWERERS: [&str; 2] = ["coordinator", "auditor"];

/// How the person closes what they said.
pub const CLOSINGS: [&str; 2] = ["settled", "unsettled"];

/// The families of words, each with its codes.
pub const FAMILIES: [(&str, &[&str]); 25] = [
    ("category", &CATEGORIES),
    ("right", &RIGHTS),
    ("term", &TERMS),
    ("wait", &WAITS),
    ("ground", &GROUNDS),
    ("mode", &MODES),
    ("motive", &MOTIVES),
    ("entered", &METHODS),
    ("session-kind", &SESSION_KINDS),
    ("action", &ACTIONS),
    ("outcome", &OUTCOMES),
    ("reason", &REASONS),
    ("status", &STATUSES),
    ("told", &TOLD),
    ("sign", &SIGNS),
    ("place", &PLACES),
    ("card-state", &CARDS),
    ("recovery", &RECOVERIES),
    ("check", &CHECKS),
    ("answer", &ANSWERS),
    ("answerer", &ANSWERERS),
    ("closing", &CLOSINGS),
    ("sms", &STANDINGS),
    ("email", &STANDINGS),
    ("witness", &WITNESS_REFUSALS),
];

/// The words of a code. A code that no language knows gets a neutral word,
/// because people never see a code.
pub fn label(locale: Locale, family: &str, code: &str) -> String {
    let key = key(family, code);
    locale
        .find(&key)
        .unwrap_or_else(|| locale.t("label-unknown"))
}

/// The key of a code's words: `action`, `document.read` → `action-document-read`.
pub fn key(family: &str, code: &str) -> String {
    format!("{family}-{}", code.replace('.', "-").replace('+', "_"))
}

/// Whether papers of this category need a sentence of their own before an
/// aidant may be let in.
pub fn is_sensitive(category: &str) -> bool {
    matches!(category, "health" | "justice")
}
