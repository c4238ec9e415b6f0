//! The outbox: nothing is sent twice, nothing hides that it was not sent, and no text says anything.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::time::Duration;

use abri::app::App;
use abri::crypto::random::Random;
use abri::crypto::ring::MasterRing;
use abri::jobs::Job;
use abri::notify::{Secret, Sms};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::support::cast::Cast;
use crate::support::{World, in_each_world};

const PHONE: &str = "06 39 98 41 27";

/// A gateway on this machine: it answers with a status, or hangs up where that is 0.
struct Gateway {
    url: String,
    status: Arc<AtomicU16>,
    calls: Arc<AtomicUsize>,
    last: Arc<std::sync::Mutex<String>>,
}

impl Gateway {
    async fn start(status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gateway = Self {
            url: format!("http://{}/send", listener.local_addr().unwrap()),
            status: Arc::new(AtomicU16::new(status)),
            calls: Arc::default(),
            last: Arc::default(),
        };
        let (status, calls, last) = (
            gateway.status.clone(),
            gateway.calls.clone(),
            gateway.last.clone(),
        );
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = Vec::new();
                let mut buffer = [0; 4096];
                while !whole(&request) {
                    match stream.read(&mut buffer).await {
                        Ok(0) | Err(_) => break,
                        Ok(read) => request.extend_from_slice(&buffer[..read]),
                    }
                }
                calls.fetch_add(1, Ordering::SeqCst);
                *last.lock().unwrap() = String::from_utf8_lossy(&request).into_owned();
                let status = status.load(Ordering::SeqCst);
                if status > 0 {
                    let answer = format!(
                        "HTTP/1.1 {status} X\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    );
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            }
        });
        gateway
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    fn last(&self) -> String {
        self.last.lock().unwrap().clone()
    }
}

fn whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let length = name.eq_ignore_ascii_case("content-length");
        length.then(|| value.trim().parse::<usize>().unwrap())
    });
    body.len() >= length.unwrap_or(0)
}

/// The same data under another process, which sends elsewhere.
async fn other(world: &World, way: Sms) -> App {
    let mut settings = world.settings.clone();
    settings.sms.way = way;
    let ring = MasterRing::parse(world.ring()).unwrap();
    App::open(settings, ring, world.clock.clone(), Random::system())
        .await
        .unwrap()
}

fn http(url: &str) -> Sms {
    Sms::Http {
        url: url.to_owned(),
        token: Secret::new("canari-jeton-de-la-passerelle".to_owned()),
    }
}

/// Queues one code for Amina.
async fn queued(world: &World) -> Cast {
    let cast = world.cast().await;
    let path = format!("/lockers/{}/contact", cast.amina.locker);
    let body = json!({ "phone": PHONE });
    world.put(&path, &cast.amina.token, body).await.expect(200);
    cast
}

async fn outbox(world: &World, state: &str) -> i64 {
    world
        .number(&format!(
            "SELECT COUNT(*) FROM outbox WHERE state = '{state}'"
        ))
        .await
}

async fn sent_entries(world: &World, outcome: &str) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM journal_entries WHERE action = 'notice.sent' AND outcome = '{outcome}'"
    );
    world.number(&sql).await
}

#[test]
fn a_gateway_that_refuses_is_asked_again_later_and_not_for_ever() {
    in_each_world(|world| async {
        queued(&world).await;
        let gateway = Gateway::start(500).await;
        let app = other(&world, http(&gateway.url)).await;
        let mut delay = Duration::from_secs(30);
        for calls in 1..=5 {
            Job::Notify.run(&app).await.unwrap();
            // Not before its time.
            Job::Notify.run(&app).await.unwrap();
            assert_eq!(gateway.calls(), calls);
            assert_eq!(outbox(&world, "queued").await, 1);
            assert_eq!(sent_entries(&world, "failed").await, 0);
            world.later(delay);
            delay *= 4;
        }
        Job::Notify.run(&app).await.unwrap();
        assert_eq!(gateway.calls(), 6);
        assert_eq!(outbox(&world, "failed").await, 1);
        assert_eq!(sent_entries(&world, "failed").await, 1);
        let texts = "SELECT COUNT(*) FROM outbox WHERE sealed IS NOT NULL";
        assert_eq!(world.number(texts).await, 0);
        app.store.close().await;
        world
    });
}

#[test]
fn a_gateway_that_comes_back_gets_the_message_once() {
    in_each_world(|world| async {
        queued(&world).await;
        // Nobody listens there.
        let silent = {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            format!("http://{}/", listener.local_addr().unwrap())
        };
        let app = other(&world, http(&silent)).await;
        Job::Notify.run(&app).await.unwrap();
        assert_eq!(outbox(&world, "queued").await, 1);
        app.store.close().await;
        let gateway = Gateway::start(307).await;
        let app = other(&world, http(&gateway.url)).await;
        world.later(Duration::from_secs(30));
        // A redirect is not followed.
        Job::Notify.run(&app).await.unwrap();
        assert_eq!((gateway.calls(), outbox(&world, "queued").await), (1, 1));
        gateway.answers(202);
        world.later(Duration::from_secs(120));
        for _ in 0..3 {
            Job::Notify.run(&app).await.unwrap();
            world.later(Duration::from_secs(3600));
        }
        assert_eq!((gateway.calls(), outbox(&world, "sent").await), (2, 1));
        assert_eq!(sent_entries(&world, "done").await, 1);
        let request = gateway.last();
        let head = request.to_lowercase();
        assert!(head.starts_with("post /send"), "{request}");
        assert!(head.contains("authorization: bearer canari-jeton-de-la-passerelle"));
        let body: Value = serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap();
        assert_eq!(body["to"], "+33639984127");
        assert_eq!(body.as_object().unwrap().len(), 3);
        assert!(body["id"].as_str().unwrap().parse::<uuid::Uuid>().is_ok());
        app.store.close().await;
        world
    });
}

/// The gateway took the request and hung up: perhaps it was sent, so it is not sent again.
#[test]
fn what_may_have_been_sent_is_not_sent_again() {
    in_each_world(|world| async {
        queued(&world).await;
        let gateway = Gateway::start(0).await;
        let app = other(&world, http(&gateway.url)).await;
        for _ in 0..3 {
            Job::Notify.run(&app).await.unwrap();
            world.later(Duration::from_secs(3600));
        }
        assert_eq!((gateway.calls(), outbox(&world, "failed").await), (1, 1));
        assert_eq!(sent_entries(&world, "failed").await, 1);
        app.store.close().await;
        world
    });
}

#[test]
fn a_message_of_a_dead_node_is_given_up() {
    in_each_world(|world| async {
        queued(&world).await;
        let now = world.app.store.now().await.unwrap().millis();
        let until = now + 5 * 60 * 1000;
        world
            .attack(&format!(
                "UPDATE outbox SET state = 'sending', tries = 1, next_at = {until}"
            ))
            .await;
        assert!(world.send_messages().await.is_empty());
        assert_eq!(outbox(&world, "sending").await, 1);
        world.later(Duration::from_secs(5 * 60));
        assert!(world.send_messages().await.is_empty());
        assert_eq!(outbox(&world, "failed").await, 1);
        assert_eq!(sent_entries(&world, "failed").await, 1);
        world.later(Duration::from_secs(3600));
        assert!(world.send_messages().await.is_empty());
        assert_eq!(sent_entries(&world, "failed").await, 1);
        world
    });
}

#[test]
fn two_nodes_at_once_send_each_message_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for person in [&cast.amina, &cast.marc] {
            let path = format!("/lockers/{}/contact", person.locker);
            let body = json!({ "phone": PHONE });
            world.put(&path, &person.token, body).await.expect(200);
        }
        let second = other(&world, world.settings.sms.way.clone()).await;
        let third = other(&world, world.settings.sms.way.clone()).await;
        let runs = [&world.app, &second, &third, &world.app, &second, &third];
        let runs = futures_util::future::join_all(runs.map(|app| Job::Notify.run(app))).await;
        assert!(runs.iter().all(Result::is_ok));
        let mut ids: Vec<_> = world.sent().iter().map(|message| message.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), world.sent().len()), (2, 2));
        assert_eq!(outbox(&world, "sent").await, 2);
        assert_eq!(sent_entries(&world, "done").await, 2);
        second.store.close().await;
        third.store.close().await;
        world
    });
}

#[test]
fn what_waited_too_long_is_not_sent() {
    in_each_world(|world| async {
        queued(&world).await;
        world.later(Duration::from_secs(6 * 3600));
        assert!(world.send_messages().await.is_empty());
        assert_eq!(outbox(&world, "failed").await, 1);
        assert_eq!(sent_entries(&world, "failed").await, 1);
        world
    });
}

/// A row that names another person, or whose text was replaced, opens nothing.
#[test]
fn an_altered_message_is_not_sent() {
    in_each_world(|world| async {
        let cast = queued(&world).await;
        world.send_messages().await;
        let marc = format!("/lockers/{}/contact", cast.marc.locker);
        let body = json!({"phone": "06 39 98 50 60"});
        world.put(&marc, &cast.marc.token, body).await.expect(200);
        world
            .attack(&format!(
                "UPDATE outbox SET account = {} WHERE state = 'queued'",
                world.id(&cast.amina.id)
            ))
            .await;
        assert!(world.send_messages().await.is_empty());
        assert_eq!(sent_entries(&world, "failed").await, 1);
        world
    });
}

#[test]
fn a_folder_gets_one_file_a_message() {
    in_each_world(|world| async {
        queued(&world).await;
        let folder = world.folder.path().join("sms");
        let app = other(&world, Sms::Directory(folder.clone())).await;
        Job::Notify.run(&app).await.unwrap();
        let files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        assert_eq!(files.len(), 1);
        let body: Value =
            serde_json::from_str(&std::fs::read_to_string(&files[0]).unwrap()).unwrap();
        assert_eq!(body["to"], "+33639984127");
        let name = format!("{}.json", body["id"].as_str().unwrap());
        assert!(files[0].ends_with(name));
        app.store.close().await;
        world
    });
}

#[test]
fn nothing_is_queued_where_messages_are_off() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let app = other(&world, Sms::Off).await;
        let mut quiet = world;
        quiet.router = abri::http::router(app.clone());
        quiet.app = app;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let body = json!({ "phone": PHONE });
        quiet.put(&path, &cast.amina.token, body).await.expect(200);
        assert_eq!(quiet.number("SELECT COUNT(*) FROM outbox").await, 0);
        Job::Notify.run(&quiet.app).await.unwrap();
        quiet
    });
}
