//! From a try to a permit: facts, the policy's decision, and the entry that comes before its effect.

mod visit;

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::ground::under;
use super::proved::{proved, tried};
pub(super) use super::refused::refuse;
use crate::app::App;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::policy::{self, Action, Denial, Facts, Permit};
use crate::domain::rights::Category;
use crate::store::facts;
use crate::store::facts::Target;
use crate::store::{Recorded, StoreError};
use visit::keep_open;

/// An allowed action, not yet recorded: the entry that must commit with it.
pub struct Allowed {
    /// The permit.
    pub permit: Permit,
    /// The facts it rests on.
    pub facts: Facts,
    /// The entry, to be recorded with the change.
    pub event: Event,
}

/// The journal's word for each action: a table, two to a line where both fit.
#[rustfmt::skip]
pub fn kind(action: Action) -> EventKind {
    match action {
        Action::ReadLocker | Action::ReadWays => EventKind::LockerRead,
        Action::OpenLocker | Action::OpenUrgently => EventKind::LockerOpened,
        Action::OpenVisit => EventKind::VisitOpened, Action::CloseVisit => EventKind::VisitClosed,
        Action::ListDocuments | Action::ListBin | Action::ShowDocument => EventKind::DocumentListed,
        Action::ReadDocument => EventKind::DocumentRead,
        Action::DownloadDocument => EventKind::DocumentDownloaded,
        Action::DepositDocument => EventKind::DocumentDeposited,
        Action::OrganiseDocument => EventKind::DocumentOrganised,
        Action::DiscardDocument => EventKind::DocumentDiscarded,
        Action::RestoreDocument => EventKind::DocumentRestored,
        Action::DestroyDocument => EventKind::DocumentDestroyed,
        Action::VerifyDocument => EventKind::DocumentVerified, Action::ListMandates => EventKind::MandateListed,
        Action::GiveMandate | Action::AcceptMandate => EventKind::MandateAccepted,
        Action::DraftMandate => EventKind::MandateDrafted,
        Action::HandleRequest => EventKind::MandateLapsed,
        Action::RefuseMandate => EventKind::MandateRefused,
        Action::SuspendMandate => EventKind::MandateSuspended, Action::ResumeMandate => EventKind::MandateResumed,
        Action::NameAidant => EventKind::MandateAidantAdded,
        Action::RemoveAidant => EventKind::MandateAidantRemoved,
        Action::WakeMandate => EventKind::MandateWakeAsked,
        Action::ReadAttestation => EventKind::MandateAttested,
        Action::RemoveRelative => EventKind::RelativeLeft,
        Action::InviteRelative => EventKind::AccountInvited,
        Action::ChooseGuardians => EventKind::GuardianNamed,
        Action::ListGuardians | Action::ListGuardianships => EventKind::GuardianListed,
        Action::ConfirmRecovery => EventKind::RecoveryConfirmed,
        Action::VetoRecovery => EventKind::RecoveryVetoed,
        Action::MakeCodes => EventKind::CardCodesMade,
        Action::BlockCard => EventKind::CardBlocked, Action::ReplaceCard => EventKind::CardReplaced,
        Action::ChangeCode => EventKind::CardCodeChanged,
        Action::ReplaceSheet => EventKind::SheetReplaced,
        #[rustfmt::skip] Action::ChangePassphrase | Action::ChangeStaffPassphrase | Action::EnrolFactor | Action::RemoveFactor | Action::MakeFactorCodes | Action::MakeStaffSheet => of_access(action),
        Action::RemovePassphrase => EventKind::PassphraseRemoved,
        Action::ChangeContact => EventKind::ContactChanged,
        Action::ListIdentities | Action::LinkIdentity => EventKind::IdentityLinked,
        Action::UnlinkIdentity => EventKind::IdentityUnlinked,
        Action::ReadNotices => EventKind::NoticesRead,
        Action::ManageOrganisation => EventKind::OrganisationChanged, Action::ChooseOrganisation => EventKind::OrganisationChosen,
        Action::JoinOrganisation => EventKind::MembershipOpened,
        Action::RevokeMandate => EventKind::MandateRevoked,
        Action::ReadJournal | Action::ReadReceipt | Action::ReadOwnActs => EventKind::JournalRead,
        Action::OpenContest => EventKind::ContestOpened, Action::AnswerContest => EventKind::ContestAnswered,
        Action::CloseContest => EventKind::ContestClosed, Action::ExportJournal => EventKind::JournalExported,
        Action::ListContests | Action::ReviewContests => EventKind::ContestListed,
        Action::SearchJournal => EventKind::JournalSearched,
        Action::ReadOrganisation => EventKind::OrganisationRead,
    }
}

/// The word for what changes how somebody enters.
fn of_access(action: Action) -> EventKind {
    match action {
        Action::EnrolFactor => EventKind::FactorEnrolled,
        Action::RemoveFactor => EventKind::FactorRemoved,
        Action::MakeFactorCodes => EventKind::FactorCodesMade,
        Action::MakeStaffSheet => EventKind::StaffSheetMade,
        _ => EventKind::PassphraseChanged,
    }
}

/// Decides. A refusal is recorded before it is answered; what is allowed is recorded by the caller,
/// in the same transaction as its effect.
pub async fn allow(
    app: &App,
    actor: &Actor,
    action: Action,
    target: Target,
) -> Result<Allowed, OpError> {
    let loaded = load(app, actor, target).await;
    let facts = match loaded {
        Err(OpError::Altered(_)) => {
            let event = tried(app, actor, action, target).await?;
            proved(app, event, loaded).await?
        }
        loaded => loaded?,
    };
    let event = event(actor, action, &facts, target);
    match policy::decide(action, &facts) {
        Ok(permit) => {
            keep_open(app, &permit).await?;
            Ok(Allowed {
                event: under(event, &permit),
                permit,
                facts,
            })
        }
        Err(denial) => Err(refuse(app, actor, event, denial, &facts).await),
    }
}

/// Decides and records, for what only looks: nothing is shown before its entry is durable.
pub async fn allow_recorded(
    app: &App,
    actor: &Actor,
    action: Action,
    target: Target,
) -> Result<Recorded<Permit>, OpError> {
    let allowed = allow(app, actor, action, target).await?;
    Ok(app.store.record(allowed.permit, allowed.event).await?)
}

/// Which of some actions would be allowed now, for the buttons of a page. Nothing is done or shown,
/// so nothing is recorded; the act itself asks again. Fails when the database does.
pub async fn would_allow(
    app: &App,
    actor: &Actor,
    actions: &[Action],
    target: Target,
) -> Result<Vec<Action>, OpError> {
    let facts = load(app, actor, target).await?;
    let allowed = actions
        .iter()
        .filter(|action| policy::decide(**action, &facts).is_ok());
    Ok(allowed.copied().collect())
}

/// Takes a decision again while a body streams; nothing is recorded unless it is now refused.
pub async fn still_allowed(
    app: &App,
    actor: &Actor,
    action: Action,
    target: Target,
) -> Result<(), Denial> {
    let unavailable = Denial {
        reason: Reason::JournalUnavailable,
        visible: true,
    };
    let actor = actor.refreshed(app).await.map_err(|_| unavailable)?;
    let facts = load(app, &actor, target).await.map_err(|_| unavailable)?;
    policy::decide(action, &facts).map(|_| ())
}

async fn load(app: &App, actor: &Actor, target: Target) -> Result<Facts, OpError> {
    let mut conn = app.store.reader().await?;
    let facts = facts::load(&mut conn, app.store.clock(), actor.facts.clone(), target).await;
    facts.map_err(|error| match error {
        StoreError::Value("mandates") => Altered::TermsAltered.into(),
        other => other.into(),
    })
}

/// The entry of a try, as far as it is known before the decision.
fn event(actor: &Actor, action: Action, facts: &Facts, target: Target) -> Event {
    let mut event = actor.event(kind(action));
    event.locker = facts.locker.as_ref().map(|locker| locker.id);
    event.document = facts.document.as_ref().map(|document| document.id);
    // Where a paper of the private space stands is nobody's to know, the auditor's neither.
    if let Target::Place(_, category) = target
        && category != Category::Private
    {
        event = event.with("category", category.code());
    }
    if let Some(visit) = &facts.visit {
        event.visit = Some(visit.id);
        event.mode = Some(visit.mode);
        event.motive = Some(visit.motive.clone());
    }
    event
}
