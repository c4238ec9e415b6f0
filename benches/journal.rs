//! Recorded reads a second at 64 clients against single commits of the same database, in one run.
//! A recorded read is what stands before a paper's first byte: facts, decision, durable entry, key.
//!
//! `cargo bench --bench journal` (SQLite in a temporary folder; PostgreSQL as well where
//! `ABRI_TEST_POSTGRES` is an address whose role may create tables in a database of its own).

use std::sync::Arc;
use std::time::Duration;

use abri::app::{App, Costs, Settings};
use abri::clock::Clock;
use abri::crypto::password::Cost;
use abri::crypto::random::Random;
use abri::crypto::ring::MasterRing;
use abri::domain::journal::{Channel, Event, EventKind};
use abri::domain::policy::Action;
use abri::domain::rights::{Grantable, MemberRole};
use abri::ops::Actor;
use abri::ops::create_organisation::{NewOrganisation, create_organisation};
use abri::ops::deposit_document::{Depositing, NewDocument};
use abri::ops::enrol_account::{Enrolment, Invited, enrol_account, invite};
use abri::ops::enrol_factor::{enrol_factor, proposed_seed};
use abri::ops::give_mandate::{NewMandate, give_mandate};
use abri::ops::open_locker::{NewLocker, open_locker};
use abri::ops::open_session::{Credentials, Origin, open_session};
use abri::ops::open_visit::open_visit;
use abri::ops::read_document::read_document;
use abri::{id::DocumentId, ops::OpError};
use bytes::Bytes;
use futures_util::stream;
use tokio::time::Instant;
use zeroize::Zeroizing;

const CLIENTS: usize = 64;
const SECONDS: Duration = Duration::from_secs(5);
const LIGHT: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

async fn world(database_url: &str, folder: &std::path::Path) -> App {
    let settings = Settings {
        database_url: database_url.to_owned(),
        storage_url: format!("file://{}", folder.join("objects").display()),
        origin: "bench.example/log".to_owned(),
        document_bytes: 1 << 26,
        locker_bytes: 1 << 30,
        public_url: None,
        self_opening: false,
        costs: Costs {
            passphrase: LIGHT,
            pin: LIGHT,
        },
        sms: Default::default(),
        mail: Default::default(),
        trusted_proxies: Vec::new(),
        identities: Vec::new(),
        witnesses: Vec::new(),
        witnesses_needed: 0,
    };
    let random = Random::system();
    App::open(settings, MasterRing::make(&random), Clock::Database, random)
        .await
        .expect("opens")
}

async fn enter(app: &App, credentials: Credentials) -> Actor {
    let origin = Origin {
        channel: Channel::Cli,
        address: String::new(),
    };
    let opened = open_session(app, credentials, origin)
        .await
        .expect("enters");
    Actor::find(app, opened.token, Channel::Cli)
        .await
        .expect("is found")
}

/// An aidant in an open visit, and a paper that the mandate lets them read.
async fn scene(app: &App) -> Result<(Actor, DocumentId), OpError> {
    let allowed = Grantable::all().map(Grantable::category).collect();
    let new = NewOrganisation {
        name: "Bench".into(),
        address: "Bench".into(),
        siret: None,
        allowed,
    };
    let organisation = create_organisation(app, new).await?;
    let secret = || Zeroizing::new("a passphrase of the benchmark".to_owned());
    let code = invite(app, Invited::Member(organisation, MemberRole::Aidant)).await?;
    let login = format!("{}@bench.example", organisation);
    let enrolment = Enrolment {
        code,
        login: login.clone(),
        name: "Bench".into(),
        passphrase: secret(),
        phone: None,
    };
    enrol_account(app, Channel::Cli, "", enrolment).await?;
    let actor = enter(
        app,
        Credentials::Passphrase {
            login: login.clone(),
            passphrase: secret(),
            otp: None,
        },
    )
    .await;
    let seed = proposed_seed(app, &actor).await?;
    let step = app.store.now().await?.unix_seconds() / 30;
    enrol_factor(app, &actor, &seed.code(step)).await?;
    // The step after is within the clock skew that is allowed, and not spent yet.
    let otp = Some(Zeroizing::new(seed.code(step + 1)));
    let aidant = enter(
        app,
        Credentials::Passphrase {
            login,
            passphrase: secret(),
            otp,
        },
    )
    .await;
    let pin = || Zeroizing::new("274951".to_owned());
    let new = NewLocker {
        display_name: "Bench".into(),
        language: "fr".into(),
        pin: pin(),
        under_protection: false,
        contact: None,
        guardians: None,
    };
    let opened = open_locker(app, Some(&aidant), Channel::Cli, new).await?;
    let owner = enter(
        app,
        Credentials::Card {
            card: opened.card,
            pin: pin(),
        },
    )
    .await;
    let said = NewDocument {
        kind: "cni".into(),
        ..NewDocument::default()
    };
    let mut depositing = Depositing::begin(app, &owner, opened.locker, &said).await?;
    depositing
        .receive(stream::iter([Ok::<_, OpError>(Bytes::from_static(
            b"%PDF-1.7 bench",
        ))]))
        .await?;
    let document = depositing.finish(&said).await?.id;
    let mandate = NewMandate {
        aidants: vec![aidant.account()],
        organisation: None,
        rights: [("identity".to_owned(), vec!["read".to_owned()])].into(),
        term: "month".into(),
        ground: "consent".into(),
        language: "fr".into(),
        ..NewMandate::default()
    };
    give_mandate(app, &owner, opened.locker, mandate).await?;
    open_visit(app, &aidant, opened.locker, "together", "sort_papers").await?;
    Ok((aidant, document))
}

/// Calls a second of `work` by so many callers at once.
async fn rate<F, Fut>(clients: usize, work: F) -> f64
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send,
{
    let work = Arc::new(work);
    let began = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..clients {
        let work = work.clone();
        tasks.spawn(async move {
            let mut count = 0u64;
            while began.elapsed() < SECONDS {
                work().await;
                count += 1;
            }
            count
        });
    }
    let total: u64 = tasks.join_all().await.into_iter().sum();
    total as f64 / began.elapsed().as_secs_f64()
}

async fn measure(name: &str, database_url: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = if database_url.is_empty() {
        abri::store::db::sqlite_url(folder.path())
    } else {
        database_url.to_owned()
    };
    let app = world(&url, folder.path()).await;
    let (aidant, document) = scene(&app).await.expect("the scene is set");
    let record = |app: App| {
        move || {
            let app = app.clone();
            async move {
                app.store
                    .record((), Event::job(EventKind::JournalVerified))
                    .await
                    .expect("is recorded");
            }
        }
    };
    let single = rate(1, record(app.clone())).await;
    let grouped = rate(CLIENTS, record(app.clone())).await;
    let reading = app.clone();
    let reads = rate(CLIENTS, move || {
        let (app, aidant) = (reading.clone(), aidant.clone());
        async move {
            let whole = Box::new(|length| Some((0, length)));
            let content =
                read_document(&app, &aidant, document, Action::ReadDocument, whole, || {}).await;
            drop(content.expect("is read"));
        }
    })
    .await;
    println!(
        "{name:9} single commits {single:>7.0}/s   entries at {CLIENTS} clients {grouped:>7.0}/s = {:.1} times",
        grouped / single
    );
    println!(
        "{name:9} recorded reads (facts, decision, entry, grant, key, object opened) {reads:>7.0}/s = {:.1} times",
        reads / single
    );
    app.store.close().await;
}

#[tokio::main]
async fn main() {
    measure("sqlite", "").await;
    if let Ok(url) = std::env::var("ABRI_TEST_POSTGRES") {
        measure("postgres", &url).await;
    }
}
