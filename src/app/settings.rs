//! What an operator may set, as the application takes it.

use super::Costs;
use super::network::Network;
use crate::identity::ProviderSettings;
use crate::notify::{MailSettings, SmsSettings};
use crate::witness::WitnessSettings;

/// What an operator may set.
#[derive(Clone)]
pub struct Settings {
    /// Address of the database.
    pub database_url: String,
    /// Address of the object store.
    pub storage_url: String,
    /// Name of the journal, without scheme (c2sp.org/tlog-checkpoint).
    pub origin: String,
    /// The address that people use, without a slash at its end; none where it is not configured.
    pub public_url: Option<String>,
    /// Bytes of one document.
    pub document_bytes: u64,
    /// Bytes of one locker.
    pub locker_bytes: u64,
    /// Whether anyone may open a locker for themselves.
    pub self_opening: bool,
    /// Cost of stretching a passphrase and a code.
    pub costs: Costs,
    /// How SMS go out and come in.
    pub sms: SmsSettings,
    /// How mails go out.
    pub mail: MailSettings,
    /// Proxies that are believed when they say from where a request came.
    pub trusted_proxies: Vec<Network>,
    /// Providers of identities.
    pub identities: Vec<ProviderSettings>,
    /// Witnesses that cosign the journal's checkpoints.
    pub witnesses: Vec<WitnessSettings>,
    /// How many of them must have cosigned a checkpoint that outsiders see.
    pub witnesses_needed: usize,
}
