//! Verifying the paper of a mandate: anybody may, and no person is named.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::samples;
use super::shell::Shell;

/// `/verify`: type the code of a paper.
#[derive(Debug, Clone, Template)]
#[template(path = "verify.html")]
pub struct VerifyPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `code`.
    pub errors: Errors,
    /// What was typed.
    pub code: String,
}

/// `/verify/{code}`: whether the paper counts now.
#[derive(Debug, Clone, Template)]
#[template(path = "verified.html")]
pub struct VerifiedPage {
    /// The frame.
    pub shell: Shell,
    /// The code, as printed.
    pub code: String,
    /// Whether it counts now.
    pub status: PaperStatus,
    /// The structure that answers; none for a relative.
    pub organisation: Option<String>,
    /// When it begins, in words.
    pub starts: String,
    /// When it ends, in words.
    pub ends: String,
    /// When it was ended other than by its date, in words.
    pub ended: Option<String>,
    /// When the paper was made, in words.
    pub issued: String,
    /// Whether the paper is that of an end.
    pub is_end: bool,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The signature, hexadecimal.
    pub signature: String,
    /// The public key, hexadecimal.
    pub public_key: String,
}

/// What a paper's mandate is now, with picture, word and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperStatus {
    /// It counts.
    Valid,
    /// It ended by its date or was replaced.
    Ended,
    /// Somebody stopped it.
    Revoked,
    /// It is stopped for now.
    Suspended,
    /// It does not count yet.
    NotStarted,
}

impl PaperStatus {
    /// Reads a code; what nobody knows does not count.
    pub fn of(code: &str) -> Self {
        match code {
            "valid" => Self::Valid,
            "revoked" => Self::Revoked,
            "suspended" => Self::Suspended,
            "not_started" => Self::NotStarted,
            _ => Self::Ended,
        }
    }

    /// The sentence in a few words, and the one that says what to do with it.
    pub fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::Valid => ("verified-valid", "verified-valid-text"),
            Self::Ended => ("verified-ended", "verified-ended-text"),
            Self::Revoked => ("verified-revoked", "verified-revoked-text"),
            Self::Suspended => ("verified-suspended", "verified-suspended-text"),
            Self::NotStarted => ("verified-not-started", "verified-not-started-text"),
        }
    }

    /// The picture.
    pub fn picture(&self) -> &'static str {
        match self {
            Self::Valid => "done",
            Self::Revoked | Self::Ended => "refused",
            Self::Suspended | Self::NotStarted => "clock",
        }
    }

    /// The colour.
    pub fn colour(&self) -> &'static str {
        match self {
            Self::Valid => "good",
            _ => "bad",
        }
    }
}

impl VerifyPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/verify"),
            errors: Errors::new(),
            code: String::new(),
        };
        let mut errors = Errors::new();
        errors.push("code", locale.t("verify-unknown"));
        let wrong = Self {
            errors,
            code: "<0>".into(),
            ..page.clone()
        };
        vec![page, wrong]
    }
}

impl VerifiedPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |status| Self {
            shell: Shell::new(locale, "csrf", "/verify/0123-4567-89AB-CDEF"),
            code: "0123-4567-89AB-CDEF".into(),
            status,
            organisation: Some("CCAS de Lille".into()),
            starts: locale.moment(samples::AT),
            ends: locale.moment(samples::AT),
            ended: (status == PaperStatus::Revoked).then(|| locale.moment(samples::AT)),
            issued: locale.moment(samples::AT),
            is_end: status == PaperStatus::Revoked,
            sha256: "5f".repeat(32),
            signature: "a1".repeat(64),
            public_key: "0c".repeat(32),
        };
        let mut pages: Vec<_> = ["valid", "ended", "revoked", "suspended", "not_started"]
            .map(|code| page(PaperStatus::of(code)))
            .into();
        pages.push(Self {
            organisation: None,
            ..page(PaperStatus::Valid)
        });
        pages
    }
}
