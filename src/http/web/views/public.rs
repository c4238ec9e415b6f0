//! Pages that anybody may see.

use askama::Template;

use crate::http::web::locale::Locale;

use super::labels;
use super::shell::{Notice, Role, Shell};

/// `/`: the three doors.
#[derive(Debug, Clone, Template)]
#[template(path = "doors.html")]
pub struct DoorsPage {
    /// The frame.
    pub shell: Shell,
}

/// `/about`: what it is, what it promises, who answers for it.
#[derive(Debug, Clone, Template)]
#[template(path = "about.html")]
pub struct AboutPage {
    /// The frame.
    pub shell: Shell,
}

/// `/quit`: the last page, which says that nobody kept the code.
#[derive(Debug, Clone, Template)]
#[template(path = "quit.html")]
pub struct QuitPage {
    /// The frame, with nobody in.
    pub shell: Shell,
    /// Whether it closed by itself, because nobody used it.
    pub idle: bool,
    /// Whether somebody may have come by a provider, whose own session goes on.
    pub providers: bool,
}

/// What happened and what to do next, when a page cannot be shown.
#[derive(Debug, Clone, Template)]
#[template(path = "problem.html")]
pub struct ErrorPage {
    /// The frame.
    pub shell: Shell,
    /// The HTTP status, shown small for the person who helps.
    pub status: u16,
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub what: String,
    /// What to do next.
    pub next: String,
    /// Where to go on.
    pub href: String,
}

impl ErrorPage {
    /// The problems that have their own words, `problem-…`.
    pub const PROBLEMS: [&str; 9] = [
        "request", "session", "refused", "missing", "conflict", "large", "media", "busy", "broken",
    ];

    /// How a way to a provider of identities goes wrong; each has its own words, `identity-…`.
    pub const IDENTITY: [&str; 4] = ["down", "declined", "stale", "forged"];

    /// The page of a status; a reason of the closed list says more than the
    /// status, and is added where there is one.
    pub fn new(shell: Shell, status: u16, reason: Option<&str>) -> Self {
        let problem = Self::problem(status);
        let text = |part: &str| shell.t(&format!("problem-{problem}-{part}"));
        let what = match reason {
            Some(code) => labels::label(shell.locale, "reason", code),
            None => text("what"),
        };
        let href = if problem == "session" {
            "/"
        } else {
            shell.home()
        }
        .to_owned();
        Self {
            status,
            title: text("title"),
            what,
            next: text("next"),
            href,
            shell,
        }
    }

    /// The page of a way to a provider of identities that went wrong, by the code of how.
    pub fn identity(shell: Shell, status: u16, code: &str) -> Self {
        let text = |part: &str| shell.t(&format!("identity-{code}-{part}"));
        Self {
            status,
            title: text("title"),
            what: text("what"),
            next: text("next"),
            href: shell.home().to_owned(),
            shell,
        }
    }

    fn problem(status: u16) -> &'static str {
        match status {
            401 => "session",
            403 => "refused",
            404 | 410 => "missing",
            409 | 412 => "conflict",
            413 => "large",
            415 => "media",
            429 => "busy",
            400..=499 => "request",
            _ => "broken",
        }
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/").signed("Amina", Role::Beneficiary);
        let all = [400, 401, 403, 404, 409, 413, 415, 429, 500, 503];
        let mut pages: Vec<_> = all
            .map(|status| Self::new(shell.clone(), status, None))
            .into();
        pages.push(Self::new(shell.clone(), 403, Some("expired")));
        let unheard = Self::IDENTITY.map(|code| Self::identity(shell.clone(), 403, code));
        pages.extend(unheard);
        pages
    }
}

impl DoorsPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/");
        let notice = Notice::done(locale, "session-ended");
        vec![
            Self {
                shell: shell.clone(),
            },
            Self {
                shell: Shell { notice, ..shell },
            },
        ]
    }
}

impl AboutPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        vec![Self {
            shell: Shell::new(locale, "csrf", "/about"),
        }]
    }
}

impl QuitPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/quit");
        let page = |idle| Self {
            shell: shell.clone(),
            idle,
            providers: idle,
        };
        vec![page(false), page(true)]
    }
}
