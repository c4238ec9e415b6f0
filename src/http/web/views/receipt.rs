//! The receipt of an entry.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::samples;
use super::sentence::journal_sentence;
use super::shell::{Role, Shell};

/// `/journal/{index}/receipt`: what it proves, in a sentence, and a square that carries all of it.
#[derive(Debug, Clone, Template)]
#[template(path = "receipt.html")]
pub struct ReceiptPage {
    /// The frame.
    pub shell: Shell,
    /// The entry's number.
    pub index: u64,
    /// The entry as its person reads it.
    pub sentence: Html,
    /// The square; none for a receipt that is too long for one.
    pub qr: Option<Html>,
    /// The log's verifier key.
    pub key: String,
}

impl ReceiptPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell =
            Shell::new(locale, "csrf", "/journal/7/receipt").signed("Amina", Role::Beneficiary);
        let lines = samples::journal_lines();
        let sentence = lines.first().map(|line| journal_sentence(locale, line));
        let page = Self {
            shell,
            index: 7,
            sentence: sentence.unwrap_or_default(),
            qr: Some(samples::square()),
            key: "abri.example/log+c545e891+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs".into(),
        };
        let long = Self {
            qr: None,
            ..page.clone()
        };
        vec![page, long]
    }
}
