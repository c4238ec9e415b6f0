//! An aidant proposes a mandate: who shows a card, what is proposed, check.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, DateFields, Errors};
use super::give::AidantChoice;
use super::labels::{self, CATEGORIES, GROUNDS, RIGHTS, TERMS, WAITS};
use super::samples;
use super::shell::{Role, Shell};
use super::terms::TermsView;

/// `/desk/card`: somebody shows a card at the counter.
#[derive(Debug, Clone, Template)]
#[template(path = "desk_card.html")]
pub struct CardPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card`.
    pub errors: Errors,
    /// The card's text as it was typed.
    pub card: String,
}

/// `/lockers/{id}/propose`: what is proposed, to be read to the person.
#[derive(Debug, Clone, Template)]
#[template(path = "propose.html")]
pub struct ProposePage {
    /// The frame.
    pub shell: Shell,
    /// What is wrong, field by field.
    pub errors: Errors,
    /// The locker's id.
    pub locker_id: String,
    /// Whose it is, where a key says so.
    pub person: Option<String>,
    /// The card that was shown, posted again.
    pub card: String,
    /// This aidant and the colleagues.
    pub aidants: Vec<AidantChoice>,
    /// The categories; a sensitive one is never chosen unless somebody did so.
    pub categories: Vec<Choice>,
    /// The rights.
    pub rights: Vec<Choice>,
    /// The terms.
    pub terms: Vec<Choice>,
    /// Whether it sleeps until an SMS.
    pub dormant: bool,
    /// Where the person answers.
    pub waits: Vec<Choice>,
    /// The languages in which the person reads it.
    pub languages: Vec<Choice>,
    /// Whether the person is under protection, once somebody said so.
    pub under_protection: Option<bool>,
    /// The grounds.
    pub grounds: Vec<Choice>,
    /// The papers of the locker that may be the decision of protection.
    pub decisions: Vec<Choice>,
    /// First day of the decision: `from_day`, `from_month`, `from_year`.
    pub from: DateFields,
    /// Last day of the decision: `until_day`, `until_month`, `until_year`.
    pub until: DateFields,
}

/// `/lockers/{id}/propose`, posted: read again before it is sent.
#[derive(Debug, Clone, Template)]
#[template(path = "propose_check.html")]
pub struct ProposeCheckPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `otp`.
    pub errors: Errors,
    /// Whether the six digits are asked, because they are too old.
    pub digits: bool,
    /// The locker's id.
    pub locker_id: String,
    /// Whose it is, where a key says so.
    pub person: Option<String>,
    /// What is proposed.
    pub terms: TermsView,
    /// The code of where the person answers.
    pub wait: String,
    /// The answers, posted again: names and values.
    pub hidden: Vec<(String, String)>,
}

impl ProposePage {
    /// Whether a category has its own sentence of caution.
    pub fn sensitive(&self, code: &str) -> bool {
        labels::is_sensitive(code)
    }
}

impl CardPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors| Self {
            shell: Shell::new(locale, "csrf", "/desk/card").signed("Marie Diallo", Role::Aidant),
            errors,
            card: String::new(),
        };
        vec![
            page(Errors::new()),
            page(Errors::one(locale, "card", "card-form")),
        ]
    }
}

impl ProposePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/lockers/7/propose")
                .signed("Marie Diallo", Role::Aidant),
            errors: Errors::new(),
            locker_id: "7".into(),
            person: Some("Amina".into()),
            card: String::new(),
            aidants: samples::aidant_choices(),
            categories: Choice::list(locale, "category", &CATEGORIES[..10], ""),
            rights: Choice::list(locale, "right", &RIGHTS, "list"),
            terms: Choice::list(locale, "term", &TERMS, "month"),
            dormant: false,
            waits: Choice::list(locale, "wait", &WAITS, "desk"),
            languages: vec![],
            under_protection: None,
            grounds: Choice::list(locale, "ground", &GROUNDS, "consent"),
            decisions: vec![],
            from: DateFields::default(),
            until: DateFields::default(),
        };
        let mut errors = Errors::one(locale, "aidant", "aidant-empty");
        errors.add(locale, "decision", "decision-empty");
        errors.add(locale, "under_protection", "protection-empty");
        let decision = Choice {
            value: "1".into(),
            label: "Tutelle <1>".into(),
            chosen: false,
        };
        let wrong = Self {
            errors,
            person: None,
            card: "ABCD".into(),
            decisions: vec![decision],
            under_protection: Some(true),
            dormant: true,
            ..page.clone()
        };
        vec![page, wrong]
    }
}

impl ProposeCheckPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/lockers/7/propose")
                .signed("Marie Diallo", Role::Aidant),
            errors: Errors::new(),
            digits: false,
            locker_id: "7".into(),
            person: Some("Amina".into()),
            terms: TermsView::sample(locale),
            wait: "desk".into(),
            hidden: vec![("aidant".into(), "1".into())],
        };
        let rare = Self {
            errors: Errors::one(locale, "otp", "otp-refused"),
            digits: true,
            person: None,
            terms: TermsView::rare_sample(locale),
            wait: "own".into(),
            ..page.clone()
        };
        vec![page, rare]
    }
}
