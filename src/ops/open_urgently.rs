//! A locker opened by telephone, for somebody who cannot come today: one category, one day, nothing
//! that an aidant could consent to in their place later. The person's code goes to their own phone;
//! without it the access closes by itself and stays in the journal as unconfirmed.

use std::collections::BTreeMap;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::contact::Phone;
use crate::domain::journal::Event;
use crate::domain::mandate::ConsentMethod;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::person;
use crate::domain::policy::{Action, PermitGround};
use crate::domain::rights::{Ground, Right, Term};
use crate::id::{LockerId, OrganisationId};
use crate::limits;
use crate::store::facts::Target;

use super::actor::Actor;
use super::card_codes::{self, ACTIVATION};
use super::contact::{self, contact_for_activation};
use super::error::OpError;
use super::give_mandate::seal_and_keep;
use super::list_mandates::{self, MandateView};
use super::new_locker::{Fresh, Kept};
use super::tell::tell;
use super::terms::{NewMandate, Parties, terms};
use super::{about, allow, answered, kind};

/// What a caller says.
pub struct UrgentLocker {
    /// How the person is called.
    pub display_name: String,
    /// The person's language.
    pub language: String,
    /// The person's own telephone number.
    pub contact: String,
    /// The one category that is needed today.
    pub category: String,
    /// Whether the person said that they are under legal protection.
    pub under_protection: bool,
}

/// What an aidant may do for a day: everything but lend.
const URGENT: [Right; 5] = [
    Right::List,
    Right::Read,
    Right::Download,
    Right::Deposit,
    Right::Organise,
];

/// Opens a locker for somebody on the telephone.
///
/// # Errors
/// No messages go out from here, the number is an aidant's own, a refused field, or a refusal; each
/// has its entry.
pub async fn open_urgently(
    app: &App,
    actor: &Actor,
    new: UrgentLocker,
) -> Result<(LockerId, MandateView), OpError> {
    let allowed = allow(app, actor, Action::OpenUrgently, Target::Nothing).await?;
    let organisation = match allowed.permit.ground() {
        PermitGround::Role(organisation) => *organisation,
        _ => None,
    };
    let opened = open(app, actor, &new, organisation, allowed.event).await;
    answered(app, about(actor, &allowed.permit), opened).await
}

async fn open(
    app: &App,
    actor: &Actor,
    new: &UrgentLocker,
    organisation: Option<OrganisationId>,
    event: Event,
) -> Result<(LockerId, MandateView), OpError> {
    let name = person::line(&new.display_name, limits::NAME_CHARS)
        .map_err(|bad| OpError::field("display_name", bad))?;
    let language =
        person::language(&new.language).map_err(|bad| OpError::field("language", bad))?;
    let phone = contact::phone("contact", &new.contact)?;
    if !app.sms.on() {
        let words =
            "cannot be reached: no messages go out from here; open the locker with the person";
        return Err(OpError::invalid("contact", "unreachable", words));
    }
    let now = app.store.now().await?;
    let mut fresh = Fresh::make(app, (&name, language), Some(actor.account()), now)?;
    fresh.row.unconfirmed = true;
    let parties = Parties {
        locker: fresh.locker,
        beneficiary: fresh.account,
    };
    // Looked at before anything is kept, so that a refused field leaves no locker behind.
    let terms = terms(app, parties, &choice(actor, new, organisation), now).await?;
    let event = event.with("under_protection", new.under_protection);
    keep(app, &fresh, (phone, organisation), (new, event), now).await?;
    let mut event = actor.event(kind(Action::AcceptMandate));
    event.account = Some(fresh.account);
    let event = event.with("confirmed", false);
    let how = (ConsentMethod::Urgent, None);
    seal_and_keep(app, &fresh.root, &terms, how, (now, event)).await?;
    Ok((fresh.locker, list_mandates::read(app, terms.mandate).await?))
}

/// Keeps the locker with the code that goes to the person's own phone, in one commit.
async fn keep(
    app: &App,
    fresh: &Fresh,
    (phone, organisation): (Phone, Option<OrganisationId>),
    (new, event): (&UrgentLocker, Event),
    now: Timestamp,
) -> Result<(), OpError> {
    let ends = Some(now.plus(limits::ACTIVATION));
    let (code, row) = card_codes::make(app, fresh.account, &fresh.root, ACTIVATION, (now, ends));
    let kept = Kept {
        unlocks: Vec::new(),
        codes: vec![row],
    };
    let mut event = event.with("urgent", true);
    (event.account, event.locker) = (Some(fresh.account), Some(fresh.locker));
    let (own, home, spoken) = (app.clone(), fresh.home(), new.language.clone());
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            home.insert(unit, &kept, &event).await?;
            let said = (spoken.as_str(), code.as_str());
            contact_for_activation(&own, unit, home.account, &phone, said).await?;
            unit.record(event);
            let notice = Notice {
                kind: NoticeKind::LockerOpenedRemotely,
                account: home.account,
                mandate: None,
                organisation,
                aidant: None,
            };
            Ok(tell(&own, unit, notice).await?)
        })
    });
    Ok(keep.await?)
}

fn choice(actor: &Actor, new: &UrgentLocker, organisation: Option<OrganisationId>) -> NewMandate {
    let rights = URGENT.map(|right| right.code().to_owned()).to_vec();
    NewMandate {
        aidants: vec![actor.account()],
        organisation,
        rights: BTreeMap::from([(new.category.clone(), rights)]),
        term: Term::Day.code().to_owned(),
        ground: Ground::Consent.code().to_owned(),
        language: new.language.clone(),
        ..NewMandate::default()
    }
}
