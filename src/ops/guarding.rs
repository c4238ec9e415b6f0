//! A set of guardians: one value that opens with the person's card, and a recovery key in parts that
//! opens with the server's half. Each guardian gets theirs sealed to their key, for what the person
//! signed. Guardians never hold the root key.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::hpke::seal_guardian_key;
use crate::crypto::key::{
    CardHalf, GuardianKey, GuardianValue, ProfileKey, RecoveryKey, RootKey, ServerHalf, UnlockKey,
    Wraps,
};
use crate::crypto::place::Place;
use crate::crypto::shamir::{Part, split};
use crate::crypto::signature::Signer;
use crate::domain::guardian::GuardianStatement;
use crate::domain::journal::{Event, EventKind};
use crate::id::{AccountId, GuardianSetId, LockerId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::guardians::{self, GuardianRow, SetRow};
use crate::store::unlocks::{self, NewUnlock};
use crate::store::{Unit, lockers::LockerRow};

use super::error::{Altered, OpError};
use super::published;
use super::unlocking::{UNSTRETCHED, card_guardian, new_unlock};

/// The person, with what their root key opens.
pub(super) struct Owner {
    pub account: AccountId,
    pub locker: LockerId,
    pub root: RootKey,
    pub signer: Signer,
    pub signer_key: i64,
    pub profile: ProfileKey,
}

impl Owner {
    /// Of a locker, with its root key and the key that signs for it.
    ///
    /// # Errors
    /// The profile key was altered.
    pub(super) fn new(
        row: &LockerRow,
        root: RootKey,
        (signer, signer_key): (Signer, i64),
    ) -> Result<Self, OpError> {
        let locker = LockerId(row.id);
        let profile = root.unwrap(&row.profile_key, &Place::profile_key(locker))?;
        Ok(Self {
            account: AccountId(row.owner),
            locker,
            root,
            signer,
            signer_key,
            profile,
        })
    }
}

/// A set that is not yet kept.
pub(super) struct NewSet {
    row: SetRow,
    guardians: Vec<GuardianRow>,
    unlocks: Vec<NewUnlock>,
}

/// Draws a set for these guardians and the cards that the person has.
///
/// # Errors
/// A guardian's public key is not the one in the journal.
pub(super) async fn make(
    app: &App,
    conn: &mut Conn,
    owner: &Owner,
    accounts: &[AccountId],
    (cards, now): (&[CardHalf], Timestamp),
) -> Result<NewSet, OpError> {
    let id = GuardianSetId::make(&app.random, now);
    let (value, recovery) = (
        GuardianValue::make(&app.random),
        RecoveryKey::make(&app.random),
    );
    let half = ServerHalf::make(&app.random);
    let count = u8::try_from(accounts.len()).unwrap_or(u8::MAX);
    let parts = split(&recovery, limits::GUARDIANS_NEEDED, count, &app.random);
    let parts = parts.map_err(|_| OpError::NotFound)?;
    let mut guardians = Vec::new();
    for (account, part) in accounts.iter().zip(&parts) {
        let one = guardian(app, conn, owner, (id, *account), (&value, part));
        guardians.push(one.await?);
    }
    let mut unlocks: Vec<NewUnlock> = cards
        .iter()
        .map(|card| card_guardian(app, owner.account, &owner.root, (card, &value)))
        .collect();
    if count >= limits::GUARDIANS_NEEDED {
        let key = UnlockKey::guardians(&recovery, &half, &app.secret.pepper());
        let form = ("guardians", None, [0; 16], UNSTRETCHED);
        unlocks.push(new_unlock(app, owner.account, &owner.root, &key, form));
    }
    let (root, random) = (&owner.root, &app.random);
    let row = SetRow {
        id: id.0,
        locker: owner.locker.0,
        threshold: i64::from(limits::GUARDIANS_NEEDED),
        value: root.wrap(&value, &Place::guardian_value(id, owner.account), random),
        recovery_key: root.wrap(&recovery, &Place::recovery_key(id, owner.account), random),
        half: Some(
            app.ring
                .seal_half(&Place::recovery_half(id, owner.account), &half, random),
        ),
        signer_key: owner.signer_key,
        created_at: now.millis(),
    };
    Ok(NewSet {
        row,
        guardians,
        unlocks,
    })
}

/// What one guardian gets.
async fn guardian(
    app: &App,
    conn: &mut Conn,
    owner: &Owner,
    (set, account): (GuardianSetId, AccountId),
    (value, part): (&GuardianValue, &Part),
) -> Result<GuardianRow, OpError> {
    let keys = published::keys(app, conn, account, None).await?;
    let statement = GuardianStatement {
        set,
        locker: owner.locker,
        guardian: account,
        number: part.number,
        threshold: limits::GUARDIANS_NEEDED,
        key_entry: keys.entry,
        key_sha256: crate::crypto::sha256(&keys.hpke),
    };
    let (info, key, random) = (
        statement.canonical(),
        GuardianKey::make(&app.random),
        &app.random,
    );
    let sealed = seal_guardian_key(&keys.hpke, &info, &key, random);
    Ok(GuardianRow {
        guardian_set: set.0,
        account: account.0,
        number: i64::from(part.number),
        key_version: i64::from(keys.version),
        key_entry: keys.entry.cast_signed(),
        signature: owner.signer.sign(&info).to_vec(),
        guardian_key: sealed.map_err(|_| Altered::KeyNotPublished)?,
        value: key.wrap(value, &Place::guardian_value(set, account), random),
        part: key.wrap(
            &part.key,
            &Place::guardian_part(set, account, part.number),
            random,
        ),
        profile_key: key.wrap(
            &owner.profile,
            &Place::guardian_profile(set, account),
            random,
        ),
        removed_at: None,
    })
}

impl NewSet {
    /// Takes the place of the set before, whose server's half is erased, with an entry a guardian.
    /// `event` says who does it and how.
    pub(super) async fn keep(&self, unit: &mut Unit, event: &Event) -> Result<(), OpError> {
        let (now, locker) = (unit.now(), LockerId(self.row.locker));
        guardians::end(&mut unit.conn, locker, now).await?;
        guardians::insert_set(&mut unit.conn, &self.row, now).await?;
        if let Some(unlock) = self.unlocks.first() {
            for kind in ["card_guardian", "guardians"] {
                unlocks::remove_kind(&mut unit.conn, unlock.account, kind).await?;
            }
        }
        for unlock in &self.unlocks {
            unlocks::insert(&mut unit.conn, unlock, now).await?;
        }
        for row in &self.guardians {
            guardians::insert(&mut unit.conn, row).await?;
            let mut named = Event::new(EventKind::GuardianNamed, event.channel);
            (named.actor, named.session) = (event.actor, event.session);
            (named.account, named.locker) = (Some(AccountId(row.account)), Some(locker));
            let named = named.with("set", GuardianSetId(row.guardian_set).to_string());
            unit.record(
                named
                    .with("number", row.number)
                    .with("needed", self.row.threshold),
            );
        }
        Ok(())
    }
}
