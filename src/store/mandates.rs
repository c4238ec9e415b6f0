//! Mandates: frozen terms, who is named, the server's halves and the keys they give.

use uuid::Uuid;

use super::db::{Conn, execute, fetch, statements};
use super::{StoreError, one};
use crate::clock::Timestamp;
use crate::domain::mandate::{Life, MandateState, Terms};
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};

statements! {
    INSERT = "INSERT INTO mandates (id, locker, organisation, state, terms, terms_sha256, starts_at, ends_at, created_at, dormant, renews) \
        VALUES ($1, $2, $3, 'active', $4, $5, $6, $7, $8, $9, $10)";
    INSERT_CONSENT = "INSERT INTO consents (mandate, account, method, terms_sha256, signature, key_version, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INSERT_RIGHT = "INSERT INTO mandate_rights (mandate, locker, holder, category, live) VALUES ($1, $2, $3, $4, TRUE)";
    INSERT_AIDANT = "INSERT INTO mandate_aidants (mandate, aidant, key_version, key_entry, half, signature, signer_key) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INSERT_HALF = "INSERT INTO server_halves (mandate, aidant, sealed) VALUES ($1, $2, $3)";
    INSERT_KEY = "INSERT INTO granted_keys (mandate, aidant, category, version, wrapped) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT id, locker, organisation, state, terms, terms_sha256, starts_at, ends_at, created_at, ended_at, dormant, window_starts, window_ends, renews, suspended_by FROM mandates WHERE id = $1";
    OF_LOCKER = "SELECT id, locker, organisation, state, terms, terms_sha256, starts_at, ends_at, created_at, ended_at, dormant, window_starts, window_ends, renews, suspended_by FROM mandates WHERE locker = $1 ORDER BY id DESC";
    OF_AIDANT = "SELECT m.id, m.locker, m.organisation, m.state, m.terms, m.terms_sha256, m.starts_at, m.ends_at, m.created_at, m.ended_at, \
        m.dormant, m.window_starts, m.window_ends, m.renews, m.suspended_by FROM mandates m JOIN mandate_aidants a ON a.mandate = m.id WHERE a.aidant = $1 AND a.removed_at IS NULL ORDER BY m.id DESC";
    LIVE_OVERLAP = "SELECT mandate FROM mandate_rights WHERE locker = $1 AND holder = $2 AND category = $3 AND live";
    END_RIGHT = "UPDATE mandate_rights SET live = FALSE WHERE mandate = $1 AND category = $2 AND live";
    END_RIGHTS = "UPDATE mandate_rights SET live = FALSE WHERE mandate = $1 AND live";
    LIVE_RIGHTS = "SELECT COUNT(*) FROM mandate_rights WHERE mandate = $1 AND live";
    END_KEY = "DELETE FROM granted_keys WHERE mandate = $1 AND category = $2";
    END_HALVES = "DELETE FROM server_halves WHERE mandate = $1";
    END_KEYS = "DELETE FROM granted_keys WHERE mandate = $1";
    END = "UPDATE mandates SET state = $2, ended_at = $3 WHERE id = $1 AND state IN ('active', 'suspended')";
    GRANT = "SELECT m.terms, m.terms_sha256, m.starts_at, m.ends_at, m.locker, l.owner, a.key_version, a.key_entry, a.half, a.signature, \
        a.signer_key, a.added_at, h.sealed, (SELECT COUNT(*) FROM journal_entries j WHERE j.mandate = m.id AND j.outcome = 'done' AND j.action IN \
        ('mandate.revoked', 'mandate.superseded', 'mandate.renewed', 'mandate.expired')) AS ended FROM mandates m JOIN lockers l ON l.id = m.locker JOIN mandate_aidants a ON a.mandate = m.id \
        LEFT JOIN server_halves h ON h.mandate = m.id AND h.aidant = a.aidant WHERE m.id = $1 AND a.aidant = $2 AND a.removed_at IS NULL";
    GRANTED = "SELECT version, wrapped FROM granted_keys WHERE mandate = $1 AND aidant = $2 AND category = $3 ORDER BY version DESC";
    ENDED = "SELECT id, locker, organisation, state, terms, terms_sha256, starts_at, ends_at, created_at, ended_at, dormant, window_starts, window_ends, renews, suspended_by FROM mandates \
        WHERE state IN ('active', 'suspended') AND (ends_at <= $1 OR window_ends <= $1) ORDER BY id LIMIT 500";
    PAGE = "SELECT id, locker, organisation, state, terms, terms_sha256, starts_at, ends_at, created_at, ended_at, dormant, window_starts, window_ends, renews, suspended_by FROM mandates WHERE id > $1 ORDER BY id LIMIT 500";
    NAMED = "SELECT mandate, aidant FROM mandate_aidants WHERE removed_at IS NULL";
    HALVES = "SELECT mandate, aidant FROM server_halves";
    LIVE = "SELECT mandate, category FROM mandate_rights WHERE live";
    NAMING = "SELECT m.id, m.locker, m.organisation, m.state, m.terms, m.terms_sha256, m.starts_at, m.ends_at, m.created_at, m.ended_at, \
        m.dormant, m.window_starts, m.window_ends, m.renews, m.suspended_by FROM mandates m JOIN mandate_aidants a ON a.mandate = m.id WHERE a.aidant = $1 AND a.removed_at IS NULL \
        AND m.state IN ('active', 'suspended') ORDER BY m.id";
    OF_ORGANISATION = "SELECT id, locker, organisation, state, terms, terms_sha256, starts_at, ends_at, created_at, ended_at, dormant, window_starts, window_ends, renews, suspended_by FROM mandates \
        WHERE organisation = $1 AND state IN ('active', 'suspended') ORDER BY id";
    REMOVE_AIDANT = "UPDATE mandate_aidants SET removed_at = $3 WHERE mandate = $1 AND aidant = $2 AND removed_at IS NULL";
    END_HALF = "DELETE FROM server_halves WHERE mandate = $1 AND aidant = $2";
    END_AIDANT_KEYS = "DELETE FROM granted_keys WHERE mandate = $1 AND aidant = $2";
    AIDANTS_LEFT = "SELECT COUNT(*) FROM mandate_aidants WHERE mandate = $1 AND removed_at IS NULL";
    AIDANTS = "SELECT aidant FROM mandate_aidants WHERE mandate = $1 AND removed_at IS NULL ORDER BY aidant";
    ADDED = "UPDATE mandate_aidants SET added_at = $3 WHERE mandate = $1 AND aidant = $2";
    FORGET_AIDANT = "DELETE FROM mandate_aidants WHERE mandate = $1 AND aidant = $2 AND removed_at IS NOT NULL";
    STANDS = "UPDATE mandates SET state = state WHERE id = $1 AND state IN ('active', 'suspended')";
    LIVE_CATEGORIES = "SELECT category FROM mandate_rights WHERE mandate = $1 AND live ORDER BY category";
    CONSENT = "SELECT account, method, terms_sha256, signature, key_version FROM consents WHERE mandate = $1";
    METHOD = "SELECT method FROM consents WHERE mandate = $1";
    SUSPEND = "UPDATE mandates SET state = 'suspended', suspended_by = $2 WHERE id = $1 AND state = 'active'";
    RESUME = "UPDATE mandates SET state = 'active', suspended_by = NULL WHERE id = $1 AND state = 'suspended'";
    OWNER = "SELECT l.owner FROM mandates m JOIN lockers l ON l.id = m.locker WHERE m.id = $1";
    KEPT = "SELECT DISTINCT mandate, category FROM granted_keys WHERE category <> ''";
}

/// A mandate.
#[derive(sqlx::FromRow, Clone)]
pub struct MandateRow {
    /// Which.
    pub id: Uuid,
    /// Of which locker.
    pub locker: Uuid,
    /// The structure that answers.
    pub organisation: Option<Uuid>,
    /// The stored state.
    pub state: String,
    /// Frozen terms.
    pub terms: Vec<u8>,
    /// Their digest.
    pub terms_sha256: Vec<u8>,
    /// First instant in force.
    pub starts_at: i64,
    /// First instant no longer in force.
    pub ends_at: i64,
    /// When it was made.
    pub created_at: i64,
    /// When it was ended, other than by its date.
    pub ended_at: Option<i64>,
    /// Whether it sleeps until it is woken.
    pub dormant: bool,
    /// First instant of the window in which a woken one is in force.
    pub window_starts: Option<i64>,
    /// First instant after it.
    pub window_ends: Option<i64>,
    /// The mandate that it renews.
    pub renews: Option<Uuid>,
    /// Who suspended it: `beneficiary` or `system`.
    pub suspended_by: Option<String>,
}

impl MandateRow {
    /// The frozen terms; an error when the row no longer holds what was agreed to.
    pub fn terms(&self) -> Result<Terms, StoreError> {
        let digest = crate::crypto::sha256(&self.terms);
        let terms = Terms::parse(&self.terms).filter(|_| digest.as_slice() == self.terms_sha256);
        super::code(terms, "mandates")
    }

    /// What the columns say of its life.
    pub fn life(&self) -> Result<Life, StoreError> {
        let window = self.window_starts.zip(self.window_ends);
        Ok(Life {
            state: super::code(MandateState::parse(&self.state), "mandates")?,
            starts_at: Timestamp::from_millis(self.starts_at),
            ends_at: Timestamp::from_millis(self.ends_at),
            dormant: self.dormant,
            window: window.map(|(starts, ends)| {
                (Timestamp::from_millis(starts), Timestamp::from_millis(ends))
            }),
        })
    }
}

/// What an aidant's key is opened from.
#[derive(sqlx::FromRow)]
pub struct GrantRow {
    /// Frozen terms.
    pub terms: Vec<u8>,
    /// Their digest.
    pub terms_sha256: Vec<u8>,
    /// First instant in force.
    pub starts_at: i64,
    /// First instant no longer in force.
    pub ends_at: i64,
    /// Of which locker.
    pub locker: Uuid,
    /// Whose locker.
    pub owner: Uuid,
    /// Version of the aidant's keys that the half is sealed to.
    pub key_version: i64,
    /// Journal index of that key's publication.
    pub key_entry: i64,
    /// The aidant's half, sealed to their key.
    pub half: Vec<u8>,
    /// The person's signature of the grant.
    pub signature: Vec<u8>,
    /// Version of the person's keys.
    pub signer_key: i64,
    /// When they were named, where the terms do not name them.
    pub added_at: Option<i64>,
    /// The server's half; none once the mandate has ended.
    pub sealed: Option<Vec<u8>>,
    /// How many entries of the journal say that it ended, or that the aidant left it; a half that came back from an old backup
    /// is refused by them.
    pub ended: i64,
}

/// The person's consent to a mandate.
pub struct NewConsent {
    /// Who.
    pub account: AccountId,
    /// How.
    pub method: &'static str,
    /// The signature over the terms.
    pub signature: [u8; 64],
    /// With which key.
    pub key_version: i64,
}

/// One aidant named in a new mandate.
pub struct NewAidant {
    /// Who.
    pub aidant: AccountId,
    /// Version of their keys.
    pub key_version: i64,
    /// Journal index of that key's publication.
    pub key_entry: i64,
    /// Their half, sealed to them.
    pub half: Vec<u8>,
    /// The person's signature of the grant.
    pub signature: [u8; 64],
    /// Version of the person's keys.
    pub signer_key: i64,
    /// The server's half, sealed.
    pub server_half: Vec<u8>,
    /// Category code (empty for the profile), key version and wrapped key.
    pub keys: Vec<(String, u32, Vec<u8>)>,
}

/// Makes a mandate with its consent, in force from now.
pub async fn insert(
    conn: &mut Conn,
    row: &MandateRow,
    consent: &NewConsent,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        row.id,
        row.locker,
        row.organisation,
        &row.terms,
        &row.terms_sha256,
        row.starts_at,
        row.ends_at,
        row.created_at,
        row.dormant,
        row.renews
    )?;
    execute!(
        conn,
        INSERT_CONSENT,
        row.id,
        consent.account.0,
        consent.method,
        &row.terms_sha256,
        consent.signature.to_vec(),
        consent.key_version,
        row.created_at
    )?;
    Ok(())
}

/// Gives one category to a holder.
pub async fn insert_right(
    conn: &mut Conn,
    mandate: MandateId,
    locker: LockerId,
    holder: Uuid,
    category: Category,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_RIGHT,
        mandate.0,
        locker.0,
        holder,
        category.code()
    )?;
    Ok(())
}

/// Names an aidant: sealed half, server's half, keys.
pub async fn insert_aidant(
    conn: &mut Conn,
    mandate: MandateId,
    new: &NewAidant,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_AIDANT,
        mandate.0,
        new.aidant.0,
        new.key_version,
        new.key_entry,
        &new.half,
        new.signature.to_vec(),
        new.signer_key
    )?;
    execute!(conn, INSERT_HALF, mandate.0, new.aidant.0, &new.server_half)?;
    for (category, version, wrapped) in &new.keys {
        execute!(
            conn,
            INSERT_KEY,
            mandate.0,
            new.aidant.0,
            category,
            i64::from(*version),
            wrapped
        )?;
    }
    Ok(())
}

/// Finds a mandate.
pub async fn find(conn: &mut Conn, id: MandateId) -> Result<Option<MandateRow>, StoreError> {
    fetch!(fetch_optional, conn, MandateRow, FIND, id.0)
}

/// The mandates of a locker, newest first.
pub async fn of_locker(conn: &mut Conn, locker: LockerId) -> Result<Vec<MandateRow>, StoreError> {
    fetch!(fetch_all, conn, MandateRow, OF_LOCKER, locker.0)
}

/// The mandates that name an aidant, newest first.
pub async fn of_aidant(conn: &mut Conn, aidant: AccountId) -> Result<Vec<MandateRow>, StoreError> {
    fetch!(fetch_all, conn, MandateRow, OF_AIDANT, aidant.0)
}

/// The mandate that holds a live right on a category for a holder.
pub async fn live_overlap(
    conn: &mut Conn,
    locker: LockerId,
    holder: Uuid,
    category: Category,
) -> Result<Option<MandateId>, StoreError> {
    let found = fetch!(
        fetch_optional,
        conn,
        (Uuid,),
        LIVE_OVERLAP,
        locker.0,
        holder,
        category.code()
    )?;
    Ok(found.map(|(id,)| MandateId(id)))
}

/// Ends one category of a mandate; how many categories stay.
pub async fn end_right(
    conn: &mut Conn,
    mandate: MandateId,
    category: Category,
) -> Result<u64, StoreError> {
    one(
        "END_RIGHT",
        execute!(conn, END_RIGHT, mandate.0, category.code())?,
    )?;
    execute!(conn, END_KEY, mandate.0, category.code())?;
    let (left,) = fetch!(fetch_one, conn, (i64,), LIVE_RIGHTS, mandate.0)?;
    Ok(left.cast_unsigned())
}

/// Ends a mandate: its rights, the server's halves and the wrapped keys go at once. False when it
/// had ended before.
pub async fn end(
    conn: &mut Conn,
    mandate: MandateId,
    state: MandateState,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if execute!(conn, END, mandate.0, state.code(), now.millis())? != 1 {
        return Ok(false);
    }
    execute!(conn, END_RIGHTS, mandate.0)?;
    execute!(conn, END_HALVES, mandate.0)?;
    execute!(conn, END_KEYS, mandate.0)?;
    Ok(true)
}

/// What an aidant's mandate key is opened from.
pub async fn grant(
    conn: &mut Conn,
    mandate: MandateId,
    aidant: AccountId,
) -> Result<Option<GrantRow>, StoreError> {
    fetch!(fetch_optional, conn, GrantRow, GRANT, mandate.0, aidant.0)
}

/// The keys of a category (or the profile, when empty) under a mandate, newest first.
pub async fn granted(
    conn: &mut Conn,
    mandate: MandateId,
    aidant: AccountId,
    category: &str,
) -> Result<Vec<super::lockers::KeyRow>, StoreError> {
    fetch!(
        fetch_all,
        conn,
        super::lockers::KeyRow,
        GRANTED,
        mandate.0,
        aidant.0,
        category
    )
}

/// Mandates past their end whose keys still stand.
pub async fn ended(conn: &mut Conn, now: Timestamp) -> Result<Vec<MandateRow>, StoreError> {
    fetch!(fetch_all, conn, MandateRow, ENDED, now.millis())
}

/// A page of all mandates, in the order of their ids, for reconciliation.
pub async fn page(conn: &mut Conn, after: Uuid) -> Result<Vec<MandateRow>, StoreError> {
    fetch!(fetch_all, conn, MandateRow, PAGE, after)
}

/// Every mandate with each aidant that its rows name.
pub async fn named(conn: &mut Conn) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    fetch!(fetch_all, conn, (Uuid, Uuid), NAMED)
}

/// Every mandate and aidant with a server's half.
pub async fn halves(conn: &mut Conn) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    fetch!(fetch_all, conn, (Uuid, Uuid), HALVES)
}

/// Every mandate with each category whose row is live.
pub async fn live(conn: &mut Conn) -> Result<Vec<(Uuid, String)>, StoreError> {
    fetch!(fetch_all, conn, (Uuid, String), LIVE)
}

/// Every mandate with each category whose key it gives.
pub async fn kept(conn: &mut Conn) -> Result<Vec<(Uuid, String)>, StoreError> {
    fetch!(fetch_all, conn, (Uuid, String), KEPT)
}

/// The structure or, for a relative, the aidant: who holds a live right.
pub fn holder(organisation: Option<OrganisationId>, aidant: AccountId) -> Uuid {
    organisation.map_or(aidant.0, |organisation| organisation.0)
}

/// The mandates not ended that name an aidant.
pub async fn naming(conn: &mut Conn, aidant: AccountId) -> Result<Vec<MandateRow>, StoreError> {
    fetch!(fetch_all, conn, MandateRow, NAMING, aidant.0)
}

/// The mandates not ended for which a structure answers.
pub async fn of_organisation(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Vec<MandateRow>, StoreError> {
    fetch!(fetch_all, conn, MandateRow, OF_ORGANISATION, id.0)
}

/// Removes an aidant from a mandate: their halves and wrapped keys go at once. How many stay named;
/// none when the aidant was not named.
pub async fn remove_aidant(
    conn: &mut Conn,
    mandate: MandateId,
    aidant: AccountId,
    now: Timestamp,
) -> Result<Option<u64>, StoreError> {
    if execute!(conn, REMOVE_AIDANT, mandate.0, aidant.0, now.millis())? != 1 {
        return Ok(None);
    }
    execute!(conn, END_HALF, mandate.0, aidant.0)?;
    execute!(conn, END_AIDANT_KEYS, mandate.0, aidant.0)?;
    Ok(Some(aidants_left(conn, mandate).await?))
}

/// How many aidants a mandate names now.
pub async fn aidants_left(conn: &mut Conn, mandate: MandateId) -> Result<u64, StoreError> {
    let (left,) = fetch!(fetch_one, conn, (i64,), AIDANTS_LEFT, mandate.0)?;
    Ok(left.cast_unsigned())
}

/// Suspends an active mandate, saying by whom; false when it was not active.
pub async fn suspend(
    conn: &mut Conn,
    mandate: MandateId,
    by: &'static str,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SUSPEND, mandate.0, by)? == 1)
}

/// Takes a suspended mandate up again; its end is where it was. False when it was not suspended.
pub async fn resume(conn: &mut Conn, mandate: MandateId) -> Result<bool, StoreError> {
    Ok(execute!(conn, RESUME, mandate.0)? == 1)
}

/// Who gave a mandate.
pub async fn owner(conn: &mut Conn, mandate: MandateId) -> Result<Option<AccountId>, StoreError> {
    let found = fetch!(fetch_optional, conn, (Uuid,), OWNER, mandate.0)?;
    Ok(found.map(|(id,)| AccountId(id)))
}

/// The aidants named in a mandate now.
pub async fn aidants(conn: &mut Conn, mandate: MandateId) -> Result<Vec<AccountId>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), AIDANTS, mandate.0)?;
    Ok(rows.into_iter().map(|(id,)| AccountId(id)).collect())
}

/// Names another aidant in a mandate that stands; false when it has ended. One who was taken out
/// before gets a new grant in place of the old.
pub async fn add_aidant(
    conn: &mut Conn,
    mandate: MandateId,
    new: &NewAidant,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if execute!(conn, STANDS, mandate.0)? != 1 {
        return Ok(false);
    }
    execute!(conn, FORGET_AIDANT, mandate.0, new.aidant.0)?;
    insert_aidant(conn, mandate, new).await?;
    let added = execute!(conn, ADDED, mandate.0, new.aidant.0, now.millis())?;
    one("ADDED", added)?;
    Ok(true)
}

/// The categories of a mandate that are still given.
pub async fn live_categories(
    conn: &mut Conn,
    mandate: MandateId,
) -> Result<Vec<Category>, StoreError> {
    let rows = fetch!(fetch_all, conn, (String,), LIVE_CATEGORIES, mandate.0)?;
    let parse = |(code,): (String,)| super::code(Category::parse(&code), "mandate_rights");
    rows.into_iter().map(parse).collect()
}

/// The person's consent, as it is kept.
#[derive(sqlx::FromRow)]
pub struct ConsentRow {
    /// Who.
    pub account: Uuid,
    /// How.
    pub method: String,
    /// Digest of the terms.
    pub terms_sha256: Vec<u8>,
    /// The signature over it.
    pub signature: Vec<u8>,
    /// With which key.
    pub key_version: i64,
}

/// The consent to a mandate, for reconciliation.
pub async fn consent(conn: &mut Conn, mandate: Uuid) -> Result<Option<ConsentRow>, StoreError> {
    fetch!(fetch_optional, conn, ConsentRow, CONSENT, mandate)
}

/// How the person consented.
pub async fn consent_method(
    conn: &mut Conn,
    mandate: MandateId,
) -> Result<Option<String>, StoreError> {
    let found = fetch!(fetch_optional, conn, (String,), METHOD, mandate.0)?;
    Ok(found.map(|(method,)| method))
}
