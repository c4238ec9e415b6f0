//! What a structure may be given, and how it is reached: by its coordinator, or by the operator.
//! Categories are looked at when a mandate is used, so that a narrower list counts at once.

use crate::app::App;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::person::{self, BadValue};
use crate::domain::policy::{Action, PermitGround};
use crate::domain::rights::Category;
use crate::id::OrganisationId;
use crate::limits;
use crate::store::facts::Target;
use crate::store::organisations;

use super::actor::Actor;
use super::allow;
use super::error::OpError;

/// What changes; what is none stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Codes of the categories that it may be given; none at all is allowed.
    pub allowed: Option<Vec<String>>,
    /// Public telephone number; empty to take it away.
    pub phone: Option<String>,
    /// Public e-mail address; empty to take it away.
    pub email: Option<String>,
}

/// A change that was checked.
struct Checked {
    allowed: Option<String>,
    phone: Option<Option<String>>,
    email: Option<Option<String>>,
}

/// Changes the structure that the actor answers for.
///
/// # Errors
/// A refusal, a refused field, or the database.
pub async fn change_organisation(app: &App, actor: &Actor, change: Change) -> Result<(), OpError> {
    let (id, event) = managed(app, actor).await?;
    commit(app, id, change, event).await
}

/// Changes any structure, for the operator.
///
/// # Errors
/// There is no such structure, it is closed, a refused field, or the database.
pub async fn set_organisation(
    app: &App,
    id: OrganisationId,
    change: Change,
) -> Result<(), OpError> {
    let mut event = Event::new(EventKind::OrganisationChanged, Channel::Cli);
    event.organisation = Some(id);
    commit(app, id, change, event).await
}

/// The structure that an actor answers for, with the entry of what they change in it.
pub(super) async fn managed(app: &App, actor: &Actor) -> Result<(OrganisationId, Event), OpError> {
    let allowed = allow(app, actor, Action::ManageOrganisation, Target::Nothing).await?;
    match *allowed.permit.ground() {
        PermitGround::Role(Some(id)) => Ok((id, allowed.event)),
        _ => Err(OpError::NotFound),
    }
}

async fn commit(
    app: &App,
    id: OrganisationId,
    change: Change,
    event: Event,
) -> Result<(), OpError> {
    let checked = check(change)?;
    let event = told(event, &checked);
    let commit = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let row = organisations::find(&mut unit.conn, id).await?;
            let mut row = row.ok_or(OpError::NotFound)?;
            row.allowed = checked.allowed.unwrap_or(row.allowed);
            row.phone = checked.phone.unwrap_or(row.phone);
            row.email = checked.email.unwrap_or(row.email);
            if !organisations::change(&mut unit.conn, &row).await? {
                return Err(OpError::Conflict("this structure is closed"));
            }
            unit.record(event);
            Ok(())
        })
    });
    Ok(commit.await?)
}

/// The entry says the categories, and only that a contact changed.
fn told(mut event: Event, checked: &Checked) -> Event {
    if let Some(allowed) = &checked.allowed {
        event = event.with("allowed", allowed.as_str());
    }
    if checked.phone.is_some() || checked.email.is_some() {
        event = event.with("contact", "changed");
    }
    event
}

fn check(change: Change) -> Result<Checked, OpError> {
    let allowed = change.allowed.map(|codes| categories(&codes)).transpose()?;
    let phone = change.phone.map(|text| contact("phone", &text, is_phone));
    let email = change.email.map(|text| contact("email", &text, is_email));
    Ok(Checked {
        allowed: allowed.map(|categories| codes(&categories)),
        phone: phone.transpose()?,
        email: email.transpose()?,
    })
}

fn categories(codes: &[String]) -> Result<Vec<Category>, OpError> {
    let read = |code: &String| match Category::parse(code) {
        None => Err(OpError::field("allowed", BadValue::Unknown)),
        Some(Category::Private) => Err(OpError::invalid(
            "allowed",
            "private",
            "cannot hold the private space, which nobody is ever given",
        )),
        Some(category) => Ok(category),
    };
    codes.iter().map(read).collect()
}

/// Categories as a row holds them: in the order of the product, each once, never the private space.
pub(super) fn codes(categories: &[Category]) -> String {
    let kept = Category::ALL
        .iter()
        .filter(|one| **one != Category::Private && categories.contains(one));
    kept.map(|one| one.code()).collect::<Vec<_>>().join(",")
}

fn contact(
    field: &'static str,
    text: &str,
    fits: fn(&str) -> bool,
) -> Result<Option<String>, OpError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let line = person::line(text, limits::LOGIN_CHARS).map_err(|bad| OpError::field(field, bad))?;
    if fits(&line) {
        Ok(Some(line))
    } else {
        Err(OpError::field(field, BadValue::Characters))
    }
}

fn is_phone(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-');
    text.chars().all(fits) && text.chars().filter(char::is_ascii_digit).count() >= 3
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace)
}
