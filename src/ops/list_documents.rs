//! The papers that an actor may list, and the details of one. A paper without an authentic
//! depositor is shown as such and never opened.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{CategoryKey, Seals};
use crate::crypto::place::Place;
use crate::crypto::signature;
use crate::domain::journal::Reason;
use crate::domain::policy::{Action, Permit, PermitGround};
use crate::domain::rights::Category;
use crate::id::{AccountId, DocumentId, LockerId};
use crate::store::db::Conn;
use crate::store::documents::{self, DocumentRow};
use crate::store::facts::Target;

use super::actor::Actor;
use super::deposit_document::{Meta, statement};
use super::error::{Altered, OpError};
use super::keyring::Keyring;
use super::{about, allow_recorded, proved, published};

/// A paper as its readers see it.
pub struct DocumentView {
    /// Which.
    pub id: DocumentId,
    /// In which locker.
    pub locker: LockerId,
    /// Where it stands.
    pub category: Category,
    /// What it is; none when it fails its proof.
    pub meta: Option<Meta>,
    /// When it came.
    pub created_at: Timestamp,
    /// Who put it in.
    pub depositor: AccountId,
    /// When it went to the bin.
    pub binned_at: Option<Timestamp>,
    /// Journal index of its deposit.
    pub receipt: u64,
    /// Changes with everything that can be changed.
    pub tag: String,
}

/// The papers of a locker that the actor may list: those stored, or those in the bin.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_documents(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    bin: bool,
) -> Result<Vec<DocumentView>, OpError> {
    let action = if bin {
        Action::ListBin
    } else {
        Action::ListDocuments
    };
    let recorded = allow_recorded(app, actor, action, Target::Locker(locker)).await?;
    let permit = recorded.value();
    let mut conn = app.store.reader().await?;
    let rows = documents::list(&mut conn, locker, bin).await?;
    let opener = Opener::new(app, &mut conn, actor, permit).await;
    let mut opener = proved(app, about(actor, permit), opener).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let category = row.category()?;
        if listed(permit, category) {
            views.push(opener.view(&mut conn, row).await?);
        }
    }
    drop(conn);
    opener.tell(app, actor).await?;
    Ok(views)
}

/// One paper's details.
///
/// # Errors
/// A refusal: a foreign paper is as if it did not exist.
pub async fn show_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
) -> Result<DocumentView, OpError> {
    let recorded =
        allow_recorded(app, actor, Action::ShowDocument, Target::Document(document)).await?;
    let mut conn = app.store.reader().await?;
    let row = documents::find(&mut conn, document)
        .await?
        .ok_or(OpError::NotFound)?;
    let opener = Opener::new(app, &mut conn, actor, recorded.value()).await;
    let mut opener = proved(app, about(actor, recorded.value()), opener).await?;
    let view = opener.view(&mut conn, row).await?;
    drop(conn);
    opener.tell(app, actor).await?;
    Ok(view)
}

fn listed(permit: &Permit, category: Category) -> bool {
    match permit.ground() {
        PermitGround::Owner => true,
        PermitGround::Mandate { categories, .. } => categories.contains(&category),
        PermitGround::Role(_) => false,
    }
}

/// What some papers are, for the journal of their owner. Those that are gone or fail their proof
/// are left out.
pub(super) async fn metas(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, Meta>, OpError> {
    let mut opener = Opener::new(app, conn, actor, permit).await?;
    let mut metas = HashMap::with_capacity(ids.len());
    for id in ids {
        let Some(row) = documents::find(conn, DocumentId(id)).await? else {
            continue;
        };
        match opener.authentic(conn, &row).await {
            Ok(meta) => drop(metas.insert(id, meta)),
            Err(OpError::Altered(_) | OpError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(metas)
}

/// Opens the metadata of papers, each category's key once.
pub(super) struct Opener<'a> {
    app: &'a App,
    keyring: Keyring,
    keys: std::collections::BTreeMap<(Category, i64), CategoryKey>,
    forged: Vec<(LockerId, DocumentId)>,
}

impl<'a> Opener<'a> {
    pub(super) async fn new(
        app: &'a App,
        conn: &mut Conn,
        actor: &Actor,
        permit: &Permit,
    ) -> Result<Self, OpError> {
        let keyring = Keyring::open(app, conn, actor, permit).await?;
        Ok(Self {
            app,
            keyring,
            keys: std::collections::BTreeMap::new(),
            forged: Vec::new(),
        })
    }

    async fn view(&mut self, conn: &mut Conn, row: DocumentRow) -> Result<DocumentView, OpError> {
        let (locker, id, _) = row.ids();
        let category = row.category()?;
        let tag = super::organise_document::tag(&row);
        let meta = match self.authentic(conn, &row).await {
            Ok(meta) => Some(meta),
            Err(OpError::Altered(_) | OpError::NotFound) => {
                self.forged.push((locker, id));
                None
            }
            Err(other) => return Err(other),
        };
        Ok(DocumentView {
            id,
            locker,
            category,
            meta,
            created_at: Timestamp::from_millis(row.created_at),
            depositor: AccountId(row.depositor),
            binned_at: row.binned_at.map(Timestamp::from_millis),
            receipt: row.entry.cast_unsigned(),
            tag,
        })
    }

    /// The metadata, if it opens in its place and its depositor signed what it says.
    pub(super) async fn authentic(
        &mut self,
        conn: &mut Conn,
        row: &DocumentRow,
    ) -> Result<Meta, OpError> {
        let ids = row.ids();
        let category = row.category()?;
        let key = self.key(conn, row, category).await?;
        let place = Place::meta(ids.0, ids.1, ids.2, &row.category);
        let plain = key.open(&place, &row.meta)?;
        let meta: Meta = serde_json::from_slice(&plain).map_err(|_| Altered::DepositForged)?;
        let depositor = AccountId(row.depositor);
        let version = u32::try_from(row.depositor_key).map_err(|_| Altered::DepositForged)?;
        let keys = published::keys(self.app, conn, depositor, Some(version)).await?;
        let said = statement(
            ids,
            depositor,
            Timestamp::from_millis(row.deposited_at),
            &meta,
        )?;
        let signed = signature::verify(&keys.ed25519, &said, &row.signature);
        signed.map_err(|_| Altered::DepositForged)?;
        Ok(meta)
    }

    pub(super) async fn key(
        &mut self,
        conn: &mut Conn,
        row: &DocumentRow,
        category: Category,
    ) -> Result<&CategoryKey, OpError> {
        let slot = (category, row.key_version);
        if !self.keys.contains_key(&slot) {
            let version = u32::try_from(row.key_version).map_err(|_| Altered::DepositForged)?;
            let (key, _) = self
                .keyring
                .category(conn, LockerId(row.locker), category, Some(version))
                .await?;
            self.keys.insert(slot, key);
        }
        self.keys.get(&slot).ok_or(OpError::NotFound)
    }

    /// Records what failed its proof, so that the person and the auditor learn of it.
    async fn tell(self, app: &App, actor: &Actor) -> Result<(), OpError> {
        for (locker, document) in self.forged {
            let event = actor.event(super::kind(Action::ShowDocument));
            let mut event = event.failed(Reason::NotAuthentic).with("what", "deposit");
            (event.locker, event.document) = (Some(locker), Some(document));
            app.store.record((), event).await?;
        }
        Ok(())
    }
}
