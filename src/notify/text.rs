//! What may be said by message, and by which way.

use crate::domain::notice::{NoticeKind, Reach};
use crate::domain::way::Way;

/// What is said.
pub enum Text<'a> {
    /// That something happened.
    Notice(NoticeKind),
    /// The code that proves a number.
    Code(&'a str),
    /// Who asks for consent for a day, and of which structure.
    Wake {
        /// Name of the aidant, of which only the first and an initial are said.
        name: &'a str,
        /// Name of the structure; none for a relative.
        structure: Option<&'a str>,
    },
    /// That an answer was not understood.
    WakeAgain,
    /// The code with which a person takes over what was opened for them by telephone.
    Activation(&'a str),
    /// The code with which a person stops somebody who comes back in their name.
    Veto(&'a str),
}

impl Text<'_> {
    /// The kind's code, in the outbox and in the journal.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Notice(kind) => kind.code(),
            Self::Code(_) => "contact_code",
            Self::Wake { .. } => "wake",
            Self::WakeAgain => "wake_again",
            Self::Activation(_) => "activation",
            Self::Veto(_) => "veto",
        }
    }

    /// The code in it.
    pub(super) fn code(&self) -> Option<&str> {
        match self {
            Self::Code(code) | Self::Activation(code) | Self::Veto(code) => Some(code),
            Self::Notice(_) | Self::Wake { .. } | Self::WakeAgain => None,
        }
    }

    /// By how many ways it goes.
    pub fn reach(&self) -> Reach {
        match self {
            Self::Notice(kind) => kind.reach(),
            // Whoever holds one of the ways must not keep it from the person.
            Self::Veto(_) => Reach::Every,
            Self::Code(_) | Self::Wake { .. } | Self::WakeAgain | Self::Activation(_) => {
                Reach::First
            }
        }
    }

    /// Whether it can go by a way at all: what is answered by SMS is asked by SMS.
    pub fn goes_by(&self, way: Way) -> bool {
        match self {
            Self::Notice(_) | Self::Code(_) | Self::Veto(_) => true,
            Self::Wake { .. } | Self::WakeAgain | Self::Activation(_) => way == Way::Sms,
        }
    }
}
