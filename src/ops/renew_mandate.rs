//! Renewal: the same aidants, rights and term, proposed again; the person consents again, and the
//! old mandate gives its place. Nothing renews itself.

use std::collections::BTreeMap;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::mandate::{ConsentMethod, Terms};
use crate::domain::policy::{Action, PermitGround};
use crate::id::{AccountId, LockerId, MandateId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};

use super::actor::Actor;
use super::draft_mandate::{Proposal, propose, request};
use super::error::{Altered, OpError};
use super::give_mandate::put_in_force;
use super::list_mandates::{self, MandateView};
use super::mandate_changes::narrowed;
use super::terms::{NewMandate, Parties, terms};
use super::{about, allow, answered};

/// Renews a mandate: by its person at once, by an aidant as a proposal.
///
/// # Errors
/// It ended too long ago, something in it no longer fits, or a refusal; each has its entry.
pub async fn renew_mandate(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    proposal: Proposal,
) -> Result<MandateView, OpError> {
    let row = mandates::find(&mut app.store.reader().await?, mandate).await?;
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let own = actor.facts.owns == Some(locker);
    let action = if own {
        Action::GiveMandate
    } else {
        Action::DraftMandate
    };
    let allowed = allow(app, actor, action, Target::Mandate(locker, mandate)).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let said = about(actor, &allowed.permit);
    let again = again(app, &row, allowed.facts.now).await;
    let new = answered(app, said.clone(), again).await?;
    if own {
        let given = give(app, actor, &row, &new).await;
        let id = answered(app, said, given).await?;
        return list_mandates::read(app, id).await;
    }
    let ground: PermitGround = allowed.permit.ground().clone();
    let written = request(app, actor, locker, &ground, &new, &proposal, Some(mandate)).await;
    let written = answered(app, said, written).await?;
    propose(app, allowed.event, written, proposal.under_protection).await
}

async fn give(
    app: &App,
    actor: &Actor,
    row: &MandateRow,
    new: &NewMandate,
) -> Result<MandateId, OpError> {
    let parties = Parties {
        locker: LockerId(row.locker),
        beneficiary: actor.account(),
    };
    let now = app.store.now().await?;
    let terms = terms(app, parties, new, now).await?;
    let how = (ConsentMethod::OwnSession, Some(MandateId(row.id)));
    put_in_force(app, actor, &terms, how, now).await?;
    Ok(terms.mandate)
}

/// The same choice once more, unless the mandate ended too long ago.
async fn again(app: &App, row: &MandateRow, now: Timestamp) -> Result<NewMandate, OpError> {
    let terms = row.terms().map_err(|_| Altered::TermsAltered)?;
    let ended = row.ended_at.unwrap_or(row.ends_at).min(row.ends_at);
    if Timestamp::from_millis(ended).plus(limits::RENEWAL) <= now {
        let words = "ended more than a year ago; write a new one";
        return Err(OpError::invalid("mandate", "too_old", words));
    }
    if terms.decision.is_some() {
        let words = "rests on a decision whose dates must be looked at again; write a new one";
        return Err(OpError::invalid("mandate", "decision", words));
    }
    // Whom the person took out and what they took back is not asked for again by itself.
    let mut conn = app.store.reader().await?;
    let aidants = mandates::aidants(&mut conn, terms.mandate).await?;
    let narrowed = narrowed(app, &mut conn, terms.mandate).await?;
    let mut new = choice(&terms);
    new.rights
        .retain(|category, _| !narrowed.contains(category));
    new.aidants = aidants;
    Ok(new)
}

fn choice(terms: &Terms) -> NewMandate {
    let codes = |set: &std::collections::BTreeSet<crate::domain::rights::Right>| {
        set.iter().map(|right| right.code().to_owned()).collect()
    };
    let rights = terms.rights.iter();
    let rights: BTreeMap<String, Vec<String>> = rights
        .map(|(category, set)| (category.category().code().to_owned(), codes(set)))
        .collect();
    NewMandate {
        aidants: terms.aidants.iter().copied().collect::<Vec<AccountId>>(),
        organisation: terms.organisation,
        rights,
        term: terms.term.code().to_owned(),
        ground: terms.ground.code().to_owned(),
        language: terms.language.clone(),
        dormant: terms.dormant,
        decision: None,
    }
}
