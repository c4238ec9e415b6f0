//! A paper as a multipart form: fields in any order, one file, streamed.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;

use crate::app::App;
use crate::id::LockerId;
use crate::limits;
use crate::ops::deposit_document::{Deposited, Depositing, NewDocument};
use crate::ops::{Actor, OpError};

impl From<MultipartError> for OpError {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge {
                what: "form",
                limit: limits::BODY_BYTES as u64,
            },
            _ => Self::Interrupted,
        }
    }
}

/// A form that was read: what was said, and the paper where it was kept.
pub struct Form {
    /// The fields that are not the paper's own (a page's csrf and date parts).
    pub other: Vec<(String, String)>,
    /// The fields as far as they were read.
    pub new: NewDocument,
    /// The outcome.
    pub deposited: Result<Deposited, OpError>,
}

/// Reads a form and keeps its paper. `allow` sees every field that came before the file, so that a
/// page's form is proven to be its own before a byte is taken; `complete` ends what was said.
pub async fn deposit(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    form: Multipart,
    allow: impl Fn(&[(String, String)]) -> bool,
    complete: impl Fn(&[(String, String)], NewDocument) -> NewDocument,
) -> Form {
    let mut read = Form {
        other: Vec::new(),
        new: NewDocument::default(),
        deposited: Err(OpError::Interrupted),
    };
    let mut depositing = None;
    let outcome = fields(app, actor, locker, form, &allow, &mut read, &mut depositing).await;
    read.new = complete(&read.other, std::mem::take(&mut read.new));
    read.deposited = match (outcome, depositing) {
        (Ok(()), Some(depositing)) => depositing.finish(&read.new).await,
        (Ok(()), None) => Err(OpError::invalid(
            "file",
            "empty",
            "is missing: choose a file",
        )),
        (Err(error), Some(depositing)) => {
            depositing.abort().await;
            Err(error)
        }
        (Err(error), None) => Err(error),
    };
    read
}

async fn fields<'a>(
    app: &'a App,
    actor: &'a Actor,
    locker: LockerId,
    mut form: Multipart,
    allow: &impl Fn(&[(String, String)]) -> bool,
    read: &mut Form,
    depositing: &mut Option<Depositing<'a>>,
) -> Result<(), OpError> {
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            if depositing.is_some() {
                return Err(OpError::invalid(
                    "file",
                    "several",
                    "comes once; several pages in one paper come later",
                ));
            }
            if !allow(&read.other) {
                return Err(OpError::invalid(
                    "csrf",
                    "csrf",
                    "is missing or old; load the page again",
                ));
            }
            let begun = depositing.insert(Depositing::begin(app, actor, locker, &read.new).await?);
            begun.receive(field).await?;
        } else {
            let value = text(field).await?;
            set(read, name, value)?;
        }
    }
    Ok(())
}

/// A short field, whole.
async fn text(mut field: Field<'_>) -> Result<String, OpError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > limits::BODY_BYTES {
            return Err(OpError::TooLarge {
                what: "field",
                limit: limits::BODY_BYTES as u64,
            });
        }
    }
    String::from_utf8(bytes).map_err(|_| OpError::invalid("form", "characters", "is not UTF-8"))
}

fn set(read: &mut Form, name: String, value: String) -> Result<(), OpError> {
    let filled = (!value.is_empty()).then_some(value.clone());
    match name.as_str() {
        "kind" => read.new.kind = value,
        "category" => read.new.category = filled,
        "title" => read.new.title = filled,
        "ends_on" => read.new.ends_on = filled,
        "sha256" => read.new.sha256 = filled,
        _ if read.other.len() >= 16 => {
            return Err(OpError::invalid("form", "fields", "has too many fields"));
        }
        _ => read.other.push((name, value)),
    }
    Ok(())
}
