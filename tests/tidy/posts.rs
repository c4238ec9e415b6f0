//! A form that was sent answers with another address (303), so that Back and "reload" send nothing
//! again. Whatever shows a page at once instead says here why.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{none, sources};

/// Handlers of POST that show a page where all went well, and why each may.
const SHOWN: &[(&str, &str)] = &[
    (
        "activate.rs::activate",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "add.rs::visit_add",
        "of a drop box an aidant sees what they put in once, and no address leads there",
    ),
    (
        "cards.rs::enter_photo",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "cards.rs::print_card",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "cards.rs::print_photo",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "choose_code.rs::choose",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "codes.rs::make",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "factors.rs::codes",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "factors.rs::sheet",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "guarded.rs::confirm",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "guarded.rs::read_again",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "guardians.rs::check",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "guardians.rs::choose",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "passkeys.rs::ask_enrol",
        "a question for the authenticator, answered to the page's script; nothing is done yet",
    ),
    (
        "passkeys.rs::ask_enter",
        "a question for the authenticator, answered to the page's script; nothing is done yet",
    ),
    (
        "passkeys.rs::ask_prove",
        "a question for the authenticator, answered to the page's script; nothing is done yet",
    ),
    (
        "give.rs::check",
        "back to the form with what was typed, before anything is done",
    ),
    (
        "give.rs::give",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "lost.rs::start_all",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "lost.rs::start_code",
        "it shares the function that shows a new card",
    ),
    (
        "members.rs::invite",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "own_card.rs::new_card",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "propose.rs::card",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "propose.rs::choose",
        "a step of a form in which nothing is done yet; what was typed must not stand in an address",
    ),
    (
        "propose.rs::send",
        "back to the form with what was typed, before anything is done",
    ),
    (
        "relatives.rs::invite",
        "what is shown there is shown once and kept nowhere",
    ),
    (
        "security.rs::new_sheet",
        "what is shown there is shown once and kept nowhere",
    ),
];

/// The functions of a file with their bodies.
fn functions(code: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for part in code
        .split("\nfn ")
        .chain(code.split("\nasync fn "))
        .chain(code.split("\npub(super) async fn "))
        .chain(code.split("\npub fn "))
    {
        let name: String = part
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect();
        let body = part.split("\n}\n").next().unwrap_or_default();
        found.insert(name, body.to_owned());
    }
    found
}

/// The names in `post(…)`.
fn handlers(code: &str) -> BTreeSet<String> {
    let posts = code.split("post(").skip(1);
    let names = posts.filter_map(|rest| rest.split(')').next());
    names
        .map(str::to_owned)
        .filter(|name| !name.is_empty())
        .collect()
}

/// A handler's body with those of the functions of its file that it calls.
fn reached(name: &str, functions: &BTreeMap<String, String>) -> String {
    let (mut seen, mut left, mut text) = (BTreeSet::new(), vec![name.to_owned()], String::new());
    while let Some(name) = left.pop() {
        let Some(body) = functions.get(&name).filter(|_| seen.insert(name.clone())) else {
            continue;
        };
        text.push_str(body);
        let called = functions.keys().filter(|other| {
            body.contains(&format!(" {other}(")) || body.contains(&format!("({other}("))
        });
        left.extend(called.cloned());
    }
    text
}

#[test]
fn a_form_that_was_sent_answers_with_another_address() {
    let mut findings = Vec::new();
    let mut needed = BTreeSet::new();
    let web = sources().into_iter();
    for source in web.filter(|source| source.path.starts_with("src/http/web/")) {
        let functions = functions(&source.product);
        for name in handlers(&source.product) {
            let text = reached(&name, &functions);
            let goes = [
                "Redirect::to",
                ".enter(",
                ".stay(",
                ".leave(",
                " to(",
                "::removed(",
            ];
            let goes = goes.iter().any(|way| text.contains(way));
            let key = format!(
                "{}::{name}",
                source.path.trim_start_matches("src/http/web/")
            );
            if goes && !text.contains(".page(&") {
                continue;
            }
            needed.insert(key.clone());
            if !SHOWN.iter().any(|(known, _)| *known == key) {
                findings.push(format!("{key}: may show a page where a form was sent"));
            }
        }
    }
    for (known, _) in SHOWN {
        if !needed.contains(*known) {
            findings.push(format!("{known}: needs no exception"));
        }
    }
    none(
        &findings,
        "POST, redirect, GET: what shows a page at once says in SHOWN why.",
    );
}
