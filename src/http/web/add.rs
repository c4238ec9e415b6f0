//! Putting a paper in: the person in their own locker, an aidant during a visit.

use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::fields::iso;
use super::frame::{Fields, PageId, Signed};
use super::rows;
use super::views::deposit::{AddPaperPage, AddedPage};
use super::views::labels::CATEGORIES;
use super::views::{Choice, Errors, KindGroup, Shell};
use crate::app::App;
use crate::domain::journal::Reason;
use crate::domain::policy::{Action, Denial};
use crate::domain::rights::Right;
use crate::http::upload::{self, Form};
use crate::id::{DocumentId, LockerId};
use crate::ops::deposit_document::NewDocument;
use crate::ops::list_documents::show_document;
use crate::ops::list_lockers::read_locker;
use crate::ops::{OpError, Target, would_allow};

/// The routes. A paper is longer than other forms, and its own limits are kept as it comes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/papers/add", get(own_form).post(own_add))
        .route("/lockers/{id}/add", get(visit_form).post(visit_add))
        .layer(DefaultBodyLimit::disable())
        .route("/papers/{id}/added", get(added))
}

/// Where a paper is put in.
struct Place {
    shell: Shell,
    action: String,
    back: String,
    categories: Vec<&'static str>,
    blind: bool,
}

fn own_place(signed: &Signed) -> Place {
    Place {
        shell: signed.shell(),
        action: "/papers/add".to_owned(),
        back: "/home".to_owned(),
        categories: CATEGORIES.to_vec(),
        blind: false,
    }
}

async fn visit_place(signed: &Signed, id: LockerId) -> Result<Place, Response> {
    let locker = read_locker(&signed.visitor.app, &signed.actor, id).await;
    let locker = signed.ok(locker)?;
    let back = format!("/lockers/{id}");
    let (Some(mandate), Some(_)) = (&locker.mandate, &locker.visit) else {
        return Err(Redirect::to(&back).into_response());
    };
    let given = mandate.gives(Right::Deposit).into_iter();
    Ok(Place {
        shell: rows::visit_shell(signed, &locker),
        action: format!("/lockers/{id}/add"),
        back,
        categories: given.map(|category| category.code()).collect(),
        blind: mandate.gives(Right::Read).is_empty(),
    })
}

fn page(signed: &Signed, place: Place, new: &NewDocument, rest: (Errors, &Fields)) -> AddPaperPage {
    let locale = signed.visitor.locale;
    // Where there is one category only, nothing is left to choose.
    let only = match place.categories[..] {
        [only] => only,
        _ => "",
    };
    let category = new.category.as_deref().unwrap_or(only);
    AddPaperPage {
        errors: rest.0,
        action: place.action,
        back: place.back,
        kinds: KindGroup::within(locale, &place.categories, &new.kind),
        categories: Choice::list(locale, "category", &place.categories, category),
        title: new.title.clone().unwrap_or_default(),
        ends: rest.1.ends(),
        max_bytes: signed.visitor.app.settings.document_bytes,
        blind: place.blind,
        shell: place.shell,
    }
}

fn empty(signed: &Signed, place: Place) -> Response {
    let nothing = (Errors::new(), &Fields::default());
    let page = page(signed, place, &NewDocument::default(), nothing);
    signed.visitor.page(&page)
}

async fn own_form(signed: Signed) -> Result<Response, Response> {
    signed.own_locker()?;
    Ok(empty(&signed, own_place(&signed)))
}

async fn visit_form(signed: Signed, PageId(id): PageId<LockerId>) -> Result<Response, Response> {
    let place = visit_place(&signed, id).await?;
    Ok(empty(&signed, place))
}

type Sent = Result<Multipart, MultipartRejection>;

async fn take(signed: &Signed, locker: LockerId, sent: Sent) -> Result<Form, Response> {
    let form = sent.map_err(|_| OpError::invalid("form", "form", "is a form with a file"));
    let form = signed.ok(form)?;
    let allow = |fields: &[(String, String)]| signed.visitor.proven(fields);
    let complete = |fields: &[(String, String)], new: NewDocument| NewDocument {
        ends_on: Some(iso(&Fields(fields.to_vec()).ends())).filter(|date| !date.is_empty()),
        ..new
    };
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    Ok(upload::deposit(app, actor, locker, form, allow, complete).await)
}

async fn own_add(signed: Signed, sent: Sent) -> Result<Response, Response> {
    let form = take(&signed, signed.own_locker()?, sent).await?;
    match &form.deposited {
        Ok(kept) => Ok(done(kept.id)),
        Err(error) => Ok(again(&signed, own_place(&signed), &form, error)),
    }
}

async fn visit_add(
    signed: Signed,
    PageId(id): PageId<LockerId>,
    sent: Sent,
) -> Result<Response, Response> {
    let form = take(&signed, id, sent).await?;
    let kept = match &form.deposited {
        Ok(kept) => kept,
        Err(error) => {
            let error = outside(error);
            let place = visit_place(&signed, id).await?;
            return Ok(again(
                &signed,
                place,
                &form,
                error.as_ref().unwrap_or_else(|error| error),
            ));
        }
    };
    let (app, actor, seen) = (
        &signed.visitor.app,
        &signed.actor,
        Target::Document(kept.id),
    );
    let shown = signed.ok(would_allow(app, actor, &[Action::ShowDocument], seen).await)?;
    if !shown.is_empty() {
        return Ok(done(kept.id));
    }
    // A drop box: this is the only time that the aidant sees what they put in.
    let place = visit_place(&signed, id).await?;
    let locale = signed.visitor.locale;
    Ok(signed.visitor.page(&AddedPage {
        shell: place.shell,
        title: rows::title(locale, &kept.meta),
        category: kept.category.code().to_owned(),
        recorded: locale.moment(kept.at.millis()),
        receipt: kept.receipt,
        href: None,
        add: place.action,
        back: place.back,
    }))
}

fn done(id: DocumentId) -> Response {
    Redirect::to(&format!("/papers/{id}/added")).into_response()
}

fn again(signed: &Signed, place: Place, form: &Form, error: &OpError) -> Response {
    let typed = Fields(form.other.clone());
    signed.refused(error, |errors| {
        page(signed, place, &form.new, (errors, &typed))
    })
}

/// An aidant who chose a category outside of their mandate is told so beside the field.
fn outside(error: &OpError) -> Result<OpError, &OpError> {
    match error {
        OpError::Denied(Denial {
            reason: Reason::CategoryNotGiven | Reason::RightNotGiven | Reason::Private,
            ..
        }) => Ok(OpError::invalid(
            "category",
            "not_allowed",
            "is outside of the mandate",
        )),
        other => Err(other),
    }
}

async fn added(signed: Signed, PageId(id): PageId<DocumentId>) -> Result<Response, Response> {
    let view = signed.ok(show_document(&signed.visitor.app, &signed.actor, id).await)?;
    let place = if signed.actor.facts.owns == Some(view.locker) {
        own_place(&signed)
    } else {
        visit_place(&signed, view.locker).await?
    };
    let locale = signed.visitor.locale;
    Ok(signed.visitor.page(&AddedPage {
        shell: place.shell,
        title: rows::shown_title(locale, view.meta.as_ref()),
        category: view.category.code().to_owned(),
        recorded: locale.moment(view.created_at.millis()),
        receipt: view.receipt,
        href: Some(format!("/papers/{id}")),
        add: place.action,
        back: place.back,
    }))
}
