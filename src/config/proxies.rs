//! Which proxies are believed when they say from where a request came.

use serde::{Deserialize, Deserializer};

use crate::app::network::Network;

/// A list, or one text with commas, as the environment has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    List(Vec<String>),
    Text(String),
}

/// Reads the networks.
///
/// # Errors
/// The one that is none.
pub(super) fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Network>, D::Error> {
    let written = match Written::deserialize(from)? {
        Written::List(list) => list,
        Written::Text(text) => text.split(',').map(str::to_owned).collect(),
    };
    let filled = written
        .iter()
        .map(|one| one.trim())
        .filter(|one| !one.is_empty());
    let read = |one: &str| {
        let refused = |error| {
            serde::de::Error::custom(format_args!("'{one}' of trusted_proxies: a proxy {error}"))
        };
        one.parse().map_err(refused)
    };
    filled.map(read).collect()
}
