//! What every engine must hold: each statement is one that it takes, and a commit is whole.

use std::time::Duration;

use abri::domain::journal::{Event, EventKind, Mode};
use abri::id::{AccountId, LockerId, MandateId, VisitId};
use abri::store::visits::{self, NewVisit};
use abri::store::{CommitError, Store, StoreError, Unit, all_statements, journal, leases, prepare};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::support::{BEGINNING, in_each_world};

#[test]
fn every_statement_is_prepared() {
    in_each_world(|world| async {
        let engine = world.app.store.engine();
        let mut conn = world.app.store.reader().await.unwrap();
        let statements = all_statements();
        assert!(statements.len() > 80, "{} statements", statements.len());
        let mut refused = Vec::new();
        for (name, sql) in statements {
            if let Err(error) = prepare(&mut conn, sql).await {
                refused.push(format!("{name}: {error}"));
            }
        }
        drop(conn);
        assert!(refused.is_empty(), "{engine}: {refused:#?}");
        world
    });
}

/// Writes a row and an entry, then ends as it is told.
type Work = Box<dyn for<'a> FnOnce(&'a mut Unit) -> BoxFuture<'a, Result<u64, Why>> + Send>;
type Answer = Result<u64, CommitError<Why>>;

fn work(name: &'static str, end: fn() -> Result<(), Why>) -> Work {
    Box::new(move |unit| {
        Box::pin(async move {
            let ends = BEGINNING.plus(Duration::from_secs(3600));
            leases::take(&mut unit.conn, name, Uuid::nil(), BEGINNING, ends).await?;
            let index = unit.record(Event::job(EventKind::MaintenanceSwept).with("name", name));
            end()?;
            Ok(index)
        })
    })
}

#[derive(Debug)]
enum Why {
    Refused,
    Store(#[expect(dead_code, reason = "shown when a test fails")] StoreError),
}

impl From<StoreError> for Why {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn stays(store: &Store, name: &str) -> bool {
    let mut conn = store.reader().await.unwrap();
    leases::held(&mut conn, name, Uuid::nil(), BEGINNING)
        .await
        .unwrap()
}

async fn size(store: &Store) -> u64 {
    journal::size(&mut store.reader().await.unwrap())
        .await
        .unwrap()
}

/// A unit that says when it works, and works until it is let go.
fn held() -> (oneshot::Receiver<()>, oneshot::Sender<()>, Work) {
    let (begun, wait_begun) = oneshot::channel();
    let (let_go, wait) = oneshot::channel();
    let unit: Work = Box::new(move |_| {
        Box::pin(async move {
            let _ = begun.send(());
            let _ = wait.await;
            Ok(0)
        })
    });
    (wait_begun, let_go, unit)
}

/// Runs units in one batch: the writer is held by a first unit until all the others wait.
async fn in_one_batch(store: &Store, units: Vec<Work>) -> Vec<Answer> {
    let (begun, let_go, gate) = held();
    let gate = tokio::spawn({
        let store = store.clone();
        async move { store.commit(gate).await }
    });
    begun.await.unwrap();
    let mut waiting: Vec<_> = units
        .into_iter()
        .map(|unit| Box::pin(store.commit(unit)))
        .collect();
    for unit in &mut waiting {
        // Asked once, a unit stands in the queue.
        assert!(unit.now_or_never().is_none());
    }
    let_go.send(()).unwrap();
    let answers = join_all(waiting).await;
    gate.await.unwrap().unwrap();
    answers
}

#[test]
fn a_unit_that_fails_leaves_nothing_and_its_neighbours_stay() {
    in_each_world(|world| async {
        let store = &world.app.store;
        let before = size(store).await;
        let results = in_one_batch(
            store,
            vec![
                work("first", || Ok(())),
                work("fails", || Err(Why::Refused)),
                work("breaks", || Err(Why::Refused)),
                work("last", || Ok(())),
            ],
        )
        .await;
        assert!(matches!(results[0], Ok(index) if index == before));
        assert!(matches!(results[1], Err(CommitError::Work(Why::Refused))));
        // The index of an undone entry is given to the next one: there is no gap.
        assert!(matches!(results[3], Ok(index) if index == before + 1));
        assert_eq!(size(store).await, before + 2);
        let kept = [
            stays(store, "first").await,
            stays(store, "fails").await,
            stays(store, "breaks").await,
            stays(store, "last").await,
        ];
        assert_eq!(kept, [true, false, false, true]);
        world
    });
}

fn visit_of_nobody() -> NewVisit {
    NewVisit {
        id: VisitId(Uuid::nil()),
        locker: LockerId(Uuid::nil()),
        account: AccountId(Uuid::nil()),
        mandate: MandateId(Uuid::nil()),
        mode: Mode::Together,
        motive: "sort_papers".into(),
        ends_at: BEGINNING,
    }
}

/// A statement that the engine refuses undoes its unit only; PostgreSQL would refuse all that follow.
#[test]
fn a_refused_statement_undoes_its_unit_only() {
    in_each_world(|world| async {
        let store = &world.app.store;
        let orphan: Work = Box::new(|unit| {
            Box::pin(async move {
                let now = unit.now();
                // There is no such locker, so the foreign key refuses.
                visits::insert(&mut unit.conn, &visit_of_nobody(), now).await?;
                Ok(unit.record(Event::job(EventKind::MaintenanceSwept)))
            })
        });
        let before = size(store).await;
        let results = in_one_batch(
            store,
            vec![work("before", || Ok(())), orphan, work("after", || Ok(()))],
        )
        .await;
        assert!(
            matches!(results[1], Err(CommitError::Work(Why::Store(_)))),
            "{:?}",
            results[1]
        );
        assert_eq!(
            (stays(store, "before").await, stays(store, "after").await),
            (true, true)
        );
        assert_eq!(size(store).await, before + 2);
        world
    });
}

#[test]
fn a_unit_that_panics_leaves_nothing_and_the_writer_goes_on() {
    in_each_world(|world| async {
        let store = &world.app.store;
        let before = size(store).await;
        let results = in_one_batch(
            store,
            vec![
                work("calm", || Ok(())),
                work("panics", || panic!("a test that panics inside of a unit")),
                work("calm too", || Ok(())),
            ],
        )
        .await;
        assert!(matches!(
            results[1],
            Err(CommitError::Store(StoreError::Journal))
        ));
        assert_eq!(
            (stays(store, "calm").await, stays(store, "calm too").await),
            (true, true)
        );
        assert!(!stays(store, "panics").await);
        assert_eq!(size(store).await, before + 2);
        let recorded = store
            .record((), Event::job(EventKind::MaintenanceSwept))
            .await
            .unwrap();
        assert_eq!(recorded.index(), before + 2);
        world
    });
}

#[test]
fn two_hundred_callers_at_once_get_gapless_indexes_that_are_durable() {
    in_each_world(|world| async {
        let store = &world.app.store;
        let before = size(store).await;
        let callers = (0..200u64).map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                let event = Event::job(EventKind::MaintenanceSwept).with("number", number);
                let recorded = store.record(number, event).await.unwrap();
                assert_eq!(*recorded.value(), number);
                // Another connection sees the entry as soon as its caller is answered.
                let mut conn = store.reader().await.unwrap();
                let body = journal::body(&mut conn, recorded.index())
                    .await
                    .unwrap()
                    .unwrap();
                assert_eq!(body.action, "maintenance.swept");
                recorded.index()
            })
        });
        let indexes = join_all(callers).await.into_iter();
        let mut indexes: Vec<u64> = indexes.map(Result::unwrap).collect();
        indexes.sort_unstable();
        assert_eq!(indexes, (before..before + 200).collect::<Vec<_>>());
        assert_eq!(size(store).await, before + 200);
        world
    });
}

/// A unit that has worked is answered when its whole batch is durable, and not before.
#[test]
fn nobody_is_answered_before_the_commit() {
    in_each_world(|world| async {
        let store = &world.app.store;
        let (begun, let_go, slow) = held();
        let mut quick = Box::pin(store.commit(work("quick", || Ok(()))));
        let (gate_begun, open, gate) = held();
        let (mut gate, mut slow) = (Box::pin(store.commit(gate)), Box::pin(store.commit(slow)));
        assert!(gate.as_mut().now_or_never().is_none());
        gate_begun.await.unwrap();
        assert!(quick.as_mut().now_or_never().is_none());
        assert!(slow.as_mut().now_or_never().is_none());
        open.send(()).unwrap();
        // The slow unit works, so the quick one before it has worked.
        begun.await.unwrap();
        assert!(quick.as_mut().now_or_never().is_none());
        assert!(!stays(store, "quick").await);
        let_go.send(()).unwrap();
        assert!(gate.await.is_ok() && quick.await.is_ok() && slow.await.is_ok());
        assert!(stays(store, "quick").await);
        world
    });
}

#[test]
fn one_node_at_a_time_holds_a_lease() {
    in_each_world(|world| async {
        let store = world.app.store.clone();
        let (ours, theirs) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let take = |node, now, ends| {
            let store = store.clone();
            async move {
                let taken = store.commit::<_, StoreError, _>(move |unit| {
                    Box::pin(
                        async move { leases::take(&mut unit.conn, "a job", node, now, ends).await },
                    )
                });
                taken.await.ok().unwrap()
            }
        };
        let at = |seconds| BEGINNING.plus(Duration::from_secs(seconds));
        assert!(take(ours, at(0), at(60)).await);
        assert!(!take(theirs, at(59), at(120)).await);
        assert!(take(ours, at(59), at(90)).await);
        assert!(!take(theirs, at(89), at(120)).await);
        assert!(take(theirs, at(90), at(120)).await);
        assert!(!take(ours, at(91), at(150)).await);
        world
    });
}
