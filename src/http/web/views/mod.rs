//! What pages show: plain data that is ready to print, and nothing else.
//!
//! A handler fills one of these structs and renders it; the templates decide
//! how it looks. Each page has samples, so that a test can render every page
//! in every language without a server.

pub mod aidants;
pub mod audit;
pub mod bin;
pub mod card;
pub mod codes;
pub mod confirm;
pub mod consent;
pub mod contact;
pub mod contests;
pub mod deposit;
pub mod desk;
pub mod enrol;
pub mod enter;
pub mod factors;
pub mod form;
pub mod give;
pub mod guarded;
pub mod guardians;
pub mod home;
pub mod identities;
pub mod journal;
pub mod labels;
pub mod leaving;
pub mod mandate_paper;
pub mod open;
pub mod opening;
pub mod organisation;
pub mod paper;
pub mod parts;
pub mod propose;
pub mod public;
pub mod receipt;
pub mod recovery;
pub mod renew;
pub mod request;
#[doc(hidden)]
mod role;
pub mod samples;
pub mod security;
pub mod sentence;
pub mod sessions;
pub mod shell;
mod signs;
pub mod structures;
pub mod terms;
pub mod urgent;
pub mod verify;
pub mod visit;
pub mod waiting;

pub use form::{Choice, DateFields, Errors, FieldError, KindGroup};
pub use journal::{Actor, JournalLine};
pub use parts::{AidantName, JournalDay, MandateRow, PaperRow, Scope};
pub use sentence::journal_sentence;
pub use shell::{Notice, Role, Shell, SignedIn, VisitBanner};
