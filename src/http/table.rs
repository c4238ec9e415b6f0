//! Lines of a table for a spreadsheet: RFC 4180 with `;`, and nothing in them that runs.

/// A line with each field in quotes; RFC 4180 with `;`.
pub fn line(fields: &[String]) -> String {
    let cells: Vec<String> = fields.iter().map(|field| cell(field)).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A spreadsheet runs what begins like a formula, whoever typed it: an apostrophe makes it a text.
fn cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let mark = if runs { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"] {
            assert_eq!(cell(text), format!("\"'{text}\""));
        }
        assert_eq!(cell("a;\"b\"\n=c"), "\"a;\"\"b\"\"\n=c\"");
    }
}
