//! Pages that give way by themselves, before a session ends.

use super::shell::Shell;

/// A page that nobody uses gives way, with scripts and without.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// After so many seconds.
    pub after: u64,
    /// For which page.
    pub to: String,
}

impl Shell {
    /// The same frame of a page that gives way by itself.
    #[must_use]
    pub fn leaving(mut self, after: u64, to: impl Into<String>) -> Self {
        let to = to.into();
        self.leaving = Some(Leaving { after, to });
        self
    }
}
