//! An authenticator in software: what a phone's secure element does, and what a broken or hostile one
//! would do instead.

use abri::crypto::random::Random;
use abri::crypto::{hmac_sha256, sha256};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

/// Where the tests' pages are, as the browser says it.
pub const ORIGIN: &str = "http://localhost:8080";

/// One passkey in its authenticator.
pub struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    user: String,
    prf: Option<[u8; 32]>,
    /// How many signatures it says that it counted.
    pub counter: u32,
    /// Where its browser says that it is.
    pub origin: String,
}

/// A challenge of another time.
pub fn other_challenge(question: &Value) -> Value {
    let mut other = question.clone();
    other["options"]["challenge"] = json!(encode(&[7; 32]));
    other
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode(text: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
}

impl Authenticator {
    /// One that gives a secret, or one that does not.
    pub fn new(gives_secret: bool) -> Self {
        let random = Random::system();
        let key = SigningKey::from_slice(&random.bytes::<32>()).unwrap();
        Self {
            key,
            id: random.bytes::<24>().to_vec(),
            user: String::new(),
            prf: gives_secret.then(|| random.bytes()),
            counter: 1,
            origin: ORIGIN.to_owned(),
        }
    }

    /// Makes the passkey that a question asks for: the body of the answer.
    pub fn create(&mut self, question: &Value) -> Value {
        let options = &question["options"];
        self.user = options["user"]["id"].as_str().unwrap().to_owned();
        let client = self.client("webauthn.create", options);
        let mut data = self.data(&options["rp"]["id"], 0x45);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(&data);
        let credential = json!({
            "id": encode(&self.id), "rawId": encode(&self.id), "type": "public-key",
            "response": {"clientDataJSON": encode(&client), "attestationObject": encode(&object)},
            "clientExtensionResults": {"prf": {"enabled": self.prf.is_some()}},
        });
        self.answer(question, options, credential)
    }

    /// Shows the passkey: the body of the answer.
    pub fn show(&mut self, question: &Value) -> Value {
        self.counter += 1;
        let options = &question["options"];
        let client = self.client("webauthn.get", options);
        let data = self.data(&options["rpId"], 0x05);
        let signed = [data.as_slice(), &sha256(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        let credential = json!({
            "id": encode(&self.id), "rawId": encode(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": encode(&client), "authenticatorData": encode(&data),
                "signature": encode(signature.to_der().as_bytes()), "userHandle": self.user,
            },
        });
        self.answer(question, options, credential)
    }

    fn answer(&self, question: &Value, options: &Value, credential: Value) -> Value {
        let mut body = json!({"flow": question["flow"], "credential": credential});
        if let Some(secret) = &self.prf {
            let salt = decode(&options["extensions"]["prf"]["eval"]["first"]);
            body["prf"] = json!(encode(&hmac_sha256(secret, &[&salt])));
        }
        body
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["challenge"];
        let json = json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false});
        json.to_string().into_bytes()
    }

    fn data(&self, host: &Value, flags: u8) -> Vec<u8> {
        let mut data = sha256(host.as_str().unwrap().as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_bytes();
        assert_eq!(point.len(), 65);
        let mut key = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        key.extend(&point[1..33]);
        key.extend(b"\x22\x58\x20");
        key.extend(&point[33..]);
        key
    }
}
