//! The pictures of a card's code, for who does not read.

use crate::http::web::assets;
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

    /// The picture of a digit, drawn once for the page by [`Shell::sprite`].
    pub fn sign(&self, digit: &str) -> Html {
        Html::trusted(format!(
            "<svg class=\"pic\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#sign-{digit}\"/></svg>"
        ))
    }

    /// The drawings of all pictures, once on a page that shows each of them many times.
    pub fn sprite(&self) -> Html {
        let symbol = |digit: &str| {
            let drawing = assets::picture(&format!("sign-{digit}")).trim_end();
            let inner = drawing.split_once('>').map_or("", |(_, inner)| inner);
            let inner = inner.trim_end_matches("</svg>");
            format!("<symbol id=\"sign-{digit}\" viewBox=\"0 0 24 24\">{inner}</symbol>")
        };
        let symbols: String = self.signs().map(symbol).collect();
        Html::trusted(format!("<svg hidden aria-hidden=\"true\">{symbols}</svg>"))
    }
}
