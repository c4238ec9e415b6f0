//! What somebody chose for a mandate, as a form says it: the person who gives one, and an aidant who
//! proposes one.

use std::collections::BTreeSet;

use super::fields::iso;
use super::frame::Fields;
use super::locale::Locale;
use super::views::{DateFields, Errors, labels};
use crate::ops::give_mandate::{NewDecision, NewMandate};

/// What was chosen so far.
#[derive(Clone, Default)]
pub struct Chosen {
    /// Aidants, each together with a structure: `account.structure`, or `account.` for a relative.
    pub aidants: Vec<String>,
    /// Codes of the categories.
    pub categories: Vec<String>,
    /// Codes of the rights.
    pub rights: Vec<String>,
    /// Code of the term.
    pub term: String,
    /// Whether it sleeps until an SMS.
    pub dormant: bool,
    /// Code of the ground.
    pub ground: String,
    /// The paper with the decision of protection.
    pub decision: String,
    /// First day of the decision.
    pub from: DateFields,
    /// Last day of the decision.
    pub until: DateFields,
}

impl Chosen {
    /// Reads a form.
    pub fn read(fields: &Fields) -> Self {
        let ground = fields.filled("ground");
        Self {
            aidants: fields.all("aidant"),
            categories: fields.all("category"),
            rights: fields.all("right"),
            term: fields.get("term").to_owned(),
            dormant: fields.get("dormant") == "yes",
            ground: ground.unwrap_or_else(|| "consent".to_owned()),
            decision: fields.get("decision").to_owned(),
            from: fields.date("from"),
            until: fields.date("until"),
        }
    }

    /// What is proposed: looking only, for a month.
    pub fn proposed() -> Self {
        Self {
            rights: vec!["list".to_owned(), "read".to_owned()],
            term: "month".to_owned(),
            ground: "consent".to_owned(),
            ..Self::default()
        }
    }

    /// The same as an op reads it.
    pub fn mandate(&self, language: &str) -> NewMandate {
        let parted = |value: &String| {
            let (account, structure) = value.split_once('.').unwrap_or((value, ""));
            (account.to_owned(), structure.to_owned())
        };
        let named: Vec<_> = self.aidants.iter().map(parted).collect();
        let rights = |category: &String| (category.clone(), self.rights.clone());
        let structure = named
            .first()
            .and_then(|(_, structure)| structure.parse().ok());
        NewMandate {
            aidants: named.iter().filter_map(|(id, _)| id.parse().ok()).collect(),
            organisation: structure,
            rights: self.categories.iter().map(rights).collect(),
            term: self.term.clone(),
            ground: self.ground.clone(),
            language: language.to_owned(),
            dormant: self.dormant,
            decision: self.decision(),
        }
    }

    fn decision(&self) -> Option<NewDecision> {
        let document = self
            .decision
            .parse()
            .ok()
            .filter(|_| self.ground == "guardianship")?;
        Some(NewDecision {
            document,
            from: iso(&self.from),
            until: iso(&self.until),
        })
    }

    /// The same as fields of the next form.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let named = |name: &str, value: &String| (name.to_owned(), value.clone());
        let one = |name: &str, value: &String| {
            Some(named(name, value)).filter(|(_, value)| !value.is_empty())
        };
        let mut hidden: Vec<_> = self.aidants.iter().map(|id| named("aidant", id)).collect();
        hidden.extend(self.categories.iter().map(|code| named("category", code)));
        hidden.extend(self.rights.iter().map(|code| named("right", code)));
        hidden.extend(one("term", &self.term));
        hidden.extend(one("ground", &self.ground));
        hidden.extend(one("decision", &self.decision));
        hidden.extend(
            self.dormant
                .then(|| ("dormant".to_owned(), "yes".to_owned())),
        );
        for (name, dates) in [("from", &self.from), ("until", &self.until)] {
            hidden.extend(one(&format!("{name}_day"), &dates.day));
            hidden.extend(one(&format!("{name}_month"), &dates.month));
            hidden.extend(one(&format!("{name}_year"), &dates.year));
        }
        hidden
    }

    /// What was left out, or does not go together.
    pub fn wrong(&self, locale: Locale) -> Errors {
        let mut errors = Errors::new();
        let mut add = |wrong: bool, field: &str, code: &str| {
            if wrong {
                errors.add(locale, field, code);
            }
        };
        let structures: BTreeSet<_> = self
            .aidants
            .iter()
            .filter_map(|id| id.split_once('.'))
            .collect();
        let structures: BTreeSet<_> = structures
            .into_iter()
            .map(|(_, structure)| structure)
            .collect();
        let relative = structures.contains("");
        let apart = structures.len() > 1 || (relative && self.aidants.len() > 1);
        let looks = |code: &String| matches!(code.as_str(), "list" | "read");
        let term = self.term.as_str();
        add(self.aidants.is_empty(), "aidant", "aidant-empty");
        add(apart, "aidant", "aidant-together");
        add(self.categories.is_empty(), "category", "category-empty");
        add(self.rights.is_empty(), "right", "right-empty");
        add(
            relative && !self.rights.iter().all(looks),
            "right",
            "right-relative",
        );
        add(term.is_empty(), "term", "term-empty");
        add(
            relative && !matches!(term, "" | "day" | "month"),
            "term",
            "term-relative",
        );
        add(
            self.dormant && !matches!(term, "" | "visit" | "day"),
            "term",
            "term-dormant",
        );
        let guarded = self.ground == "guardianship";
        add(
            guarded && self.decision.is_empty(),
            "decision",
            "decision-empty",
        );
        errors
    }
}

/// What is very personal and was not agreed to by itself.
pub fn unsaid(fields: &Fields, categories: &[String]) -> bool {
    let said = fields.all("sensitive");
    let sensitive = categories.iter().filter(|code| labels::is_sensitive(code));
    sensitive.into_iter().any(|code| !said.contains(code))
}
