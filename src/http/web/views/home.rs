//! The person's first page and the lists of papers.

use askama::Template;

use crate::http::web::locale::Locale;

use super::labels::{CATEGORIES, TOLD};
use super::parts::PaperRow;
use super::samples;
use super::shell::{Notice, Role, Shell};

/// `/home`: the papers by category, and the five things a person comes for.
#[derive(Debug, Clone, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// The frame.
    pub shell: Shell,
    /// What the person was told and has not put away, newest first.
    pub told: Vec<Told>,
    /// The categories that have papers.
    pub categories: Vec<CategoryTile>,
    /// How many aidants may open something now.
    pub aidants: usize,
    /// How many mandates wait for an answer.
    pub asked: usize,
    /// How many papers are in the bin.
    pub binned: usize,
    /// How many ways back are left to whoever loses the card.
    pub back: usize,
    /// How many of the person's guardians have left.
    pub left: usize,
}

/// Something that the person was told.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its id; putting it away puts away what came before as well.
    pub id: String,
    /// The code of what happened.
    pub kind: String,
    /// When, in words.
    pub day: String,
    /// The aidant or the structure concerned.
    pub who: Option<String>,
}

/// A category with its picture and its number of papers.
#[derive(Debug, Clone)]
pub struct CategoryTile {
    /// The category's code, also its picture.
    pub code: String,
    /// How many papers it has.
    pub count: usize,
}

/// `/papers?category=`: the papers of one category, or all of them.
#[derive(Debug, Clone, Template)]
#[template(path = "papers.html")]
pub struct PapersPage {
    /// The frame.
    pub shell: Shell,
    /// The category's code; none for all papers.
    pub category: Option<String>,
    /// The papers.
    pub papers: Vec<PaperRow>,
    /// The address of the next page.
    pub older: Option<String>,
}

impl HomePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/home").signed("Amina", Role::Beneficiary);
        let notice = Notice::done(locale, "paper-binned");
        let tile = |(count, code): (usize, &&str)| CategoryTile {
            code: (*code).into(),
            count: count + 1,
        };
        let categories = CATEGORIES.iter().enumerate().map(tile).collect();
        let told = |(at, kind): (usize, &&str)| Told {
            id: at.to_string(),
            kind: (*kind).into(),
            day: locale.day(samples::AT),
            who: (at % 2 == 0).then(|| "Marie <O> Diallo".into()),
        };
        let told = TOLD.iter().enumerate().map(told).collect();
        vec![
            Self {
                shell: Shell {
                    notice,
                    ..shell.clone()
                },
                told,
                categories,
                aidants: 2,
                asked: 1,
                binned: 1,
                back: 2,
                left: 1,
            },
            Self {
                shell,
                told: vec![],
                categories: vec![],
                aidants: 0,
                asked: 0,
                binned: 0,
                back: 1,
                left: 0,
            },
        ]
    }
}

impl PapersPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/papers").signed("Amina", Role::Beneficiary);
        let papers = samples::papers(locale);
        let category = Some("identity".to_owned());
        vec![
            Self {
                shell: shell.clone(),
                category,
                papers,
                older: Some("/papers?cursor=9".into()),
            },
            Self {
                shell,
                category: None,
                papers: vec![],
                older: None,
            },
        ]
    }
}
