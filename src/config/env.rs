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
    let text = name.starts_with("sms__") || (name.starts_with("smtp__") && name != "smtp__port");
    let scalar = scalar
        .filter(|value| value.is_integer() || value.is_bool())
        .filter(|_| !text)
        .unwrap_or(Value::String(value));
    match name.split_once("__") {
        None => table.insert(name, scalar),
        Some((section, key)) => {
            let section = table
                .entry(section)
                .or_insert_with(|| Value::Table(Table::new()));
            section
                .as_table_mut()
                .and_then(|section| section.insert(key.to_owned(), scalar))
        }
    };
    Ok(())
}
