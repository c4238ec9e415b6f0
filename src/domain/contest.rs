//! "Ce n'est pas normal": what a person says of an entry of their journal, and what is answered.
//!
//! Codes only. A free text about a person would stand beside the journal for years, and nobody could
//! answer for what it says.

use std::time::Duration;

use super::codes;
use crate::clock::Timestamp;

/// How soon an answer is promised: a week leaves a small structure a working day whatever happens.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(7 * 24 * 3600);

/// Contests of one locker that may be open at once: more are said with one more visit at a counter.
pub const OPEN_MOST: i64 = 50;

codes! {
    /// What is answered to the person.
    Answer {
        /// It was done as agreed, and can be explained.
        Expected = "expected",
        /// It was a mistake.
        Mistake = "mistake",
        /// It was not allowed, and it has been dealt with.
        Misuse = "misuse",
        /// Somebody else may hold the person's card, code or phone.
        SomebodyElse = "somebody_else",
        /// The person is asked to come by or to call.
        Talk = "talk",
    }
}

codes! {
    /// Who answers.
    Answerer {
        /// The coordinator of the structure that the entry names.
        Coordinator = "coordinator",
        /// The auditor of the instance.
        Auditor = "auditor",
    }
}

codes! {
    /// How the person closes it.
    Closing {
        /// It is settled for them.
        Settled = "settled",
        /// They are not content, and leave it at that.
        Unsettled = "unsettled",
    }
}

/// First instant at which an answer is late.
pub fn due(opened_at: Timestamp) -> Timestamp {
    opened_at.plus(ANSWER_WITHIN)
}
