//! The journal.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::list::{List, Paging, limit};
use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{EventKind, Outcome};
use crate::domain::person::BadValue;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Id};
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId};
use crate::ops::read_journal::EntryView;
use crate::ops::{self, OpError};
use crate::store::journal::{Filter, Page};

/// An entry as its reader may see it.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    index: u64,
    recorded_at: String,
    action: String,
    /// `done`, `refused` or `failed`.
    outcome: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<Actor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locker: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mandate: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visit: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    motive: Option<String>,
    channel: String,
    /// The locker's entry before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<i64>,
    /// Typed details of the action.
    payload: serde_json::Map<String, serde_json::Value>,
}

/// Who acted; names only for those entitled to them.
#[derive(Serialize, ToSchema)]
pub struct Actor {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
}

impl From<EntryView> for Entry {
    fn from(view: EntryView) -> Self {
        let recorded_at = view.at().rfc3339();
        let EntryView {
            body,
            payload,
            actor,
            ..
        } = view;
        Self {
            index: body.idx.cast_unsigned(),
            recorded_at,
            action: body.action,
            outcome: body.outcome,
            reason: body.reason,
            actor: body.actor.map(|id| Actor {
                id,
                name: actor.name,
                organisation: actor.organisation,
            }),
            account: body.account,
            locker: body.locker,
            document: body.document,
            mandate: body.mandate,
            visit: body.visit,
            mode: body.mode,
            motive: body.motive,
            channel: body.channel,
            previous: body.previous,
            payload,
        }
    }
}

/// The page that is asked for; cursors are indexes.
pub fn page(cursor: Option<&str>, asked: Option<u32>) -> Result<Page, OpError> {
    let bad = || OpError::invalid("cursor", "cursor", "is not one that a list gave");
    let before = cursor.map(str::parse).transpose().map_err(|_| bad())?;
    Ok(Page {
        before: before.unwrap_or(u64::MAX),
        limit: limit(asked)?,
    })
}

fn list(views: Vec<EntryView>, page: Page) -> List<Entry> {
    let full = views.len() == page.limit as usize;
    let items: Vec<Entry> = views.into_iter().map(Entry::from).collect();
    let next_cursor = items
        .last()
        .filter(|last| full && last.index > 0)
        .map(|last| last.index.to_string());
    List { items, next_cursor }
}

/// The journal of a locker, newest first: all of it for its owner, an aidant's own acts.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/journal", tag = "journal", params(("id" = Uuid, Path), Paging),
    responses((status = 200, body = List<Entry>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn read_journal(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Entry>>, ApiError> {
    let page = page(paging.cursor.as_deref(), paging.limit)?;
    let views = ops::read_journal::read_journal(&app, &actor, locker, page).await?;
    Ok(Json(list(views, page)))
}

/// What an auditor may filter by; all that is given must hold.
#[derive(Debug, Default, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// Who acted.
    pub actor: Option<Uuid>,
    /// In which locker.
    pub locker: Option<Uuid>,
    /// On which paper.
    pub document: Option<Uuid>,
    /// Under which mandate.
    pub mandate: Option<Uuid>,
    /// For which structure.
    pub organisation: Option<Uuid>,
    /// What, such as `document.read`.
    pub action: Option<String>,
    /// `done`, `refused` or `failed`.
    pub outcome: Option<String>,
    /// From this instant, RFC 3339.
    pub from: Option<String>,
    /// Until before this instant, RFC 3339.
    pub to: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Items on the page, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

impl Search {
    /// The filter, with codes and times checked.
    pub fn filter(&self) -> Result<Filter, OpError> {
        let unknown = |field| OpError::field(field, BadValue::Unknown);
        let time = |text: &Option<String>, field| match text {
            None => Ok(None),
            Some(text) => Timestamp::parse(text)
                .map(Some)
                .ok_or_else(|| OpError::invalid(field, "time", "is not a time of RFC 3339")),
        };
        if self
            .action
            .as_deref()
            .is_some_and(|action| EventKind::parse(action).is_none())
        {
            return Err(unknown("action"));
        }
        if self
            .outcome
            .as_deref()
            .is_some_and(|outcome| Outcome::parse(outcome).is_none())
        {
            return Err(unknown("outcome"));
        }
        Ok(Filter {
            actor: self.actor.map(AccountId),
            locker: self.locker.map(LockerId),
            document: self.document.map(DocumentId),
            mandate: self.mandate.map(MandateId),
            organisation: self.organisation.map(OrganisationId),
            action: self.action.clone(),
            outcome: self.outcome.clone(),
            from: time(&self.from, "from")?,
            to: time(&self.to, "to")?,
        })
    }
}

/// The whole journal by filter, newest first, for auditors.
#[utoipa::path(
    get, path = "/api/v1/journal", tag = "journal", params(Search),
    responses((status = 200, body = List<Entry>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn search_journal(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(search): Asked<Search>,
) -> Result<Json<List<Entry>>, ApiError> {
    let page = page(search.cursor.as_deref(), search.limit)?;
    let views = ops::read_journal::search_journal(&app, &actor, &search.filter()?, page).await?;
    Ok(Json(list(views, page)))
}
