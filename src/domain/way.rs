//! By which way a person is reached, and how far it is trusted. A way is never an identity: a
//! number or an address is shared, changed and given to somebody else.

use super::codes;
use super::contact::Phone;
use super::email::Email;
use crate::clock::Timestamp;
use crate::limits;

codes! {
    /// A way to reach somebody, in the order in which they are tried.
    Way {
        /// A text to a telephone.
        Sms = "sms",
        /// A mail.
        Email = "email",
    }
}

codes! {
    /// How far a contact is trusted. Each is told nothing but the codes that prove it until it was
    /// validated once.
    Standing {
        /// Its owner did not prove it yet.
        Waiting = "waiting",
        /// Its owner proved it within a year: it is good for everything.
        Validated = "validated",
        /// That was more than a year ago: it still gets notices, and nothing that decides anything.
        ToConfirm = "to_confirm",
        /// Its owner was asked and did not answer, or somebody else proved it since: only codes.
        Silent = "silent",
        /// What was sent there came back.
        Lost = "lost",
    }
}

/// What the database says of a contact, as far as its standing goes; milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Proven {
    /// When its owner last proved it.
    pub validated_at: Option<i64>,
    /// When somebody else proved the same one.
    pub doubted_at: Option<i64>,
    /// When something came back from it.
    pub dropped_at: Option<i64>,
}

impl Standing {
    /// How far a contact is trusted now.
    pub fn of(proven: Proven, now: Timestamp) -> Self {
        let Some(at) = proven.validated_at.map(Timestamp::from_millis) else {
            return match proven.dropped_at {
                Some(_) => Self::Lost,
                None => Self::Waiting,
            };
        };
        let old = at.plus(limits::CONTACT_FRESH);
        match () {
            () if proven.dropped_at.is_some() => Self::Lost,
            () if proven.doubted_at.is_some() => Self::Silent,
            () if now < old => Self::Validated,
            () if now < old.plus(limits::CONTACT_GRACE) => Self::ToConfirm,
            () => Self::Silent,
        }
    }

    /// Whether a notice goes there.
    pub const fn hears(self) -> bool {
        matches!(self, Self::Validated | Self::ToConfirm)
    }

    /// Whether a code that proves it may go there.
    pub const fn can_be_proven(self) -> bool {
        !matches!(self, Self::Lost)
    }
}

/// A number or an address, as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A telephone number.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
}

impl Address {
    /// The way that leads there.
    pub const fn way(&self) -> Way {
        match self {
            Self::Phone(_) => Way::Sms,
            Self::Email(_) => Way::Email,
        }
    }

    /// The form in which it is kept and written to.
    pub fn text(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.e164(),
            Self::Email(email) => email.as_str(),
        }
    }

    /// The form in which two are compared.
    pub fn folded(&self) -> String {
        match self {
            Self::Phone(phone) => phone.e164().to_owned(),
            Self::Email(email) => email.folded(),
        }
    }

    /// Reads what was kept for a way.
    pub fn parse(way: Way, text: &str) -> Option<Self> {
        match way {
            Way::Sms => Phone::parse(text).ok().map(Self::Phone),
            Way::Email => Email::parse(text).ok().map(Self::Email),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600 * 1000;

    fn standing(validated: i64, doubted: Option<i64>, dropped: Option<i64>, day: i64) -> Standing {
        let proven = Proven {
            validated_at: Some(validated),
            doubted_at: doubted,
            dropped_at: dropped,
        };
        Standing::of(proven, Timestamp::from_millis(day * DAY))
    }

    #[test]
    fn a_contact_is_trusted_for_a_year_and_then_asked_again() {
        for (day, wanted) in [
            (0, Standing::Validated),
            (364, Standing::Validated),
            (365, Standing::ToConfirm),
            (424, Standing::ToConfirm),
            (425, Standing::Silent),
            (4000, Standing::Silent),
        ] {
            assert_eq!(standing(0, None, None, day), wanted, "{day}");
        }
    }

    #[test]
    fn doubt_and_loss_come_first() {
        assert_eq!(standing(0, Some(1), None, 1), Standing::Silent);
        assert_eq!(standing(0, Some(1), Some(2), 1), Standing::Lost);
        let now = Timestamp::from_millis(0);
        assert_eq!(Standing::of(Proven::default(), now), Standing::Waiting);
        for standing in Standing::ALL {
            let heard = [Standing::Validated, Standing::ToConfirm].contains(standing);
            assert_eq!(standing.hears(), heard);
        }
    }
}
