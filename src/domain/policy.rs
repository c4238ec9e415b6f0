//! The one place that decides what is allowed: [`decide`]. Everything else asks it.
//!
//! Facts are one snapshot, read with the database's clock. The rules are domain.md's seven, in
//! order; the first that fails names the refusal.

mod opening;
mod own_access;
mod own_account;
mod roles;
mod under_mandate;

use super::codes;
pub use super::denial::Denial;
pub use super::facts::{
    ActorFacts, DocumentFacts, Facts, LockerFacts, MandateFacts, MembershipFacts,
    OrganisationFacts, RequestFacts, VisitFacts,
};
use super::journal::Reason;
use super::mandate::MandateStatus;
use super::rights::{Category, Right, Standing};
use crate::clock::Timestamp;
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId};
use opening::{open_locker, open_urgently};
use own_access::{check_session, fresh_factor, is_own_access, own_access};
use own_account::own_account;
use roles::{coordinate, review, search, work};
use under_mandate::{allowed_categories, document_right, in_force, sleeps};

codes! {
    /// What an actor wants to do.
    Action {
        /// See what the locker is.
        ReadLocker = "read_locker",
        /// Open a locker for a new person.
        OpenLocker = "open_locker",
        /// Open a locker for a person on the telephone.
        OpenUrgently = "open_urgently",
        /// Begin a visit.
        OpenVisit = "open_visit",
        /// End a visit.
        CloseVisit = "close_visit",
        /// See the list of papers.
        ListDocuments = "list_documents",
        /// See the bin.
        ListBin = "list_bin",
        /// See one paper's details.
        ShowDocument = "show_document",
        /// See one paper on screen.
        ReadDocument = "read_document",
        /// Take a copy.
        DownloadDocument = "download_document",
        /// Put a paper in.
        DepositDocument = "deposit_document",
        /// Rename, move, date.
        OrganiseDocument = "organise_document",
        /// Put in the bin.
        DiscardDocument = "discard_document",
        /// Take out of the bin.
        RestoreDocument = "restore_document",
        /// Destroy for good.
        DestroyDocument = "destroy_document",
        /// Check the bytes.
        VerifyDocument = "verify_document",
        /// See mandates.
        ListMandates = "list_mandates",
        /// Give a mandate.
        GiveMandate = "give_mandate",
        /// Write a mandate for the person to accept.
        DraftMandate = "draft_mandate",
        /// Take back or complete a mandate that waits.
        HandleRequest = "handle_request",
        /// Accept a mandate that waits.
        AcceptMandate = "accept_mandate",
        /// Say no to a mandate that waits.
        RefuseMandate = "refuse_mandate",
        /// Stop a mandate, or one category of it.
        RevokeMandate = "revoke_mandate",
        /// Stop a mandate for now.
        SuspendMandate = "suspend_mandate",
        /// Take a suspended mandate up again.
        ResumeMandate = "resume_mandate",
        /// Name another aidant in a mandate.
        NameAidant = "name_aidant",
        /// Take an aidant out of a mandate.
        RemoveAidant = "remove_aidant",
        /// Ask the person to wake a dormant mandate.
        WakeMandate = "wake_mandate",
        /// See or print the papers of a mandate.
        ReadAttestation = "read_attestation",
        /// Invite a relative to help.
        InviteRelative = "invite_relative",
        /// Let a relative help no longer.
        RemoveRelative = "remove_relative",
        /// Say who guards one's locker.
        ChooseGuardians = "choose_guardians",
        /// See who guards one's locker.
        ListGuardians = "list_guardians",
        /// See whose lockers one guards.
        ListGuardianships = "list_guardianships",
        /// Confirm, as a guardian, who somebody is.
        ConfirmRecovery = "confirm_recovery",
        /// Stop a recovery.
        VetoRecovery = "veto_recovery",
        /// Print new one-time codes.
        MakeCodes = "make_codes",
        /// Block a card that is lost.
        BlockCard = "block_card",
        /// Make a new card; the old one is dead.
        ReplaceCard = "replace_card",
        /// Choose another code for the card at hand.
        ChangeCode = "change_code",
        /// Make a new recovery sheet; the old words are dead.
        ReplaceSheet = "replace_sheet",
        /// Choose a login and a passphrase.
        ChangePassphrase = "change_passphrase",
        /// Give login and passphrase up.
        RemovePassphrase = "remove_passphrase",
        /// See which ways in and back there are.
        ReadWays = "read_ways",
        /// Change how the person can be reached.
        ChangeContact = "change_contact",
        /// See to which providers one is known.
        ListIdentities = "list_identities",
        /// Tie who one is to a provider to one's account.
        LinkIdentity = "link_identity",
        /// Untie it.
        UnlinkIdentity = "unlink_identity",
        /// Set up a second factor, or one more passkey.
        EnrolFactor = "enrol_factor",
        /// Take a second factor away.
        RemoveFactor = "remove_factor",
        /// Print new codes that stand in for a second factor.
        MakeFactorCodes = "make_factor_codes",
        /// Print a new recovery sheet of staff.
        MakeStaffSheet = "make_staff_sheet",
        /// Choose another passphrase, as staff.
        ChangeStaffPassphrase = "change_staff_passphrase",
        /// Be told what happened.
        ReadNotices = "read_notices",
        /// Read one's part of the journal.
        ReadJournal = "read_journal",
        /// Take the receipt of an entry.
        ReadReceipt = "read_receipt",
        /// Take the journal of one's locker away.
        ExportJournal = "export_journal",
        /// Say that something is not normal.
        OpenContest = "open_contest",
        /// See what one said is not normal, and what was answered.
        ListContests = "list_contests",
        /// Be content with an answer, or not, and close.
        CloseContest = "close_contest",
        /// See what people say is not normal.
        ReviewContests = "review_contests",
        /// Answer somebody who said that something is not normal.
        AnswerContest = "answer_contest",
        /// Read what one did oneself, wherever.
        ReadOwnActs = "read_own_acts",
        /// Search the whole journal.
        SearchJournal = "search_journal",
        /// See the structure.
        ReadOrganisation = "read_organisation",
        /// Invite, suspend or remove members, and limit what the structure may be given.
        ManageOrganisation = "manage_organisation",
        /// Say in which structure one works now.
        ChooseOrganisation = "choose_organisation",
        /// Join another structure with an invitation.
        JoinOrganisation = "join_organisation",
    }
}

impl Action {
    /// The right a mandate must give; `None` where no mandate can.
    const fn right(self) -> Option<Right> {
        match self {
            Self::ListDocuments | Self::ShowDocument => Some(Right::List),
            Self::ReadDocument | Self::VerifyDocument => Some(Right::Read),
            Self::DownloadDocument => Some(Right::Download),
            Self::DepositDocument => Some(Right::Deposit),
            Self::OrganiseDocument => Some(Right::Organise),
            _ => None,
        }
    }

    /// Whether an aidant needs an open visit: everything that touches a paper.
    const fn needs_visit(self) -> bool {
        matches!(
            self,
            Self::ReadDocument
                | Self::DownloadDocument
                | Self::DepositDocument
                | Self::OrganiseDocument
                | Self::VerifyDocument
        )
    }

    /// Whether it shows that a visit goes on: whatever is done with papers.
    pub const fn in_visit(self) -> bool {
        self.needs_visit() || matches!(self, Self::ListDocuments | Self::ShowDocument)
    }

    /// Whether the owner must have proved themselves a short time ago.
    const fn needs_fresh_proof(self) -> bool {
        matches!(
            self,
            Self::DestroyDocument
                | Self::MakeCodes
                | Self::ReplaceCard
                | Self::ReplaceSheet
                | Self::ChangePassphrase
                | Self::RemovePassphrase
                | Self::ChangeContact
                | Self::ChooseGuardians
                | Self::ExportJournal
        )
    }

    /// What a person may do though their locker is frozen: stopping others is never made harder.
    const fn always(self) -> bool {
        matches!(
            self,
            Self::RevokeMandate
                | Self::SuspendMandate
                | Self::RefuseMandate
                | Self::RemoveAidant
                | Self::RemoveRelative
                | Self::BlockCard
                | Self::ReadWays
                | Self::ListMandates
                | Self::ReadAttestation
                | Self::ReadNotices
                | Self::ReadJournal
                | Self::ReadReceipt
                | Self::ExportJournal
                | Self::OpenContest
                | Self::ListContests
                | Self::CloseContest
                | Self::ListGuardians
                | Self::VetoRecovery
        )
    }

    /// What only the person does, whatever a mandate says.
    const fn owner_only(self) -> bool {
        matches!(
            self,
            Self::GiveMandate
                | Self::AcceptMandate
                | Self::RefuseMandate
                | Self::SuspendMandate
                | Self::ResumeMandate
                | Self::NameAidant
                | Self::InviteRelative
                | Self::RemoveRelative
                | Self::MakeCodes
                | Self::ReplaceCard
                | Self::ChangeCode
                | Self::ReplaceSheet
                | Self::ChangePassphrase
                | Self::RemovePassphrase
                | Self::ReadWays
                | Self::ChangeContact
                | Self::ReadNotices
                | Self::ReadReceipt
                | Self::ExportJournal
                | Self::OpenContest
                | Self::ListContests
                | Self::CloseContest
                | Self::ChooseGuardians
                | Self::ListGuardians
        )
    }
}

/// A decision in favour. Only [`decide`] makes one.
#[derive(Debug, Clone)]
pub struct Permit {
    action: Action,
    actor: AccountId,
    locker: Option<LockerId>,
    document: Option<DocumentId>,
    ground: PermitGround,
    at: Timestamp,
}

/// Why it is allowed.
#[derive(Debug, Clone)]
pub enum PermitGround {
    /// It is the actor's own locker or account.
    Owner,
    /// A role allows it (auditor, coordinator, aidant opening a locker).
    Role(Option<OrganisationId>),
    /// A mandate allows it, in these categories.
    Mandate {
        /// Which mandate.
        mandate: MandateId,
        /// The structure that answers.
        organisation: Option<OrganisationId>,
        /// Where the right holds now.
        categories: Vec<Category>,
        /// The open visit, where one is needed or there.
        visit: Option<VisitFacts>,
    },
}

impl Permit {
    /// What is allowed.
    pub fn action(&self) -> Action {
        self.action
    }
    /// To whom.
    pub fn actor(&self) -> AccountId {
        self.actor
    }
    /// In which locker.
    pub fn locker(&self) -> Option<LockerId> {
        self.locker
    }
    /// On which paper.
    pub fn document(&self) -> Option<DocumentId> {
        self.document
    }
    /// Why.
    pub fn ground(&self) -> &PermitGround {
        &self.ground
    }
    /// When it was decided.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

/// Decides. Pure: the same facts always give the same answer.
pub fn decide(action: Action, facts: &Facts) -> Result<Permit, Denial> {
    let actor = &facts.actor;
    check_session(action, actor)?;
    let ground = match action {
        Action::SearchJournal => search(actor)?,
        Action::ReadOrganisation | Action::ManageOrganisation => coordinate(actor)?,
        Action::ReviewContests | Action::AnswerContest => review(actor)?,
        Action::OpenLocker => open_locker(actor)?,
        Action::OpenUrgently => open_urgently(facts)?,
        Action::ChooseOrganisation | Action::JoinOrganisation | Action::ListGuardianships => {
            work(actor)?
        }
        Action::ReadOwnActs | Action::ListIdentities => PermitGround::Owner,
        Action::LinkIdentity | Action::UnlinkIdentity => own_account(facts)?,
        _ if is_own_access(action) => own_access(action, facts)?,
        _ => in_locker(action, facts)?,
    };
    Ok(Permit {
        action,
        actor: actor.account,
        locker: facts.locker.as_ref().map(|locker| locker.id),
        document: facts.document.as_ref().map(|document| document.id),
        ground,
        at: facts.now,
    })
}

fn in_locker(action: Action, facts: &Facts) -> Result<PermitGround, Denial> {
    let Some(locker) = &facts.locker else {
        return Err(Denial::hidden(Reason::NoMandate));
    };
    if locker.owner == facts.actor.account {
        return owner(action, locker, facts);
    }
    match action {
        // On a report, whatever the mandate says of it.
        Action::RevokeMandate if facts.actor.auditor => Ok(PermitGround::Role(None)),
        _ if facts.actor.auditor => Err(Denial::hidden(Reason::NotYourRole)),
        Action::DraftMandate => draft(locker, facts),
        Action::ConfirmRecovery | Action::VetoRecovery => guard(action, locker, facts),
        Action::HandleRequest => handle(facts),
        Action::RevokeMandate | Action::RemoveAidant => stop(action, facts),
        _ if action.owner_only() => Err(strange(facts)),
        _ => aidant(action, locker, facts),
    }
}

/// What only the person does is refused so to whoever may know the locker, and hidden from others.
fn strange(facts: &Facts) -> Denial {
    let known = facts
        .mandates
        .iter()
        .any(|mandate| mandate.named && in_force(mandate, facts.now).is_ok());
    let waits = facts.request.as_ref().is_some_and(|request| request.own);
    Denial {
        reason: Reason::NotYourRole,
        visible: known || waits,
    }
}

/// An aidant proposes a mandate to a person who is there, or whom they have helped: they opened the
/// locker, are named in a mandate of the last year, or the person showed their card.
fn draft(locker: &LockerFacts, facts: &Facts) -> Result<PermitGround, Denial> {
    let organisation = works_in(facts);
    let mut helped = facts.mandates.iter().filter(|mandate| {
        mandate.named && facts.now < mandate.life.ends_at.plus(crate::limits::RENEWAL)
    });
    let tied = locker.opened_by_actor || locker.card_shown || helped.clone().next().is_some();
    match () {
        () if !tied => Err(Denial::hidden(Reason::NoMandate)),
        () if !fresh_factor(facts) => Err(Denial::shown(Reason::SecondFactorNeeded)),
        () if !locker.open => Err(Denial::shown(Reason::LockerFrozen)),
        () => match organisation {
            Some(_) => Ok(PermitGround::Role(organisation)),
            None if helped.any(|mandate| mandate.organisation.is_none()) => {
                Ok(PermitGround::Role(None))
            }
            None => Err(Denial::shown(Reason::AidantDisabled)),
        },
    }
}

/// The structure the actor works in now: an aidant of an active one.
fn works_in(facts: &Facts) -> Option<OrganisationId> {
    let mut works = facts.actor.memberships.iter();
    let found = works.find(|one| !one.coordinator && one.standing == Standing::Active);
    found.map(|membership| membership.organisation)
}

/// A guardian says who somebody is, or stops it: an aidant or coordinator who works somewhere, or a
/// relative. Whoever guards nothing here learns nothing of it.
fn guard(action: Action, locker: &LockerFacts, facts: &Facts) -> Result<PermitGround, Denial> {
    let mut works = facts.actor.memberships.iter();
    let active = works.find(|one| one.standing == Standing::Active);
    let relative = facts.actor.memberships.is_empty();
    match () {
        () if !locker.guarded_by_actor => Err(Denial::hidden(Reason::NoMandate)),
        () if active.is_none() && !relative => Err(Denial::shown(Reason::OrganisationSuspended)),
        () if action == Action::ConfirmRecovery && !fresh_factor(facts) => {
            Err(Denial::shown(Reason::SecondFactorNeeded))
        }
        () if action == Action::ConfirmRecovery && !locker.open => {
            Err(Denial::shown(Reason::LockerFrozen))
        }
        () => Ok(PermitGround::Role(active.map(|one| one.organisation))),
    }
}

/// Whoever wrote a request or is named in it may take it back or complete it.
fn handle(facts: &Facts) -> Result<PermitGround, Denial> {
    let own = facts.request.as_ref().is_some_and(|request| request.own);
    if own {
        Ok(PermitGround::Role(works_in(facts)))
    } else {
        Err(Denial::hidden(Reason::NoMandate))
    }
}

/// An aidant renounces, for themselves; a coordinator stops what was given to the structure.
fn stop(action: Action, facts: &Facts) -> Result<PermitGround, Denial> {
    let mandate = facts.mandates.first();
    let mandate = mandate.ok_or(Denial::hidden(Reason::NoMandate))?;
    let organisation = mandate.organisation.as_ref().map(|found| found.id);
    let answers = facts.actor.memberships.iter().any(|membership| {
        membership.coordinator
            && membership.standing == Standing::Active
            && Some(membership.organisation) == organisation
    });
    match () {
        () if answers => Ok(PermitGround::Role(organisation)),
        () if !mandate.named => Err(Denial::hidden(Reason::AidantNotNamed)),
        () if action == Action::RemoveAidant => Err(strange(facts)),
        () => match mandate.life.status(facts.now) {
            MandateStatus::Revoked | MandateStatus::Superseded => {
                Err(Denial::hidden(Reason::Revoked))
            }
            MandateStatus::Expired => Err(Denial::hidden(Reason::Expired)),
            _ => Ok(PermitGround::Mandate {
                mandate: mandate.id,
                organisation,
                categories: Vec::new(),
                visit: None,
            }),
        },
    }
}

/// Rule 2: the beneficiary in their own locker. Stopping a mandate is never made harder.
fn owner(action: Action, locker: &LockerFacts, facts: &Facts) -> Result<PermitGround, Denial> {
    let fresh = facts.now < facts.actor.proved_at.plus(crate::limits::FRESH_PROOF);
    match () {
        () if matches!(
            action,
            Action::OpenVisit
                | Action::CloseVisit
                | Action::HandleRequest
                | Action::WakeMandate
                | Action::ConfirmRecovery
        ) =>
        {
            Err(Denial::shown(Reason::NotYourRole))
        }
        () if !locker.open && !action.always() => Err(Denial::shown(Reason::LockerFrozen)),
        () if action.needs_fresh_proof() && !fresh => Err(Denial::shown(Reason::SessionExpired)),
        () => Ok(PermitGround::Owner),
    }
}

/// Rules 4 to 7: an aidant under a mandate.
fn aidant(action: Action, locker: &LockerFacts, facts: &Facts) -> Result<PermitGround, Denial> {
    let mut refusal = Denial::hidden(Reason::NoMandate);
    for (at, mandate) in facts.mandates.iter().enumerate() {
        match under_mandate(action, locker, mandate, facts) {
            Ok(ground) => return Ok(ground),
            // The newest mandate names the refusal, unless an older one comes nearer to a yes.
            Err(denial) if at == 0 || (denial.visible && !refusal.visible) => refusal = denial,
            Err(_) => {}
        }
    }
    Err(refusal)
}

fn under_mandate(
    action: Action,
    locker: &LockerFacts,
    mandate: &MandateFacts,
    facts: &Facts,
) -> Result<PermitGround, Denial> {
    if action == Action::WakeMandate {
        sleeps(mandate, facts.now)?;
    } else {
        in_force(mandate, facts.now)?;
    }
    let categories = match action {
        Action::WakeMandate
        | Action::ReadAttestation
        | Action::ReadLocker
        | Action::BlockCard
        | Action::ReadJournal
        | Action::CloseVisit
        | Action::OpenVisit
        | Action::ListMandates => allowed_categories(mandate, None),
        _ => {
            let right = action
                .right()
                .ok_or(Denial::hidden(Reason::RightNotGiven))?;
            document_right(right, mandate, facts)?;
            allowed_categories(mandate, Some(right))
        }
    };
    if !locker.open {
        return Err(Denial::shown(Reason::LockerFrozen));
    }
    let visit = facts.visit.clone().filter(|visit| visit.open(facts.now));
    if action.needs_visit() && visit.is_none() {
        return Err(Denial::shown(Reason::VisitNeeded));
    }
    let organisation = mandate
        .organisation
        .as_ref()
        .map(|organisation| organisation.id);
    Ok(PermitGround::Mandate {
        mandate: mandate.id,
        organisation,
        categories,
        visit,
    })
}
