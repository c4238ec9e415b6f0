//! The pictures of a card's code, for who does not read.

use crate::http::web::html::Html;

use super::labels;
use super::shell::Shell;

impl Shell {
    /// The digits that have a picture, in their order.
    pub fn signs(&self) -> impl Iterator<Item = &'static str> {
        labels::SIGNS.into_iter()
    }

    /// The places of a code in pictures.
    pub fn places(&self) -> impl Iterator<Item = &'static str> {
        labels::PLACES.into_iter()
    }

    /// The picture of a digit.
    pub fn sign(&self, digit: &str) -> Html {
        self.picture(&format!("sign-{digit}"))
    }
}
