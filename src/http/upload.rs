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
/// page's form is proven to be its own before a byte is taken; `complete` ends what was said. A
/// form whose paper is refused is read to its end, so that a browser still sending hears why.
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
    let mut taking = Taking {
        app,
        actor,
        locker,
        depositing: None,
    };
    let rules = (&allow, &complete);
    let outcome = fields(&mut taking, form, rules, &mut read).await;
    read.new = complete(&read.other, std::mem::take(&mut read.new));
    read.deposited = match (outcome, taking.depositing) {
        (Ok(()), Some(depositing)) => depositing.finish(&read.new).await,
        (Ok(()), None) => Err(no_file()),
        (Err(error), Some(depositing)) => {
            depositing.abort().await;
            Err(error)
        }
        (Err(error), None) => Err(error),
    };
    read
}

/// The paper on its way in.
struct Taking<'a> {
    app: &'a App,
    actor: &'a Actor,
    locker: LockerId,
    depositing: Option<Depositing<'a>>,
}

impl Taking<'_> {
    async fn file(&mut self, known: &NewDocument, field: &mut Field<'_>) -> Result<(), OpError> {
        if self.depositing.is_some() {
            return Err(OpError::invalid(
                "file",
                "several",
                "comes once; several pages in one paper come later",
            ));
        }
        let begun = Depositing::begin(self.app, self.actor, self.locker, known).await?;
        self.depositing.insert(begun).receive(field).await
    }
}

async fn fields(
    taking: &mut Taking<'_>,
    mut form: Multipart,
    (allow, complete): (
        &impl Fn(&[(String, String)]) -> bool,
        &impl Fn(&[(String, String)], NewDocument) -> NewDocument,
    ),
    read: &mut Form,
) -> Result<(), OpError> {
    let mut refused = Ok(());
    // What may pass by unkept, in all: one more paper.
    let mut left = taking.app.settings.document_bytes;
    while let Some(mut field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            let value = text(field).await?;
            set(read, name, value)?;
            continue;
        }
        let known = complete(&read.other, read.new.clone());
        let taken = match () {
            // What a browser sends where no file was chosen.
            () if field.file_name() == Some("") => Err(no_file()),
            () if allow(&read.other) => taking.file(&known, &mut field).await,
            () => Err(unproven()),
        };
        if let Err(error) = taken {
            if !drained(&mut field, &mut left).await {
                return Err(error);
            }
            refused = refused.and(Err(error));
        }
    }
    refused
}

fn unproven() -> OpError {
    OpError::invalid("csrf", "csrf", "is missing or old; load the page again")
}

fn no_file() -> OpError {
    OpError::invalid("file", "empty", "is missing: choose a file")
}

/// Lets what is left of a refused file pass by; false when it is more than may.
async fn drained(field: &mut Field<'_>, left: &mut u64) -> bool {
    loop {
        match field.chunk().await {
            Ok(Some(chunk)) => *left = left.saturating_sub(chunk.len() as u64),
            Ok(None) => return true,
            Err(_) => return false,
        }
        if *left == 0 {
            return false;
        }
    }
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
