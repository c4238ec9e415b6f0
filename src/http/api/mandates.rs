//! Mandates.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{List, Paging, slice};
use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id};
use crate::http::idempotency::once;
use crate::id::{AccountId, DocumentId, LockerId, OrganisationId};
use crate::ops;
use crate::ops::draft_mandate::Proposal;
use crate::ops::give_mandate::{NewDecision, NewMandate};
use crate::ops::list_mandates::MandateView;

/// Rights by category: `{"identity": ["list", "read"]}`.
pub type RightsMap = BTreeMap<String, Vec<String>>;

/// What the person chooses.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveMandate {
    /// Accounts of the aidants named.
    aidants: Vec<Uuid>,
    /// The structure that answers, where an aidant works in several.
    organisation: Option<Uuid>,
    /// Rights by category.
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    rights: RightsMap,
    /// `visit`, `day`, `month`, `semester` or `year`.
    term: String,
    /// `consent` or `guardianship`.
    #[serde(default = "consent")]
    ground: String,
    /// Language the text was shown in.
    #[serde(default = "french")]
    language: String,
    /// Whether it sleeps until the person's SMS; for `visit` and `day` only.
    #[serde(default)]
    dormant: bool,
    /// The decision of protection, with the ground `guardianship`.
    decision: Option<Decision>,
    /// From an aidant: the person's card, where they show it.
    card: Option<String>,
    /// From an aidant: where the person answers, `desk` (30 minutes, the default), `remote` (24 hours)
    /// or `own` (7 days).
    #[serde(default)]
    wait: String,
    /// From an aidant: kept as a draft, and not sent yet.
    #[serde(default)]
    draft: bool,
    /// From an aidant: whether the person said that they are under legal protection.
    under_protection: Option<bool>,
}

/// The decision of a judge that a mandate rests on.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The paper in the locker that holds it.
    document: Uuid,
    /// Its first day, `YYYY-MM-DD`.
    from: String,
    /// Its last day, `YYYY-MM-DD`.
    until: String,
}

/// How an aidant proposes a renewal; the owner needs nothing of it.
#[derive(Deserialize, Serialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// The person's card, where they show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    card: Option<String>,
    /// Where the person answers: `desk` (30 minutes, the default), `remote` (24 hours) or `own` (7 days).
    #[serde(default)]
    wait: String,
    /// Kept as a draft, and not sent yet.
    #[serde(default)]
    draft: bool,
    /// Whether the person said that they are under legal protection.
    under_protection: Option<bool>,
}

impl From<Propose> for Proposal {
    fn from(asked: Propose) -> Self {
        Self {
            card: asked.card,
            wait: asked.wait,
            draft: asked.draft,
            under_protection: asked.under_protection,
        }
    }
}

fn consent() -> String {
    "consent".to_owned()
}

fn french() -> String {
    "fr".to_owned()
}

/// A mandate.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Mandate {
    id: Uuid,
    /// Absent where anybody may look.
    #[serde(skip_serializing_if = "Option::is_none")]
    locker_id: Option<Uuid>,
    /// `draft`, `pending`, `refused`, `lapsed`, `dormant`, `not_started`, `active`, `suspended`,
    /// `revoked`, `superseded` or `expired`.
    status: String,
    aidants: Vec<Aidant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Organisation>,
    /// Rights by category.
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    rights: serde_json::Value,
    term: String,
    ground: String,
    /// First instant in force; absent while it waits or sleeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_at: Option<String>,
    /// First instant no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<String>,
    /// First instant at which what waits can no longer be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    lapses_at: Option<String>,
    /// The categories still given.
    categories: Vec<String>,
    /// How the person consented: `own_session`, `card_and_pin`, `card_code` or `urgent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<String>,
    /// The mandate that it renews.
    #[serde(skip_serializing_if = "Option::is_none")]
    renews: Option<Uuid>,
    /// Short address for a second screen, while it waits: `/c/{short}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<String>,
    /// SHA-256 of the frozen terms, hexadecimal.
    terms_sha256: String,
}

/// An aidant named in a mandate.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Aidant {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// The structure that answers.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Organisation {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl Mandate {
    /// The same without the locker's id, for whoever has only the short address.
    pub fn public(view: MandateView) -> Self {
        Self {
            locker_id: None,
            ..view.into()
        }
    }
}

impl From<MandateView> for Mandate {
    fn from(view: MandateView) -> Self {
        let name = view.organisation;
        Self {
            id: view.id.0,
            locker_id: Some(view.terms.locker.0),
            status: view.status.code().to_owned(),
            aidants: view
                .aidants
                .into_iter()
                .map(|(id, person)| Aidant {
                    id: id.0,
                    name: person.name,
                })
                .collect(),
            organisation: view
                .terms
                .organisation
                .map(|id| Organisation { id: id.0, name }),
            rights: serde_json::to_value(&view.terms.rights).unwrap_or_default(),
            term: view.terms.term.code().to_owned(),
            ground: view.terms.ground.code().to_owned(),
            starts_at: view.starts_at.map(Timestamp::rfc3339),
            ends_at: view.ends_at.map(Timestamp::rfc3339),
            ended_at: view.ended_at.map(Timestamp::rfc3339),
            lapses_at: view.lapses_at.map(Timestamp::rfc3339),
            categories: view
                .live
                .iter()
                .map(|category| category.code().to_owned())
                .collect(),
            consent: view.consent,
            renews: view.renews.map(|id| id.0),
            short: view.short,
            terms_sha256: crypto::hex(&view.terms_sha256),
        }
    }
}

/// The mandates of a locker, newest first; for an aidant those that name them.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/mandates", tag = "mandates", params(("id" = Uuid, Path), Paging),
    responses((status = 200, body = List<Mandate>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_mandates(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Mandate>>, ApiError> {
    let views = ops::list_mandates::list_mandates(&app, &actor, locker).await?;
    let mandates: Vec<Mandate> = views.into_iter().map(Mandate::from).collect();
    Ok(Json(slice(mandates, &paging, |mandate| mandate.id)?))
}

/// Mandates that name the caller or that they wrote, newest first: drafts and those that wait first.
#[utoipa::path(
    get, path = "/api/v1/mandates", tag = "mandates", params(Paging),
    responses((status = 200, body = List<Mandate>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub async fn own_mandates(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Mandate>>, ApiError> {
    let views = ops::list_mandates::own_mandates(&app, &actor).await?;
    let mandates: Vec<Mandate> = views.into_iter().map(Mandate::from).collect();
    Ok(Json(slice(mandates, &paging, |mandate| mandate.id)?))
}

/// Give a mandate: the owner's own is in force at once, an aidant's waits for the person.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/mandates", tag = "mandates", request_body = GiveMandate,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key creates nothing")),
    responses((status = 201, body = Mandate), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn give_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    headers: HeaderMap,
    Body(asked): Body<GiveMandate>,
) -> Result<(StatusCode, Json<Mandate>), ApiError> {
    let call = serde_json::to_vec(&asked).unwrap_or_default();
    let call = [b"give_mandate".as_slice(), locker.bytes(), &call].concat();
    let new = NewMandate {
        aidants: asked.aidants.into_iter().map(AccountId).collect(),
        organisation: asked.organisation.map(OrganisationId),
        rights: asked.rights,
        term: asked.term,
        ground: asked.ground,
        language: asked.language,
        dormant: asked.dormant,
        decision: asked.decision.map(|decision| NewDecision {
            document: DocumentId(decision.document),
            from: decision.from,
            until: decision.until,
        }),
    };
    let create = async {
        let own = actor.facts.owns == Some(locker) || !actor.facts.staff();
        let given = if own {
            ops::give_mandate::give_mandate(&app, &actor, locker, new).await
        } else {
            let proposal = Proposal {
                card: asked.card,
                wait: asked.wait,
                draft: asked.draft,
                under_protection: asked.under_protection,
            };
            ops::draft_mandate::draft_mandate(&app, &actor, locker, new, proposal).await
        };
        given.map(Mandate::from)
    };
    let mandate: Mandate = once(&app, &actor, &headers, &call, create).await?;
    Ok((StatusCode::CREATED, Json(mandate)))
}
