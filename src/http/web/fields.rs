//! The fields of a form or a query, and what a page reads out of them.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::frame::Visitor;
use super::views::{DateFields, Errors};
use crate::app::App;

/// The fields of a form or a query, in the order they came.
#[derive(Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .collect()
    }
}

impl FromRequestParts<App> for Fields {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let query = axum::extract::Query::from_request_parts(parts, app).await;
        Ok(Self(query.map(|query| query.0).unwrap_or_default()))
    }
}

impl Fields {
    /// A field that was filled in.
    pub fn filled(&self, name: &str) -> Option<String> {
        Some(self.get(name).to_owned()).filter(|value| !value.is_empty())
    }

    /// The paper's own end date as it was typed.
    pub fn ends(&self) -> DateFields {
        self.date("ends")
    }

    /// A date as it was typed in three fields.
    pub fn date(&self, name: &str) -> DateFields {
        let part = |part| self.get(&format!("{name}_{part}")).to_owned();
        DateFields {
            day: part("day"),
            month: part("month"),
            year: part("year"),
        }
    }

    /// The errors of fields that must be filled in and are not: field and code for each.
    pub fn missing(&self, visitor: &Visitor, wanted: &[(&str, &str)]) -> Errors {
        let mut errors = Errors::new();
        for (field, code) in wanted {
            if self.get(field).is_empty() {
                errors.add(visitor.locale, field, code);
            }
        }
        errors
    }
}

/// The date that three fields say, as ops read dates; what is no date is left to them to refuse.
pub fn iso(dates: &DateFields) -> String {
    let typed = || format!("{}-{}-{}", dates.year, dates.month, dates.day);
    match dates.date() {
        _ if dates.is_empty() => String::new(),
        Some(date) => date.to_string(),
        None => typed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_ops_read_it() {
        let dates = |day: &str, month: &str, year: &str| DateFields {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        };
        assert_eq!(iso(&dates("1", "3", "2027")), "2027-03-01");
        assert_eq!(iso(&dates("", " ", "")), "");
        assert!(crate::domain::person::date(&iso(&dates("31", "2", "2027"))).is_err());
    }
}
