//! Kinds of sessions: how long each may lie unused, and how long it lasts whatever happens.

use std::time::Duration;

use super::codes;
use crate::limits;

codes! {
    /// On what a session was opened. It is bound in what the session seals.
    SessionKind {
        /// A computer that others use after: what nobody said otherwise of.
        Shared = "shared",
        /// The person's own phone, as they said when they entered.
        Own = "own",
        /// Whoever works in a structure or audits.
        Staff = "staff",
    }
}

codes! {
    /// Why a session ended before its time.
    SessionEnd {
        /// Its owner left.
        Left = "left",
        /// Nobody used it for long.
        Idle = "idle",
        /// Its owner ended it from another one.
        Closed = "closed",
        /// A secret of the account was changed.
        SecretChanged = "secret_changed",
        /// The account's role was suspended or taken away.
        RoleChanged = "role_changed",
    }
}

impl SessionKind {
    /// How long it may lie unused.
    pub const fn idle(self) -> Duration {
        match self {
            Self::Shared => limits::PERSON_IDLE,
            Self::Own => limits::OWN_IDLE,
            Self::Staff => limits::STAFF_IDLE,
        }
    }

    /// How long it lasts whatever happens.
    pub const fn longest(self) -> Duration {
        match self {
            Self::Shared => limits::PERSON_SESSION,
            Self::Own => limits::OWN_SESSION,
            Self::Staff => limits::STAFF_SESSION,
        }
    }

    /// The kind of a session. Whoever works in a structure does not stay for a day, whatever they say
    /// of their screen; and with a card they are on a counter's computer like anybody else.
    pub fn of(method: &str, works: bool, own_phone: bool) -> Self {
        match method {
            "card" | "sheet" if works || !own_phone => Self::Shared,
            _ if works => Self::Staff,
            _ if own_phone => Self::Own,
            _ => Self::Shared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_never_stay_as_on_an_own_phone() {
        for method in ["card", "sheet", "passphrase", "passkey"] {
            assert_ne!(SessionKind::of(method, true, true), SessionKind::Own);
            assert_eq!(SessionKind::of(method, false, true), SessionKind::Own);
            assert_eq!(SessionKind::of(method, false, false), SessionKind::Shared);
        }
        assert_eq!(
            SessionKind::of("passphrase", true, false),
            SessionKind::Staff
        );
    }

    #[test]
    fn a_session_lies_unused_for_less_than_it_lasts() {
        for kind in SessionKind::ALL {
            assert!(kind.idle() < kind.longest());
            assert!(kind.idle() > limits::WARNING * 2);
        }
    }
}
