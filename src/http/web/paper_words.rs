//! The sentences of a mandate's paper, part by part.

use super::html::Html;
use super::mandate_text::MandateText;
use super::paper_blocks::Block;
use crate::domain::attestation::{EndPaper, GivenPaper};
use crate::domain::mandate::ConsentMethod;
use crate::domain::rights::{Category, Ground, Right};

/// A title and its sentences.
pub(super) fn block(text: &MandateText, title: &str, lines: Vec<Html>) -> Block {
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
pub(super) fn may(text: &MandateText, given: &GivenPaper) -> Block {
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

/// What no mandate gives.
pub(super) fn never(text: &MandateText) -> Block {
    let keys = [
        "never-destroy",
        "never-code",
        "never-mandate",
        "never-private",
        "never-export",
    ];
    block(text, "never-title", plain(text, &keys))
}

/// From when to when.
pub(super) fn dates(text: &MandateText, given: &GivenPaper) -> Block {
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

/// How the person said yes.
pub(super) fn consent(text: &MandateText, given: &GivenPaper) -> Block {
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
pub(super) fn stop(text: &MandateText, given: &GivenPaper) -> Block {
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

/// Where each opening is written.
pub(super) fn journal(text: &MandateText) -> Block {
    block(
        text,
        "journal-title",
        plain(text, &["journal-text", "journal-help"]),
    )
}

/// What stopping does not undo.
pub(super) fn copies(text: &MandateText) -> Block {
    block(text, "copies-title", plain(text, &["copies-text"]))
}

/// What ended, when, by whom.
pub(super) fn end(text: &MandateText, given: &GivenPaper, ended: &EndPaper) -> Block {
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
