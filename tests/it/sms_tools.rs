//! Phones of the tests: what was sent to them, and what they answer through the gateway.

use abri::jobs::Job;
use abri::notify::{Message, Sms};
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use crate::support::cast::Person;
use crate::support::http::Answer;
use crate::support::{WEBHOOK, World};

impl World {
    /// Everything that was sent so far.
    pub fn sent(&self) -> Vec<Message> {
        match &self.settings.sms.way {
            Sms::Memory(memory) => memory.sent(),
            _ => panic!("this world sends elsewhere"),
        }
    }

    /// Sends what waits; the messages that went out.
    pub async fn send_messages(&self) -> Vec<Message> {
        let before = self.sent().len();
        Job::Notify.run(&self.app).await.unwrap();
        self.sent().split_off(before)
    }

    /// PUT with JSON.
    pub async fn put(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, token, Some(body)).await
    }

    /// The person gives a number and proves it with the code that comes.
    pub async fn prove_phone(&self, person: &Person, phone: &str) {
        let token = self.enter(&person.card, &person.pin).await;
        let path = format!("/lockers/{}/contact", person.locker);
        let given = self.put(&path, &token, json!({ "phone": phone })).await;
        assert_eq!(given.expect(200).json()["validated"], false);
        let code = code(&self.send_messages().await.pop().unwrap());
        let path = format!("{path}/validate");
        self.post(&path, &token, json!({ "code": code }))
            .await
            .expect(204);
    }

    /// The person asks for a code for the number they have, and proves it anew.
    pub async fn prove_phone_again(&self, person: &Person, phone: &str) {
        let token = self.enter(&person.card, &person.pin).await;
        let path = format!("/lockers/{}/contact", person.locker);
        let asked = self.put(&path, &token, json!({ "phone": phone })).await;
        asked.expect(200);
        let code = code(&self.send_messages().await.pop().unwrap());
        let body = json!({ "code": code });
        self.post(&format!("{path}/validate"), &token, body)
            .await
            .expect(204);
    }

    /// A message as the gateway hands it in, signed now.
    pub async fn answer(&self, id: &str, from: &str, text: &str) -> Answer {
        let body = json!({"id": id, "from": from, "text": text}).to_string();
        let at = self.app.store.now().await.unwrap().unix_seconds();
        self.hand_in(&signature(WEBHOOK, at, &body), &body).await
    }

    /// A message with a signature.
    pub async fn hand_in(&self, signature: &str, body: &str) -> Answer {
        let request = Request::post("/sms/received")
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-abri-signature", signature);
        self.send(request.body(Body::from(body.to_owned())).unwrap())
            .await
    }
}

/// What the gateway signs with.
pub fn signature(secret: &str, at: u64, body: &str) -> String {
    let signed = format!("{at}.{body}");
    let mac = abri::crypto::hmac_sha256(secret.as_bytes(), &[signed.as_bytes()]);
    format!("t={at},v1={}", abri::crypto::hex(&mac))
}

/// The six digits of a message.
pub fn code(message: &Message) -> String {
    let digits = message.text.chars().filter(char::is_ascii_digit);
    let code: String = digits.collect();
    assert_eq!(code.len(), 6, "{}", message.text);
    code
}
