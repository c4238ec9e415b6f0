//! What every op needs, put together once: database, objects, keys, limits.

mod costs;
pub mod network;
mod published;
mod settings;
mod start_error;
mod stretching;
mod throttle;

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use uuid::Uuid;

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::crypto::place::Place;
use crate::crypto::random::Random;
use crate::crypto::ring::{InstanceSecret, MasterRing};
use crate::crypto::sealed::SealError;
use crate::crypto::signature::Signer;
use crate::domain::catalogue::Catalogue;
use crate::domain::journal::{Event, EventKind};
use crate::id::AccountId;
use crate::identity::Providers;
use crate::journal::VerifierKey;
use crate::notify::{Sender, Texts};
use crate::store::instance::InstanceRow;
use crate::store::{CommitError, Store, StoreError, instance};
use crate::witness::Asker;

pub use costs::Costs;
pub use published::PublishedKeys;
pub use settings::Settings;
pub use start_error::StartError;
pub use stretching::{Stretching, Unstretched};
pub use throttle::Throttle;

/// The application.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What [`App`] gives access to.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The objects.
    pub blobs: Blobs,
    /// The master key ring.
    pub ring: Arc<MasterRing>,
    /// The instance's secret.
    pub secret: InstanceSecret,
    /// The journal's signing key.
    pub signer: Signer,
    /// The journal's public key, named.
    pub journal_key: VerifierKey,
    /// Randomness.
    pub random: Random,
    /// Kinds and motives.
    pub catalogue: Catalogue,
    /// The way out for SMS.
    pub sms: Sender,
    /// The way out for mails.
    pub mail: Sender,
    /// The way to witnesses.
    pub asker: Asker,
    /// What messages say.
    pub texts: Texts,
    /// Providers of identities.
    pub providers: Providers,
    /// Settings.
    pub settings: Settings,
    /// Bounds the memory that key stretching takes.
    pub stretching: Stretching,
    /// This process among the nodes.
    pub node: Uuid,
    /// Keys whose publication was checked.
    pub published: RwLock<HashMap<(AccountId, u32), PublishedKeys>>,
    /// Failures and refusals of the last minute.
    pub throttle: Throttle,
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Opens everything, setting the instance up when the database is new.
    ///
    /// # Errors
    /// Whatever is missing or does not fit; the text says what.
    pub async fn open(
        settings: Settings,
        ring: MasterRing,
        clock: Clock,
        random: Random,
    ) -> Result<Self, StartError> {
        let ring = Arc::new(ring);
        let store =
            Store::open(&settings.database_url, clock, ring.clone(), random.clone()).await?;
        let blobs = Blobs::open(&settings.storage_url)?;
        let row = set_up(&store, &ring, &random, &settings.origin).await?;
        let secret = InstanceSecret::open(&ring, &row.secret)?;
        let signer = signer(&ring, &row)?;
        let journal_key = VerifierKey::ed25519(&row.origin, signer.public())?;
        let node = Uuid::from_bytes(random.bytes());
        let throttle = Throttle::new(&random);
        Ok(Self(Arc::new(Parts {
            store,
            blobs,
            ring,
            secret,
            signer,
            journal_key,
            random,
            catalogue: Catalogue::embedded()?,
            sms: Sender::open(&settings.sms.way)?,
            mail: Sender::open_mail(&settings.mail.way)?,
            asker: Asker::open()?,
            texts: Texts::embedded()?,
            providers: Providers::open(&settings.identities)?,
            settings,
            stretching: Stretching::default(),
            node,
            published: RwLock::default(),
            throttle,
        })))
    }
}

fn signer(ring: &MasterRing, row: &InstanceRow) -> Result<Signer, StartError> {
    let seed = ring.open(&Place::instance("journal-seed"), &row.journal_seed)?;
    let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| SealError::Form)?;
    let signer = Signer::from_seed(seed.into());
    let same = signer.public().as_slice() == row.journal_public;
    if same {
        Ok(signer)
    } else {
        Err(SealError::Form.into())
    }
}

async fn set_up(
    store: &Store,
    ring: &MasterRing,
    random: &Random,
    origin: &str,
) -> Result<InstanceRow, StartError> {
    if let Some(row) = instance::find(&mut store.reader().await?).await? {
        return Ok(row);
    }
    let (opened, secret) = InstanceSecret::make(ring, random);
    let installed = Event::job(EventKind::MaintenanceInstalled);
    let installed = installed.with("attestation_key", opened.attestation_key());
    let signer = Signer::make(random);
    let place = Place::instance("journal-seed");
    let journal_seed = ring.seal(&place, signer.seed().as_ref(), random);
    let row = InstanceRow {
        origin: origin.to_owned(),
        secret,
        journal_seed,
        journal_public: signer.public().to_vec(),
    };
    let made = store.commit::<_, StoreError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            instance::insert(&mut unit.conn, &row, now).await?;
            unit.record(installed);
            Ok(())
        })
    });
    match made.await {
        Ok(()) => {}
        // Another node was faster; its row is read below.
        Err(CommitError::Work(error)) if error.is_unique() => {}
        Err(CommitError::Work(error) | CommitError::Store(error)) => return Err(error.into()),
    }
    let row = instance::find(&mut store.reader().await?).await?;
    Ok(row.ok_or(StoreError::Value("instance"))?)
}
