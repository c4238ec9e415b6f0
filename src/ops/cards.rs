//! What a card's text says: whether it is whole, and the number that blocks the card. Pure; nothing
//! is looked up, so nothing is told about who has which card.

use crate::app::App;
use crate::crypto::card::Card;

use super::error::OpError;

/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters and digits of a card: 26 and two that check them.
const SYMBOLS: usize = 28;
/// Letters and digits of a group.
const GROUP: usize = 4;

/// Reads a card as people type it. What is wrong is told at once and exactly, and costs no try.
///
/// # Errors
/// The field `card`: `card_group` where one group of four is missing, `card_short`, `card_long`,
/// `card_character` for a letter or sign that no card has, `card` where the check does not fit.
pub(super) fn read(text: &str) -> Result<Card, OpError> {
    let words = match Card::parse(text) {
        Ok(card) => return Ok(card),
        Err(error) => error.to_string(),
    };
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let (known, count) = kept.fold((true, 0_usize), |(known, count), c| {
        (
            known && c.is_ascii_alphanumeric() && !matches!(c, 'U' | 'u'),
            count.saturating_add(1),
        )
    });
    let code = match count {
        _ if !known => "card_character",
        count if count.saturating_add(GROUP) == SYMBOLS => "card_group",
        count if count < SYMBOLS => "card_short",
        count if count > SYMBOLS => "card_long",
        _ => "card",
    };
    Err(OpError::invalid("card", code, &words))
}

/// The number that blocks a card, `XXXX-XXXX`: 40 bits that only this instance can compute, and only
/// from the card or from where it is found. It opens nothing.
pub(super) fn block_number(app: &App, card: &Card) -> String {
    number_at(app, &card.locator())
}

/// The same, from where the database finds the card.
pub(super) fn number_at(app: &App, locator: &[u8]) -> String {
    let digest = app.secret.index("block", locator);
    let symbol = |byte: &u8| char::from(ALPHABET[usize::from(byte & 31)]);
    let text: String = digest.iter().take(2 * GROUP).map(symbol).collect();
    let (first, second) = text.split_at(GROUP);
    format!("{first}-{second}")
}

/// Where a card is found by its number.
pub(super) fn block_index(app: &App, number: &str) -> [u8; 32] {
    app.secret.index("block-index", plain(number).as_bytes())
}

/// Reads a number as people type or say it: any case, spaces, dashes, O for 0, I or L for 1.
///
/// # Errors
/// The field `number`, where it has other than eight letters and digits.
pub(super) fn read_number(text: &str) -> Result<String, OpError> {
    let number = plain(text);
    let fits = number.chars().all(|c| ALPHABET.contains(&(c as u8)));
    if fits && number.len() == 2 * GROUP {
        return Ok(number);
    }
    Err(OpError::invalid(
        "number",
        "number",
        "has eight letters and digits",
    ))
}

fn plain(number: &str) -> String {
    let kept = number.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let upper = kept
        .take(2 * GROUP + 1)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    upper.collect()
}

/// A card that somebody holds, as it is printed.
pub struct Printed {
    /// The text, in its groups.
    pub card: zeroize::Zeroizing<String>,
    /// The number that blocks it.
    pub block_number: String,
}

/// What is printed of a card: a pure function of its text, whoever asks, whether it opens or not.
///
/// # Errors
/// The field `card`: what is wrong with the text.
pub fn print(app: &App, text: &str) -> Result<Printed, OpError> {
    let card = read(text)?;
    Ok(Printed {
        block_number: block_number(app, &card),
        card: card.text(),
    })
}
