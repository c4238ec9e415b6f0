//! The photo of a card, for who cannot scan nor type. It is read and forgotten; no try is spent and
//! nothing is looked up, so it tells nobody whether the card opens anything.

use zeroize::Zeroizing;

use crate::app::App;
use crate::media::{SquareError, read_square};

use super::cards::{self, Printed};
use super::credentials::not_done;
use super::error::OpError;

/// The address that a card's square carries, before `#` and the card.
const ADDRESS: &str = "/enter#";

/// The card in a photo.
///
/// # Errors
/// The field `photo`: `photo_media`, `photo_none` where no square is seen, `photo_unclear`,
/// `photo_foreign` for a square of something else, `photo_cut` for a card's that is not whole; too
/// many pixels.
pub async fn read_photo(app: &App, photo: Vec<u8>) -> Result<Printed, OpError> {
    let read = app.stretching.in_turn(move || read_square(&photo));
    let text = read.await.map_err(not_done)?;
    let text = text.map_err(refused)?;
    cards::print(app, &card(&text)).map_err(|_| foreign(&text))
}

/// What stands after the address; a square may also hold a card's text alone.
fn card(text: &str) -> Zeroizing<String> {
    let card = text.rsplit_once('#').map_or(text, |(_, card)| card);
    Zeroizing::new(card.to_owned())
}

fn refused(error: SquareError) -> OpError {
    let code = match error {
        SquareError::Media => "photo_media",
        SquareError::TooLarge => "photo_large",
        SquareError::None => "photo_none",
        SquareError::Unclear => "photo_unclear",
    };
    OpError::invalid("photo", code, &error.to_string())
}

fn foreign(text: &str) -> OpError {
    if text.contains(ADDRESS) {
        return OpError::invalid("photo", "photo_cut", "shows a card's square that is cut");
    }
    OpError::invalid(
        "photo",
        "photo_foreign",
        "shows the square of something else",
    )
}
