//! Guardians and recovery, pure: what a guardian is to a locker, and how far a recovery is.

use super::codes;
use crate::clock::Timestamp;
use crate::limits;

codes! {
    /// What the person has lost.
    RecoveryKind {
        /// The code: the card is still there.
        Code = "code",
        /// The card, and with it everything.
        Card = "card",
    }
}

codes! {
    /// How far a recovery is.
    RecoveryState {
        /// It waits for guardians.
        Waiting = "waiting",
        /// Guardians have confirmed; the delay runs, so that the person can say no.
        Delayed = "delayed",
        /// The person finishes it.
        Ready = "ready",
        /// The person is back.
        Finished = "finished",
        /// It was stopped.
        Vetoed = "vetoed",
        /// It was not finished in time.
        Lapsed = "lapsed",
    }
}

codes! {
    /// How a guardian made sure who somebody is.
    IdentityCheck {
        /// They know the person, who stood before them.
        KnownInPerson = "known_in_person",
        /// They saw a paper of the person, who stood before them.
        PaperInPerson = "paper_in_person",
        /// They know the person, and saw them by video.
        KnownByVideo = "known_by_video",
    }
}

impl RecoveryKind {
    /// How many guardians must confirm: the card stands for one of two.
    pub const fn needed(self) -> usize {
        match self {
            Self::Code => 1,
            Self::Card => limits::GUARDIANS_NEEDED as usize,
        }
    }

    /// When one that was started at `at` lapses without its guardians.
    pub fn lapses(self, at: Timestamp) -> Timestamp {
        at.plus(match self {
            Self::Code => limits::RECOVERY_CODE,
            Self::Card => limits::RECOVERY_CARD,
        })
    }
}

/// What the journal says of one recovery.
#[derive(Debug, Clone)]
pub struct Progress {
    /// What was lost.
    pub kind: RecoveryKind,
    /// When it was asked for.
    pub started_at: Timestamp,
    /// When each guardian that counts confirmed, in order.
    pub confirmed_at: Vec<Timestamp>,
    /// When the person's own phone confirmed.
    pub phone_at: Option<Timestamp>,
    /// How it ended, where it did.
    pub ended: Option<RecoveryState>,
}

impl Progress {
    /// When it may be finished: a new code at once; a new card after the delay, in which the person
    /// can say no, or as soon as their own phone says yes.
    pub fn ready_at(&self) -> Option<Timestamp> {
        let enough = self.kind.needed().checked_sub(1)?;
        let confirmed = *self.confirmed_at.get(enough)?;
        if self.kind == RecoveryKind::Code {
            return Some(confirmed);
        }
        let delayed = confirmed.plus(limits::RECOVERY_DELAY);
        let phone = self.phone_at.map(|at| at.max(confirmed));
        Some(phone.map_or(delayed, |at| at.min(delayed)))
    }

    /// First instant at which it is over by itself.
    pub fn lapses_at(&self) -> Timestamp {
        match (self.kind, self.ready_at()) {
            (RecoveryKind::Card, Some(ready)) => ready.plus(limits::RECOVERY_KEPT),
            _ => self.kind.lapses(self.started_at),
        }
    }

    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> RecoveryState {
        match (self.ended, self.ready_at()) {
            (Some(ended), _) => ended,
            _ if now >= self.lapses_at() => RecoveryState::Lapsed,
            (None, None) => RecoveryState::Waiting,
            (None, Some(ready)) if now < ready => RecoveryState::Delayed,
            (None, Some(_)) => RecoveryState::Ready,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const HOUR: Duration = Duration::from_secs(3600);
    const START: Timestamp = Timestamp::from_millis(1_795_338_000_000);

    fn progress(kind: RecoveryKind, confirmed_at: Vec<Timestamp>) -> Progress {
        Progress {
            kind,
            started_at: START,
            confirmed_at,
            phone_at: None,
            ended: None,
        }
    }

    #[test]
    fn a_new_code_is_ready_at_once() {
        let one = progress(RecoveryKind::Code, vec![START]);
        assert_eq!(one.state(START), RecoveryState::Ready);
        assert_eq!(one.state(START.plus(HOUR / 2)), RecoveryState::Lapsed);
    }

    #[test]
    fn a_new_card_waits_for_two_and_two_days() {
        let one = progress(RecoveryKind::Card, vec![START]);
        assert_eq!(one.state(START.plus(23 * HOUR)), RecoveryState::Waiting);
        assert_eq!(one.state(START.plus(24 * HOUR)), RecoveryState::Lapsed);
        let two = progress(RecoveryKind::Card, vec![START, START.plus(HOUR)]);
        assert_eq!(two.state(START.plus(48 * HOUR)), RecoveryState::Delayed);
        assert_eq!(two.state(START.plus(49 * HOUR)), RecoveryState::Ready);
        assert_eq!(
            two.state(START.plus(49 * HOUR + 720 * HOUR)),
            RecoveryState::Lapsed
        );
    }

    #[test]
    fn a_phone_alone_shortens_nothing() {
        let early = Progress {
            phone_at: Some(START),
            ..progress(RecoveryKind::Card, vec![START])
        };
        assert_eq!(early.ready_at(), None);
        let two = Progress {
            confirmed_at: vec![START, START.plus(HOUR)],
            ..early
        };
        assert_eq!(two.ready_at(), Some(START.plus(HOUR)));
    }

    #[test]
    fn what_ended_stays_so() {
        let vetoed = Progress {
            ended: Some(RecoveryState::Vetoed),
            ..progress(RecoveryKind::Code, vec![START])
        };
        assert_eq!(vetoed.state(START), RecoveryState::Vetoed);
    }
}
