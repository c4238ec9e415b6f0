//! What the tests of guardians and recovery share.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::World;
use crate::support::cast::{Cast, Person, Staff, text};
use crate::support::http::Answer;

/// An hour.
pub const HOUR: Duration = Duration::from_secs(3600);
/// The code that people choose when they come back.
pub const NEW_PIN: &str = "806213";

/// A recovery that waits.
pub struct Waiting {
    /// Its address.
    pub short: String,
    /// The card that goes with it.
    pub card: String,
}

impl World {
    /// Somebody asks to come back: with their card, or with nothing.
    pub async fn start(&self, card: Option<&str>) -> Waiting {
        let body = match card {
            Some(card) => json!({"pin": NEW_PIN, "card": card}),
            None => json!({ "pin": NEW_PIN }),
        };
        let started = self.post("/recoveries", "", body).await.expect(201).json();
        let card = card.map_or_else(|| text(&started["card"]), str::to_owned);
        Waiting {
            short: text(&started["short"]),
            card,
        }
    }

    /// A guardian confirms, with a second factor of this moment.
    pub async fn confirm(&self, staff: &Staff, waiting: &Waiting, person: &Person) -> Answer {
        let token = self.log_in(staff).await;
        self.confirm_as(&token, waiting, &person.locker).await
    }

    /// As [`World::confirm`], in a session.
    pub async fn confirm_as(&self, token: &str, waiting: &Waiting, locker: &str) -> Answer {
        let body = json!({"locker_id": locker, "how": "known_in_person"});
        let path = format!("/recoveries/{}/confirm", waiting.short);
        self.post(&path, token, body).await
    }

    /// The person tries to finish.
    pub async fn finish(&self, waiting: &Waiting) -> Answer {
        let body = json!({"card": waiting.card, "pin": NEW_PIN});
        let path = format!("/recoveries/{}/finish", waiting.short);
        self.post(&path, "", body).await
    }

    /// How far it is.
    pub async fn progress(&self, waiting: &Waiting) -> Value {
        let path = format!("/recoveries/{}", waiting.short);
        self.get(&path, "").await.expect(200).json()
    }

    /// A recovery of Amina with a new card that both guardians have confirmed.
    pub async fn confirmed(&self, cast: &Cast) -> Waiting {
        let waiting = self.start(None).await;
        for guardian in [&cast.marie, &cast.coordinator] {
            self.confirm(guardian, &waiting, &cast.amina)
                .await
                .expect(200);
        }
        waiting
    }
}
