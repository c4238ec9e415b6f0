//! Witnesses (c2sp.org/tlog-witness): `keeper` is one, for other people's logs; `ask` asks some for
//! this instance's own; `follow` reads a log from outside. A witness holds no paper and no entry: the
//! newest checkpoint of each log is all it keeps, and all it needs to refuse a log that forked or was
//! rolled back.

mod ask;
mod fetch;
mod follow;
mod keeper;

pub use crate::journal::submission::{MAX_SUBMISSION, Refusal};
pub use ask::{Answer, Asker, NoWitness, WitnessSettings};
pub use fetch::FetchError;
pub use follow::{FollowError, Followed, Head};
pub use keeper::{Keeper, WitnessError};
