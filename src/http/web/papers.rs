//! One paper: what it is, who saw it, and the form to name, move and date it.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::fields::iso;
use super::forms::field_error;
use super::frame::{Fields, PageId, Signed, SignedPost};
use super::journal_line::line;
use super::rows;
use super::views::labels::CATEGORIES;
use super::views::paper::{OrganiseForm, PaperCan, PaperPage};
use super::views::{Choice, DateFields, Errors, JournalDay, JournalLine, KindGroup, Shell};
use crate::app::App;
use crate::domain::policy::Action;
use crate::domain::rights::Right;
use crate::http::error::tell;
use crate::id::DocumentId;
use crate::media::Media;
use crate::ops::deposit_document::Meta;
use crate::ops::error::Altered;
use crate::ops::list_documents::{DocumentView, show_document};
use crate::ops::list_lockers::read_locker;
use crate::ops::organise_document::{Organise, organise_document};
use crate::ops::people::staff_name;
use crate::ops::read_journal::{Page, read_document_entries};
use crate::ops::{OpError, Target, would_allow};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/papers/{id}", get(show).post(organise))
}

/// Where a reader stands: in their own locker, or in a person's during a visit.
struct Reader {
    shell: Shell,
    own: bool,
    back: String,
    /// Where the reader may move the paper to.
    categories: Vec<&'static str>,
}

async fn reader(signed: &Signed, view: &DocumentView) -> Result<Reader, Response> {
    if signed.actor.facts.owns == Some(view.locker) {
        return Ok(Reader {
            shell: signed.shell(),
            own: true,
            back: format!("/papers?category={}", view.category.code()),
            categories: CATEGORIES.to_vec(),
        });
    }
    let locker = read_locker(&signed.visitor.app, &signed.actor, view.locker).await;
    let locker = signed.ok(locker)?;
    let back = format!("/lockers/{}", locker.id);
    let (Some(mandate), Some(_)) = (&locker.mandate, &locker.visit) else {
        // A paper is looked at during a visit; the locker's page begins one.
        return Err(Redirect::to(&back).into_response());
    };
    let organised = mandate.gives(Right::Organise).into_iter();
    Ok(Reader {
        shell: rows::visit_shell(signed, &locker),
        own: false,
        back,
        categories: organised.map(|category| category.code()).collect(),
    })
}

async fn show(signed: Signed, PageId(id): PageId<DocumentId>) -> Result<Response, Response> {
    let view = signed.ok(show_document(&signed.visitor.app, &signed.actor, id).await)?;
    if view.binned_at.is_some() {
        return Ok(Redirect::to("/bin").into_response());
    }
    let page = page(&signed, &view, None).await?;
    Ok(signed.visitor.page(&page))
}

async fn page(
    signed: &Signed,
    view: &DocumentView,
    typed: Option<(&Fields, Errors)>,
) -> Result<PaperPage, Response> {
    let reader = reader(signed, view).await?;
    let forged = || signed.error(&OpError::Altered(Altered::DepositForged));
    let meta = view.meta.as_ref().ok_or_else(forged)?;
    let can = can(signed, view.id).await?;
    let form = match typed {
        Some((fields, errors)) => typed_form(signed, &reader, fields, errors),
        None => form(signed, &reader, view, meta),
    };
    let (added_by, seen) = history(signed, &reader, view).await?;
    Ok(fill(
        signed,
        view,
        meta,
        reader,
        can,
        (form, added_by, seen),
    ))
}

/// What the buttons of the page may offer.
async fn can(signed: &Signed, id: DocumentId) -> Result<Vec<Action>, Response> {
    let asked = [
        Action::ReadDocument,
        Action::DownloadDocument,
        Action::OrganiseDocument,
        Action::DiscardDocument,
    ];
    let target = Target::Document(id);
    signed.ok(would_allow(&signed.visitor.app, &signed.actor, &asked, target).await)
}

/// Who put it in and who saw it: for the person alone.
async fn history(
    signed: &Signed,
    reader: &Reader,
    view: &DocumentView,
) -> Result<(Option<String>, Vec<JournalLine>), Response> {
    if !reader.own {
        return Ok((None, Vec::new()));
    }
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let newest = Page {
        before: u64::MAX,
        limit: 30,
    };
    let about = (view.locker, view.id);
    let entries = signed.ok(read_document_entries(app, actor, about, newest).await)?;
    // That its name was shown in a list is no look at the paper.
    let looks = entries
        .into_iter()
        .filter(|entry| entry.body.action != "document.listed");
    let lines = looks.map(|entry| line(signed, &entry)).collect();
    let days = JournalDay::group(signed.visitor.locale, lines);
    let seen = days.into_iter().flat_map(|day| day.lines).take(10);
    let added_by = signed.ok(staff_name(app, view.depositor).await)?;
    Ok((added_by, seen.collect()))
}

fn fill(
    signed: &Signed,
    view: &DocumentView,
    meta: &Meta,
    reader: Reader,
    can: Vec<Action>,
    (form, added_by, seen): (OrganiseForm, Option<String>, Vec<JournalLine>),
) -> PaperPage {
    let locale = signed.visitor.locale;
    let may = |action| can.contains(&action);
    let picture = Media::of(&meta.media_type).is_some_and(Media::shown_as_image);
    let content = may(Action::ReadDocument).then(|| format!("/papers/{}/image", view.id));
    let download = may(Action::DownloadDocument);
    let (ends, ended) = rows::ends(signed, meta);
    PaperPage {
        shell: reader.shell,
        id: view.id.to_string(),
        title: rows::title(locale, meta),
        kind: meta.kind.clone(),
        category: view.category.code().to_owned(),
        added: locale.moment(view.created_at.millis()),
        added_by,
        ends,
        ended,
        bytes: meta.bytes,
        image: content.clone().filter(|_| picture),
        show: content.filter(|_| !picture && !download),
        sha256: meta.sha256.clone(),
        receipt: Some(view.receipt),
        can: PaperCan {
            download,
            organise: may(Action::OrganiseDocument),
            discard: may(Action::DiscardDocument),
        },
        form,
        seen,
        back: reader.back,
    }
}

fn form(signed: &Signed, reader: &Reader, view: &DocumentView, meta: &Meta) -> OrganiseForm {
    let locale = signed.visitor.locale;
    let category = view.category.code();
    let date = meta.ends_on.as_deref().and_then(super::dates::parse_iso);
    OrganiseForm {
        errors: Errors::new(),
        title: meta.title.clone().unwrap_or_default(),
        kinds: KindGroup::all(locale, &meta.kind),
        categories: Choice::list(locale, "category", &reader.categories, category),
        ends: date.map(DateFields::from_date).unwrap_or_default(),
    }
}

fn typed_form(signed: &Signed, reader: &Reader, fields: &Fields, errors: Errors) -> OrganiseForm {
    let locale = signed.visitor.locale;
    let category = fields.get("category");
    OrganiseForm {
        errors,
        title: fields.get("title").to_owned(),
        kinds: KindGroup::all(locale, fields.get("kind")),
        categories: Choice::list(locale, "category", &reader.categories, category),
        ends: fields.ends(),
    }
}

async fn organise(
    PageId(id): PageId<DocumentId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let change = Organise {
        kind: Some(fields.get("kind").to_owned()),
        category: fields.filled("category"),
        title: Some(fields.get("title").to_owned()),
        ends_on: Some(iso(&fields.ends())),
        seen: None,
    };
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let Err(error) = organise_document(app, actor, id, change).await else {
        return Ok(Redirect::to(&format!("/papers/{id}?notice=paper-organised")).into_response());
    };
    let (field, code) = field_error(&error).ok_or_else(|| signed.error(&error))?;
    let view = signed.ok(show_document(app, actor, id).await)?;
    let errors = Errors::one(signed.visitor.locale, field, code);
    let page = page(&signed, &view, Some((&fields, errors))).await?;
    Ok(signed.visitor.page_with(tell(&error).status, &page))
}
