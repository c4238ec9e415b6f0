//! The private keys of an account, from the seeds that its root key opens.

use crate::crypto::hpke::HpkePrivate;
use crate::crypto::key::{RootKey, Seals};
use crate::crypto::place::Place;
use crate::crypto::signature::Signer;
use crate::id::AccountId;
use crate::store::accounts::KeysRow;

use super::error::{Altered, OpError};

/// Opens the private keys of a row.
///
/// # Errors
/// They were altered, or are not those of the public keys beside them.
pub(super) fn open(root: &RootKey, row: &KeysRow) -> Result<(HpkePrivate, Signer), OpError> {
    let (account, version) = (AccountId(row.account), u32::try_from(row.version));
    let number = version.map_err(|_| Altered::KeyNotPublished)?;
    let seeds = root.open(&Place::private_keys(account, number), &row.sealed)?;
    let (hpke, ed25519) = seeds.split_at_checked(32).ok_or(Altered::KeyNotPublished)?;
    let seed = |bytes: &[u8]| <[u8; 32]>::try_from(bytes).map_err(|_| Altered::KeyNotPublished);
    let (private, public) =
        HpkePrivate::from_seed(&seed(hpke)?).map_err(|_| Altered::KeyNotPublished)?;
    let signer = Signer::from_seed(zeroize::Zeroizing::new(seed(ed25519)?));
    let ours = public == row.hpke_public && signer.public().as_slice() == row.ed25519_public;
    if ours {
        Ok((private, signer))
    } else {
        Err(Altered::KeyNotPublished.into())
    }
}
