//! How an aidant works.

use super::codes;

codes! {
    /// How an aidant works during a visit.
    Mode {
        /// The person is there and takes part.
        Together = "together",
        /// In the person's place.
        InPlace = "in_place",
        /// At a distance.
        Remote = "remote",
    }
}
