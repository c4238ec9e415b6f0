//! The rules of the house that a compiler does not know. Nothing here uses the application: the
//! sources are read as text, and each finding names its file and line.
//!
//! The lists of exceptions may only shrink: an exception that nobody needs any more is a finding too.

#[path = "tidy/posts.rs"]
mod posts;
#[path = "tidy/records.rs"]
mod records;
#[path = "tidy/rooms.rs"]
mod rooms;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/words.rs"]
mod words;
