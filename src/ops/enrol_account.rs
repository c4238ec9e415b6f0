//! Staff enrol themselves with a one-time code: they alone choose and type their passphrase.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::RootKey;
use crate::crypto::token::{invitation_digest, make_invitation};
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::person;
use crate::domain::rights::{MemberRole, Standing};
use crate::id::{AccountId, OrganisationId};
use crate::limits;
use crate::store::accounts::NewAccount;
use crate::store::invitations::{self, InvitationRow};
use crate::store::organisations;

use super::attempts::attempt;
use super::contact;
use super::credentials::stretched;
use super::error::OpError;
use super::new_locker::{insert_account, make_keys};
use super::people::{Staff, login_index};
use super::places;
use super::unlocking::new_unlock;

/// Who is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invited {
    /// Audits the instance.
    Auditor,
    /// Works in a structure.
    Member(OrganisationId, MemberRole),
}

/// What an invited person types.
pub struct Enrolment {
    /// The one-time code.
    pub code: Zeroizing<String>,
    /// What they will type to enter.
    pub login: String,
    /// As colleagues and people will see them.
    pub name: String,
    /// Their passphrase.
    pub passphrase: Zeroizing<String>,
    /// Their phone, where they give it, so that it is never taken for a person's.
    pub phone: Option<String>,
}

/// Makes an invitation; its code is shown once.
///
/// # Errors
/// The structure does not exist, or the database.
pub async fn invite(app: &App, invited: Invited) -> Result<Zeroizing<String>, OpError> {
    let code = make_invitation(&app.random);
    let digest = invitation_digest(&code);
    let (organisation, role) = match invited {
        Invited::Auditor => (None, "auditor"),
        Invited::Member(organisation, role) => (Some(organisation), role.code()),
    };
    if let Some(id) = organisation {
        let known = organisations::find(&mut app.store.reader().await?, id).await?;
        let open = known.filter(|row| row.state != Standing::Closed.code());
        open.ok_or(OpError::NotFound)?;
    }
    let mut event = Event::new(EventKind::AccountInvited, Channel::Cli).with("role", role);
    event.organisation = organisation;
    let make = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let (now, ends) = (unit.now(), unit.now().plus(limits::INVITATION));
            invitations::insert(
                &mut unit.conn,
                &digest,
                (organisation, None),
                role,
                now,
                ends,
            )
            .await?;
            unit.record(event);
            Ok(())
        })
    });
    make.await?;
    Ok(code)
}

/// Enrols an account with an invitation.
///
/// # Errors
/// A refused field; [`OpError::BadCredentials`] for a code that is wrong, used or too old.
pub async fn enrol_account(
    app: &App,
    channel: Channel,
    address: &str,
    enrolment: Enrolment,
) -> Result<AccountId, OpError> {
    let now = app.store.now().await?;
    let digest = invitation_digest(&enrolment.code);
    let invitation = find(app, &digest, address, now).await?;
    let login = person::login(&enrolment.login).map_err(|bad| OpError::field("login", bad))?;
    let name = person::line(&enrolment.name, limits::NAME_CHARS)
        .map_err(|bad| OpError::field("name", bad))?;
    person::passphrase(&enrolment.passphrase).map_err(|bad| OpError::field("passphrase", bad))?;
    let phone = contact::staff_phone(enrolment.phone.as_deref())?;
    let id = AccountId::make(&app.random, now);
    let root = RootKey::make(&app.random);
    let (salt, cost) = (app.random.bytes(), app.settings.costs.passphrase);
    let key = stretched(app, &enrolment.passphrase, &salt, cost)
        .await?
        .passphrase(&app.secret.pepper());
    let unlock = new_unlock(app, id, &root, &key, ("passphrase", None, salt, cost));
    let keys = make_keys(app, &root, id)?;
    let e164 = phone.as_ref().map(|phone| phone.e164().to_owned());
    let staff = Staff {
        name,
        login,
        phone: e164,
    };
    let account = account(app, id, &invitation, &staff);
    let own = app.clone();
    let mut event =
        Event::new(EventKind::AccountCreated, channel).with("role", invitation.role.as_str());
    (event.actor, event.account) = (Some(id), Some(id));
    event.organisation = invitation.organisation.map(OrganisationId);
    let enrol = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !invitations::spend(&mut unit.conn, &digest, now).await? {
                return Err(OpError::BadCredentials);
            }
            insert_account(unit, &account, &[unlock], keys, &event).await?;
            contact::keep_staff(&own, unit, id, phone.as_ref()).await?;
            places::take(&own, unit, id, &invitation, &event).await?;
            unit.record(event);
            Ok(())
        })
    });
    enrol.await.map_err(OpError::from).map_err(taken)?;
    Ok(id)
}

fn account(app: &App, id: AccountId, invitation: &InvitationRow, staff: &Staff) -> NewAccount {
    NewAccount {
        id,
        auditor: invitation.role == "auditor",
        staff: Some(staff.seal(app, id)),
        login_index: Some(login_index(app, &staff.login)),
    }
}

async fn find(
    app: &App,
    digest: &[u8; 32],
    address: &str,
    now: Timestamp,
) -> Result<InvitationRow, OpError> {
    attempt(app, address, ("enrol", digest), async {
        let found = invitations::find(&mut app.store.reader().await?, digest, now).await?;
        found.ok_or(OpError::BadCredentials)
    })
    .await
}

/// A login that somebody has is a refused field, said so: whoever holds an invitation is staff.
fn taken(error: OpError) -> OpError {
    match error {
        OpError::Store(store) if store.is_unique() => {
            OpError::invalid("login", "taken", "is taken; choose another")
        }
        other => other,
    }
}
