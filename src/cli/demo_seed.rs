//! The people and papers of the demonstration.

use bytes::Bytes;
use futures_util::stream;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::{Clock, Timestamp};
use crate::crypto::token::SessionToken;
use crate::domain::journal::Channel;
use crate::domain::policy::Action;
use crate::domain::rights::{Grantable, MemberRole};
use crate::id::{AccountId, DocumentId, LockerId, OrganisationId};
use crate::ops::change_organisation::{Change, set_organisation};
use crate::ops::create_organisation::{NewOrganisation, create_organisation};
use crate::ops::deposit_document::{Depositing, NewDocument};
use crate::ops::draft_mandate::{Proposal, draft_mandate};
use crate::ops::enrol_account::{Enrolment, Invited, enrol_account, invite};
use crate::ops::enrol_factor::{enrol_factor, proposed_seed};
use crate::ops::give_mandate::{NewMandate, give_mandate};
use crate::ops::open_locker::{NewLocker, open_locker};
use crate::ops::open_session::{Credentials, Origin, open_session};
use crate::ops::open_visit::{close_visit, open_visit};
use crate::ops::read_document::read_document;
use crate::ops::{Actor, OpError};

/// A member of staff of the demonstration.
pub struct StaffSeed {
    /// In words.
    pub role: &'static str,
    account: AccountId,
    /// What they type.
    pub login: String,
    /// What they type.
    pub passphrase: String,
    /// For an authenticator application.
    pub totp_secret: String,
}

/// A person of the demonstration.
pub struct PersonSeed {
    /// How they are called.
    pub name: &'static str,
    account: AccountId,
    locker: LockerId,
    /// Text of their card.
    pub card: String,
    /// Their code.
    pub pin: &'static str,
    papers: Vec<DocumentId>,
}

/// Everybody.
pub struct Seeded {
    organisation: OrganisationId,
    /// Coordinator, aidants, auditor.
    pub staff: Vec<StaffSeed>,
    /// Beneficiaries.
    pub people: Vec<PersonSeed>,
}

const PEOPLE: [(&str, &str, &str); 3] = [
    ("Amina Benali", "fr", "274951"),
    ("Marc Delattre", "fr", "630482"),
    ("Lucienne Petit", "fr", "915037"),
];

const STAFF: [(&str, &str, &str, &str); 4] = [
    (
        "coordinator",
        "Claire Vasseur",
        "claire.vasseur@ccas.example",
        "le pont traverse la riviere calme",
    ),
    (
        "aidant",
        "Marie Diallo",
        "marie.diallo@ccas.example",
        "trois pommes sur la table bleue",
    ),
    (
        "aidant",
        "Paul Lefebvre",
        "paul.lefebvre@ccas.example",
        "un velo rouge contre le mur blanc",
    ),
    (
        "auditor",
        "Jeanne Morel",
        "jeanne.morel@audit.example",
        "la lune eclaire les toits en hiver",
    ),
];

struct Paper {
    kind: &'static str,
    title: &'static str,
    ends_on: Option<&'static str>,
    bytes: &'static [u8],
}

const PAPERS: [Paper; 4] = [
    Paper {
        kind: "cni",
        title: "Carte d'identité",
        ends_on: Some("2031-04-12"),
        bytes: include_bytes!("../../assets/demo/cni-recto.jpg"),
    },
    Paper {
        kind: "caf_certificate",
        title: "Attestation CAF",
        ends_on: None,
        bytes: include_bytes!("../../assets/demo/attestation-caf.pdf"),
    },
    Paper {
        kind: "tax_notice",
        title: "Avis d'impôt 2025",
        ends_on: None,
        bytes: include_bytes!("../../assets/demo/avis-impot-3-pages.pdf"),
    },
    Paper {
        kind: "domiciliation",
        title: "Attestation de domiciliation",
        ends_on: Some("2027-03-01"),
        bytes: b"Attestation de domiciliation\nSp\xc3\xa9cimen de d\xc3\xa9monstration.\n",
    },
];

/// Tells the story from its beginning until today; `clock` is moved along.
pub async fn seed(app: &App, clock: &Clock, today: Timestamp) -> Result<Seeded, OpError> {
    let allowed = Grantable::all().map(Grantable::category).collect();
    let (name, address) = (
        "CCAS de Lille".to_owned(),
        "Place Augustin-Laurent, 59000 Lille".to_owned(),
    );
    let organisation = create_organisation(
        app,
        NewOrganisation {
            name,
            address,
            siret: None,
            allowed,
        },
    )
    .await?;
    // Numbers that are kept for stories: nobody has them.
    let change = Change {
        phone: Some("03 53 01 00 00".to_owned()),
        ..Change::default()
    };
    set_organisation(app, organisation, change).await?;
    let mut staff = Vec::new();
    let mut aidants = Vec::new();
    for (role, name, login, passphrase) in STAFF {
        let (seeded, actor) = enrol(app, organisation, role, (name, login, passphrase)).await?;
        if role == "aidant" {
            aidants.push(actor);
        }
        staff.push(seeded);
    }
    let mut people = Vec::new();
    for (name, language, pin) in PEOPLE {
        people.push(open(app, &aidants[0], (name, language, pin)).await?);
    }
    let seeded = Seeded {
        organisation,
        staff,
        people,
    };
    story(app, clock, today, &seeded).await?;
    Ok(seeded)
}

async fn enrol(
    app: &App,
    organisation: OrganisationId,
    role: &'static str,
    who: (&str, &str, &str),
) -> Result<(StaffSeed, Actor), OpError> {
    let (name, login, passphrase) = who;
    let invited = match MemberRole::parse(role) {
        Some(role) => Invited::Member(organisation, role),
        None => Invited::Auditor,
    };
    let code = invite(app, invited).await?;
    let phone = (name == "Marie Diallo").then(|| "06 39 98 00 17".to_owned());
    let enrolment = Enrolment {
        code,
        login: login.to_owned(),
        name: name.to_owned(),
        passphrase: Zeroizing::new(passphrase.to_owned()),
        phone,
    };
    let account = enrol_account(app, Channel::Cli, "demo", enrolment).await?;
    let credentials = Credentials::Passphrase {
        login: login.to_owned(),
        passphrase: Zeroizing::new(passphrase.to_owned()),
        otp: None,
    };
    let (text, actor) = enter(app, credentials).await?;
    let factor = proposed_seed(app, &actor).await?;
    let now = app.store.now().await?;
    enrol_factor(app, &actor, &factor.code(now.unix_seconds() / 30)).await?;
    let seeded = StaffSeed {
        role,
        account,
        login: login.to_owned(),
        passphrase: passphrase.to_owned(),
        totp_secret: factor.base32().to_string(),
    };
    Ok((seeded, again(app, &text).await?))
}

async fn enter(app: &App, credentials: Credentials) -> Result<(Zeroizing<String>, Actor), OpError> {
    let opened = open_session(
        app,
        credentials,
        Origin {
            channel: Channel::Cli,
            address: "demo".to_owned(),
        },
    )
    .await?;
    let text = opened.token.text();
    let actor = again(app, &text).await?;
    Ok((text, actor))
}

async fn again(app: &App, text: &str) -> Result<Actor, OpError> {
    let token = SessionToken::parse(text).ok_or(OpError::NoSession)?;
    Actor::find(app, token, Channel::Cli).await
}

async fn as_person(app: &App, person: &PersonSeed) -> Result<Actor, OpError> {
    let (card, pin) = (
        Zeroizing::new(person.card.clone()),
        Zeroizing::new(person.pin.to_owned()),
    );
    Ok(enter(app, Credentials::Card { card, pin }).await?.1)
}

async fn as_staff(app: &App, staff: &StaffSeed) -> Result<Actor, OpError> {
    let seed =
        crate::crypto::totp::TotpSeed::parse(&staff.totp_secret).ok_or(OpError::NoSession)?;
    let otp = seed.code(app.store.now().await?.unix_seconds() / 30);
    let (login, passphrase) = (
        staff.login.clone(),
        Zeroizing::new(staff.passphrase.clone()),
    );
    Ok(enter(
        app,
        Credentials::Passphrase {
            login,
            passphrase,
            otp: Some(Zeroizing::new(otp)),
        },
    )
    .await?
    .1)
}

async fn open(
    app: &App,
    aidant: &Actor,
    who: (&'static str, &str, &'static str),
) -> Result<PersonSeed, OpError> {
    let (name, language, pin) = who;
    let new = NewLocker {
        display_name: name.to_owned(),
        language: language.to_owned(),
        pin: Zeroizing::new(pin.to_owned()),
        ..NewLocker::default()
    };
    let opened = open_locker(app, Some(aidant), Channel::Cli, new).await?;
    let mut person = PersonSeed {
        name,
        account: opened.account,
        locker: opened.locker,
        card: opened.card.to_string(),
        pin,
        papers: Vec::new(),
    };
    let owner = as_person(app, &person).await?;
    for paper in &PAPERS {
        let said = NewDocument {
            kind: paper.kind.to_owned(),
            title: Some(paper.title.to_owned()),
            ends_on: paper.ends_on.map(str::to_owned),
            ..NewDocument::default()
        };
        let mut depositing = Depositing::begin(app, &owner, person.locker, &said).await?;
        depositing
            .receive(stream::iter([Ok::<_, OpError>(Bytes::from_static(
                paper.bytes,
            ))]))
            .await?;
        person.papers.push(depositing.finish(&said).await?.id);
    }
    Ok(person)
}

/// Forty days ago the lockers were opened. Since then: mandates ended, one is about to, two are in
/// force of which one was used yesterday, one sleeps, and one waits for an answer.
async fn story(app: &App, clock: &Clock, today: Timestamp, seeded: &Seeded) -> Result<(), OpError> {
    let [_, marie, paul, _] = seeded.staff.as_slice() else {
        return Ok(());
    };
    let [amina, marc, lucienne] = seeded.people.as_slice() else {
        return Ok(());
    };
    to(clock, today, 30);
    give(app, lucienne, paul, "day", &["identity"]).await?;
    give(app, lucienne, marie, "visit", &["address"]).await?;
    to(clock, today, 29);
    give(
        app,
        marc,
        marie,
        "month",
        &["identity", "income", "address"],
    )
    .await?;
    to(clock, today, 5);
    give(app, amina, marie, "month", &["identity", "income"]).await?;
    give(app, lucienne, marie, "semester", &["income"]).await?;
    let asleep = NewMandate {
        dormant: true,
        ..chosen(marie, "day", &["work"])
    };
    let owner = as_person(app, marc).await?;
    give_mandate(app, &owner, marc.locker, asleep).await?;
    crate::ops::expire_mandates::expire_mandates(app).await?;
    to(clock, today, 1);
    let aidant = as_staff(app, marie).await?;
    open_visit(app, &aidant, amina.locker, "together", "rsa_quarterly").await?;
    let [identity, ..] = amina.papers.as_slice() else {
        return Ok(());
    };
    let whole = Box::new(|length| Some((0, length)));
    let mut content =
        read_document(app, &aidant, *identity, Action::ReadDocument, whole, || {}).await?;
    while content.body.recv().await.is_some() {}
    close_visit(app, &aidant, amina.locker).await?;
    ask(
        app,
        &aidant,
        lucienne,
        chosen(marie, "month", &["residence"]),
    )
    .await?;
    crate::ops::write_checkpoint::write_checkpoint(app).await?;
    Ok(())
}

/// Moves the story's clock to so many days before today.
fn to(clock: &Clock, today: Timestamp, days: i64) {
    let Some(now) = clock.fixed_now() else { return };
    let at = today.millis() - days * 24 * 3600 * 1000;
    let by = u64::try_from(at - now.millis()).unwrap_or(0);
    clock.advance(std::time::Duration::from_millis(by));
}

async fn give(
    app: &App,
    person: &PersonSeed,
    aidant: &StaffSeed,
    term: &str,
    categories: &[&str],
) -> Result<(), OpError> {
    let owner = as_person(app, person).await?;
    let new = chosen(aidant, term, categories);
    give_mandate(app, &owner, person.locker, new)
        .await
        .map(drop)
}

/// Proposed by an aidant; the person answers on their own page within a week.
async fn ask(
    app: &App,
    aidant: &Actor,
    person: &PersonSeed,
    new: NewMandate,
) -> Result<(), OpError> {
    let asked = Proposal {
        wait: "own".to_owned(),
        under_protection: Some(false),
        ..Proposal::default()
    };
    draft_mandate(app, aidant, person.locker, new, asked)
        .await
        .map(drop)
}

fn chosen(aidant: &StaffSeed, term: &str, categories: &[&str]) -> NewMandate {
    let rights = ["list", "read", "download", "deposit", "organise"]
        .map(str::to_owned)
        .to_vec();
    NewMandate {
        aidants: vec![aidant.account],
        organisation: None,
        rights: categories
            .iter()
            .map(|category| ((*category).to_owned(), rights.clone()))
            .collect(),
        term: term.to_owned(),
        ground: "consent".to_owned(),
        language: "fr".to_owned(),
        ..NewMandate::default()
    }
}

impl Seeded {
    /// How to enter, as interfaces.md says.
    pub fn json(&self, base_url: &str) -> Value {
        let staff = |at: usize| {
            let staff = &self.staff[at];
            json!({"account_id": staff.account, "login": staff.login, "passphrase": staff.passphrase, "totp_secret": staff.totp_secret})
        };
        let person = &self.people[0];
        json!({
            "base_url": base_url,
            "organisation": {"id": self.organisation},
            "beneficiary": {"account_id": person.account, "locker_id": person.locker, "card": person.card, "pin": person.pin},
            "aidant": staff(1), "other_aidant": staff(2), "coordinator": staff(0), "auditor": staff(3),
        })
    }
}
