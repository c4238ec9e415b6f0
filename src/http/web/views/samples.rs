//! Made-up data for the samples, in one place so that pages stay short.

use serde_json::json;

use crate::domain::attestation::{EndPaper, GivenPaper};
use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::give::AidantChoice;
use super::journal::{Actor, JournalLine};
use super::labels::{ACTIONS, MODES, REASONS};
use super::parts::{AidantName, MandateRow, PaperRow, Scope};
use super::shell::{Role, Shell, VisitBanner};

/// 3 May 2026, 10:00 in Paris.
pub const AT: i64 = 1_777_795_200_000;

/// An aidant of a structure.
pub fn marie() -> AidantName {
    AidantName {
        name: "Marie Diallo".into(),
        structure: Some("CCAS de Lille".into()),
    }
}

/// The frame of a page during a visit.
pub fn visit_shell(locale: Locale, path: &str) -> Shell {
    let visit = VisitBanner {
        locker_id: "7".into(),
        person: "Amina".into(),
        until: locale.clock(AT),
        mode: "together".into(),
        motive: "rsa_quarterly".into(),
    };
    let shell = Shell::new(locale, "csrf", path).signed("Marie Diallo", Role::Aidant);
    Shell {
        visit: Some(visit),
        ..shell
    }
}

/// A few papers.
pub fn papers(locale: Locale) -> Vec<PaperRow> {
    let first = PaperRow {
        href: Some("/papers/1".into()),
        title: "Passeport".into(),
        kind: Some("passport".into()),
        category: "identity".into(),
        added: locale.day(AT),
        ends: locale.date_iso("2027-03-01"),
        ended: false,
    };
    let second = PaperRow {
        title: "Carte d’identité <recto> de-ma-sœur-avec-un-très-long-nom-sans-espace".into(),
        ended: true,
        ..first.clone()
    };
    vec![
        first.clone(),
        second,
        PaperRow {
            ends: None,
            ..first.clone()
        },
        PaperRow {
            href: None,
            title: locale.t("paper-title"),
            kind: None,
            ..first
        },
    ]
}

/// A mandate in a state.
pub fn mandate(locale: Locale, status: &str) -> MandateRow {
    let scope = |category: &str, rights: &[&str]| Scope {
        category: category.into(),
        rights: rights.iter().map(|code| (*code).to_owned()).collect(),
    };
    MandateRow {
        id: "3".into(),
        aidants: vec![
            marie(),
            AidantName {
                name: "Ali".into(),
                structure: None,
            },
        ],
        scopes: vec![
            scope("identity", &["list", "read"]),
            scope("health", &["deposit"]),
        ],
        starts: locale.day(AT),
        ends: locale.moment(AT),
        status: status.into(),
        urgent: status == "active",
        unconfirmed: status == "expired",
    }
}

/// Aidants to choose from.
pub fn aidant_choices() -> Vec<AidantChoice> {
    let ali = AidantName {
        name: "Ali".into(),
        structure: None,
    };
    vec![
        AidantChoice {
            id: "1".into(),
            aidant: marie(),
            chosen: false,
        },
        AidantChoice {
            id: "2".into(),
            aidant: ali,
            chosen: false,
        },
    ]
}

/// One line for each action and outcome, so that every sentence is rendered.
pub fn journal_lines() -> Vec<JournalLine> {
    let line = |(at, action): (usize, &&str)| JournalLine {
        index: at as u64,
        at_ms: AT - (at as i64) * 7_300_000,
        action: (*action).into(),
        outcome: sample_outcome(at).into(),
        reason: (sample_outcome(at) == "refused").then(|| REASONS[at % REASONS.len()].into()),
        actor: [
            Actor::Named(marie()),
            Actor::You,
            Actor::System,
            Actor::Unknown,
        ][at * 3 % 4]
            .clone(),
        paper: action
            .starts_with("document")
            .then(|| "Passeport <1>".into()),
        other: action.starts_with("mandate").then(marie),
        mode: (at % 2 == 1).then(|| MODES[at % 3].into()),
        ..JournalLine::default()
    };
    [&["document.read"][..], &ACTIONS]
        .concat()
        .iter()
        .enumerate()
        .map(line)
        .collect()
}

/// An aidant's own acts.
pub fn own_acts() -> Vec<JournalLine> {
    let mine = |line: JournalLine| JournalLine {
        actor: Actor::You,
        by_aidant: true,
        other: Some(AidantName {
            name: "Amina".into(),
            structure: None,
        }),
        motive: Some("rsa_quarterly".into()),
        ..line
    };
    journal_lines().into_iter().take(12).map(mine).collect()
}

/// The papers of a mandate in a person's language, and of its end.
pub fn attested(language: &str) -> (Option<GivenPaper>, Option<EndPaper>) {
    let id = |last: u8| format!("00000000-0000-7000-8000-0000000000{last:02}");
    let named = json!({"beneficiary": "Amina <O>", "aidants": {id(4): "Marie Diallo"}, "organisation":
        {"name": "CCAS de Lille", "address": "1 rue de la République, Lille", "siret": null, "phone": "03 20 00 00 00"}});
    let terms = json!({"version": 1, "mandate": id(1), "locker": id(2), "beneficiary": id(3), "organisation": id(5),
        "aidants": [id(4)], "rights": {"identity": ["list", "read", "download"], "health": ["deposit"]},
        "term": "month", "ground": "consent", "text": "2026-11", "language": "fr"});
    let given = json!({"version": 1, "kind": "mandate", "code": "0123-4567-89AB-CDEF", "origin": "abri.example/log",
        "mandate": id(1), "renews": null, "terms_sha256": "", "terms": terms, "text": "2026-11", "language": language,
        "names": named, "starts_at": AT, "ends_at": AT + 2_678_400_000, "consent": {"method": "card_and_pin", "at": AT}, "issued_at": AT});
    let ended = json!({"version": 1, "kind": "revocation", "code": "FEDC-BA98-7654-3210", "origin": "abri.example/log",
        "mandate": id(1), "attestation_sha256": "", "categories": ["health"], "ended_at": AT, "by": "beneficiary", "issued_at": AT});
    (
        serde_json::from_value(given).ok(),
        serde_json::from_value(ended).ok(),
    )
}

/// A drawing in the place of a square to scan.
pub fn square() -> Html {
    Html::svg(
        "<?xml version=\"1.0\" standalone=\"yes\"?><svg xmlns=\"http://www.w3.org/2000/svg\" \
         version=\"1.1\" width=\"297\" height=\"297\" viewBox=\"0 0 9 9\" \
         shape-rendering=\"crispEdges\"><rect width=\"9\" height=\"9\" fill=\"#fff\"/>\
         <path fill=\"#000\" d=\"M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM5 5h1v1H5zM7 7h1v1H7z\"/></svg>",
    )
}

fn sample_outcome(at: usize) -> &'static str {
    match at % 9 {
        1 | 6 => "refused",
        8 => "failed",
        _ => "done",
    }
}
