//! "Ce n'est pas normal": the question, what the person follows, and what is to be answered.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::Choice;
use super::labels::{ANSWERS, CLOSINGS};
use super::samples;
use super::sentence::journal_sentence;
use super::shell::{Role, Shell};

/// `/journal/{index}/contest`: what happens, and a button that says so.
#[derive(Debug, Clone, Template)]
#[template(path = "contest.html")]
pub struct AskPage {
    /// The frame.
    pub shell: Shell,
    /// The entry's number.
    pub index: u64,
    /// The entry as its person reads it.
    pub sentence: Html,
    /// Whether a mandate stops by it.
    pub stops: bool,
    /// Whether the entry says that the person did it themselves.
    pub yours: bool,
}

/// `/contests` for the person: what they said, what was answered.
#[derive(Debug, Clone, Template)]
#[template(path = "contests.html")]
pub struct ContestsPage {
    /// The frame.
    pub shell: Shell,
    /// What they said, newest first.
    pub contests: Vec<Contest>,
}

/// `/contests` for whoever answers.
#[derive(Debug, Clone, Template)]
#[template(path = "review.html")]
pub struct ReviewPage {
    /// The frame.
    pub shell: Shell,
    /// What is said, the open ones first.
    pub contests: Vec<Contest>,
    /// What can be answered.
    pub answers: Vec<Choice>,
}

/// One thing that is not normal.
#[derive(Debug, Clone)]
pub struct Contest {
    /// Its id, for the buttons.
    pub id: String,
    /// The entry's number.
    pub index: u64,
    /// The entry, while it is kept.
    pub sentence: Option<Html>,
    /// When it was said, in words.
    pub said: String,
    /// The mandate of the entry.
    pub mandate: Option<String>,
    /// Whether that mandate stopped by it.
    pub suspended: bool,
    /// The structure that answers.
    pub structure: Option<String>,
    /// The locker's id, by which whoever answers knows it.
    pub locker: String,
    /// Until when an answer is promised, in words; none when none is awaited.
    pub due: Option<String>,
    /// Whether that is over.
    pub late: bool,
    /// What was answered.
    pub replies: Vec<Reply>,
    /// When and how the person closed it.
    pub closed: Option<(String, String)>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The code of the role that answers.
    pub answerer: String,
    /// The code of the answer.
    pub answer: String,
    /// When, in words.
    pub day: String,
}

impl AskPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell =
            Shell::new(locale, "csrf", "/journal/7/contest").signed("Amina", Role::Beneficiary);
        let page = |yours: bool| Self {
            shell: shell.clone(),
            index: 7,
            sentence: sentence(locale),
            stops: !yours,
            yours,
        };
        vec![page(false), page(true)]
    }
}

fn sentence(locale: Locale) -> Html {
    let lines = samples::journal_lines();
    let first = lines.first().map(|line| journal_sentence(locale, line));
    first.unwrap_or_default()
}

/// One that waits, one that is late, and one for each answer, closed each way.
fn sample_contests(locale: Locale) -> Vec<Contest> {
    let waits = Contest {
        id: "4".into(),
        index: 7,
        sentence: Some(sentence(locale)),
        said: locale.day(samples::AT),
        mandate: Some("6".into()),
        suspended: true,
        structure: Some("CCAS <de> Lille".into()),
        locker: "0198f1c2-7b7a-7c31-9a53-3f1f6a1f2b3c".into(),
        due: Some(locale.day(samples::AT)),
        late: false,
        replies: vec![],
        closed: None,
    };
    let late = Contest {
        late: true,
        suspended: false,
        structure: None,
        ..waits.clone()
    };
    let answered = ANSWERS.iter().zip(CLOSINGS.iter().cycle());
    let answered = answered.map(|(answer, closing)| Contest {
        due: None,
        sentence: None,
        replies: ["coordinator", "auditor"]
            .map(|answerer| Reply {
                answerer: answerer.into(),
                answer: (*answer).into(),
                day: locale.day(samples::AT),
            })
            .into(),
        closed: Some((locale.day(samples::AT), (*closing).into())),
        ..waits.clone()
    });
    [waits.clone(), late].into_iter().chain(answered).collect()
}

impl ContestsPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/contests").signed("Amina", Role::Beneficiary);
        let contests = sample_contests(locale);
        let page = |contests| Self {
            shell: shell.clone(),
            contests,
        };
        vec![page(contests), page(vec![])]
    }
}

impl ReviewPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |role: Role, contests| Self {
            shell: Shell::new(locale, "csrf", "/contests").signed("Louise", role),
            contests,
            answers: Choice::list(locale, "answer", &ANSWERS, ""),
        };
        vec![
            page(Role::Coordinator, sample_contests(locale)),
            page(Role::Auditor, vec![]),
        ]
    }
}
