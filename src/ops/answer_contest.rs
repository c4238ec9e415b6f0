//! The coordinator of the structure, and the auditor, answer a person who said that something is not
//! normal: each once, with a code that has a sentence in the person's language.

use crate::app::App;
use crate::domain::contest::{Answer, Answerer};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::person::BadValue;
use crate::domain::policy::{Action, PermitGround};
use crate::id::{AccountId, ContestId, LockerId, MandateId, OrganisationId};
use crate::store::contests::{self, ContestRow};
use crate::store::facts::Target;

use super::actor::Actor;
use super::error::OpError;
use super::read_receipt::missing;
use super::tell::tell;
use super::{allow, answered};

/// Answers a contest.
///
/// # Errors
/// A refusal: a contest that is another structure's is as if it did not exist. The person closed it,
/// or the same role answered before.
pub async fn answer_contest(
    app: &App,
    actor: &Actor,
    id: ContestId,
    answer: &str,
) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::AnswerContest, Target::Nothing).await?;
    let (answerer, own) = role(allowed.permit.ground());
    let row = contests::find(&mut app.store.reader().await?, id).await?;
    let theirs = |row: &ContestRow| match own {
        None => true,
        Some(organisation) => row.organisation == Some(organisation.0),
    };
    let mut event = allowed.event.with("contest", id.to_string());
    let Some(row) = row.filter(theirs) else {
        return Err(missing(app, actor, event, &allowed.facts).await);
    };
    event.locker = Some(LockerId(row.locker));
    event.mandate = row.mandate.map(MandateId);
    event.organisation = row.organisation.map(OrganisationId);
    event = event.with("as", answerer.code());
    let unknown = OpError::field("answer", BadValue::Unknown);
    let parsed = Answer::parse(answer).ok_or(unknown);
    let answer = answered(app, event.clone(), parsed).await?;
    event = event.with("answer", answer.code());
    let (app_, said, account) = (app.clone(), event.clone(), actor.account());
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let open = contests::find(&mut unit.conn, id).await?;
            if open.is_none_or(|row| row.closed_at.is_some()) {
                return Err(OpError::Conflict("the person has closed this"));
            }
            let words = (answerer, answer);
            if !contests::answer(&mut unit.conn, id, words, account, now).await? {
                return Err(OpError::Conflict("this was answered already"));
            }
            unit.record(said);
            Ok(tell(&app_, unit, notice(&row)).await?)
        })
    });
    let kept = keep.await.map_err(OpError::from);
    answered(app, event, kept).await
}

/// In which role somebody answers, and for which structure alone.
fn role(ground: &PermitGround) -> (Answerer, Option<OrganisationId>) {
    match *ground {
        PermitGround::Role(Some(organisation)) => (Answerer::Coordinator, Some(organisation)),
        _ => (Answerer::Auditor, None),
    }
}

fn notice(row: &ContestRow) -> Notice {
    Notice {
        kind: NoticeKind::ContestAnswered,
        account: AccountId(row.account),
        mandate: row.mandate.map(MandateId),
        organisation: row.organisation.map(OrganisationId),
        aidant: None,
    }
}
