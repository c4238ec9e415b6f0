//! Opens what papers are called, if their depositor can be proven.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{CategoryKey, Seals};
use crate::crypto::place::Place;
use crate::crypto::signature;
use crate::domain::journal::Reason;
use crate::domain::policy::{Action, Permit};
use crate::domain::rights::Category;
use crate::id::{AccountId, DocumentId, LockerId};
use crate::store::db::Conn;
use crate::store::documents::DocumentRow;

use super::actor::Actor;
use super::deposit_document::{Meta, statement};
use super::error::{Altered, OpError};
use super::keyring::Keyring;
use super::list_documents::DocumentView;
use super::published;

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

    pub(super) async fn view(
        &mut self,
        conn: &mut Conn,
        row: DocumentRow,
    ) -> Result<DocumentView, OpError> {
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
    pub(super) async fn tell(self, app: &App, actor: &Actor) -> Result<(), OpError> {
        for (locker, document) in self.forged {
            let event = actor.event(super::kind(Action::ShowDocument));
            let mut event = event.failed(Reason::NotAuthentic).with("what", "deposit");
            (event.locker, event.document) = (Some(locker), Some(document));
            app.store.record((), event).await?;
        }
        Ok(())
    }
}
