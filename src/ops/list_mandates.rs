//! Mandates and what waits to be one: of a locker, for its owner; those that name them or that they
//! wrote, for an aidant.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::mandate::{MandateStatus, Terms};
use crate::domain::policy::{Action, PermitGround};
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId, MandateId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};
use crate::store::requests::{self, RequestRow};

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::keyring::Keyring;
use super::people::{Directory, Person};
use super::short_address::short;
use super::{about, allow_recorded, proved};

/// A mandate, or one that waits, with the names of those it names.
pub struct MandateView {
    /// Which.
    pub id: MandateId,
    /// What it is now.
    pub status: MandateStatus,
    /// What was agreed to.
    pub terms: Terms,
    /// Digest of the frozen terms.
    pub terms_sha256: Vec<u8>,
    /// First instant in force; none for what waits, or sleeps.
    pub starts_at: Option<Timestamp>,
    /// First instant no longer in force.
    pub ends_at: Option<Timestamp>,
    /// When it was ended or answered, other than by its date.
    pub ended_at: Option<Timestamp>,
    /// First instant at which what waits can no longer be accepted.
    pub lapses_at: Option<Timestamp>,
    /// The categories that are still given.
    pub live: Vec<Category>,
    /// The aidants named now.
    pub aidants: Vec<(AccountId, Person)>,
    /// Name of the structure.
    pub organisation: Option<String>,
    /// How the person consented; none for what waits.
    pub consent: Option<String>,
    /// The mandate that it renews.
    pub renews: Option<MandateId>,
    /// Short address for a second screen, while it waits.
    pub short: Option<String>,
    /// Whether a page that the person signed by hand was added, while it waits.
    pub scanned: bool,
}

/// The mandates of a locker, newest first, what waits before the others.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_mandates(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<MandateView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ListMandates, Target::Locker(locker)).await?;
    let own = matches!(recorded.value().ground(), PermitGround::Owner);
    let mut conn = app.store.reader().await?;
    // A row that names somebody is not enough: the person's signature must open their grant.
    let opened = Keyring::open(app, &mut conn, actor, recorded.value()).await;
    proved(app, about(actor, recorded.value()), opened.map(drop)).await?;
    let mut viewer = Viewer::new(app, recorded.value().at());
    let mine = |terms: &Terms| own || terms.aidants.contains(&actor.account());
    let mut views = Vec::new();
    for row in requests::of_locker(&mut conn, locker).await? {
        let view = viewer.request(&mut conn, row).await;
        let view = proved(app, about(actor, recorded.value()), view).await?;
        if own {
            views.push(view);
        }
    }
    for row in mandates::of_locker(&mut conn, locker).await? {
        let view = viewer.mandate(&mut conn, row).await;
        let view = proved(app, about(actor, recorded.value()), view).await?;
        if mine(&view.terms) || view.names(actor.account()) {
            views.push(view);
        }
    }
    Ok(views)
}

/// What an aidant wrote and what names them, wherever: drafts, waiting, in force, ended. A relative
/// sees what is in force only, and is told of nothing else.
///
/// # Errors
/// A refusal, or the database.
pub async fn own_mandates(app: &App, actor: &Actor) -> Result<Vec<MandateView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ReadOwnActs, Target::Nothing).await?;
    let mut conn = app.store.reader().await?;
    let mut viewer = Viewer::new(app, recorded.value().at());
    let mut views = Vec::new();
    for row in requests::of_drafter(&mut conn, actor.account()).await? {
        views.push(viewer.request(&mut conn, row).await);
    }
    for row in mandates::of_aidant(&mut conn, actor.account()).await? {
        views.push(viewer.mandate(&mut conn, row).await);
    }
    let mut shown = Vec::with_capacity(views.len());
    for view in views {
        let view = proved(app, about(actor, recorded.value()), view).await?;
        let told = view.terms.organisation.is_some()
            || matches!(view.status, MandateStatus::Active | MandateStatus::Pending);
        if told {
            shown.push(view);
        }
    }
    Ok(shown)
}

/// One mandate, after the caller was allowed to see it.
pub(super) async fn read(app: &App, mandate: MandateId) -> Result<MandateView, OpError> {
    let mut conn = app.store.reader().await?;
    let row = mandates::find(&mut conn, mandate).await?;
    let now = crate::store::now(&mut conn, app.store.clock()).await?;
    let row = row.ok_or(OpError::NotFound)?;
    Viewer::new(app, now).mandate(&mut conn, row).await
}

/// One that waits, after the caller was allowed to see it.
pub(super) async fn read_request(app: &App, mandate: MandateId) -> Result<MandateView, OpError> {
    let mut conn = app.store.reader().await?;
    let row = requests::find(&mut conn, mandate).await?;
    let now = crate::store::now(&mut conn, app.store.clock()).await?;
    let row = row.ok_or(OpError::NotFound)?;
    Viewer::new(app, now).request(&mut conn, row).await
}

impl MandateView {
    /// Whether it names somebody now.
    pub fn names(&self, account: AccountId) -> bool {
        self.aidants.iter().any(|(id, _)| *id == account)
    }
}

/// Puts names to rows, looking each up once.
struct Viewer<'a> {
    app: &'a App,
    now: Timestamp,
    directory: Directory,
}

impl<'a> Viewer<'a> {
    fn new(app: &'a App, now: Timestamp) -> Self {
        Self {
            app,
            now,
            directory: Directory::default(),
        }
    }

    async fn mandate(&mut self, conn: &mut Conn, row: MandateRow) -> Result<MandateView, OpError> {
        let terms = row.terms().map_err(|_| Altered::TermsAltered)?;
        let (id, life) = (MandateId(row.id), row.life()?);
        let status = life.status(self.now);
        let interval = Some(life.interval()).filter(|_| status != MandateStatus::Dormant);
        let named = mandates::aidants(conn, id).await?;
        let mut view = self.view(conn, id, status, terms, row.terms_sha256).await?;
        view.aidants = self.people(conn, named).await?;
        (view.starts_at, view.ends_at) = interval.unzip();
        view.ended_at = row.ended_at.map(Timestamp::from_millis);
        view.live = mandates::live_categories(conn, id).await?;
        view.consent = mandates::consent_method(conn, id).await?;
        view.renews = row.renews.map(MandateId);
        Ok(view)
    }

    async fn request(&mut self, conn: &mut Conn, row: RequestRow) -> Result<MandateView, OpError> {
        let terms = row.terms().map_err(|_| Altered::TermsAltered)?;
        let (id, status) = (MandateId(row.id), row.status(self.now)?);
        let named = terms.aidants.iter().copied().collect();
        let live = terms.categories();
        let mut view = self.view(conn, id, status, terms, row.terms_sha256).await?;
        view.aidants = self.people(conn, named).await?;
        view.live = live;
        view.lapses_at = Some(Timestamp::from_millis(row.lapses_at));
        view.ended_at = row.ended_at.map(Timestamp::from_millis);
        view.renews = row.renews.map(MandateId);
        let waits = status == MandateStatus::Pending;
        view.short = waits.then(|| short(self.app, id));
        view.scanned = requests::scanned(conn, id).await?;
        Ok(view)
    }

    async fn view(
        &mut self,
        conn: &mut Conn,
        id: MandateId,
        status: MandateStatus,
        terms: Terms,
        terms_sha256: Vec<u8>,
    ) -> Result<MandateView, OpError> {
        let organisation = match terms.organisation {
            Some(id) => self.directory.organisation(conn, id.0).await?,
            None => None,
        };
        Ok(MandateView {
            id,
            status,
            terms,
            terms_sha256,
            starts_at: None,
            ends_at: None,
            ended_at: None,
            lapses_at: None,
            live: Vec::new(),
            aidants: Vec::new(),
            organisation,
            consent: None,
            renews: None,
            short: None,
            scanned: false,
        })
    }

    async fn people(
        &mut self,
        conn: &mut Conn,
        named: Vec<AccountId>,
    ) -> Result<Vec<(AccountId, Person)>, OpError> {
        let mut people = Vec::with_capacity(named.len());
        for aidant in named {
            let person = self.directory.person(self.app, conn, aidant.0).await?;
            people.push((aidant, person));
        }
        Ok(people)
    }
}
