//! A person's journal as a file: a table for a spreadsheet, or every entry with its proof. It is
//! written while it is read; an export that cannot go on breaks the connection.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::stream;
use serde_json::json;

use super::api::journal::Entry;
use super::table::line;
use super::web::journal_line::{Reader, columns};
use super::web::views::journal_sentence;
use crate::app::App;
use crate::id::LockerId;
use crate::ops::export_journal::{Export, Exported, export_journal};
use crate::ops::{Actor, OpError};

/// What a journal is taken away as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated in the way of French spreadsheets: `;`, UTF-8 with its mark.
    Csv,
    /// One JSON object: checkpoint, key, and each entry with what opens and proves it.
    Json,
}

impl Format {
    /// Reads the format's word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format's word, which is also the end of the file's name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    const fn media(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// Begins an export and answers with the file.
///
/// # Errors
/// A refusal, or the database.
pub async fn answer(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    (reader, format): (Reader, Format),
) -> Result<Response, OpError> {
    let export = export_journal(app, actor, locker, format.word()).await?;
    let parts = stream::unfold(Part::Head(export), move |part| write(part, reader, format));
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(format.media()),
    );
    let name = format!("attachment; filename=\"journal.{}\"", format.word());
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok((headers, Body::from_stream(parts)).into_response())
}

/// What is written next.
enum Part {
    Head(Export),
    Entries(Export, bool),
    Over,
}

type Written = Result<String, OpError>;

async fn write(part: Part, reader: Reader, format: Format) -> Option<(Written, Part)> {
    match part {
        Part::Head(export) => Some((
            Ok(head(&export, reader, format)),
            Part::Entries(export, true),
        )),
        Part::Entries(mut export, first) => match export.next().await {
            Err(error) => {
                tracing::warn!(%error, "an export was cut");
                Some((Err(error), Part::Over))
            }
            Ok(entries) if entries.is_empty() => Some((Ok(tail(format)), Part::Over)),
            Ok(entries) => {
                let text = match format {
                    Format::Csv => entries.iter().map(|one| row(one, reader)).collect(),
                    Format::Json => objects(entries, reader, first),
                };
                Some((Ok(text), Part::Entries(export, false)))
            }
        },
        Part::Over => None,
    }
}

fn head(export: &Export, reader: Reader, format: Format) -> String {
    match format {
        Format::Csv => {
            format!("\u{feff}{}", line(&columns(reader.locale)))
        }
        Format::Json => {
            let of = |value: &str| json!(value).to_string();
            format!(
                "{{\"format\":\"abri/v1/journal-export\",\"checkpoint\":{},\"verifier_key\":{},\"entries\":[",
                of(&export.checkpoint.note),
                of(&export.key)
            )
        }
    }
}

fn tail(format: Format) -> String {
    match format {
        Format::Csv => String::new(),
        Format::Json => "\n]}\n".to_owned(),
    }
}

/// One line of the table: the sentence, and what it is made of.
fn row(exported: &Exported, reader: Reader) -> String {
    let (entry, locale) = (&exported.entry, reader.locale);
    let told = reader.line(entry);
    let code = |family: &str, code: &Option<String>| {
        let words = code
            .as_ref()
            .map(|code| super::web::views::labels::label(locale, family, code));
        words.unwrap_or_default()
    };
    line(&[
        told.index.to_string(),
        entry.at().rfc3339(),
        journal_sentence(locale, &told).plain(),
        super::web::views::labels::label(locale, "outcome", told.shown_outcome()),
        entry.actor.name.clone().unwrap_or_default(),
        entry.actor.organisation.clone().unwrap_or_default(),
        told.paper.clone().unwrap_or_default(),
        code("mode", &told.mode),
        code("motive", &told.motive),
    ])
}

fn objects(entries: Vec<Exported>, reader: Reader, first: bool) -> String {
    let mut text = String::new();
    for (at, exported) in entries.into_iter().enumerate() {
        let Exported { entry, receipt } = exported;
        let sentence = journal_sentence(reader.locale, &reader.line(&entry)).plain();
        let proof: Vec<String> = receipt
            .path
            .iter()
            .map(|hash| STANDARD.encode(hash))
            .collect();
        let one = json!({
            "sentence": sentence,
            "entry": Entry::from(entry),
            "extra": STANDARD.encode(receipt.opening.to_bytes()),
            "proof": proof,
        });
        text.push_str(if first && at == 0 { "\n" } else { ",\n" });
        text.push_str(&one.to_string());
    }
    text
}
