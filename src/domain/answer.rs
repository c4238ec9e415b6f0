//! What a person meant by the words of their SMS. A consent is read strictly: every word must be
//! understood, and no word of refusal may be among them.

/// What was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Accept,
    /// No.
    Refuse,
    /// Anything else; it never counts as a yes, and as a no neither.
    Unclear,
}

/// Words that agree.
#[rustfmt::skip]
pub const AGREE: &[&str] = &[
    "oui", "ouais", "ouai", "oue", "wi", "ok", "okay", "okey", "oki", "dac", "daccord", "accord",
    "accepte", "yes", "yep", "yeah", "agree", "si", "sim", "da", "да", "так", "კი", "نعم", "ايوه",
    "ايوا", "اجل", "موافق", "موافقة", "اوافق", "بله", "اره", "هو",
];

/// Words that refuse.
#[rustfmt::skip]
pub const REFUSE: &[&str] = &[
    "non", "no", "nan", "nope", "stop", "arret", "arrete", "arreter", "arretez", "refuse", "refus",
    "refuser", "jamais", "never", "annule", "annuler", "cancel", "nao", "nu", "нет", "ні", "არა",
    "لا", "كلا", "ارفض", "توقف", "نه", "خیر", "خير",
];

/// Words that turn the others around: with one of them nothing is agreed to, nor refused.
#[rustfmt::skip]
const TURN: &[&str] = &[
    "pas", "ne", "n", "not", "dont", "don", "sans", "moins", "aucun", "ni", "ليس", "غير", "مش",
];

/// Words that change nothing.
#[rustfmt::skip]
const POLITE: &[&str] = &[
    "d", "l", "je", "j", "suis", "bonjour", "bonsoir", "merci", "beaucoup", "svp", "stp", "s",
    "il", "vous", "te", "plait", "bien", "sur", "tout", "a", "fait", "madame", "monsieur", "hello",
    "i", "please", "thanks", "thank", "you", "sure", "شكرا", "انا", "مرحبا",
];

/// Reads an answer.
pub fn parse(text: &str) -> Answer {
    let words = words(text);
    let any = |list: &[&str]| words.iter().any(|word| is(list, word));
    let (agrees, refuses, turns) = (any(AGREE), any(REFUSE), any(TURN));
    let known = |word: &String| is(AGREE, word) || is(POLITE, word);
    match () {
        () if refuses && !agrees => Answer::Refuse,
        () if agrees && !refuses && !turns && words.iter().all(known) => Answer::Accept,
        () => Answer::Unclear,
    }
}

fn is(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| fold(known) == word)
}

/// Lower case without accents, split at everything that is no letter.
fn words(text: &str) -> Vec<String> {
    let text = fold(text);
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The letters that count: accents and vowel signs go, and a letter that is repeated is one.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.to_lowercase().chars().filter_map(bare) {
        if !folded.ends_with(c) {
            folded.push(c);
        }
    }
    folded
}

fn bare(c: char) -> Option<char> {
    Some(match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        // Combining accents, vowel signs, the long stroke, and marks without width.
        '\u{0300}'..='\u{036f}'
        | '\u{064b}'..='\u{065f}'
        | '\u{0640}'
        | '\u{200b}'..='\u{200f}' => return None,
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    #[test]
    #[rustfmt::skip]
    fn people_say_yes_in_many_ways() {
        for text in [
            "oui", "Oui !", "OUI", "ouiii", "ok", "OK.", "ouais", "yes", "d'accord", "D’accord",
            "daccord", "oui merci", "oui, d'accord", "Oui bien sûr", "نعم", "نَعَم", "نعم شكرا",
            "да", "\"oui\"", "  oui\n",
        ] {
            assert_eq!(parse(text), Answer::Accept, "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn people_say_no_in_many_ways() {
        for text in [
            "non", "NON !", "no", "Stop", "STOP.", "arrêt", "arrêtez", "non merci", "nooon", "لا",
            "لا شكرا", "jamais", "je refuse", "нет",
        ] {
            assert_eq!(parse(text), Answer::Refuse, "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn the_rest_is_unclear() {
        for text in [
            "", "?", "oui mais demain", "qui est-ce ?", "oui ou non", "pas d'accord", "ouinon",
            "je ne sais pas", "oui pas", "1", "👍", "peut-être", "n o n", "don't ok", "merci",
        ] {
            assert_eq!(parse(text), Answer::Unclear, "{text}");
        }
    }

    #[test]
    fn no_word_says_both() {
        for word in AGREE.iter().chain(POLITE) {
            assert!(!is(REFUSE, &fold(word)) && !is(TURN, &fold(word)), "{word}");
        }
        for word in AGREE {
            assert!(!is(POLITE, &fold(word)), "{word}");
        }
    }

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            select(AGREE).prop_map(str::to_owned),
            select(POLITE).prop_map(str::to_owned),
            "\\PC{0,8}",
        ]
    }

    proptest! {
        #[test]
        fn no_text_with_a_refusal_accepts(
            before in prop::collection::vec(word(), 0..5),
            refusal in select(REFUSE),
            upper: bool,
            mark in select(&[" ", "\n", ", ", "! ", "…", "' "][..]),
            after in prop::collection::vec(word(), 0..5),
        ) {
            let refusal = if upper { refusal.to_uppercase() } else { refusal.to_owned() };
            let text = [before.join(" "), refusal, after.join(" ")].join(mark);
            prop_assert_ne!(parse(&text), Answer::Accept, "{}", text);
        }

        #[test]
        fn nothing_strange_accepts(text in "\\PC{0,40}") {
            let agreed = words(&text).iter().any(|word| is(AGREE, word));
            prop_assert!(agreed || parse(&text) != Answer::Accept);
        }
    }
}
