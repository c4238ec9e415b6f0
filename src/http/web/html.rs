//! Markup that is safe to place in a page as it is.
//!
//! Everything else is escaped by the templates; this type marks the few texts
//! that carry elements of their own, so that no template needs `|safe`.

use std::fmt;

/// A piece of HTML whose untrusted parts were escaped when it was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Escapes plain text.
    pub fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// Isolates a name that a person typed, because it may run the other way
    /// than the sentence around it.
    pub fn name(name: &str) -> Self {
        Self(format!("<bdi>{}</bdi>", escape(name)))
    }

    /// Takes markup that this program made itself, never a person's words.
    pub fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// Takes a drawing made by this program, without the XML declaration that
    /// an SVG file has and that a page must not contain.
    pub fn svg(drawing: &str) -> Self {
        let start = drawing.find("<svg").unwrap_or(drawing.len());
        Self(
            drawing
                .get(start..)
                .unwrap_or_default()
                .trim_end()
                .to_owned(),
        )
    }

    /// The words alone, for a file that is no page.
    pub fn plain(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        for part in self.0.split('<') {
            // What stands before the first tag has none to lose.
            let words = part.split_once('>').map_or(part, |(_, words)| words);
            text.push_str(words);
        }
        [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(text, |text, (code, sign)| text.replace(code, sign))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_escaped_and_isolated() {
        assert_eq!(
            Html::name("<b>'\"&").as_str(),
            "<bdi>&lt;b&gt;&#39;&quot;&amp;</bdi>"
        );
    }

    #[test]
    fn words_alone_are_as_they_were_typed() {
        let name = "<b>'\"& &lt;";
        let markup = format!("a {} z", Html::name(name));
        assert_eq!(Html::trusted(markup).plain(), format!("a {name} z"));
    }

    #[test]
    fn a_drawing_loses_its_declaration() {
        assert_eq!(
            Html::svg("<?xml version=\"1.0\"?>\n<svg></svg>\n").as_str(),
            "<svg></svg>"
        );
        assert_eq!(Html::svg("nothing").as_str(), "");
    }
}
