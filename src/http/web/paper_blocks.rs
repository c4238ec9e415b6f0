//! A paper of a mandate in words: blocks of a title and sentences, the same in each language, so
//! that they stand side by side.

use super::html::Html;
use super::mandate_text::MandateText;
use crate::domain::attestation::{AttestationKind, EndPaper, GivenPaper};
use crate::domain::mandate::ConsentMethod;
use crate::domain::rights::{Category, Ground, Right};

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

fn block(text: &MandateText, title: &str, lines: Vec<Html>) -> Block {
    Block {
        title: text.t(title),
        lead: None,
        lines,
    }
}

fn plain(text: &MandateText, keys: &[&str]) -> Vec<Html> {
    keys.iter().map(|key| text.about(key, &[])).collect()
}

/// What may be done, category by category; a sensitive one has a sentence of its own.
fn may(text: &MandateText, given: &GivenPaper) -> Block {
    let mut lines = Vec::new();
    for (category, rights) in &given.terms.rights {
        let category = category.category();
        let rights: Vec<_> = rights.iter().map(|code| right(text, *code)).collect();
        let name = Html::text(&self::category(text, category));
        let rights = Html::text(&rights.join(&text.t("list-comma")));
        lines.push(text.with("may-category", &[("category", name), ("rights", rights)]));
        if category.sensitive() {
            lines.push(text.about(&format!("sensitive-{category}"), &[]));
        }
    }
    Block {
        lead: Some(text.t("may-lead")),
        ..block(text, "may-title", lines)
    }
}

fn category(text: &MandateText, category: Category) -> String {
    text.t(&format!("category-{category}"))
}

fn right(text: &MandateText, right: Right) -> String {
    text.t(&format!("right-{right}"))
}

fn never(text: &MandateText) -> Block {
    let keys = [
        "never-destroy",
        "never-code",
        "never-mandate",
        "never-private",
        "never-export",
    ];
    block(text, "never-title", plain(text, &keys))
}

fn dates(text: &MandateText, given: &GivenPaper) -> Block {
    let at = |key, at: i64| text.about(key, &[("at", &text.moment(at))]);
    let mut lines = vec![
        at("dates-starts", given.starts_at.millis()),
        at("dates-ends", given.ends_at.millis()),
    ];
    lines.extend(plain(text, &["dates-alone"]));
    if given.terms.dormant {
        lines.extend(plain(text, &["dates-dormant"]));
    }
    block(text, "dates-title", lines)
}

fn consent(text: &MandateText, given: &GivenPaper) -> Block {
    let how = match given.consent.method {
        ConsentMethod::OwnSession => "consent-own-session",
        ConsentMethod::CardAndPin => "consent-card-and-pin",
        ConsentMethod::CardCode => "consent-card-code",
        ConsentMethod::Urgent => "consent-urgent",
    };
    let mut lines = plain(text, &[how]);
    let at = text.moment(given.consent.at.millis());
    lines.push(text.about("consent-at", &[("at", &at)]));
    if given.terms.ground == Ground::Guardianship {
        lines.extend(plain(text, &["consent-guardianship"]));
    }
    block(text, "consent-title", lines)
}

/// By page, by telephone, at a counter.
fn stop(text: &MandateText, given: &GivenPaper) -> Block {
    let mut lines = plain(text, &["stop-any", "stop-page"]);
    match &given.names.organisation {
        None => lines.extend(plain(text, &["stop-relative"])),
        Some(structure) => {
            let value = |key, value: &String| text.about(key, &[("value", value)]);
            lines.extend(
                structure
                    .phone
                    .iter()
                    .map(|phone| value("stop-phone", phone)),
            );
            lines.push(value("stop-counter", &structure.address));
        }
    }
    lines.extend(plain(text, &["stop-now"]));
    block(text, "stop-title", lines)
}

fn journal(text: &MandateText) -> Block {
    block(
        text,
        "journal-title",
        plain(text, &["journal-text", "journal-help"]),
    )
}

fn copies(text: &MandateText) -> Block {
    block(text, "copies-title", plain(text, &["copies-text"]))
}

fn end(text: &MandateText, given: &GivenPaper, ended: &EndPaper) -> Block {
    let mut lines = match &ended.categories {
        None => plain(text, &["end-all"]),
        Some(categories) => {
            let names: Vec<_> = categories
                .iter()
                .map(|code| category(text, *code))
                .collect();
            let names = Html::text(&names.join(&text.t("list-comma")));
            vec![text.with("end-categories", &[("value", names)])]
        }
    };
    let at = |key, at: i64| text.about(key, &[("at", &text.moment(at))]);
    lines.push(at("end-at", ended.ended_at.millis()));
    lines.push(text.about(&format!("end-by-{}", ended.by), &[]));
    lines.push(at("end-given", given.issued_at.millis()));
    lines.extend(plain(text, &["end-effect"]));
    block(text, "end-title", lines)
}
