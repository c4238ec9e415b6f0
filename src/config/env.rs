//! The environment, key by key.

use std::path::Path;

use toml::{Table, Value};

use super::ConfigError;

pub(super) fn read(path: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(path).map_err(|error| ConfigError::Read(path.to_owned(), error))
}

/// Sets a key of the environment: `ABRI_LIMITS__DOCUMENT_BYTES` is `document_bytes` in `[limits]`.
pub(super) fn set(table: &mut Table, name: &str, value: String) -> Result<(), ConfigError> {
    let name = name.to_lowercase();
    let (name, value) = match name.strip_suffix("_file") {
        Some(key) if name != "master_key_file" => (
            key.to_owned(),
            read(Path::new(&value))?.trim_end().to_owned(),
        ),
        _ => (name, value),
    };
    let scalar = format!("value = {value}")
        .parse::<Table>()
        .ok()
        .and_then(|mut parsed| parsed.remove("value"));
    // A token or a password of digits is no number.
    let section = ["sms__", "smtp__", "oidc__"];
    let text = section.iter().any(|one| name.starts_with(one)) && name != "smtp__port";
    let scalar = scalar
        .filter(|value| value.is_integer() || value.is_bool())
        .filter(|_| !text)
        .unwrap_or(Value::String(value));
    put(table, &name, typed(&name, scalar));
    Ok(())
}

/// Lists and flags of a provider: what is a list stands in the environment with commas.
fn typed(name: &str, value: Value) -> Value {
    let listed = ["__scopes", "__acr_values"]
        .iter()
        .any(|end| name.ends_with(end));
    match value {
        Value::String(text) if listed => {
            let items = text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            Value::Array(items.map(|item| Value::String(item.to_owned())).collect())
        }
        Value::String(text) if name.ends_with("__signed_userinfo") => {
            text.parse().map_or(Value::String(text), Value::Boolean)
        }
        value => value,
    }
}

/// `oidc__fc__issuer` is `issuer` in `[oidc.fc]`.
fn put(table: &mut Table, name: &str, value: Value) {
    let Some((section, key)) = name.split_once("__") else {
        table.insert(name.to_owned(), value);
        return;
    };
    let section = table
        .entry(section)
        .or_insert_with(|| Value::Table(Table::new()));
    if let Some(section) = section.as_table_mut() {
        put(section, key, value);
    }
}
