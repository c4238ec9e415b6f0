//! What refused forms say: one table from an op's error to a field and its sentence, and the form
//! shown again with what was typed, never a secret.

use askama::Template;
use axum::response::Response;

use super::frame::{Signed, Visitor};
use super::views::Errors;
use crate::http::error::tell;
use crate::ops::OpError;

/// The page's field and the code of its sentence; none for what is no field's fault.
pub fn field_error(error: &OpError) -> Option<(&'static str, &'static str)> {
    match error {
        OpError::Invalid { field, code, .. } => invalid(field, code),
        OpError::TooLarge { what: "file", .. } => Some(("file", "file-large")),
        OpError::TooLarge { what: "photo", .. } => Some(("photo", "photo-media")),
        OpError::TooLarge { .. } => Some(("file", "locker-full")),
        OpError::Media => Some(("file", "file-media")),
        _ => None,
    }
}

fn invalid(field: &'static str, code: &str) -> Option<(&'static str, &'static str)> {
    Some(match (field, code) {
        ("display_name", "empty") => ("name", "name-empty"),
        ("display_name", _) => ("name", line(code)),
        ("name", "empty") => ("name", "name-empty"),
        ("login", "empty") => ("login", "login-empty"),
        ("login", "taken") => ("login", "login-taken"),
        ("name" | "login" | "title", _) => (field, line(code)),
        ("pin" | "new_pin", "too_easy") => (field, "code-easy"),
        ("pin" | "new_pin", _) => (field, "code-form"),
        ("passphrase", "too_long") => ("passphrase", "passphrase-long"),
        ("passphrase", _) => ("passphrase", "passphrase-short"),
        ("otp", _) => ("otp", "otp-refused"),
        ("contact", "unreachable") => ("contact", "contact-unreachable"),
        ("contact", "aidants_own") => ("contact", "contact-own"),
        ("contact", _) => ("contact", "contact-form"),
        ("kind", _) => ("kind", "kind-empty"),
        ("category", "elsewhere") => ("category", "category-elsewhere"),
        ("category", "not_allowed") => ("category", "category-outside"),
        ("ends_on", _) => ("ends", "date-form"),
        ("file", _) => ("file", "file-empty"),
        ("mode", _) => ("mode", "mode-empty"),
        ("motive", _) => ("motive", "motive-empty"),
        ("aidants", _) => ("aidant", "aidant-empty"),
        ("aidant", "named") => ("aidant", "aidant-named"),
        ("aidant", _) => ("aidant", "aidant-empty"),
        ("guardians", _) => ("guardian", guardian(code)),
        ("rights", "relative") => ("right", "right-relative"),
        ("term", "relative") => ("term", "term-relative"),
        ("term", "dormant") => ("term", "term-dormant"),
        ("decision", "dates" | "not_a_date") => ("from", "date-form"),
        ("decision" | "ground", _) => ("decision", "decision-empty"),
        ("wait", _) => ("wait", "choice-unknown"),
        ("terms_sha256", _) => ("terms", "terms-differ"),
        ("card", _) => ("card", card(code)),
        ("number", _) => ("number", "number-form"),
        ("photo", _) => ("photo", photo(code)),
        ("code", _) => ("code", "once-form"),
        ("rights", "not_allowed") => ("category", "category-not-allowed"),
        ("rights", _) => ("category", "category-empty"),
        ("term", _) => ("term", "term-empty"),
        ("phone", _) => ("phone", "phone-form"),
        ("email", "aidants_own") => ("email", "email-own"),
        ("email", _) => ("email", "email-form"),
        ("allowed", _) => ("allowed", "choice-unknown"),
        ("role", _) => ("role", "choice-unknown"),
        ("language" | "category", _) => (field, "choice-unknown"),
        _ => return None,
    })
}

/// What is wrong with the text of a card, exactly, so that it is found again.
fn card(code: &str) -> &'static str {
    match code {
        "card_group" => "card-group",
        "card_short" => "card-short",
        "card_long" => "card-long",
        "card_character" => "card-letter",
        _ => "card-form",
    }
}

/// Why these cannot be the guardians.
fn guardian(code: &str) -> &'static str {
    match code {
        "needed" => "guardians-needed",
        "two_to_five" => "guardians-count",
        "twice" => "guardians-twice",
        "relatives" => "guardians-relatives",
        "too_few_ways" => "guardians-ways",
        _ => "guardians-who",
    }
}

/// Why no card was read in a photo.
fn photo(code: &str) -> &'static str {
    match code {
        "photo_none" => "photo-none",
        "photo_unclear" => "photo-unclear",
        "photo_foreign" => "photo-foreign",
        "photo_cut" => "photo-cut",
        "empty" => "photo-empty",
        _ => "photo-media",
    }
}

/// What is wrong with a line of text that is not empty.
fn line(code: &str) -> &'static str {
    if code == "too_long" {
        "title-long"
    } else {
        "text-characters"
    }
}

impl Visitor {
    /// The form again, with what is wrong in it; or the page of an error that is no field's.
    pub fn refused<P: Template>(
        &self,
        error: &OpError,
        page: impl FnOnce(Errors) -> P,
    ) -> Response {
        match field_error(error) {
            Some((field, code)) => {
                let errors = Errors::one(self.locale, field, code);
                self.page_with(tell(error).status, &page(errors))
            }
            None => self.error(error),
        }
    }
}

impl Signed {
    /// The form again, with what is wrong in it; or the page of an error that is no field's.
    pub fn refused<P: Template>(
        &self,
        error: &OpError,
        page: impl FnOnce(Errors) -> P,
    ) -> Response {
        match field_error(error) {
            Some(_) => self.visitor.refused(error, page),
            None => self.error(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refused_field_has_its_sentence() {
        let fields = [
            "display_name",
            "name",
            "login",
            "title",
            "pin",
            "passphrase",
            "otp",
            "contact",
            "phone",
            "kind",
            "category",
            "ends_on",
            "file",
            "mode",
            "motive",
            "aidants",
            "rights",
            "term",
            "language",
        ];
        let codes = [
            "empty",
            "too_long",
            "too_short",
            "characters",
            "not_digits",
            "too_easy",
            "unknown_value",
            "not_a_date",
            "taken",
            "elsewhere",
            "not_allowed",
            "otp",
            "several",
        ];
        for field in fields {
            for code in codes {
                let (_, sentence) = field_error(&OpError::invalid(field, code, "")).expect(field);
                assert!(Errors::CODES.contains(&sentence), "{sentence}");
            }
        }
    }
}
