//! The person names another aidant of the same structure in a mandate that stands: the terms stay
//! as they are, the newcomer gets a grant of their own. Taking one out is the person's act too, or
//! the coordinator's.

use crate::app::App;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::policy::Action;
use crate::id::{AccountId, MandateId, OrganisationId};
use crate::limits;
use crate::store::mandates::{self, MandateRow, NewAidant};
use crate::store::organisations;

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::remove_aidant::unname;
use super::seal_mandate::seal_for;
use super::suspend_mandate::{find, stands};
use super::tell::{of_mandate, tell};
use super::terms::in_use;
use super::{answered, published};

/// Names another aidant.
///
/// # Errors
/// They are not of the structure, are named already, the mandate has ended, or a refusal.
pub async fn name_aidant(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    aidant: AccountId,
) -> Result<(), OpError> {
    let (row, mut event) = find(app, actor, mandate, Action::NameAidant).await?;
    event.account = Some(aidant);
    let sealed = seal(app, actor, &row, aidant).await;
    let sealed = answered(app, event.clone(), sealed).await?;
    let (app_, said, owner) = (app.clone(), event.clone(), actor.account());
    let add = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !mandates::add_aidant(&mut unit.conn, mandate, &sealed, now).await? {
                return Err(OpError::Conflict("this mandate has ended"));
            }
            unit.record(said);
            let organisation = row.organisation.map(OrganisationId);
            let notice = of_mandate(NoticeKind::AidantAdded, owner, mandate, organisation);
            let aidant = Some(aidant);
            Ok(tell(&app_, unit, Notice { aidant, ..notice }).await?)
        })
    });
    let added = add.await.map_err(OpError::from);
    answered(app, event, added).await
}

async fn seal(
    app: &App,
    actor: &Actor,
    row: &MandateRow,
    aidant: AccountId,
) -> Result<NewAidant, OpError> {
    let terms = row.terms().map_err(|_| Altered::TermsAltered)?;
    let now = app.store.now().await?;
    stands(row, now)?;
    let mandate = MandateId(row.id);
    let mut conn = app.store.reader().await?;
    let named = mandates::aidants(&mut conn, mandate).await?;
    let refused = |code, words| Err(OpError::invalid("aidant", code, words));
    if named.contains(&aidant) {
        return refused("named", "is named in this mandate already");
    }
    if named.len() >= limits::MANDATE_AIDANTS {
        return refused("too_many", "would be the eleventh; take one out first");
    }
    let works = organisations::memberships(&mut conn, aidant).await?;
    let colleague = works.iter().any(|one| {
        let working = one.suspended_at.is_none() && one.role == "aidant";
        working && Some(one.organisation) == row.organisation && one.state == "active"
    });
    if !colleague {
        return refused("aidants", "is not an aidant of this structure");
    }
    in_use(&mut conn, aidant).await?;
    let live = mandates::live_categories(&mut conn, mandate).await?;
    // A key that was replaced is told before anything is sealed to it.
    published::keys(app, &mut conn, aidant, None).await?;
    drop(conn);
    seal_for(app, &actor.root_key()?, row, &terms, aidant, &live).await
}

/// Takes an aidant out of a mandate; the last one suspends it.
///
/// # Errors
/// They are not named, or a refusal.
pub async fn remove_aidant(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    aidant: AccountId,
) -> Result<(), OpError> {
    let (row, mut event) = find(app, actor, mandate, Action::RemoveAidant).await?;
    event.account = Some(aidant);
    let (app_, said) = (app.clone(), event.clone());
    let remove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            stands(&row, unit.now())?;
            if unname(&app_, unit, &row, aidant, &said).await? {
                Ok(())
            } else {
                Err(OpError::Conflict(
                    "this aidant is not named in this mandate",
                ))
            }
        })
    });
    let removed = remove.await.map_err(OpError::from);
    answered(app, event, removed).await
}
