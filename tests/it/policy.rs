//! The one policy, rule by rule and reason by reason, and what no facts can ever give.

use std::collections::BTreeSet;
use std::time::Duration;

use abri::clock::Timestamp;
use abri::domain::journal::{Mode, Reason};
use abri::domain::mandate::{Life, MandateState};
use abri::domain::policy::{
    Action, ActorFacts, DocumentFacts, Facts, LockerFacts, MandateFacts, MembershipFacts,
    OrganisationFacts, Permit, PermitGround, RequestFacts, VisitFacts, decide,
};
use abri::domain::rights::{Category, Grantable, Right, Rights, Standing};
use abri::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId, VisitId};
use proptest::prelude::*;
use uuid::Uuid;

const NOW: i64 = 1_795_338_000_000;
const OWNER: AccountId = AccountId(Uuid::from_u128(1));
const AIDANT: AccountId = AccountId(Uuid::from_u128(2));
const LOCKER: LockerId = LockerId(Uuid::from_u128(3));
const STRUCTURE: OrganisationId = OrganisationId(Uuid::from_u128(4));

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(NOW + seconds * 1000)
}

fn rights(category: Category, rights: &[Right]) -> Rights {
    let category = Grantable::try_from(category).unwrap();
    Rights::from([(category, rights.iter().copied().collect())])
}

/// Actions that are about a locker and what is in it.
fn in_a_locker() -> impl Iterator<Item = Action> {
    let inside = |action: &Action| !OUTSIDE.contains(action) && !own_acts(*action);
    Action::ALL.iter().copied().filter(inside)
}

const OUTSIDE: [Action; 15] = [
    Action::ChangeStaffPassphrase,
    Action::EnrolFactor,
    Action::RemoveFactor,
    Action::MakeFactorCodes,
    Action::MakeStaffSheet,
    Action::ReviewContests,
    Action::AnswerContest,
    Action::ListGuardianships,
    Action::ChooseOrganisation,
    Action::JoinOrganisation,
    Action::OpenUrgently,
    Action::SearchJournal,
    Action::ReadOrganisation,
    Action::ManageOrganisation,
    Action::OpenLocker,
];

/// What everybody may do about their own account: see what they did, and to which providers of
/// identities they are tied.
fn own_acts(action: Action) -> bool {
    matches!(
        action,
        Action::ReadOwnActs
            | Action::ListIdentities
            | Action::LinkIdentity
            | Action::UnlinkIdentity
    )
}

/// The owner, entered a minute ago with their card, about an identity paper of theirs.
fn owner() -> Facts {
    Facts {
        actor: ActorFacts {
            account: OWNER,
            standing: Standing::Active,
            session_live: true,
            proved_at: at(-60),
            second_factor_at: None,
            auditor: false,
            memberships: Vec::new(),
            owns: Some(LOCKER),
            has_factor: false,
            by_passphrase: false,
        },
        locker: Some(LockerFacts {
            id: LOCKER,
            owner: OWNER,
            open: true,
            opened_by_actor: false,
            card_shown: false,
            guarded_by_actor: false,
        }),
        document: Some(DocumentFacts {
            id: DocumentId(Uuid::from_u128(5)),
            category: Category::Identity,
            binned: false,
        }),
        category: None,
        mandates: Vec::new(),
        request: None,
        visit: None,
        now: at(0),
    }
}

/// An aidant with every right on identity papers, during a visit.
fn aidant() -> Facts {
    let mut facts = owner();
    facts.actor.account = AIDANT;
    facts.actor.owns = None;
    facts.actor.second_factor_at = Some(at(-60));
    facts.actor.memberships = vec![MembershipFacts {
        organisation: STRUCTURE,
        standing: Standing::Active,
        coordinator: false,
    }];
    facts.mandates = vec![mandate()];
    facts.visit = Some(VisitFacts {
        id: VisitId(Uuid::from_u128(6)),
        mode: Mode::Together,
        motive: "ame".into(),
        seen_at: at(-60),
        ends_at: at(3600),
    });
    facts
}

fn mandate() -> MandateFacts {
    MandateFacts {
        id: MandateId(Uuid::from_u128(7)),
        life: Life {
            state: MandateState::Active,
            starts_at: at(-3600),
            ends_at: at(3600),
            dormant: false,
            window: None,
        },
        named: true,
        rights: rights(Category::Identity, Right::ALL),
        organisation: Some(OrganisationFacts {
            id: STRUCTURE,
            standing: Standing::Active,
            allowed: Category::ALL.to_vec(),
            member: true,
        }),
    }
}

fn auditor() -> Facts {
    let mut facts = aidant();
    facts.actor.auditor = true;
    facts.actor.memberships.clear();
    facts.mandates.clear();
    facts.visit = None;
    facts
}

fn coordinator() -> Facts {
    let mut facts = aidant();
    facts.actor.memberships[0].coordinator = true;
    facts.mandates.clear();
    facts.visit = None;
    facts
}

/// Somebody of the structure who never met the person.
fn stranger() -> Facts {
    changed(aidant(), |facts| {
        facts.mandates.clear();
        facts.visit = None;
    })
}

/// A coordinator, asked about a mandate that was given to the structure.
fn answering() -> Facts {
    changed(coordinator(), |facts| {
        let mut theirs = mandate();
        theirs.named = false;
        facts.mandates = vec![theirs];
    })
}

fn asleep(window: Option<(i64, i64)>) -> Facts {
    changed(aidant(), |facts| {
        let life = &mut facts.mandates[0].life;
        life.dormant = true;
        life.window = window.map(|(starts, ends)| (at(starts), at(ends)));
    })
}

fn waiting(own: bool) -> Option<RequestFacts> {
    let id = MandateId(Uuid::from_u128(8));
    Some(RequestFacts { id, own })
}

fn changed(mut facts: Facts, change: impl FnOnce(&mut Facts)) -> Facts {
    change(&mut facts);
    facts
}

/// An answer in short: `None` for yes, else the reason and whether it may be told.
fn told(action: Action, facts: &Facts) -> Option<(Reason, bool)> {
    decide(action, facts)
        .err()
        .map(|denial| (denial.reason, denial.visible))
}

/// What an aidant who holds everything else may do with all rights of a mandate.
const UNDER_MANDATE: [Action; 15] = [
    Action::BlockCard,
    Action::ReadLocker,
    Action::OpenVisit,
    Action::CloseVisit,
    Action::ListDocuments,
    Action::ShowDocument,
    Action::ReadDocument,
    Action::DownloadDocument,
    Action::DepositDocument,
    Action::OrganiseDocument,
    Action::VerifyDocument,
    Action::ListMandates,
    Action::RevokeMandate,
    Action::ReadJournal,
    Action::ReadAttestation,
];

/// What is asked of the person only, and what is not theirs: their aidants open visits, handle what
/// they wrote and ask to wake a mandate.
const NOT_THE_OWNERS: [Action; 5] = [
    Action::ConfirmRecovery,
    Action::OpenVisit,
    Action::CloseVisit,
    Action::HandleRequest,
    Action::WakeMandate,
];

/// What decides how one enters asks for a proof of a short time ago; looking at it does not.
#[test]
fn ties_to_providers_ask_for_a_fresh_proof() {
    let (mut person, mut staff) = (owner(), aidant());
    person.actor.proved_at = at(-15 * 60);
    staff.actor.second_factor_at = Some(at(-5 * 60));
    for action in [Action::LinkIdentity, Action::UnlinkIdentity] {
        let (person, staff) = (told(action, &person), told(action, &staff));
        assert_eq!(person, Some((Reason::SessionExpired, true)));
        assert_eq!(staff, Some((Reason::SecondFactorNeeded, true)));
    }
    assert!(told(Action::ListIdentities, &person).is_none());
    assert!(told(Action::ListIdentities, &staff).is_none());
}

/// Who may do what when nothing stands in the way: the table of domain.md.
#[test]
fn each_role_does_its_own() {
    for action in Action::ALL.iter().copied() {
        let inside = in_a_locker().any(|one| one == action);
        let own = own_acts(action);
        let allowed = |facts: &Facts| told(action, facts).is_none();
        let owns = inside && !NOT_THE_OWNERS.contains(&action);
        // One's own second factors are one's own; codes and sheets that stand in are for staff.
        let factors = matches!(action, Action::EnrolFactor | Action::RemoveFactor);
        let owns = owns || factors;
        assert_eq!(allowed(&owner()), own || owns, "owner: {action}");
        let stands_in = matches!(
            action,
            Action::MakeFactorCodes | Action::MakeStaffSheet | Action::ChangeStaffPassphrase
        );
        let own = own || factors || stands_in;
        // Whoever is staff chooses and joins structures.
        let staff = matches!(
            action,
            Action::ChooseOrganisation | Action::JoinOrganisation | Action::ListGuardianships
        );
        let proposes = matches!(
            action,
            Action::OpenLocker | Action::OpenUrgently | Action::DraftMandate
        );
        let helps = UNDER_MANDATE.contains(&action) || proposes || staff;
        assert_eq!(allowed(&aidant()), own || helps, "aidant: {action}");
        let opens = matches!(action, Action::OpenLocker | Action::OpenUrgently) || staff;
        assert_eq!(allowed(&stranger()), own || opens, "stranger: {action}");
        let reviews = matches!(action, Action::ReviewContests | Action::AnswerContest);
        let audits = reviews || matches!(action, Action::SearchJournal | Action::RevokeMandate);
        assert_eq!(allowed(&auditor()), own || audits, "auditor: {action}");
        let answers = matches!(
            action,
            Action::ReadOrganisation | Action::ManageOrganisation
        );
        let coordinates = own || answers || reviews || staff;
        assert_eq!(
            allowed(&coordinator()),
            coordinates,
            "coordinator: {action}"
        );
        let stops = matches!(action, Action::RevokeMandate | Action::RemoveAidant);
        assert_eq!(
            allowed(&answering()),
            coordinates || stops,
            "coordinator of the mandate's structure: {action}"
        );
    }
}

/// One's own ways in are changed with a proof of a moment ago; only the very first second factor of
/// staff needs none.
#[test]
fn ones_own_access_needs_a_fresh_proof() {
    let needed = Some((Reason::SecondFactorNeeded, true));
    for action in [
        Action::EnrolFactor,
        Action::RemoveFactor,
        Action::MakeFactorCodes,
        Action::MakeStaffSheet,
        Action::ChangeStaffPassphrase,
    ] {
        let staff = |shown: Option<Timestamp>, has: bool| {
            let mut facts = aidant();
            facts.locker = None;
            (facts.actor.second_factor_at, facts.actor.has_factor) = (shown, has);
            told(action, &facts)
        };
        assert_eq!(staff(Some(at(-60)), true), None, "{action}");
        assert_eq!(staff(Some(at(-5 * 60)), true), needed, "{action}");
        assert_eq!(staff(None, true), needed, "{action}");
        let first = if action == Action::EnrolFactor {
            None
        } else {
            needed
        };
        assert_eq!(staff(None, false), first, "{action}");
    }
    let person = |action, entered| {
        let mut facts = owner();
        (facts.locker, facts.actor.proved_at) = (None, entered);
        told(action, &facts)
    };
    let expired = Some((Reason::SessionExpired, true));
    for action in [Action::EnrolFactor, Action::RemoveFactor] {
        assert_eq!(person(action, at(-60)), None);
        assert_eq!(person(action, at(-15 * 60)), expired);
    }
    for action in [
        Action::MakeFactorCodes,
        Action::MakeStaffSheet,
        Action::ChangeStaffPassphrase,
    ] {
        assert_eq!(person(action, at(-60)), Some((Reason::NotYourRole, true)));
    }
}

/// A passphrase may be seen or guessed: where a person has a second factor it is asked beside it.
#[test]
fn a_person_shows_their_factor_after_a_passphrase() {
    let person = |by_passphrase, has_factor, shown: Option<Timestamp>| {
        let mut facts = owner();
        facts.actor.second_factor_at = shown;
        (facts.actor.by_passphrase, facts.actor.has_factor) = (by_passphrase, has_factor);
        told(Action::ReadDocument, &facts)
    };
    assert_eq!(person(true, false, None), None);
    assert_eq!(person(false, true, None), None);
    assert_eq!(
        person(true, true, None),
        Some((Reason::SecondFactorNeeded, true))
    );
    assert_eq!(person(true, true, Some(at(-3600))), None);
}

/// An aidant proposes to a person who is there or whom they have helped, having just proved
/// themselves; nobody else does.
#[test]
fn a_draft_needs_a_tie_and_a_fresh_factor() {
    let draft = |facts: &Facts| told(Action::DraftMandate, facts);
    let tied = |tie: fn(&mut LockerFacts)| {
        changed(stranger(), |facts| tie(facts.locker.as_mut().unwrap()))
    };
    let (opened, shown) = (
        tied(|locker| locker.opened_by_actor = true),
        tied(|locker| locker.card_shown = true),
    );
    let helped = |days: i64, state: MandateState, named: bool| {
        changed(aidant(), |facts| {
            let mandate = &mut facts.mandates[0];
            mandate.life.ends_at = at(-days * 24 * 3600);
            (mandate.life.state, mandate.named) = (state, named);
        })
    };
    let year = helped(365, MandateState::Expired, true);
    for tied in [
        &opened,
        &shown,
        &helped(364, MandateState::Expired, true),
        &helped(-1, MandateState::Revoked, true),
        &helped(-1, MandateState::Suspended, true),
    ] {
        assert_eq!(draft(tied), None, "{tied:#?}");
        let factor = |seconds: i64| {
            let facts = changed(tied.clone(), |facts| {
                facts.actor.second_factor_at = Some(at(-seconds));
            });
            draft(&facts)
        };
        assert_eq!(factor(299), None);
        assert_eq!(factor(300), Some((Reason::SecondFactorNeeded, true)));
        let frozen = changed(tied.clone(), |facts| {
            facts.locker.as_mut().unwrap().open = false;
        });
        assert_eq!(draft(&frozen), Some((Reason::LockerFrozen, true)));
        let audits = changed(tied.clone(), |facts| facts.actor.auditor = true);
        assert_eq!(draft(&audits), Some((Reason::NotYourRole, false)));
    }
    let stopped = changed(opened, |facts| {
        facts.actor.memberships[0].standing = Standing::Suspended;
    });
    assert_eq!(draft(&stopped), Some((Reason::AidantDisabled, true)));
    let coordinates = changed(shown, |facts| facts.actor.memberships[0].coordinator = true);
    assert_eq!(draft(&coordinates), Some((Reason::AidantDisabled, true)));
    for untied in [
        &stranger(),
        &year,
        &helped(1, MandateState::Expired, false),
        &coordinator(),
    ] {
        assert_eq!(
            draft(untied),
            Some((Reason::NoMandate, false)),
            "{untied:#?}"
        );
    }
}

/// Stopping: the coordinator of the very structure, the auditor, and whoever is named, whatever the
/// mandate's state as long as it has not ended. Taking somebody else out is no aidant's act.
#[test]
fn who_stops_a_mandate() {
    let with = |facts: Facts, change: fn(&mut MandateFacts)| {
        changed(facts, |facts| change(&mut facts.mandates[0]))
    };
    let asks = |action, facts: &Facts| told(action, facts);
    let elsewhere = |mandate: &mut MandateFacts| {
        mandate.organisation.as_mut().unwrap().id = OrganisationId(Uuid::from_u128(40));
    };
    for action in [Action::RevokeMandate, Action::RemoveAidant] {
        assert_eq!(asks(action, &answering()), None);
        let other = with(answering(), elsewhere);
        assert_eq!(asks(action, &other), Some((Reason::AidantNotNamed, false)));
        let relative = with(answering(), |mandate| mandate.organisation = None);
        assert_eq!(
            asks(action, &relative),
            Some((Reason::AidantNotNamed, false))
        );
        let unnamed = with(aidant(), |mandate| mandate.named = false);
        assert_eq!(
            asks(action, &unnamed),
            Some((Reason::AidantNotNamed, false))
        );
    }
    let stops = |change| asks(Action::RevokeMandate, &with(aidant(), change));
    assert_eq!(
        stops(|mandate| mandate.life.state = MandateState::Suspended),
        None
    );
    assert_eq!(stops(|mandate| mandate.life.starts_at = at(1)), None);
    assert_eq!(stops(|mandate| mandate.life.dormant = true), None);
    let expired = Some((Reason::Expired, false));
    assert_eq!(stops(|mandate| mandate.life.ends_at = at(0)), expired);
    let revoked = Some((Reason::Revoked, false));
    assert_eq!(
        stops(|mandate| mandate.life.state = MandateState::Superseded),
        revoked
    );
    let removes = asks(Action::RemoveAidant, &aidant());
    assert_eq!(removes, Some((Reason::NotYourRole, true)));
}

/// A dormant mandate gives nothing until it was woken, then in its window only, and never past its
/// own end.
#[test]
fn a_dormant_mandate_opens_in_its_window_only() {
    let read = |facts: &Facts| told(Action::ReadDocument, facts);
    let wake = |facts: &Facts| told(Action::WakeMandate, facts);
    let (early, late) = (
        Some((Reason::NotStarted, false)),
        Some((Reason::Expired, false)),
    );
    let lines = [
        (None, early, None),
        (Some((1, 60)), early, early),
        (Some((0, 60)), None, early),
        (Some((-60, 1)), None, early),
        (Some((-60, 0)), late, late),
        (Some((-60, -30)), late, late),
    ];
    for (window, reads, wakes) in lines {
        assert_eq!(read(&asleep(window)), reads, "read in {window:?}");
        assert_eq!(wake(&asleep(window)), wakes, "wake in {window:?}");
    }
    let ended = changed(asleep(Some((-60, 60))), |facts| {
        facts.mandates[0].life.ends_at = at(0);
    });
    assert_eq!(read(&ended), late);
    let never = changed(asleep(None), |facts| facts.mandates[0].life.ends_at = at(0));
    assert_eq!((read(&never), wake(&never)), (late, late));
    // One that never sleeps is not opened by a window, nor asked for.
    let awake = changed(aidant(), |facts| {
        facts.mandates[0].life.window = Some((at(60), at(120)));
    });
    assert_eq!((read(&awake), wake(&awake)), (None, early));
    let stopped = changed(asleep(Some((-60, 60))), |facts| {
        facts.mandates[0].life.state = MandateState::Suspended;
    });
    assert_eq!(read(&stopped), Some((Reason::Suspended, false)));
}

/// A visit that nobody touches for half an hour is over, to the millisecond.
#[test]
fn an_idle_visit_is_over() {
    for (millis, open) in [(-30 * 60_000, false), (-30 * 60_000 + 1, true), (0, true)] {
        let facts = changed(aidant(), |facts| {
            let seen = Timestamp::from_millis(NOW + millis);
            facts.visit.as_mut().unwrap().seen_at = seen;
        });
        let wanted = (!open).then_some((Reason::VisitNeeded, true));
        assert_eq!(told(Action::ReadDocument, &facts), wanted, "{millis} ms");
    }
}

/// What waits is handled by those who wrote it or are named in it.
#[test]
fn a_request_is_handled_by_its_own_people() {
    let handles = |facts: Facts, own| {
        let facts = changed(facts, |facts| facts.request = waiting(own));
        told(Action::HandleRequest, &facts)
    };
    assert_eq!(handles(stranger(), true), None);
    assert_eq!(handles(stranger(), false), Some((Reason::NoMandate, false)));
    assert_eq!(handles(owner(), false), Some((Reason::NotYourRole, true)));
    assert_eq!(handles(auditor(), true), Some((Reason::NotYourRole, false)));
    // They may know of it; answering is the person's.
    for action in [Action::AcceptMandate, Action::RefuseMandate] {
        let asks = |own| changed(stranger(), |facts| facts.request = waiting(own));
        assert_eq!(told(action, &asks(true)), Some((Reason::NotYourRole, true)));
        assert_eq!(
            told(action, &asks(false)),
            Some((Reason::NotYourRole, false))
        );
    }
}

#[test]
fn a_permit_says_what_was_asked_and_why() {
    let permit = decide(Action::ReadDocument, &aidant()).unwrap();
    let about = (
        permit.action(),
        permit.actor(),
        permit.locker(),
        permit.at(),
    );
    assert_eq!(about, (Action::ReadDocument, AIDANT, Some(LOCKER), at(0)));
    assert_eq!(permit.document(), Some(DocumentId(Uuid::from_u128(5))));
    let PermitGround::Mandate {
        mandate,
        organisation,
        categories,
        visit,
    } = permit.ground()
    else {
        panic!("an aidant stands on a mandate");
    };
    assert_eq!(
        (*mandate, *organisation),
        (MandateId(Uuid::from_u128(7)), Some(STRUCTURE))
    );
    assert_eq!(
        (categories.as_slice(), visit.is_some()),
        ([Category::Identity].as_slice(), true)
    );
    let permit = decide(Action::ReadDocument, &owner()).unwrap();
    assert!(matches!(permit.ground(), PermitGround::Owner));
}

/// A line of the table: what is asked, of which facts, and what is answered.
type Line = (Action, Facts, Reason, bool);

/// Rules 1 to 3: the session, the second factor, the owner, the roles.
#[rustfmt::skip]
fn sessions_and_roles() -> Vec<Line> {
    use Action::*;
    let dead = |facts| changed(facts, |facts| facts.actor.session_live = false);
    let disabled = |facts, standing| changed(facts, |facts: &mut Facts| facts.actor.standing = standing);
    let single = |facts| changed(facts, |facts| facts.actor.second_factor_at = None);
    let frozen = |facts| changed(facts, |facts: &mut Facts| facts.locker.as_mut().unwrap().open = false);
    vec![
        (ReadDocument, dead(owner()), Reason::SessionExpired, true),
        (ReadDocument, dead(aidant()), Reason::SessionExpired, true),
        (SearchJournal, dead(auditor()), Reason::SessionExpired, true),
        (ReadDocument, disabled(owner(), Standing::Suspended), Reason::AidantDisabled, false),
        (ReadDocument, disabled(aidant(), Standing::Closed), Reason::AidantDisabled, false),
        (ReadDocument, single(aidant()), Reason::SecondFactorNeeded, true),
        (SearchJournal, single(auditor()), Reason::SecondFactorNeeded, true),
        (ReadOrganisation, single(coordinator()), Reason::SecondFactorNeeded, true),
        (RevokeMandate, single(aidant()), Reason::SecondFactorNeeded, true),
        (OpenVisit, owner(), Reason::NotYourRole, true),
        (ReadDocument, frozen(owner()), Reason::LockerFrozen, true),
        (GiveMandate, frozen(owner()), Reason::LockerFrozen, true),
        (DestroyDocument, changed(owner(), |facts| facts.actor.proved_at = at(-15 * 60)), Reason::SessionExpired, true),
        (MakeCodes, changed(owner(), |facts| facts.actor.proved_at = at(-15 * 60)), Reason::SessionExpired, true),
        (ExportJournal, changed(owner(), |facts| facts.actor.proved_at = at(-15 * 60)), Reason::SessionExpired, true),
        (ChangeContact, changed(owner(), |facts| facts.actor.proved_at = at(-15 * 60)), Reason::SessionExpired, true),
        (AcceptMandate, frozen(owner()), Reason::LockerFrozen, true),
        (ResumeMandate, frozen(owner()), Reason::LockerFrozen, true),
        (NameAidant, frozen(owner()), Reason::LockerFrozen, true),
        (AcceptMandate, auditor(), Reason::NotYourRole, false),
        (ManageOrganisation, aidant(), Reason::NotYourRole, false),
        (ManageOrganisation, auditor(), Reason::NotYourRole, false),
        (ReadDocument, auditor(), Reason::NotYourRole, false),
        (ReadJournal, auditor(), Reason::NotYourRole, false),
        (ReadReceipt, auditor(), Reason::NotYourRole, false),
        (OpenContest, auditor(), Reason::NotYourRole, false),
        (ReviewContests, owner(), Reason::NotYourRole, false),
        (AnswerContest, aidant(), Reason::NotYourRole, false),
        (OpenLocker, auditor(), Reason::NotYourRole, true),
        (OpenLocker, owner(), Reason::NotYourRole, true),
        (OpenLocker, coordinator(), Reason::NotYourRole, true),
        (SearchJournal, owner(), Reason::NotYourRole, false),
        (SearchJournal, aidant(), Reason::NotYourRole, false),
        (ReadOrganisation, aidant(), Reason::NotYourRole, false),
        (OpenLocker, changed(aidant(), |facts| facts.actor.memberships[0].standing = Standing::Suspended), Reason::OrganisationSuspended, true),
        (ReadDocument, changed(owner(), |facts| facts.locker = None), Reason::NoMandate, false),
    ]
}

/// Rules 4 to 7: the mandate, the structure, the right, the paper.
#[rustfmt::skip]
fn mandates_and_papers() -> Vec<Line> {
    use Action::*;
    let under = |change: fn(&mut MandateFacts)| changed(aidant(), |facts| change(&mut facts.mandates[0]));
    let structure = |change: fn(&mut OrganisationFacts)| {
        changed(aidant(), |facts| change(facts.mandates[0].organisation.as_mut().unwrap()))
    };
    let stands = |category| changed(aidant(), |facts| facts.document.as_mut().unwrap().category = category);
    let holding = |rights: Rights| changed(aidant(), |facts| facts.mandates[0].rights = rights);
    let (drop_box, lister) = (rights(Category::Identity, &[Right::Deposit]), rights(Category::Identity, &[Right::List]));
    vec![
        (ReadDocument, changed(aidant(), |facts| facts.mandates.clear()), Reason::NoMandate, false),
        (ReadDocument, under(|mandate| mandate.named = false), Reason::AidantNotNamed, false),
        (ReadDocument, under(|mandate| mandate.life.starts_at = at(1)), Reason::NotStarted, false),
        (ReadDocument, under(|mandate| mandate.life.ends_at = at(0)), Reason::Expired, false),
        (ReadDocument, under(|mandate| mandate.life.state = MandateState::Expired), Reason::Expired, false),
        (ReadDocument, under(|mandate| mandate.life.state = MandateState::Suspended), Reason::Suspended, false),
        (ReadDocument, under(|mandate| mandate.life.state = MandateState::Revoked), Reason::Revoked, false),
        (ReadDocument, under(|mandate| mandate.life.state = MandateState::Superseded), Reason::Revoked, false),
        (RevokeMandate, under(|mandate| mandate.life.state = MandateState::Revoked), Reason::Revoked, false),
        (ReadDocument, structure(|structure| structure.standing = Standing::Suspended), Reason::OrganisationSuspended, false),
        (ReadDocument, structure(|structure| structure.member = false), Reason::AidantDisabled, false),
        (ReadDocument, structure(|structure| structure.allowed.clear()), Reason::CategoryNotGiven, false),
        (ReadDocument, stands(Category::Health), Reason::CategoryNotGiven, false),
        (ReadDocument, stands(Category::Private), Reason::Private, false),
        (DepositDocument, changed(aidant(), |facts| { facts.document = None; facts.category = Some(Category::Private) }), Reason::Private, false),
        (DepositDocument, changed(aidant(), |facts| { facts.document = None; facts.category = Some(Category::Work) }), Reason::CategoryNotGiven, false),
        (ReadDocument, changed(aidant(), |facts| facts.document.as_mut().unwrap().binned = true), Reason::DocumentExcluded, false),
        // Who may only put papers in does not learn that this one is there; who may list does.
        (ReadDocument, holding(drop_box.clone()), Reason::RightNotGiven, false),
        (ReadDocument, holding(lister.clone()), Reason::RightNotGiven, true),
        (DownloadDocument, holding(lister), Reason::RightNotGiven, true),
        (ListDocuments, changed(holding(drop_box), |facts| facts.document = None), Reason::RightNotGiven, true),
        (DestroyDocument, aidant(), Reason::RightNotGiven, false),
        (DiscardDocument, aidant(), Reason::RightNotGiven, false),
        (RestoreDocument, aidant(), Reason::RightNotGiven, false),
        (ListBin, aidant(), Reason::RightNotGiven, false),
        (GiveMandate, aidant(), Reason::NotYourRole, true),
        (AcceptMandate, aidant(), Reason::NotYourRole, true),
        (ResumeMandate, aidant(), Reason::NotYourRole, true),
        (NameAidant, aidant(), Reason::NotYourRole, true),
        (MakeCodes, aidant(), Reason::NotYourRole, true),
        (ReadNotices, aidant(), Reason::NotYourRole, true),
        (ReadReceipt, aidant(), Reason::NotYourRole, true),
        (ExportJournal, aidant(), Reason::NotYourRole, true),
        (OpenContest, aidant(), Reason::NotYourRole, true),
        (CloseContest, stranger(), Reason::NotYourRole, false),
        (SuspendMandate, stranger(), Reason::NotYourRole, false),
        (GiveMandate, under(|mandate| mandate.life.state = MandateState::Revoked), Reason::NotYourRole, false),
        (ReadDocument, changed(aidant(), |facts| facts.visit = None), Reason::VisitNeeded, true),
        (ReadDocument, changed(aidant(), |facts| facts.visit.as_mut().unwrap().ends_at = at(0)), Reason::VisitNeeded, true),
        (ReadDocument, changed(aidant(), |facts| facts.locker.as_mut().unwrap().open = false), Reason::LockerFrozen, true),
    ]
}

#[test]
fn each_rule_refuses_by_its_name() {
    for (action, facts, reason, visible) in sessions_and_roles()
        .into_iter()
        .chain(mandates_and_papers())
    {
        assert_eq!(
            told(action, &facts),
            Some((reason, visible)),
            "{action}: {facts:#?}"
        );
    }
}

/// The reasons that others give: the throttle, the door, a proof, the journal, a media check.
const NOT_OURS: [Reason; 8] = [
    Reason::RateLimited,
    Reason::UnsafeDocument,
    Reason::JournalUnavailable,
    Reason::BadCredentials,
    Reason::NotAuthentic,
    Reason::BadInput,
    Reason::NotWaiting,
    Reason::TermsDiffer,
];

#[test]
fn each_reason_of_the_policy_is_reached() {
    let lines = sessions_and_roles()
        .into_iter()
        .chain(mandates_and_papers());
    let mut reached: BTreeSet<Reason> = lines.map(|line| line.2).collect();
    reached.extend(NOT_OURS);
    let missing: Vec<&Reason> = Reason::ALL
        .iter()
        .filter(|reason| !reached.contains(reason))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Half-open: in force at the first instant, no longer at the last.
#[test]
fn a_mandate_holds_from_its_start_to_before_its_end() {
    for (seconds, allowed) in [(-1, false), (0, true), (59, true), (60, false), (61, false)] {
        let facts = changed(aidant(), |facts| {
            facts.mandates[0].life.starts_at = at(0);
            facts.mandates[0].life.ends_at = at(60);
            facts.now = at(seconds);
        });
        assert_eq!(
            decide(Action::ReadDocument, &facts).is_ok(),
            allowed,
            "at {seconds} s"
        );
    }
}

#[test]
fn stopping_a_mandate_is_never_made_harder() {
    let hard = changed(owner(), |facts| {
        facts.locker.as_mut().unwrap().open = false;
        facts.actor.proved_at = at(-8 * 3600);
    });
    for action in [
        Action::RevokeMandate,
        Action::SuspendMandate,
        Action::RefuseMandate,
        Action::RemoveAidant,
        Action::ReadJournal,
        Action::ReadReceipt,
        Action::OpenContest,
        Action::ListContests,
        Action::CloseContest,
    ] {
        assert_eq!(told(action, &hard), None, "{action}");
    }
    let renounces = changed(aidant(), |facts| {
        facts.locker.as_mut().unwrap().open = false;
        facts.visit = None;
    });
    assert_eq!(told(Action::RevokeMandate, &renounces), None);
}

#[test]
fn another_mandate_may_allow_what_the_newest_does_not() {
    let mut facts = aidant();
    let mut newest = mandate();
    newest.id = MandateId(Uuid::from_u128(70));
    newest.rights = rights(Category::Income, &[Right::List]);
    facts.mandates.insert(0, newest);
    let permit = decide(Action::ReadDocument, &facts).unwrap();
    assert!(
        matches!(permit.ground(), PermitGround::Mandate { mandate, .. } if *mandate == MandateId(Uuid::from_u128(7)))
    );
    // None allows: the one that comes nearest to a yes names the refusal.
    facts.mandates[1].rights = rights(Category::Identity, &[Right::List]);
    assert_eq!(
        told(Action::ReadDocument, &facts),
        Some((Reason::RightNotGiven, true))
    );
    facts.mandates[1].life.state = MandateState::Revoked;
    assert_eq!(
        told(Action::ReadDocument, &facts),
        Some((Reason::CategoryNotGiven, false))
    );
}

/// A structure's limits hold at use: what it may no longer be given is gone from every mandate.
#[test]
fn categories_are_those_that_the_structure_may_still_be_given() {
    let facts = changed(aidant(), |facts| {
        facts.document = None;
        let more = rights(Category::Income, &[Right::List]);
        facts.mandates[0].rights.extend(more);
        facts.mandates[0].organisation.as_mut().unwrap().allowed =
            vec![Category::Income, Category::Private];
    });
    let permit = decide(Action::ListDocuments, &facts).unwrap();
    let PermitGround::Mandate { categories, .. } = permit.ground() else {
        panic!("an aidant stands on a mandate");
    };
    assert_eq!(categories.as_slice(), [Category::Income]);
}

/// A relative answers for themselves: no structure, the same rules.
#[test]
fn a_relative_helps_without_a_structure() {
    let relative = changed(aidant(), |facts| {
        facts.actor.memberships.clear();
        facts.mandates[0].organisation = None;
    });
    assert_eq!(told(Action::ReadDocument, &relative), None);
    assert_eq!(
        told(Action::OpenLocker, &relative),
        Some((Reason::NotYourRole, true))
    );
    assert_eq!(told(Action::DraftMandate, &relative), None);
    // Having had a mandate of a structure as well takes nothing away.
    let both = changed(relative.clone(), |facts| {
        facts.mandates.insert(0, mandate())
    });
    assert_eq!(told(Action::DraftMandate, &both), None);
    let stranger = changed(relative, |facts| {
        facts.mandates.clear();
        facts.locker.as_mut().unwrap().card_shown = true;
    });
    assert_eq!(
        told(Action::DraftMandate, &stranger),
        Some((Reason::AidantDisabled, true))
    );
}

prop_compose! {
    fn any_mandate()(
        named: bool, state in 0..MandateState::ALL.len(), starts in -100..100i64, length in -10..200i64,
        given in prop::collection::btree_map(0..10usize, prop::collection::btree_set(0..Right::ALL.len(), 0..7), 0..10),
        structure: Option<(bool, bool, u16)>, dormant in prop::bool::weighted(0.3),
        window in prop::option::of((-100..100i64, -10..200i64)),
    ) -> MandateFacts {
        let all: Vec<Grantable> = Grantable::all().collect();
        let rights = given.into_iter().map(|(at, set)| (all[at], set.into_iter().map(|at| Right::ALL[at]).collect()));
        let allowed = |mask: u16| {
            let pick = Category::ALL.iter().enumerate().filter(move |(at, _)| mask >> at & 1 == 1);
            pick.map(|(_, category)| *category).collect()
        };
        MandateFacts {
            id: MandateId(Uuid::from_u128(7)),
            life: Life {
                state: MandateState::ALL[state],
                starts_at: at(starts),
                ends_at: at(starts + length),
                dormant,
                window: window.map(|(starts, length)| (at(starts), at(starts + length))),
            },
            named,
            rights: rights.collect(),
            organisation: structure.map(|(active, member, mask)| OrganisationFacts {
                id: STRUCTURE,
                standing: if active { Standing::Active } else { Standing::Suspended },
                allowed: allowed(mask),
                member,
            }),
        }
    }
}

prop_compose! {
    fn any_facts()(
        live in prop::bool::weighted(0.9), standing in 0..3usize, factor in prop::option::weighted(0.9, 0..600i64),
        auditor in prop::bool::weighted(0.1), owns: bool, proved in -2000..10i64,
        memberships in prop::collection::vec((any::<bool>(), any::<bool>()), 0..3),
        open in prop::bool::weighted(0.8), there in prop::bool::weighted(0.9),
        document in prop::option::weighted(0.7, (0..Category::ALL.len(), prop::bool::weighted(0.1))),
        category in prop::option::of(0..Category::ALL.len()),
        mandates in prop::collection::vec(any_mandate(), 0..4), visit in prop::option::weighted(0.7, (-10..100i64, 0..3000i64)),
        (opened, shown) in (prop::bool::weighted(0.2), prop::bool::weighted(0.2)), request in prop::option::of(any::<bool>()),
    ) -> Facts {
        let mut facts = aidant();
        facts.actor.session_live = live;
        facts.actor.standing = if standing < 2 { Standing::Active } else { Standing::Suspended };
        facts.actor.second_factor_at = factor.map(|ago| at(-ago));
        facts.actor.auditor = auditor;
        facts.actor.owns = owns.then_some(LockerId(Uuid::from_u128(30)));
        facts.actor.proved_at = at(proved);
        facts.actor.memberships = memberships.into_iter().map(|(active, coordinator)| MembershipFacts {
            organisation: STRUCTURE,
            standing: if active { Standing::Active } else { Standing::Suspended },
            coordinator,
        }).collect();
        facts.locker = there.then_some(LockerFacts { id: LOCKER, owner: OWNER, open, opened_by_actor: opened, card_shown: shown, guarded_by_actor: false });
        facts.document = document.map(|(at, binned)| DocumentFacts {
            id: DocumentId(Uuid::from_u128(5)), category: Category::ALL[at], binned,
        });
        facts.category = category.map(|at| Category::ALL[at]);
        facts.mandates = mandates;
        facts.request = request.and_then(waiting);
        facts.visit = visit.map(|(ends, seen)| VisitFacts {
            id: VisitId(Uuid::from_u128(6)), mode: Mode::Remote, motive: "ame".into(), seen_at: at(-seen), ends_at: at(ends),
        });
        facts
    }
}

/// Whether a mandate could carry anything at all for this actor now, said another way than the policy.
fn carries(mandate: &MandateFacts, now: Timestamp) -> bool {
    let structure = mandate.organisation.as_ref();
    let life = &mandate.life;
    let woken = match (life.dormant, life.window) {
        (false, _) => life.starts_at <= now,
        (true, Some((starts, ends))) => starts <= now && now < ends,
        (true, None) => false,
    };
    mandate.named
        && life.state == MandateState::Active
        && woken
        && now < life.ends_at
        && structure
            .is_none_or(|structure| structure.member && structure.standing == Standing::Active)
}

/// Whether the actor coordinates the structure of the mandate that is asked about.
fn answers(facts: &Facts) -> bool {
    let structure = facts
        .mandates
        .first()
        .and_then(|first| first.organisation.as_ref());
    structure.is_some_and(|structure| {
        let mut theirs = facts.actor.memberships.iter();
        theirs.any(|one| one.coordinator && one.organisation == structure.id)
    })
}

/// Whether the actor has anything to do with the person: the ties of a draft.
fn tied(facts: &Facts) -> bool {
    let year = Duration::from_secs(365 * 24 * 3600);
    let locker = facts.locker.as_ref().unwrap();
    let recent = |one: &MandateFacts| one.named && facts.now < one.life.ends_at.plus(year);
    locker.opened_by_actor || locker.card_shown || facts.mandates.iter().any(recent)
}

/// What is allowed without a mandate in force, and to whom.
fn by_role(action: Action, facts: &Facts) -> bool {
    let locker = facts.locker.as_ref().unwrap();
    let fresh = facts
        .actor
        .second_factor_at
        .is_some_and(|then| facts.now.millis() - then.millis() < 300_000);
    match action {
        Action::RevokeMandate => facts.actor.auditor || answers(facts),
        Action::RemoveAidant => !facts.actor.auditor && answers(facts),
        Action::DraftMandate => !facts.actor.auditor && tied(facts) && fresh && locker.open,
        Action::HandleRequest => {
            !facts.actor.auditor && facts.request.as_ref().is_some_and(|request| request.own)
        }
        _ => false,
    }
}

/// Whoever is named may renounce what has not ended.
fn may_renounce(facts: &Facts) -> bool {
    facts.mandates.first().is_some_and(|first| {
        let state = first.life.state;
        let stands = matches!(state, MandateState::Active | MandateState::Suspended);
        first.named && stands && facts.now < first.life.ends_at
    })
}

fn mandated(permit: &Permit) -> bool {
    matches!(permit.ground(), PermitGround::Mandate { .. })
}

fn given(permit: &Permit) -> &[Category] {
    match permit.ground() {
        PermitGround::Mandate { categories, .. } => categories,
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Facts of anybody but the owner, every action: what no luck of the facts may give.
    #[test]
    fn nobody_gets_in_without_an_active_mandate_that_names_them(facts in any_facts()) {
        let carried: Vec<_> = facts.mandates.iter().filter(|mandate| carries(mandate, facts.now)).collect();
        for action in in_a_locker() {
            let Ok(permit) = decide(action, &facts) else { continue };
            prop_assert!(facts.locker.is_some(), "{action} in no locker");
            prop_assert!(facts.actor.session_live && facts.actor.standing == Standing::Active);
            prop_assert!(facts.actor.second_factor_at.is_some() || !facts.actor.staff());
            if !mandated(&permit) {
                prop_assert!(matches!(permit.ground(), PermitGround::Role(_)), "{action} as the owner");
                prop_assert!(by_role(action, &facts), "{action} by role");
                continue;
            }
            prop_assert!(!facts.actor.auditor, "{action} by an auditor");
            prop_assert!(!given(&permit).contains(&Category::Private));
            let open = facts.locker.as_ref().is_some_and(|locker| locker.open);
            prop_assert!(open || action == Action::RevokeMandate, "{action} in a frozen locker");
            match action {
                Action::RevokeMandate => { prop_assert!(may_renounce(&facts), "renounces what has ended"); continue }
                Action::WakeMandate => {
                    let sleeps = |one: &MandateFacts| one.named && one.life.dormant && one.life.window.is_none();
                    prop_assert!(facts.mandates.iter().any(sleeps), "wakes what is awake");
                    continue
                }
                _ => {}
            }
            prop_assert!(!carried.is_empty(), "{action} without a mandate");
            prop_assert!(UNDER_MANDATE.contains(&action), "{action} is never an aidant's");
            let about = facts.document.as_ref().map(|document| document.category).or(facts.category);
            let touches = !matches!(action, Action::ReadLocker | Action::BlockCard | Action::OpenVisit | Action::CloseVisit
                | Action::ListMandates | Action::ReadJournal | Action::ReadAttestation);
            if touches {
                prop_assert!(about != Some(Category::Private), "{action} of a private paper");
                prop_assert!(!facts.document.as_ref().is_some_and(|document| document.binned));
                if let Some(category) = about {
                    prop_assert!(given(&permit).contains(&category), "{action} outside of the mandate");
                }
            }
            let visits = matches!(action, Action::ReadDocument | Action::DownloadDocument | Action::DepositDocument
                | Action::OrganiseDocument | Action::VerifyDocument);
            if visits {
                let visit = facts.visit.as_ref().unwrap();
                prop_assert!(facts.now < visit.ends_at, "{action} after the visit");
                prop_assert!(facts.now.millis() - visit.seen_at.millis() < 1_800_000, "{action} in a visit left alone");
            }
        }
    }

    /// More rights, more time or one more mandate never take a permit away.
    #[test]
    fn one_more_mandate_never_takes_away(facts in any_facts(), more in any_mandate()) {
        // Those that are about one mandate look at that one alone.
        let about_one = [Action::RevokeMandate, Action::RemoveAidant];
        for action in Action::ALL.iter().copied().filter(|action| !about_one.contains(action)) {
            if decide(action, &facts).is_ok() {
                let mut richer = facts.clone();
                richer.mandates.insert(0, more.clone());
                prop_assert!(decide(action, &richer).is_ok(), "{}", action);
            }
        }
    }

    /// The same facts always give the same answer, and time alone never opens what has ended.
    #[test]
    fn what_has_ended_stays_ended(facts in any_facts(), later in 200..100_000u64) {
        let mut then = facts;
        then.now = then.now.plus(Duration::from_secs(later));
        // By then nearly every mandate of these facts has ended.
        for action in in_a_locker() {
            let Ok(permit) = decide(action, &then) else { continue };
            let lives = |one: &MandateFacts| one.named && then.now < one.life.ends_at;
            prop_assert!(!mandated(&permit) || then.mandates.iter().any(lives), "{}", action);
        }
    }
}

/// The private space, for every action and every one who does not own it, whatever they were given.
#[test]
fn the_private_space_is_the_owners_alone() {
    let mut facts = aidant();
    facts.mandates[0].rights = Grantable::all()
        .map(|category| (category, Right::ALL.iter().copied().collect()))
        .collect();
    facts.document.as_mut().unwrap().category = Category::Private;
    let papers = [
        Action::ShowDocument,
        Action::ReadDocument,
        Action::DownloadDocument,
        Action::DepositDocument,
        Action::OrganiseDocument,
        Action::VerifyDocument,
        Action::DiscardDocument,
        Action::RestoreDocument,
        Action::DestroyDocument,
    ];
    for action in papers {
        for other in [
            facts.clone(),
            changed(auditor(), |other| other.document = facts.document.clone()),
            changed(coordinator(), |other| {
                other.document = facts.document.clone()
            }),
        ] {
            let denial = decide(action, &other).unwrap_err();
            assert!(!denial.visible, "{action}: nobody learns that it is there");
        }
        let own = changed(owner(), |own| own.document = facts.document.clone());
        assert_eq!(told(action, &own), None, "{action}");
    }
}
