//! Time: every end is half-open to the millisecond, decisions hold by days in Paris, what waits lapses,
//! a visit left alone is over. The sweep is never needed for a refusal, and twice is once.

use std::time::Duration;

use abri::clock::Timestamp;
use abri::ops::expire_mandates::expire_mandates;
use serde_json::{Value, json};

use crate::mandate_tools::Troupe;
use crate::support::cast::{pdf, text};
use crate::support::{World, in_each_world};

const DAY: i64 = 24 * 3_600_000;
const MILLI: Duration = Duration::from_millis(1);

fn time(value: &Value) -> Timestamp {
    Timestamp::parse(value.as_str().unwrap()).unwrap()
}

fn before(at: Timestamp) -> Timestamp {
    Timestamp::from_millis(at.millis() - 1)
}

struct Stage {
    troupe: Troupe,
    content: String,
}

async fn stage(world: &World) -> Stage {
    let troupe = world.troupe().await;
    let paper = world
        .paper(&troupe.cast.amina, "cni", "Carte", &pdf(700))
        .await;
    Stage {
        troupe,
        content: format!("/documents/{paper}/content"),
    }
}

impl Stage {
    async fn given(&self, world: &World, more: Value) -> Value {
        let token = world.amina(&self.troupe.cast).await;
        let given = world.give(&self.troupe.cast, &token, more).await;
        given.expect(201).json()
    }

    /// Marie comes in and reads: a new session, a new visit.
    async fn opens(&self, world: &World) {
        let token = world.staff(&self.troupe.cast.marie).await;
        let visit = world.visits(&self.troupe.cast, &token).await;
        visit.expect(201);
        world.get(&self.content, &token).await.expect(200);
    }

    /// Marie, who may already be in, opens nothing, for this reason.
    async fn closed(&self, world: &World, token: &str, reason: &str) {
        let size = world.size().await;
        world.get(&self.content, token).await.expect(404);
        world.visits(&self.troupe.cast, token).await.expect(404);
        let refused = |act: &str| [act, "refused", reason].map(str::to_owned);
        let wanted = [refused("document.read"), refused("visit.opened")];
        assert_eq!(world.since(size).await, wanted);
    }

    /// Open to the last millisecond, closed at the first one after it, before any sweep and after;
    /// two sweeps are one.
    async fn ends(&self, world: &World, id: &str, end: Timestamp) {
        world.until(before(end)).await;
        let token = world.staff(&self.troupe.cast.marie).await;
        world.visits(&self.troupe.cast, &token).await.expect(201);
        world.get(&self.content, &token).await.expect(200);
        world.later(MILLI);
        self.closed(world, &token, "expired").await;
        assert_ne!(world.standing(id).await, (0, 0, 0), "nobody swept yet");
        self.swept(world, 1).await;
        assert_eq!(world.standing(id).await, (0, 0, 0));
        self.closed(world, &token, "expired").await;
        self.swept(world, 0).await;
    }

    /// The sweep ends as many mandates; when it ends nothing it says nothing.
    async fn swept(&self, world: &World, count: usize) {
        let size = world.size().await;
        assert_eq!(expire_mandates(&world.app).await.unwrap(), count);
        let entries = world.since(size).await;
        let ended = entries.iter().filter(|entry| entry[0] == "mandate.expired");
        assert_eq!(ended.count(), count, "{entries:?}");
        assert!(count > 0 || entries.is_empty(), "{entries:?}");
    }
}

#[test]
fn every_term_ends_to_the_millisecond() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let lines = [
            ("visit", 2 * 3_600_000),
            ("day", DAY),
            ("month", 31 * DAY),
            ("semester", 182 * DAY),
            ("year", 365 * DAY),
        ];
        for (term, length) in lines {
            let given = stage.given(&world, json!({"term": term})).await;
            let (start, end) = (time(&given["starts_at"]), time(&given["ends_at"]));
            assert_eq!(start, world.app.store.now().await.unwrap(), "{term}");
            assert_eq!(end.millis() - start.millis(), length, "{term}");
            stage.ends(&world, &text(&given["id"]), end).await;
        }
        world
    });
}

/// A day of Paris has 23 hours when summer begins and 25 when it ends; 2028 has a 29 February.
#[test]
fn a_decision_holds_by_days_in_paris() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let amina = &stage.troupe.cast.amina;
        let order = world
            .paper(amina, "guardianship_order", "Jugement", &pdf(500))
            .await;
        let days = [
            (
                "2027-03-28",
                "2027-03-28",
                "2027-03-27T23:00:00Z",
                "2027-03-28T22:00:00Z",
            ),
            (
                "2027-06-15",
                "2027-06-16",
                "2027-06-14T22:00:00Z",
                "2027-06-16T22:00:00Z",
            ),
            (
                "2027-10-31",
                "2027-10-31",
                "2027-10-30T22:00:00Z",
                "2027-10-31T23:00:00Z",
            ),
            (
                "2028-02-29",
                "2028-02-29",
                "2028-02-28T23:00:00Z",
                "2028-02-29T23:00:00Z",
            ),
        ];
        for (first, last, starts, ends) in days {
            let decision = json!({"document": order, "from": first, "until": last});
            let more = json!({"term": "year", "ground": "guardianship", "decision": decision});
            let given = stage.given(&world, more).await;
            let (starts, ends) = (time(&json!(starts)), time(&json!(ends)));
            assert_eq!(time(&given["starts_at"]), starts, "{first}");
            assert_eq!(time(&given["ends_at"]), ends, "{last}");
            assert_eq!(given["status"], "not_started");
            world.until(before(starts)).await;
            let early = world.staff(&stage.troupe.cast.marie).await;
            stage.closed(&world, &early, "not_started").await;
            world.later(MILLI);
            world.visits(&stage.troupe.cast, &early).await.expect(201);
            world.get(&stage.content, &early).await.expect(200);
            stage.ends(&world, &text(&given["id"]), ends).await;
        }
        world
    });
}

#[test]
fn a_decision_bounds_a_term_and_a_term_a_decision() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let amina = &stage.troupe.cast.amina;
        let order = world
            .paper(amina, "guardianship_order", "Jugement", &pdf(500))
            .await;
        let under = |term: &str, from: &str, until: &str| {
            let decision = json!({"document": order, "from": from, "until": until});
            json!({"term": term, "ground": "guardianship", "decision": decision})
        };
        let now = world.app.store.now().await.unwrap().millis();
        // Begun long ago: it starts now; five years: the term ends it.
        let long = stage
            .given(&world, under("month", "2024-01-01", "2029-12-31"))
            .await;
        assert_eq!(time(&long["starts_at"]).millis(), now);
        assert_eq!(time(&long["ends_at"]).millis(), now + 31 * DAY);
        // It ends tomorrow night: so does the year.
        let short = stage
            .given(&world, under("year", "2024-01-01", "2026-11-23"))
            .await;
        assert_eq!(short["ends_at"], "2026-11-23T23:00:00Z");
        // A year from a day before the 29 February is 365 days, not one more.
        let leap = stage
            .given(&world, under("year", "2027-12-01", "2035-01-01"))
            .await;
        assert_eq!(leap["starts_at"], "2027-11-30T23:00:00Z");
        assert_eq!(leap["ends_at"], "2028-11-29T23:00:00Z");
        world
    });
}

/// What the person accepted last counts, also beside a mandate of protection that begins later.
#[test]
fn what_begins_later_takes_nothing_from_what_was_given_after_it() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let amina = &stage.troupe.cast.amina;
        let order = world
            .paper(amina, "guardianship_order", "Jugement", &pdf(500))
            .await;
        let decision = json!({"document": order, "from": "2027-06-01", "until": "2027-12-31"});
        let later = json!({"ground": "guardianship", "decision": decision, "term": "year"});
        let later = text(&stage.given(&world, later).await["id"]);
        world.later(Duration::from_secs(60));
        stage.given(&world, json!({"term": "month"})).await;
        assert_eq!(world.stored(&later).await, "superseded");
        stage.opens(&world).await;
        world
    });
}

#[test]
fn what_waits_lapses_to_the_millisecond() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let cast = &stage.troupe.cast;
        for (wait, length) in [("desk", 1_800_000), ("remote", DAY), ("own", 7 * DAY)] {
            let marie = world.log_in(&cast.marie).await;
            let now = world.app.store.now().await.unwrap().millis();
            let more = json!({"wait": wait, "rights": {"identity": ["list"]}});
            let (one, other) = (
                world.propose_to(cast, &marie, more.clone()).await,
                world.propose_to(cast, &marie, more).await,
            );
            let (one, other) = (one.expect(201).json(), other.expect(201).json());
            let lapses = time(&one["lapses_at"]);
            assert_eq!(lapses.millis() - now, length, "{wait}");
            let short = format!("/requests/{}", text(&one["short"]));
            world.until(before(lapses)).await;
            world.get(&short, "").await.expect(200);
            let amina = world.amina(cast).await;
            world.accept(&other, &amina, json!({})).await.expect(200);
            world.later(MILLI);
            world.get(&short, "").await.expect(404);
            let size = world.size().await;
            let answer = world.accept(&one, &amina, json!({})).await;
            assert_eq!((answer.status.as_u16(), &*answer.code()), (409, "conflict"));
            let card = json!({"card": cast.amina.card, "pin": cast.amina.pin});
            world.accept(&one, "", card).await.expect(409);
            let refused = ["mandate.accepted", "refused", "not_waiting"].map(str::to_owned);
            assert_eq!(world.since(size).await, [refused.clone(), refused]);
            let id = text(&one["id"]);
            assert_eq!(
                (world.standing(&id).await, world.stored(&id).await),
                ((0, 0, 0), "pending".into())
            );
            let size = world.size().await;
            expire_mandates(&world.app).await.unwrap();
            assert_eq!(world.stored(&id).await, "lapsed");
            let lapsed = ["mandate.lapsed", "done", ""].map(str::to_owned);
            assert_eq!(world.since(size).await, [lapsed]);
            stage.swept(&world, 0).await;
        }
        world
    });
}

#[test]
fn a_draft_is_kept_a_day_and_a_signed_page_gives_a_week() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let cast = &stage.troupe.cast;
        let draft = world
            .propose_to(cast, &cast.marie.token, json!({"draft": true}))
            .await;
        let draft = draft.expect(201).json();
        let lapses = time(&draft["lapses_at"]);
        world.until(lapses).await;
        let marie = world.staff(&cast.marie).await;
        let send = format!("/mandates/{}/send", text(&draft["id"]));
        let wait = json!({"wait": "own"});
        world.post(&send, &marie, wait).await.expect(409);
        let proposed = world.propose_to(cast, &marie, json!({})).await;
        let proposed = proposed.expect(201).json();
        let id = text(&proposed["id"]);
        let now = world.app.store.now().await.unwrap().millis();
        world.later(Duration::from_secs(1800) - MILLI);
        let marie = world.staff(&cast.marie).await;
        world.scan(&id, &marie, &pdf(400)).await.expect(204);
        assert_eq!(world.standing(&id).await, (0, 0, 0), "a page opens nothing");
        let week = Timestamp::from_millis(now + 1_800_000 - 1 + 7 * DAY);
        world.until(before(week)).await;
        let amina = world.amina(cast).await;
        let accepted = world.accept(&proposed, &amina, json!({})).await;
        accepted.expect(200);
        world
    });
}

#[test]
fn a_visit_left_alone_for_half_an_hour_is_over() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        stage.given(&world, json!({"term": "day"})).await;
        let token = world.log_in(&stage.troupe.cast.marie).await;
        let visit = || world.visits(&stage.troupe.cast, &token);
        let read = |status: u16| {
            let answer = world.get(&stage.content, &token);
            async move { answer.await.expect(status) }
        };
        visit().await.expect(201);
        // Something is done now and then: the visit goes on, and ends after two hours all the same.
        for _ in 0..5 {
            world.later(Duration::from_secs(20 * 60));
            read(200).await;
        }
        world.later(Duration::from_secs(20 * 60) - MILLI);
        read(200).await;
        world.later(MILLI);
        assert_eq!(read(403).await.code(), "visit_needed");
        visit().await.expect(201);
        read(200).await;
        // The session is kept in use elsewhere, so that the visit alone is idle.
        let elsewhere = format!("/lockers/{}", stage.troupe.cast.marc.locker);
        world.later(Duration::from_secs(15 * 60));
        world.get(&elsewhere, &token).await.expect(404);
        world.later(Duration::from_secs(15 * 60) - MILLI);
        world.get(&elsewhere, &token).await.expect(404);
        world.later(MILLI);
        assert_eq!(read(403).await.code(), "visit_needed");
        let size = world.size().await;
        expire_mandates(&world.app).await.unwrap();
        let closed = ["visit.closed", "done", ""].map(str::to_owned);
        assert_eq!(world.since(size).await, [closed]);
        stage.swept(&world, 0).await;
        world
    });
}

/// A dormant mandate opens nothing for as long as nobody wakes it, and can be woken for a year.
#[test]
fn a_mandate_that_sleeps_opens_nothing_for_a_year() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let dormant = stage
            .given(&world, json!({"dormant": true, "term": "visit"}))
            .await;
        assert_eq!(dormant["status"], "dormant");
        let begins = world.app.store.now().await.unwrap().millis();
        for (days, reason) in [
            (0, "not_started"),
            (1, "not_started"),
            (364, "not_started"),
            (365, "expired"),
        ] {
            world.later(Duration::from_secs(60));
            let at = Timestamp::from_millis(begins + days * DAY);
            if days > 0 {
                world.until(at).await;
            }
            let token = world.staff(&stage.troupe.cast.marie).await;
            stage.closed(&world, &token, reason).await;
        }
        stage.swept(&world, 1).await;
        stage.swept(&world, 0).await;
        world
    });
}
