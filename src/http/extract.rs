//! What handlers of the API take from a request, with clear errors for what is not in form.

use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::error::{ApiError, malformed};
use super::server::Connection;
use crate::app::App;
use crate::crypto::token::SessionToken;
use crate::domain::journal::Channel;
use crate::ops::{Actor, OpError};

/// The account whose token the request carries.
pub struct Bearer(pub Actor);

impl FromRequestParts<App> for Bearer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let value = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let text = value
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(OpError::NoSession)?;
        let token = SessionToken::parse(text.trim()).ok_or(OpError::NoSession)?;
        Ok(Self(Actor::find(app, token, Channel::Api).await?))
    }
}

/// The account, where there is one.
pub struct MaybeBearer(pub Option<Actor>);

impl FromRequestParts<App> for MaybeBearer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if parts.headers.contains_key(header::AUTHORIZATION) {
            return Ok(Self(Some(Bearer::from_request_parts(parts, app).await?.0)));
        }
        Ok(Self(None))
    }
}

/// The connection a request came by; a quiet one where there is none (in-process calls).
impl<S: Sync> FromRequestParts<S> for Connection {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// A JSON body; what is wrong with it is told as a problem.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        match axum::Json::<T>::from_request(request, app).await {
            Ok(axum::Json(body)) => Ok(Self(body)),
            Err(JsonRejection::JsonDataError(error)) => Err(malformed(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                wanted("body", &error.body_text()),
            )),
            Err(other) => Err(malformed(
                other.status(),
                "malformed",
                wanted("body", &other.body_text()),
            )),
        }
    }
}

/// What was wanted, without what came instead: that may be a code or a name, and an error is kept
/// and shown in places where those must not be.
fn wanted(part: &str, problem: &str) -> String {
    // Nothing that came is told after the last of these words.
    let known = ["expected ", "missing field `"].map(|words| problem.rfind(words));
    match known.into_iter().flatten().max() {
        Some(at) => format!("The {part} is not what this call takes: {}", &problem[at..]),
        None => format!("The {part} is not what this call takes."),
    }
}

/// A JSON body that may be absent.
pub struct MaybeBody<T>(pub Option<T>);

impl<T: DeserializeOwned> FromRequest<App> for MaybeBody<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        if request.headers().contains_key(header::CONTENT_TYPE) {
            return Ok(Self(Some(Body::from_request(request, app).await?.0)));
        }
        Ok(Self(None))
    }
}

/// A query; what is wrong with it is told as a problem.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let query: Result<Query<T>, QueryRejection> = Query::from_request_parts(parts, app).await;
        match query {
            Ok(Query(query)) => Ok(Self(query)),
            Err(error) => Err(malformed(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                wanted("query", &error.body_text()),
            )),
        }
    }
}

/// An id in a path. What is no id is no thing either.
pub struct Id<T>(pub T);

impl<T: std::str::FromStr> FromRequestParts<App> for Id<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, app).await;
        let id = path.ok().and_then(|path| path.0.parse().ok());
        id.map(Self)
            .ok_or_else(|| ApiError(OpError::NotFound).into_response())
    }
}

/// Two ids in a path.
pub struct Two<A, B>(pub A, pub B);

impl<A: std::str::FromStr, B: std::str::FromStr> FromRequestParts<App> for Two<A, B> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let path = axum::extract::Path::<(String, String)>::from_request_parts(parts, app).await;
        let ids = path.ok().map(|path| path.0);
        let ids = ids.and_then(|(one, two)| Some((one.parse().ok()?, two.parse().ok()?)));
        ids.map(|(one, two)| Self(one, two))
            .ok_or_else(|| ApiError(OpError::NotFound).into_response())
    }
}
