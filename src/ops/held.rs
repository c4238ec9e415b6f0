//! What one guardian holds of a person: opened with the guardian's own key, once everything between
//! the person's signature and that key fits.

use crate::app::App;
use crate::crypto::key::{GuardianKey, RootKey};
use crate::crypto::sha256;
use crate::crypto::signature;
use crate::domain::guardian::GuardianStatement;
use crate::id::{AccountId, GuardianSetId, LockerId};
use crate::store::db::Conn;
use crate::store::guardians::{self, GuardianRow, SetRow};
use crate::store::lockers::LockerRow;

use super::error::{Altered, OpError};
use super::keyring::private_keys;
use super::published;

/// A guardian's row with its key.
pub(super) struct Held {
    pub set: GuardianSetId,
    pub row: GuardianRow,
    pub key: GuardianKey,
}

impl Held {
    /// Which part is theirs.
    ///
    /// # Errors
    /// The number is none.
    pub(super) fn number(&self) -> Result<u8, OpError> {
        u8::try_from(self.row.number).map_err(|_| Altered::GuardianAltered.into())
    }
}

/// Opens what `guardian` holds of a locker now.
///
/// # Errors
/// They hold nothing, or [`Altered::GuardianAltered`]: another key, number, locker or set than the
/// person signed.
pub(super) async fn open(
    app: &App,
    conn: &mut Conn,
    locker: &LockerRow,
    (guardian, root): (AccountId, &RootKey),
) -> Result<Held, OpError> {
    let set = guardians::live(conn, LockerId(locker.id)).await?;
    let set = set.ok_or(OpError::NotFound)?;
    let id = GuardianSetId(set.id);
    let row = guardians::find(conn, id, guardian).await?;
    let row = row.filter(|row| row.removed_at.is_none());
    let row = row.ok_or(OpError::NotFound)?;
    let info = signed(app, conn, locker, (&set, &row)).await?;
    let (private, _) = private_keys(conn, root, guardian, row.key_version).await?;
    let key = private.open_guardian_key(&info, &row.guardian_key);
    let key = key.map_err(|_| Altered::GuardianAltered)?;
    Ok(Held { set: id, row, key })
}

/// The statement of a guardian, once the owner's signature fits it.
async fn signed(
    app: &App,
    conn: &mut Conn,
    locker: &LockerRow,
    (set, row): (&SetRow, &GuardianRow),
) -> Result<Vec<u8>, OpError> {
    let version = |number: i64| u32::try_from(number).map_err(|_| Altered::GuardianAltered);
    let byte = |number: i64| u8::try_from(number).map_err(|_| Altered::GuardianAltered);
    let guardian = AccountId(row.account);
    let keys = published::keys(app, conn, guardian, Some(version(row.key_version)?)).await?;
    let statement = GuardianStatement {
        set: GuardianSetId(set.id),
        locker: LockerId(locker.id),
        guardian,
        number: byte(row.number)?,
        threshold: byte(set.threshold)?,
        key_entry: row.key_entry.cast_unsigned(),
        key_sha256: sha256(&keys.hpke),
    };
    let signer = Some(version(set.signer_key)?);
    let owner = published::keys(app, conn, locker.owner(), signer).await?;
    let info = statement.canonical();
    let ours = signature::verify(&owner.ed25519, &info, &row.signature).is_ok();
    if ours && keys.entry == statement.key_entry {
        Ok(info)
    } else {
        Err(Altered::GuardianAltered.into())
    }
}
