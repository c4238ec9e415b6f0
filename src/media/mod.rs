//! What a paper is, told by its bytes and never by its name.

mod sniff;

pub use sniff::{HEAD, Media, sniff};
