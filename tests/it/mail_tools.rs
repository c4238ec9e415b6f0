//! A mail server on this machine, in the real protocol, which does what a test tells it; and the
//! mails of a world that keeps them in memory.

use std::sync::{Arc, Mutex};

use abri::app::App;
use abri::crypto::random::Random;
use abri::crypto::ring::MasterRing;
use abri::notify::{Mail, Message, Relay, Security};
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::sms_tools::{code, signature};
use crate::support::cast::Person;
use crate::support::http::Answer;
use crate::support::{WEBHOOK, World};

/// What the server does with the next mail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Takes,
    /// Answers RCPT with this.
    Rcpt(&'static str),
    /// Answers the text with this.
    Text(&'static str),
    /// Hangs up once the text came.
    Drops,
}

/// The server.
#[derive(Clone)]
pub struct Sink {
    pub port: u16,
    manner: Arc<Mutex<Manner>>,
    /// Each text that came, whole, and the recipient.
    came: Arc<Mutex<Vec<(String, String)>>>,
}

impl Sink {
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Self {
            port: listener.local_addr().unwrap().port(),
            manner: Arc::new(Mutex::new(manner)),
            came: Arc::default(),
        };
        let own = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move { own.talk(stream).await });
            }
        });
        sink
    }

    pub fn does(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub fn came(&self) -> Vec<(String, String)> {
        self.came.lock().unwrap().clone()
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let mut line = BufReader::new(stream);
        let mut to = String::new();
        say(&mut line, "220 sink").await?;
        loop {
            let manner = *self.manner.lock().unwrap();
            let said = hear(&mut line).await?;
            let verb = said.split([' ', ':']).next().unwrap_or_default();
            match (verb.to_uppercase().as_str(), manner) {
                ("RCPT", Manner::Rcpt(answer)) => say(&mut line, answer).await?,
                ("RCPT", _) => {
                    to = said;
                    say(&mut line, "250 ok").await?;
                }
                ("DATA", _) => {
                    say(&mut line, "354 go on").await?;
                    let mut text = String::new();
                    loop {
                        match hear(&mut line).await?.as_str() {
                            "." => break,
                            part => text += &format!("{part}\n"),
                        }
                    }
                    self.came.lock().unwrap().push((to.clone(), text));
                    match manner {
                        Manner::Drops => return None,
                        Manner::Text(answer) => say(&mut line, answer).await?,
                        _ => say(&mut line, "250 taken").await?,
                    }
                }
                ("QUIT", _) => return say(&mut line, "221 bye").await,
                _ => say(&mut line, "250 ok").await?,
            }
        }
    }
}

async fn say(line: &mut BufReader<TcpStream>, text: &str) -> Option<()> {
    let text = format!("{text}\r\n");
    line.get_mut().write_all(text.as_bytes()).await.ok()
}

async fn hear(line: &mut BufReader<TcpStream>) -> Option<String> {
    let mut text = String::new();
    let read = line.read_line(&mut text).await.ok()?;
    (read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The same data under another process, which sends its mails elsewhere.
pub async fn posting(world: &World, port: u16) -> App {
    let mut settings = world.settings.clone();
    settings.mail.way = Mail::Smtp(Relay {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        login: None,
        from: "accueil@example.org".to_owned(),
    });
    let ring = MasterRing::parse(world.ring()).unwrap();
    let random = Random::system();
    App::open(settings, ring, world.clock.clone(), random)
        .await
        .unwrap()
}

impl World {
    /// Every mail that was sent so far.
    pub fn mailed(&self) -> Vec<Message> {
        match &self.settings.mail.way {
            Mail::Memory(memory) => memory.sent(),
            _ => panic!("this world sends elsewhere"),
        }
    }

    /// Sends what waits; the mails that went out.
    pub async fn send_mails(&self) -> Vec<Message> {
        let before = self.mailed().len();
        abri::jobs::Job::Notify.run(&self.app).await.unwrap();
        self.mailed().split_off(before)
    }

    /// The person gives an address, and no more.
    pub async fn give_email(&self, person: &Person, email: &str) -> (String, Answer) {
        let token = self.enter(&person.card, &person.pin).await;
        let path = format!("/lockers/{}/contact", person.locker);
        let body = json!({"channel": "email", "address": email});
        let answer = self.put(&path, &token, body).await;
        (token, answer)
    }

    /// The person gives an address and proves it with the code that comes.
    pub async fn prove_email(&self, person: &Person, email: &str) {
        let (token, given) = self.give_email(person, email).await;
        given.expect(200);
        let code = code(&self.send_mails().await.pop().unwrap());
        let path = format!("/lockers/{}/contact/validate", person.locker);
        let body = json!({"channel": "email", "code": code});
        self.post(&path, &token, body).await.expect(204);
    }

    /// A report that a message came back, signed now.
    pub async fn failed(&self, path: &str, id: &str) -> Answer {
        let body = json!({ "id": id }).to_string();
        let at = self.app.store.now().await.unwrap().unix_seconds();
        self.report(path, &signature(WEBHOOK, at, &body), &body)
            .await
    }

    /// A report with a signature.
    pub async fn report(&self, path: &str, signature: &str, body: &str) -> Answer {
        let request = axum::http::Request::post(path).header("x-abri-signature", signature);
        let body = axum::body::Body::from(body.to_owned());
        self.send(request.body(body).unwrap()).await
    }
}
