//! What every page handler takes: the visitor with their language and form proof, the person in
//! their session, and posted fields whose proof was checked. A handler that takes [`Posted`] or
//! [`SignedPost`] cannot forget to check: there is no other way to the fields.

mod cookies;
mod person;

use std::convert::Infallible;

use askama::Template;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Redirect, Response};

pub use super::fields::Fields;
use super::locale::Locale;
use super::views::public::ErrorPage;
use super::views::{Notice, Role, Shell};
use crate::app::App;
use crate::crypto;
use crate::crypto::random::Random;
use crate::crypto::token::SessionToken;
use crate::domain::journal::{Channel, Reason};
use crate::domain::policy::Denial;
use crate::http::error::{log, tell};
use crate::http::server::Connection;
use crate::id::LockerId;
use crate::ops::open_session::Origin;
use crate::ops::{Actor, OpError, people};
use cookies::{FORM, SESSION, language};
pub use cookies::{LANGUAGE, choose_language, cookie, forget, hand_over, set_cookie};

/// Somebody who looks at a page.
#[derive(Clone)]
pub struct Visitor {
    /// The application.
    pub app: App,
    /// The language of the pages.
    pub locale: Locale,
    /// The connection the request came by.
    pub connection: Connection,
    /// The page that is shown again after a detour; none for a form that was posted.
    shown: Option<String>,
    path: String,
    notice: Option<String>,
    form: String,
    fresh: bool,
    session: Option<String>,
}

impl Visitor {
    async fn read(parts: &mut Parts, app: &App) -> Self {
        let Ok(connection) = Connection::from_request_parts(parts, app).await;
        let known = cookie(&parts.headers, FORM).filter(|form| crypto::unhex::<16>(form).is_some());
        let query = parts.uri.query().unwrap_or_default();
        let notice = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("notice="));
        Self {
            app: app.clone(),
            locale: language(&parts.headers),
            connection,
            shown: (parts.method == axum::http::Method::GET).then(|| parts.uri.path().to_owned()),
            path: parts.uri.path().to_owned(),
            notice: notice.map(str::to_owned),
            fresh: known.is_none(),
            form: known.unwrap_or_else(|| crypto::hex(&Random::system().bytes::<16>())),
            session: cookie(&parts.headers, SESSION),
        }
    }

    /// The proof that this visitor's forms carry: bound to their form cookie and session.
    pub fn proof(&self) -> String {
        let bound = [
            self.form.as_str(),
            self.session.as_deref().unwrap_or_default(),
        ]
        .join("|");
        crypto::hex(&self.app.secret.index("csrf", bound.as_bytes())[..16])
    }

    /// Whether posted fields carry this visitor's proof.
    pub fn proven(&self, fields: &[(String, String)]) -> bool {
        let given = fields
            .iter()
            .find(|(name, _)| name == "csrf")
            .map_or("", |(_, value)| value);
        !self.fresh && crypto::equal(given.as_bytes(), self.proof().as_bytes())
    }

    /// The frame of a page before anybody entered.
    pub fn shell(&self) -> Shell {
        let mut shell = Shell::new(self.locale, self.proof(), self.path.clone());
        shell.notice = self
            .notice
            .as_deref()
            .and_then(|code| Notice::done(self.locale, code));
        shell
    }

    /// A page.
    pub fn page(&self, page: &impl Template) -> Response {
        self.page_with(StatusCode::OK, page)
    }

    /// A page with another status, such as a form that was refused.
    pub fn page_with(&self, status: StatusCode, page: &impl Template) -> Response {
        let Ok(html) = page.render() else {
            tracing::error!("a template failed");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let mut response = (status, Html(html)).into_response();
        if self.fresh {
            set_cookie(
                response.headers_mut(),
                &format!(
                    "{FORM}={}; Path=/; Secure; HttpOnly; SameSite=Strict",
                    self.form
                ),
            );
        }
        response
    }

    /// From where and by which way they act.
    pub fn origin(&self) -> Origin {
        Origin {
            channel: Channel::Web,
            address: self.connection.address.clone(),
        }
    }

    /// The page of an error: what happened, what to do next. A dead session leads to the doors.
    pub fn error(&self, error: &OpError) -> Response {
        let told = tell(error);
        log(error, &told);
        if matches!(error, OpError::NoSession) {
            let left = self.leave("/?notice=session-ended");
            return if self.in_session() {
                forget(left)
            } else {
                left
            };
        }
        let reason = match error {
            OpError::Denied(Denial {
                reason,
                visible: true,
            }) => Some(reason.code()),
            _ => None,
        };
        self.page_with(
            told.status,
            &ErrorPage::new(self.shell(), told.status.as_u16(), reason),
        )
    }

    /// Sends the visitor to another page, in a session.
    pub fn enter(&self, token: &SessionToken, to: &str) -> Response {
        hand_over(Redirect::to(to).into_response(), token)
    }

    /// Whether the browser says that somebody is in.
    pub fn in_session(&self) -> bool {
        self.session.is_some()
    }

    /// The same visitor in a session that just opened, for an answer that hands it over.
    ///
    /// # Errors
    /// The page of an error.
    pub async fn entered(&self, token: &SessionToken) -> Result<Signed, Response> {
        let session = Some(token.text().to_string());
        Signed::find(Self {
            session,
            ..self.clone()
        })
        .await
    }

    /// Sends the visitor to another page, without a session.
    pub fn leave(&self, to: &str) -> Response {
        self.without_session(Redirect::to(to).into_response())
    }
}

/// Whether an address that came with a request is a page of ours.
pub fn local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n'])
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::read(parts, app).await)
    }
}

/// Somebody in their session.
#[derive(Clone)]
pub struct Signed {
    /// The page they look at.
    pub visitor: Visitor,
    /// Who they are.
    pub actor: Actor,
    /// In which role they use the pages.
    pub role: Role,
    name: String,
    recovering: bool,
}

impl Signed {
    async fn find(visitor: Visitor) -> Result<Self, Response> {
        let token = visitor.session.as_deref().and_then(SessionToken::parse);
        let Some(token) = token else {
            return Err(visitor.error(&OpError::NoSession));
        };
        let actor = Actor::find(&visitor.app, token, Channel::Web).await;
        let actor = actor.map_err(|error| visitor.error(&error))?;
        let name = people::own_name(&visitor.app, &actor)
            .await
            .map_err(|error| visitor.error(&error))?;
        let recovering = person::recovering(&visitor, &actor).await?;
        Ok(Self {
            role: person::role(&actor),
            visitor,
            actor,
            name,
            recovering,
        })
    }

    /// The frame of a page of theirs.
    pub fn shell(&self) -> Shell {
        let names = self.actor.structures.iter().map(|one| one.name.clone());
        let names: Vec<_> = names.collect();
        let mut shell = self.visitor.shell();
        shell.identities = super::identities::in_the_foot(self);
        shell.recovering = self.recovering;
        let shell = shell.signed(self.name.clone(), self.role).working(&names);
        let (after, to) = cookies::leaving(&self.actor, self.visitor.shown.as_deref());
        shell.leaving(after, to)
    }

    /// The same person with what is known of them now, after something changed.
    ///
    /// # Errors
    /// The page of a session that is over.
    pub async fn again(self) -> Result<Self, Response> {
        Self::find(self.visitor).await
    }

    /// From where and by which way they act.
    pub fn origin(&self) -> Origin {
        self.visitor.origin()
    }

    /// How they are called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Their own locker; for whoever has none, its pages do not exist.
    ///
    /// # Errors
    /// The page that says so.
    #[expect(clippy::result_large_err, reason = "an answer, sent as it is")]
    pub fn own_locker(&self) -> Result<LockerId, Response> {
        let own = self.actor.facts.owns;
        own.ok_or_else(|| self.error(&OpError::NotFound))
    }

    /// What an op brought, or the page of its error.
    ///
    /// # Errors
    /// That page.
    #[expect(clippy::result_large_err, reason = "an answer, sent as it is")]
    pub fn ok<T>(&self, outcome: Result<T, OpError>) -> Result<T, Response> {
        outcome.map_err(|error| self.error(&error))
    }

    /// The page of an error, in their frame. Whoever needs a second factor goes to prove it, or to
    /// set it up where they have none.
    pub fn error(&self, error: &OpError) -> Response {
        let told = tell(error);
        log(error, &told);
        match error {
            OpError::NoSession => return self.visitor.error(error),
            OpError::Denied(Denial {
                reason: Reason::SecondFactorNeeded,
                ..
            }) => {
                return super::factor::ask(&self.actor, self.visitor.shown.as_deref());
            }
            _ => {}
        }
        let reason = match error {
            OpError::Denied(Denial {
                reason,
                visible: true,
            }) => Some(reason.code()),
            _ => None,
        };
        self.visitor.page_with(
            told.status,
            &ErrorPage::new(self.shell(), told.status.as_u16(), reason),
        )
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        Self::find(Visitor::read(parts, app).await).await
    }
}

/// An id in a page's path. What is no id is no page either.
pub struct PageId<T>(pub T);

impl<T: std::str::FromStr> FromRequestParts<App> for PageId<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, app).await;
        if let Some(id) = path.ok().and_then(|path| path.0.parse().ok()) {
            return Ok(Self(id));
        }
        Err(Visitor::read(parts, app).await.error(&OpError::NotFound))
    }
}

/// A form posted by a visitor, its proof checked.
pub struct Posted {
    /// Who posted.
    pub visitor: Visitor,
    /// What.
    pub fields: Fields,
}

/// A form posted by somebody in their session, its proof checked.
pub struct SignedPost {
    /// Who posted.
    pub signed: Signed,
    /// What.
    pub fields: Fields,
}

async fn fields(request: Request, visitor: &Visitor) -> Result<Fields, Response> {
    let form = axum::Form::<Vec<(String, String)>>::from_request(request, &visitor.app).await;
    let malformed = |_| visitor.error(&OpError::invalid("form", "form", "is not a form"));
    let axum::Form(fields) = form.map_err(malformed)?;
    if visitor.proven(&fields) {
        return Ok(Fields(fields));
    }
    Err(visitor.error(&OpError::invalid(
        "csrf",
        "csrf",
        "is missing or old; load the page again",
    )))
}

impl FromRequest<App> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::read(&mut parts, app).await;
        let fields = fields(Request::from_parts(parts, body), &visitor).await?;
        Ok(Self { visitor, fields })
    }
}

impl FromRequest<App> for SignedPost {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let signed = Signed::find(Visitor::read(&mut parts, app).await).await?;
        let fields = fields(Request::from_parts(parts, body), &signed.visitor).await?;
        Ok(Self { signed, fields })
    }
}
