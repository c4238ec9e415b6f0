//! The recovery sheet: twelve French words of BIP-39 (128 random bits and a check), kept on paper.

use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use super::derive::derive;
use super::key::UnlockKey;
use super::random::Random;
use super::ring::Pepper;

/// The secret of a recovery sheet.
pub struct RecoverySheet(Zeroizing<Vec<u8>>);

/// The words are not those of a sheet: one is unknown, missing or in the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these are not the twelve words of a recovery sheet")]
pub struct SheetError;

impl RecoverySheet {
    /// Draws a new sheet.
    pub fn make(random: &Random) -> Self {
        Self(Zeroizing::new(random.bytes::<16>().to_vec()))
    }

    /// The twelve words, in order.
    pub fn words(&self) -> Vec<String> {
        let mnemonic = super::sure(Mnemonic::from_entropy_in(Language::French, &self.0));
        mnemonic.words().map(str::to_owned).collect()
    }

    /// Reads twelve words as people type them: any case, any spaces, composed accents.
    pub fn parse(text: &str) -> Result<Self, SheetError> {
        let words = text
            .split_whitespace()
            .take(13)
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let mnemonic = Mnemonic::parse_in(Language::French, words).map_err(|_| SheetError)?;
        let entropy = Zeroizing::new(mnemonic.to_entropy());
        if entropy.len() == 16 {
            Ok(Self(entropy))
        } else {
            Err(SheetError)
        }
    }

    /// Where the database finds this sheet; says nothing about the secret.
    pub fn locator(&self) -> [u8; 32] {
        *derive("abri/v1/sheet-locator", &[&self.0])
    }

    /// The unlock key: 128 random bits need no stretching.
    pub fn unlock_key(&self, pepper: &Pepper) -> UnlockKey {
        UnlockKey::derive("sheet", &[], &self.0, pepper.raw())
    }
}
