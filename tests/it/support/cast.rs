//! The people of the tests: made through the API, as outsiders would.

use abri::crypto::totp::TotpSeed;
use abri::domain::rights::{Grantable, MemberRole};
use abri::id::OrganisationId;
use abri::ops::create_organisation::{NewOrganisation, create_organisation};
use abri::ops::enrol_account::{Invited, invite};
use serde_json::{Value, json};

use super::World;

/// A member of staff.
pub struct Staff {
    /// Account.
    pub id: String,
    /// Login.
    pub login: String,
    /// Passphrase.
    pub passphrase: String,
    /// Second factor.
    pub totp: TotpSeed,
    /// A session with second factor.
    pub token: String,
}

/// A person with a locker.
pub struct Person {
    /// Account.
    pub id: String,
    /// Locker.
    pub locker: String,
    /// Card.
    pub card: String,
    /// Code.
    pub pin: String,
    /// Words.
    pub sheet: Vec<String>,
    /// A session.
    pub token: String,
}

/// One structure with its people, and two beneficiaries.
pub struct Cast {
    /// The structure.
    pub organisation: OrganisationId,
    /// Answers for it.
    pub coordinator: Staff,
    /// Named in mandates.
    pub marie: Staff,
    /// A colleague.
    pub paul: Staff,
    /// Reads the journal.
    pub auditor: Staff,
    /// Whose locker the tests are about.
    pub amina: Person,
    /// Somebody else.
    pub marc: Person,
}

/// A passphrase of the tests; a canary for leaks.
pub const PASSPHRASE: &str = "canari passe phrase des essais";

impl World {
    /// Fills the world.
    pub async fn cast(&self) -> Cast {
        let allowed = Grantable::all().map(Grantable::category).collect();
        let new = NewOrganisation {
            name: "CCAS des essais".into(),
            address: "Lille".into(),
            siret: None,
            allowed,
        };
        let organisation = create_organisation(&self.app, new).await.unwrap();
        let member = |role| Invited::Member(organisation, role);
        let coordinator = self
            .enrol(member(MemberRole::Coordinator), "Claire Canaricoord")
            .await;
        let marie = self
            .enrol(member(MemberRole::Aidant), "Marie Canariaide")
            .await;
        let paul = self
            .enrol(member(MemberRole::Aidant), "Paul Canaricollegue")
            .await;
        let auditor = self.enrol(Invited::Auditor, "Jeanne Canariaudit").await;
        let amina = self
            .open_locker(&marie, "Amina Canaripersonne", "274951")
            .await;
        let marc = self.open_locker(&marie, "Marc Canariautre", "630482").await;
        Cast {
            organisation,
            coordinator,
            marie,
            paul,
            auditor,
            amina,
            marc,
        }
    }

    /// Somebody enrols with a one-time code and sets up the second factor.
    pub async fn enrol(&self, invited: Invited, name: &str) -> Staff {
        let code = invite(&self.app, invited).await.unwrap();
        let login = format!("{}@canari.example", name.to_lowercase().replace(' ', "."));
        let body = json!({"code": *code, "login": login, "name": name, "passphrase": PASSPHRASE});
        let enrolled = self.post("/enrolments", "", body).await.expect(201).json();
        let body = json!({"login": login, "passphrase": PASSPHRASE});
        let token = text(&self.post("/sessions", "", body).await.expect(201).json()["token"]);
        let secret = self.get("/factors/totp", &token).await.expect(200).json();
        let totp = TotpSeed::parse(secret["totp_secret"].as_str().unwrap()).unwrap();
        let otp = self.otp(&totp).await;
        self.post("/factors/totp", &token, json!({"otp": otp}))
            .await
            .expect(204);
        let id = text(&enrolled["account_id"]);
        Staff {
            id,
            login,
            passphrase: PASSPHRASE.to_owned(),
            totp,
            token,
        }
    }

    /// The code of this moment.
    pub async fn otp(&self, totp: &TotpSeed) -> String {
        totp.code(self.app.store.now().await.unwrap().unix_seconds() / 30)
    }

    /// An aidant opens a locker for somebody, who then enters.
    pub async fn open_locker(&self, aidant: &Staff, name: &str, pin: &str) -> Person {
        let body =
            json!({"display_name": name, "language": "fr", "pin": pin, "under_protection": false});
        let opened = self
            .post("/lockers", &aidant.token, body)
            .await
            .expect(201)
            .json();
        let card = text(&opened["card"]);
        let sheet = opened["recovery_sheet"]
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect();
        let token = self.enter(&card, pin).await;
        Person {
            id: text(&opened["account_id"]),
            locker: text(&opened["locker_id"]),
            card,
            pin: pin.to_owned(),
            sheet,
            token,
        }
    }

    /// A session with card and code.
    pub async fn enter(&self, card: &str, pin: &str) -> String {
        text(
            &self
                .post("/sessions", "", json!({"card": card, "pin": pin}))
                .await
                .expect(201)
                .json()["token"],
        )
    }

    /// A new session of somebody of the staff, a minute later so that the code is another one.
    pub async fn log_in(&self, staff: &Staff) -> String {
        self.later(std::time::Duration::from_secs(60));
        let otp = self.otp(&staff.totp).await;
        let body = json!({"login": staff.login, "passphrase": staff.passphrase, "otp": otp});
        text(&self.post("/sessions", "", body).await.expect(201).json()["token"])
    }

    /// Puts a paper in; its id.
    pub async fn paper(&self, person: &Person, kind: &str, title: &str, file: &[u8]) -> String {
        let fields = [("kind", kind), ("title", title)];
        text(
            &self
                .deposit(&person.locker, &person.token, &fields, file)
                .await
                .expect(201)
                .json()["id"],
        )
    }

    /// The person gives a mandate; its id.
    pub async fn mandate(
        &self,
        person: &Person,
        aidant: &Staff,
        rights: Value,
        term: &str,
    ) -> String {
        let body =
            json!({"aidants": [aidant.id], "rights": rights, "term": term, "ground": "consent"});
        let path = format!("/lockers/{}/mandates", person.locker);
        text(
            &self
                .post(&path, &person.token, body)
                .await
                .expect(201)
                .json()["id"],
        )
    }

    /// An aidant opens a visit.
    pub async fn visit(&self, person: &Person, token: &str) {
        let body = json!({"mode": "together", "motive": "rsa_quarterly"});
        self.post(&format!("/lockers/{}/visits", person.locker), token, body)
            .await
            .expect(201);
    }
}

/// A JSON string.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Rights on identity and income: list, read, download.
pub fn rights() -> Value {
    json!({"identity": ["list", "read", "download"], "income": ["list", "read"]})
}

/// A PDF of some length that holds a canary.
pub fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n% canari-contenu-de-papier\n".to_vec();
    while bytes.len() < length {
        let block = abri::crypto::sha256(&bytes.len().to_be_bytes());
        bytes.extend_from_slice(&block);
    }
    bytes.truncate(length.max(40));
    bytes
}
