//! Renaming, moving and dating a paper. Moving re-wraps its key without opening the paper.

use crate::app::App;
use crate::crypto;
use crate::crypto::key::{CategoryKey, DocumentKey, Seals, Wraps};
use crate::crypto::place::Place;
use crate::domain::policy::{Action, Permit, PermitGround};
use crate::domain::rights::Category;
use crate::id::DocumentId;
use crate::store::db::Conn;
use crate::store::documents::{self, DocumentRow};
use crate::store::facts::Target;

use super::actor::Actor;
use super::deposit_document::{Meta, ends_on, title};
use super::error::OpError;
use super::keyring::Keyring;
use super::opener::Opener;
use super::{about, allow, proved};

/// What to change; absent fields stay.
#[derive(Debug, Clone, Default)]
pub struct Organise {
    /// New kind.
    pub kind: Option<String>,
    /// New category, where the kind fits several.
    pub category: Option<String>,
    /// New title; an empty one takes it away.
    pub title: Option<String>,
    /// New end date; an empty one takes it away.
    pub ends_on: Option<String>,
    /// The version that the caller saw (`ETag`), if they say.
    pub seen: Option<String>,
}

/// The tag of a paper as it stands: it changes with everything that can be changed.
pub fn tag(row: &DocumentRow) -> String {
    crypto::hex(&crypto::sha256(&row.meta)[..16])
}

/// Changes what a paper is called or where it stands.
///
/// # Errors
/// A refusal, a refused field, or a paper that somebody changed meanwhile.
pub async fn organise_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    change: Organise,
) -> Result<(), OpError> {
    let allowed = allow(
        app,
        actor,
        Action::OrganiseDocument,
        Target::Document(document),
    )
    .await?;
    let mut conn = app.store.reader().await?;
    let before = documents::find(&mut conn, document)
        .await?
        .ok_or(OpError::NotFound)?;
    if change
        .seen
        .as_ref()
        .is_some_and(|seen| *seen != tag(&before))
    {
        return Err(OpError::Conflict(
            "this paper was changed meanwhile; look at it again",
        ));
    }
    let after = changed(app, &mut conn, actor, &allowed.permit, &before, &change).await;
    drop(conn);
    let after = proved(app, about(actor, &allowed.permit), after).await?;
    let event = allowed
        .event
        .with("meta_sha256", crypto::hex(&crypto::sha256(&after.meta)))
        .with("category", after.category.as_str())
        .with("moved", before.category != after.category);
    let organise = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if !documents::organise(&mut unit.conn, &before, &after).await? {
                return Err(OpError::Conflict(
                    "this paper was changed meanwhile; look at it again",
                ));
            }
            unit.record(event);
            Ok(())
        })
    });
    Ok(organise.await?)
}

/// The paper as it will stand.
async fn changed(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    before: &DocumentRow,
    change: &Organise,
) -> Result<DocumentRow, OpError> {
    let mut opener = Opener::new(app, conn, actor, permit).await?;
    let meta = opener.authentic(conn, before).await?;
    let (meta, category) = apply(app, meta, before, change)?;
    may_move(permit.ground(), category)?;
    let from = opener.key(conn, before, before.category()?).await?;
    let keyring = Keyring::open(app, conn, actor, permit).await?;
    let locker = permit.locker().ok_or(OpError::NotFound)?;
    let (to, version) = keyring.category(conn, locker, category, None).await?;
    moved(app, before, &meta, category, (from, &to, version))
}

fn apply(
    app: &App,
    mut meta: Meta,
    before: &DocumentRow,
    change: &Organise,
) -> Result<(Meta, Category), OpError> {
    if let Some(kind) = &change.kind {
        meta.kind.clone_from(kind);
    }
    if change.title.is_some() {
        meta.title = title(change.title.as_deref())?;
    }
    if change.ends_on.is_some() {
        meta.ends_on = ends_on(change.ends_on.as_deref())?;
    }
    let unknown = || OpError::field("category", crate::domain::person::BadValue::Unknown);
    let asked = match (&change.category, &change.kind) {
        (Some(code), _) => Some(Category::parse(code).ok_or_else(unknown)?),
        // A new kind goes to its own place; else the paper stays where it is.
        (None, Some(_)) => None,
        (None, None) => Some(before.category()?),
    };
    let category = app
        .catalogue
        .place(&meta.kind, asked)
        .map_err(OpError::kind)?;
    Ok((meta, category))
}

/// An aidant moves papers only between categories in which they may organise.
fn may_move(ground: &PermitGround, category: Category) -> Result<(), OpError> {
    match ground {
        PermitGround::Owner => Ok(()),
        PermitGround::Mandate { categories, .. } if categories.contains(&category) => Ok(()),
        _ => Err(OpError::invalid(
            "category",
            "not_allowed",
            "is outside of the mandate",
        )),
    }
}

fn moved(
    app: &App,
    before: &DocumentRow,
    meta: &Meta,
    category: Category,
    keys: (&CategoryKey, &CategoryKey, u32),
) -> Result<DocumentRow, OpError> {
    let (from, to, version) = keys;
    let (locker, document, id) = before.ids();
    let mut after = before.clone();
    after.category = category.code().to_owned();
    after.key_version = i64::from(version);
    let old = Place::document_key(locker, document, id, &before.category);
    let new = Place::document_key(locker, document, id, &after.category);
    after.wrapped =
        Wraps::<DocumentKey>::rewrap(from, &before.wrapped, &old, to, &new, &app.random)?;
    let plain = serde_json::to_vec(meta).unwrap_or_default();
    after.meta = to.seal(
        &Place::meta(locker, document, id, &after.category),
        &plain,
        &app.random,
    );
    Ok(after)
}
