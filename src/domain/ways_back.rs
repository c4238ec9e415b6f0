//! How a person who has forgotten or lost something comes back to their papers.

use super::codes;

codes! {
    /// One way back.
    Way {
        /// The twelve words of the recovery sheet.
        Sheet = "sheet",
        /// The card, with one guardian, for whoever has forgotten the code.
        CardWithGuardian = "card_with_guardian",
        /// Two guardians, for whoever has lost everything.
        TwoGuardians = "two_guardians",
    }
}

/// The ways that a locker has: whether it has a sheet and a card that is not blocked, and how many
/// guardians it has now.
pub fn ways_back(sheet: bool, card: bool, guardians: usize) -> Vec<Way> {
    let two = crate::limits::GUARDIANS_NEEDED as usize;
    let ways = [
        (Way::Sheet, sheet),
        (Way::CardWithGuardian, card && guardians >= 1),
        (Way::TwoGuardians, guardians >= two),
    ];
    let there = ways.into_iter().filter(|(_, there)| *there);
    there.map(|(way, _)| way).collect()
}

/// Whether a locker may be left so: one paper that burns must not be the end.
pub fn enough(ways: &[Way]) -> bool {
    ways.len() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_alone_is_not_enough() {
        assert!(!enough(&ways_back(true, true, 0)));
        assert!(!enough(&ways_back(false, true, 1)));
        assert!(!enough(&ways_back(false, false, 0)));
    }

    #[test]
    fn a_lone_aidant_is_enough_beside_a_sheet() {
        let ways = ways_back(true, true, 1);
        assert_eq!(ways, [Way::Sheet, Way::CardWithGuardian]);
        assert!(enough(&ways));
    }

    #[test]
    fn two_guardians_are_enough_without_any_paper() {
        assert!(enough(&ways_back(false, true, 2)));
        assert_eq!(ways_back(false, false, 3), [Way::TwoGuardians]);
    }
}
