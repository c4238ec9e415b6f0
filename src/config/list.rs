//! A key with several values: a list, or one text with commas, as the environment has it.

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    List(Vec<String>),
    Text(String),
}

/// Reads the values with `read`; what is empty is none.
///
/// # Errors
/// The one that `read` refuses.
pub(super) fn list<'de, D: Deserializer<'de>, T>(
    from: D,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, D::Error> {
    let written = match Written::deserialize(from)? {
        Written::List(list) => list,
        Written::Text(text) => text.split(',').map(str::to_owned).collect(),
    };
    let filled = written
        .iter()
        .map(|one| one.trim())
        .filter(|one| !one.is_empty());
    filled
        .map(|one| read(one).map_err(serde::de::Error::custom))
        .collect()
}
