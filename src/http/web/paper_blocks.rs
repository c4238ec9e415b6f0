//! A paper of a mandate in words: blocks of a title and sentences, the same in each language, so
//! that they stand side by side.

use super::html::Html;
use super::mandate_text::MandateText;
use super::paper_words::{block, consent, copies, dates, end, journal, may, never, stop};
use crate::domain::attestation::{AttestationKind, EndPaper, GivenPaper};

/// A title and its sentences.
#[derive(Debug, Clone)]
pub struct Block {
    /// The title.
    pub title: String,
    /// What stands before the sentences.
    pub lead: Option<String>,
    /// The sentences.
    pub lines: Vec<Html>,
}

/// What the words are about.
pub struct Told<'a> {
    /// The mandate as it was given.
    pub given: &'a GivenPaper,
    /// What ended, on the paper of an end.
    pub ended: Option<&'a EndPaper>,
    /// Where its code is typed.
    pub address: &'a str,
    /// SHA-256 of the paper, hexadecimal.
    pub sha256: &'a str,
}

impl Told<'_> {
    /// The title of the paper.
    pub fn title(&self, text: &MandateText) -> String {
        text.t(match (self.ended, self.given.kind) {
            (Some(_), _) => "title-revocation",
            (None, AttestationKind::Renewal) => "title-renewal",
            (None, _) => "title-mandate",
        })
    }

    /// What anybody types to verify it.
    pub fn code(&self) -> &str {
        self.ended.map_or(&self.given.code, |ended| &ended.code)
    }

    /// All blocks of the paper.
    pub fn blocks(&self, text: &MandateText) -> Vec<Block> {
        match self.ended {
            Some(ended) => vec![
                self.who(text),
                end(text, self.given, ended),
                journal(text),
                copies(text),
                self.check(text),
            ],
            None => vec![
                self.who(text),
                may(text, self.given),
                never(text),
                dates(text, self.given),
                consent(text, self.given),
                stop(text, self.given),
                journal(text),
                copies(text),
                self.check(text),
            ],
        }
    }

    fn who(&self, text: &MandateText) -> Block {
        let names = &self.given.names;
        let value = |key, value: &str| text.about(key, &[("value", value)]);
        let name = |key, name: &str| text.about(key, &[("name", name)]);
        let mut lines = vec![name("who-person", &names.beneficiary)];
        lines.extend(
            names
                .aidants
                .values()
                .map(|aidant| name("who-aidant", aidant)),
        );
        match &names.organisation {
            None => lines.push(text.about("who-relative", &[])),
            Some(structure) => {
                lines.push(name("who-structure", &structure.name));
                lines.push(value("who-address", &structure.address));
                lines.extend(
                    structure
                        .siret
                        .iter()
                        .map(|siret| value("who-siret", siret)),
                );
                lines.extend(
                    structure
                        .phone
                        .iter()
                        .map(|phone| value("who-phone", phone)),
                );
            }
        }
        if self.given.renews.is_some() {
            lines.push(text.about("who-renews", &[]));
        }
        block(text, "who-title", lines)
    }

    fn check(&self, text: &MandateText) -> Block {
        let issued_at = self
            .ended
            .map_or(self.given.issued_at, |ended| ended.issued_at);
        let lines = vec![
            text.about("check-code", &[("value", self.code())]),
            text.about("check-how", &[("value", self.address)]),
            text.about("check-issued", &[("at", &text.moment(issued_at.millis()))]),
            text.about("check-text", &[("value", &self.given.text)]),
            text.about("check-sha256", &[("value", self.sha256)]),
        ];
        block(text, "check-title", lines)
    }
}
