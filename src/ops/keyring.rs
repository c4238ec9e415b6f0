//! From a permit to keys. `decide → record → document_key` is the only path to a paper's bytes:
//! a document key is opened only against a permit for this very paper whose entry is committed.

use crate::app::App;
use crate::crypto::hpke::HpkePrivate;
use crate::crypto::key::{CategoryKey, DocumentKey, MandateKey, RootKey, Seals, Wraps};
use crate::crypto::place::Place;
use crate::crypto::signature::{self, Signer};
use crate::domain::journal::Reason;
use crate::domain::mandate::{Grant, Terms};
use crate::domain::policy::{Action, Denial, Permit, PermitGround};
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId, MandateId};
use crate::store::db::Conn;
use crate::store::documents::DocumentRow;
use crate::store::mandates::{self, GrantRow};
use crate::store::{Recorded, accounts, lockers};

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::mandate_changes::changes;
use super::published;

/// The keys that a permit gives access to.
pub enum Keyring {
    /// The owner's: everything in the locker.
    Owner(RootKey),
    /// An aidant's, under one mandate.
    Mandate {
        /// Opens the granted keys.
        key: MandateKey,
        /// Under which mandate.
        mandate: MandateId,
        /// Whose.
        aidant: AccountId,
        /// Categories that have ended since, whatever rows say.
        narrowed: Vec<String>,
    },
}

impl Keyring {
    /// Opens the keyring that a permit stands on.
    ///
    /// # Errors
    /// Something between the person's signature and the aidant's key does not fit, by its name.
    pub async fn open(
        app: &App,
        conn: &mut Conn,
        actor: &Actor,
        permit: &Permit,
    ) -> Result<Self, OpError> {
        let root = actor.root_key()?;
        match permit.ground() {
            PermitGround::Owner => Ok(Self::Owner(root)),
            PermitGround::Mandate { mandate, .. } => {
                under_mandate(app, conn, actor, &root, *mandate).await
            }
            PermitGround::Role(_) => Err(OpError::NotFound),
        }
    }

    /// A category's key: a version, or the newest.
    ///
    /// # Errors
    /// The keyring does not reach this category, or the wrapped key was altered.
    pub async fn category(
        &self,
        conn: &mut Conn,
        locker: LockerId,
        category: Category,
        version: Option<u32>,
    ) -> Result<(CategoryKey, u32), OpError> {
        let row = match self {
            Self::Owner(_) => lockers::key(conn, locker, category, version).await?,
            Self::Mandate { narrowed, .. }
                if narrowed.iter().any(|ended| ended == category.code()) =>
            {
                return Err(revoked());
            }
            Self::Mandate {
                mandate, aidant, ..
            } => {
                let rows = mandates::granted(conn, *mandate, *aidant, category.code()).await?;
                let wanted = version.map(i64::from);
                rows.into_iter()
                    .find(|row| wanted.is_none_or(|wanted| row.version == wanted))
            }
        };
        let row = row.ok_or(OpError::NotFound)?;
        let version = u32::try_from(row.version).map_err(|_| OpError::NotFound)?;
        let key = match self {
            Self::Owner(root) => root.unwrap(
                &row.wrapped,
                &Place::category_key(locker, category.code(), version),
            )?,
            Self::Mandate {
                key,
                mandate,
                aidant,
                ..
            } => key.unwrap(
                &row.wrapped,
                &Place::granted(*mandate, *aidant, category.code(), version),
            )?,
        };
        Ok((key, version))
    }

    /// The person's name.
    ///
    /// # Errors
    /// The keyring does not reach the profile, or it was altered.
    pub async fn name(
        &self,
        conn: &mut Conn,
        locker: &lockers::LockerRow,
    ) -> Result<String, OpError> {
        let id = LockerId(locker.id);
        let key = self.profile(conn, locker).await?;
        let profile = key.open(&Place::profile(id), &locker.profile)?;
        String::from_utf8(profile.to_vec())
            .map_err(|_| Altered::Sealed(crate::crypto::sealed::SealError::Form).into())
    }
}

/// The key of a paper, for whom its entry is in the journal. The only caller of this unwrapping.
///
/// # Errors
/// The permit is for another paper or for something that needs no bytes; the key was altered.
pub fn document_key(
    category: &CategoryKey,
    row: &DocumentRow,
    recorded: &Recorded<Permit>,
) -> Result<DocumentKey, OpError> {
    let (locker, document, version) = row.ids();
    let permit = recorded.value();
    let opens = matches!(
        permit.action(),
        Action::ReadDocument | Action::DownloadDocument | Action::VerifyDocument
    );
    if !opens || permit.document() != Some(document) {
        return Err(OpError::NotFound);
    }
    Ok(category.unwrap(
        &row.wrapped,
        &Place::document_key(locker, document, version, &row.category),
    )?)
}

async fn under_mandate(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    root: &RootKey,
    mandate: MandateId,
) -> Result<Keyring, OpError> {
    let aidant = actor.account();
    let row = mandates::grant(conn, mandate, aidant)
        .await?
        .ok_or(OpError::NotFound)?;
    let changes = changes(app, conn, mandate, aidant).await?;
    let sealed = match &row.sealed {
        Some(sealed) if row.ended == 0 && !changes.removed => sealed,
        _ => return Err(revoked()),
    };
    let grant = check_grant(app, conn, mandate, aidant, &row).await?;
    let (hpke, _) = private_keys(conn, root, aidant, row.key_version).await?;
    let aidant_half = hpke
        .open_half(&grant.canonical(), &row.half)
        .map_err(|_| Altered::HalfAltered)?;
    let server_half = app
        .ring
        .open_half(&Place::server_half(mandate, aidant), sealed)?;
    Ok(Keyring::Mandate {
        key: MandateKey::derive(&aidant_half, &server_half),
        mandate,
        aidant,
        narrowed: changes.narrowed,
    })
}

/// What the journal says has ended opens nothing, whatever came back into the tables.
fn revoked() -> OpError {
    OpError::Denied(Denial {
        reason: Reason::Revoked,
        visible: false,
    })
}

/// Terms, dates and key of a grant must be those that the person signed.
async fn check_grant(
    app: &App,
    conn: &mut Conn,
    mandate: MandateId,
    aidant: AccountId,
    row: &GrantRow,
) -> Result<Grant, OpError> {
    let terms_sha256 = crate::crypto::sha256(&row.terms);
    let terms = Terms::parse(&row.terms).filter(|_| terms_sha256.as_slice() == row.terms_sha256);
    let terms = terms.ok_or(Altered::TermsAltered)?;
    let owner = AccountId(row.owner);
    let key_version = u32::try_from(row.key_version).map_err(|_| Altered::GrantAltered)?;
    let key = published::keys(app, conn, aidant, Some(key_version)).await?;
    let grant = Grant {
        mandate,
        locker: LockerId(row.locker),
        aidant,
        terms_sha256,
        starts_at: crate::clock::Timestamp::from_millis(row.starts_at),
        ends_at: crate::clock::Timestamp::from_millis(row.ends_at),
        key_entry: row.key_entry.cast_unsigned(),
        key_sha256: crate::crypto::sha256(&key.hpke),
    };
    let signer_key = u32::try_from(row.signer_key).map_err(|_| Altered::GrantAltered)?;
    let signer = published::keys(app, conn, owner, Some(signer_key)).await?;
    let signed = signature::verify(&signer.ed25519, &grant.canonical(), &row.signature);
    // Whoever was named later is in no terms; the signature below names them.
    let named = terms.aidants.contains(&aidant) || row.added_at.is_some();
    let fits = terms.mandate == mandate && terms.beneficiary == owner && named;
    if signed.is_err() || !fits {
        return Err(Altered::GrantAltered.into());
    }
    if terms.dormant {
        super::window::check(app, conn, &terms, (grant.starts_at, grant.ends_at)).await?;
    }
    Ok(grant)
}

/// The private keys of an account, opened with its root key.
///
/// # Errors
/// They were altered, or are missing.
pub async fn private_keys(
    conn: &mut Conn,
    root: &RootKey,
    account: AccountId,
    version: i64,
) -> Result<(HpkePrivate, Signer), OpError> {
    let number = u32::try_from(version).map_err(|_| Altered::KeyNotPublished)?;
    let row = accounts::keys(conn, account, Some(number))
        .await?
        .ok_or(Altered::KeyNotPublished)?;
    super::seeds::open(root, &row)
}
