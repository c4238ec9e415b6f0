//! What a paper is, told by its bytes and never by its name; and the square of a card in a photo.

mod sniff;
mod square;

pub use sniff::{HEAD, Media, sniff};
pub use square::{SquareError, read_square};
