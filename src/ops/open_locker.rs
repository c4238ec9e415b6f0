//! Opening a locker for a person: account, root key, card, recovery sheet, keys, categories. No
//! e-mail, phone or address is asked. The secrets are shown once and kept nowhere.

use zeroize::Zeroizing;

use crate::app::App;
use crate::domain::contact::Phone;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::person;
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId, OpeningId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::{Unit, openings};

use super::actor::Actor;
use super::allow;
use super::card_codes::CodeText;
use super::cards;
use super::contact::{self, contact_for_opening};
use super::error::OpError;
use super::guarding::NewSet;
use super::list_guardians::GuardianView;
use super::named;
use super::new_locker::{Fresh, Home, Kept, take_home};

/// What is asked to open a locker.
#[derive(Default)]
pub struct NewLocker {
    /// How the person is called.
    pub display_name: String,
    /// The person's language.
    pub language: String,
    /// The code that the person chose and typed.
    pub pin: Zeroizing<String>,
    /// Whether the person said that they are under legal protection.
    pub under_protection: bool,
    /// A telephone number of theirs, where they have one and want it.
    pub contact: Option<String>,
    /// Who guards the locker; by default whoever opens it, with somebody beside them.
    pub guardians: Option<Vec<AccountId>>,
}

/// What the person takes home. Nothing of it is kept.
pub struct OpenedLocker {
    /// The locker.
    pub locker: LockerId,
    /// The person's account.
    pub account: AccountId,
    /// Text of the card.
    pub card: Zeroizing<String>,
    /// The number that blocks the card.
    pub block_number: String,
    /// Twelve words.
    pub recovery_sheet: Vec<String>,
    /// One-time codes, printed beside the card.
    pub codes: Vec<CodeText>,
    /// Who guards the locker, by name and structure.
    pub guardians: Vec<GuardianView>,
}

/// Opens a locker. Without an actor the person opens it for themselves, where the instance lets them.
///
/// # Errors
/// A refused field, or an actor who may not.
pub async fn open_locker(
    app: &App,
    actor: Option<&Actor>,
    channel: Channel,
    new: NewLocker,
) -> Result<OpenedLocker, OpError> {
    let event = match actor {
        Some(actor) => {
            allow(app, actor, Action::OpenLocker, Target::Nothing)
                .await?
                .event
        }
        None if app.settings.self_opening => Event::new(EventKind::LockerOpened, channel),
        None => return Err(OpError::NoSession),
    };
    let opener = Opener {
        event,
        opened_by: actor.map(Actor::account),
        opening: None,
    };
    open(app, opener, new).await
}

/// Who opens a locker, once it was allowed.
pub(super) struct Opener {
    /// The entry of the opening.
    pub event: Event,
    /// The aidant; none where the person opens it for themselves.
    pub opened_by: Option<AccountId>,
    /// What an aidant prepared, to be spent in the same commit.
    pub opening: Option<OpeningId>,
}

/// Opens a locker.
///
/// # Errors
/// A refused field; what was prepared waits no more.
pub(super) async fn open(
    app: &App,
    opener: Opener,
    new: NewLocker,
) -> Result<OpenedLocker, OpError> {
    let name = person::line(&new.display_name, limits::NAME_CHARS)
        .map_err(|bad| OpError::field("display_name", bad))?;
    let language =
        person::language(&new.language).map_err(|bad| OpError::field("language", bad))?;
    person::pin(&new.pin).map_err(|bad| OpError::field("pin", bad))?;
    let phone = phone(new.contact.as_deref())?;
    let guardians = named::choose(app, opener.opened_by, new.guardians).await?;
    let now = app.store.now().await?;
    let fresh = Fresh::make(app, (&name, language), opener.opened_by, now)?;
    let taken = take_home(app, fresh.account, &fresh.root, &new.pin, now).await?;
    let block_number = cards::print(app, &taken.card)?.block_number;
    let (home, sealed_for) = (fresh.home(), (&fresh.row, &fresh.keys));
    let set = named::seal(app, sealed_for, (fresh.root, &taken.card), &guardians, now).await?;
    let guardians = named::views(app, &guardians).await?;
    let mut event = opener.event.with("under_protection", new.under_protection);
    (event.account, event.locker) = (Some(fresh.account), Some(fresh.locker));
    let contact = phone.map(|phone| (phone, language));
    let opening = opener.opening.map(|opening| (opening, fresh.locker));
    keep(app, (home, taken.kept, set), (contact, opening), event).await?;
    Ok(OpenedLocker {
        locker: fresh.locker,
        account: fresh.account,
        card: taken.card,
        block_number,
        recovery_sheet: taken.sheet,
        codes: taken.codes,
        guardians,
    })
}

/// The number that a person gave, where they gave one.
fn phone(typed: Option<&str>) -> Result<Option<Phone>, OpError> {
    typed
        .map(|text| contact::phone("contact", text))
        .transpose()
}

/// A number with the person's language, where they gave one.
type Contact = Option<(Phone, &'static str)>;
/// What an aidant prepared, and the locker it is spent on.
type Spent = Option<(OpeningId, LockerId)>;

/// Keeps all of it in one commit with its entries.
async fn keep(
    app: &App,
    (home, kept, set): (Home, Kept, NewSet),
    (contact, opening): (Contact, Spent),
    event: Event,
) -> Result<(), OpError> {
    let own = app.clone();
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            home.insert(unit, &kept, &event).await?;
            spend(unit, opening).await?;
            set.keep(unit, &event).await?;
            if let Some((phone, language)) = &contact {
                let account = home.account;
                contact_for_opening(&own, unit, account, phone, language, &event).await?;
            }
            unit.record(event);
            Ok(())
        })
    });
    Ok(keep.await?)
}

/// Spends what an aidant prepared: it is good for one locker.
async fn spend(unit: &mut Unit, opening: Spent) -> Result<(), OpError> {
    let Some((opening, locker)) = opening else {
        return Ok(());
    };
    let now = unit.now();
    if openings::open(&mut unit.conn, opening, locker, now).await? {
        Ok(())
    } else {
        Err(OpError::Conflict("this locker waits no more"))
    }
}
