//! Which proxies are believed when they say from where a request came.

use serde::Deserializer;

use super::list::list;
use crate::app::network::Network;

/// Reads the networks.
///
/// # Errors
/// The one that is none.
pub(super) fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Network>, D::Error> {
    list(from, |one| {
        let read = one.parse();
        read.map_err(|error| format!("'{one}' of trusted_proxies: a proxy {error}"))
    })
}
