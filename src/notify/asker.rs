//! How an aidant is named to a phone that others may read: first name, initial, structure.

/// "Marie D., CCAS de Lille", in letters that an SMS has, no longer than the room left.
pub(super) fn asker(name: &str, structure: Option<&str>, room: usize) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let initial = words.next().and_then(|word| word.chars().next());
    let mut asker = match initial {
        Some(initial) => format!("{first} {}.", initial.to_uppercase()),
        None => first.to_owned(),
    };
    if let Some(structure) = structure {
        asker.push_str(", ");
        asker.push_str(structure.trim());
    }
    let letters = asker.chars().map(letter).filter(|c| !c.is_control());
    letters.take(room).collect()
}

/// The nearest letter of the GSM alphabet for what French names and keyboards bring.
fn letter(c: char) -> char {
    match c {
        'â' | 'á' | 'ã' => 'a',
        'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ó' | 'õ' => 'o',
        'û' | 'ú' => 'u',
        'ç' => 'c',
        'ÿ' => 'y',
        'À' | 'Â' | 'Á' | 'Ã' => 'A',
        'È' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' | 'Í' => 'I',
        'Ô' | 'Ó' | 'Õ' => 'O',
        'Ù' | 'Û' | 'Ú' => 'U',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        // Brackets of other ways of writing would turn the line around.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        c => c,
    }
}
