//! What an actor can do: one `verb_noun` a file. Pages, API and command line call the same op.
//!
//! To add an op: (1) an `Action` in `domain::policy` and a test of each actor on it; (2) an
//! `EventKind` in `domain::journal`, with its sentence in every locale; (3) a file here, in which
//! [`allow`] or [`allow_recorded`] comes first and every change goes through `Store::commit` with
//! its entry; (4) a route in `http::api` and a page; (5) a test file of the same name, where each
//! refusal shows that nothing changed and that one entry exists.

pub mod accept_mandate;
pub mod actor;
mod attest;
mod attested;
pub mod card_codes;
pub mod change_contact;
pub mod change_organisation;
pub mod change_passphrase;
pub mod choose_organisation;
pub mod close_organisation;
pub mod close_session;
pub mod confirm_locker;
mod consents;
mod contact;
pub mod create_organisation;
mod credentials;
pub mod deposit_document;
pub mod discard_document;
mod door;
pub mod draft_mandate;
pub mod enrol_account;
pub mod enrol_factor;
pub mod enrol_passkey;
pub mod enter_passkey;
pub mod error;
pub mod expire_mandates;
pub mod find_locker;
pub mod give_mandate;
mod grants;
pub mod invite_member;
pub mod invite_relative;
pub mod join_organisation;
mod journal_reconcile;
pub mod journal_verify;
mod keep_mandate;
pub mod keyring;
pub mod list_colleagues;
pub mod list_documents;
pub mod list_factors;
pub mod list_lockers;
pub mod list_mandates;
mod mandate_changes;
pub mod name_aidant;
mod new_locker;
pub mod open_locker;
pub mod open_session;
pub mod open_urgently;
pub mod open_visit;
mod opener;
pub mod organise_document;
pub mod passkeys;
pub mod people;
mod permit;
pub mod person_proof;
mod places;
mod profile;
pub mod prove_factor;
pub mod prove_passkey;
mod proved;
pub mod published;
pub mod read_attestation;
pub mod read_document;
pub mod read_journal;
pub mod read_notices;
pub mod read_organisation;
pub mod receive_sms;
mod recover_factor;
pub mod recovery_codes;
pub mod refuse_mandate;
mod refused;
pub mod remove_aidant;
pub mod remove_factor;
pub mod remove_member;
pub mod remove_relative;
pub mod renew_mandate;
pub mod revoke_mandate;
pub mod scan_mandate;
mod seal_mandate;
pub mod send_notices;
pub mod short_address;
pub mod staff_sheet;
mod staffing;
mod structures;
pub mod suspend_mandate;
pub mod suspend_member;
pub mod sweep;
mod tell;
mod terms;
mod unlocking;
pub mod verify_code;
pub mod verify_document;
pub mod wake_mandate;
pub mod watch_mandate;
mod window;
mod woken;
pub mod write_checkpoint;

pub use actor::Actor;
pub use error::OpError;
use permit::under;
pub use permit::{
    Allowed, allow, allow_recorded, kind, mandates_allowing, still_allowed, would_allow,
};
use proved::{about, answered, proved, tried};

pub use crate::store::facts::Target;
