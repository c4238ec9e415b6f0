//! Codes that staff print for the day their telephone is lost: each stands in for the second factor
//! once, beside login and passphrase, and opens nothing alone.

use crate::app::App;
use crate::domain::policy::Action;
use crate::limits;
use crate::store::codes;

use super::actor::Actor;
use super::card_codes::{self, CodeText};
use super::error::OpError;
use super::{allow, passkeys};

/// The word of these codes in their table.
pub(super) const FACTOR: &str = "factor";

/// New codes; those not used yet are good no more.
///
/// # Errors
/// A refusal, or the database.
pub async fn make_factor_codes(app: &App, actor: &Actor) -> Result<Vec<CodeText>, OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::MakeFactorCodes, passkeys::own(actor)).await?;
    let (root, account) = (actor.root_key()?, actor.account());
    let now = allowed.facts.now;
    let one = |_| card_codes::make(app, account, &root, FACTOR, (now, None));
    let (texts, rows): (Vec<_>, Vec<_>) = (0..limits::FACTOR_CODES).map(one).unzip();
    let mut event = allowed.event.with("count", rows.len());
    event.account = Some(account);
    let make = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            codes::forget(&mut unit.conn, account, FACTOR).await?;
            for row in &rows {
                codes::insert(&mut unit.conn, row, now).await?;
            }
            unit.record(event);
            Ok(())
        })
    });
    make.await?;
    Ok(texts)
}
