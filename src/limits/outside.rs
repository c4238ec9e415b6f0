//! Limits towards strangers and towards the servers of others.

use std::time::Duration;

/// Codes of papers that one address may try in a minute: nobody guesses 80 bits, nor floods.
pub const VERIFIES_PER_ADDRESS: u32 = 60;
/// How long a way to a provider of identities and back may take.
pub const IDENTITY_FLOW: Duration = Duration::from_secs(10 * 60);
/// Ways to providers that one address may begin in a minute: a counter has one address.
pub const FLOWS_PER_ADDRESS: u32 = 300;
/// Ways to providers that one account may begin in a minute, to tie them.
pub const FLOWS_PER_ACCOUNT: u32 = 10;
/// How long a provider may take: people are told to enter another way, and do not wait.
pub const PROVIDER_TIMEOUT: Duration = Duration::from_secs(10);
/// Bytes of a provider's answer.
pub const PROVIDER_BYTES: usize = 256 * 1024;
/// A provider that was not heard for longer is asked before somebody is sent there: it may be down.
pub const PROVIDER_HEARD: Duration = Duration::from_secs(60);
/// How long a provider's description is used for whoever comes back; a new key is asked for at once.
pub const PROVIDER_KNOWN: Duration = Duration::from_secs(3600);
/// How much a provider's clock may differ from ours.
pub const CLOCK_SKEW: Duration = Duration::from_secs(60);
/// How long a witness, or a log that is followed, may take to answer.
pub const WITNESS_TIMEOUT: Duration = Duration::from_secs(10);
/// Witnesses that a checkpoint may name: with the log's own line they fit in one note.
pub const WITNESSES: usize = 16;
/// Cosignatures among which the newest checkpoint with enough of them is looked for: of 16 witnesses
/// those of some sixty checkpoints, five minutes of a busy journal.
pub const COSIGNATURES_LOOKED_AT: i64 = 1024;
