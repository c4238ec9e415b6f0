//! What a card's text says at once, and the card that is printed anywhere.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const FORM: &str = "00112233445566778899aabbccddeeff";

impl World {
    /// Posts a form of a page that everybody sees.
    pub async fn public_form(&self, page: &str, to: &str, fields: &str) -> Answer {
        let cookie = format!("__Host-abri-form={FORM}");
        let request = Request::get(page).header(header::COOKIE, &cookie);
        let shown = self.send(request.body(Body::empty()).unwrap()).await;
        let html = String::from_utf8(shown.expect(200).bytes).unwrap();
        let proof = html.split("name=\"csrf\" value=\"").nth(1).unwrap();
        let proof = proof.split('"').next().unwrap();
        let request = Request::post(to)
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = Body::from(format!("csrf={proof}&{fields}"));
        self.send(request.body(body).unwrap()).await
    }
}

#[test]
fn what_is_wrong_with_a_card_is_said_exactly_and_costs_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let card = &cast.amina.card;
        let other = if card.ends_with('0') { "1" } else { "0" };
        let slip = format!("{}{other}", &card[..card.len() - 1]);
        for (typed, code, sentence) in [
            (card[5..].to_owned(), "card_group", "Il manque un groupe"),
            (card[2..].to_owned(), "card_short", "Il manque des signes"),
            (format!("{card}0"), "card_long", "trop de signes"),
            (
                card.replacen('-', "Ж", 1),
                "card_character",
                "n’existe sur aucune carte",
            ),
            (slip, "card", "Recopiez toute la carte"),
        ] {
            let before = world.state().await;
            let size = world.number("SELECT size FROM journal_head").await;
            let body = json!({"card": typed, "pin": cast.amina.pin});
            let answer = world.post("/sessions", "", body).await.expect(422);
            assert_eq!(answer.code(), code);
            let fields = format!("card={}&pin=274951", typed.replace('Ж', "%D0%96"));
            let page = world.public_form("/enter", "/enter", &fields).await;
            let page = String::from_utf8(page.expect(422).bytes).unwrap();
            assert!(page.contains(sentence), "{sentence}");
            assert_eq!(world.state().await, before);
            assert_eq!(world.number("SELECT size FROM journal_head").await, size);
        }
        world
    });
}

#[test]
fn a_code_in_pictures_opens_like_its_digits() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body = json!({"pin": "7014"});
        let path = format!("/lockers/{}/card", cast.amina.locker);
        let new = world
            .put(&path, &cast.amina.token, body)
            .await
            .expect(201)
            .json();
        let card = new["card"].as_str().unwrap();
        let three = format!("card={card}&pin=&pin_1=7&pin_2=0&pin_4=4");
        let size = world.number("SELECT size FROM journal_head").await;
        let page = world
            .public_form("/enter", "/enter", &three)
            .await
            .expect(422);
        let page = String::from_utf8(page.bytes).unwrap();
        assert!(page.contains("Choisissez une image dans chaque ligne"));
        assert!(!page.contains("checked"), "no choice stays on the page");
        assert_eq!(world.number("SELECT size FROM journal_head").await, size);
        let four = format!("{three}&pin_3=1");
        world
            .public_form("/enter", "/enter", &four)
            .await
            .expect(303);
        world
    });
}

#[test]
fn a_card_is_printed_whether_it_exists_or_not() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let never = "000G-40R4-0M30-E209-185G-R38E-1WHQ";
        let size = world.number("SELECT size FROM journal_head").await;
        let mut lengths = Vec::new();
        for card in [cast.amina.card.as_str(), never] {
            let fields = format!("card={card}");
            let page = world.public_form("/card/print", "/card/print", &fields);
            let page = String::from_utf8(page.await.expect(200).bytes).unwrap();
            assert!(page.contains(card) && page.contains("<svg"));
            lengths.push(page.matches("<code>").count());
        }
        assert_eq!(lengths[0], lengths[1]);
        assert_eq!(world.number("SELECT size FROM journal_head").await, size);
        let ways = format!("/lockers/{}/ways", cast.amina.locker);
        let ways = world.get(&ways, &cast.amina.token).await.expect(200).json();
        let number = ways["ways"][0]["block_number"].as_str().unwrap();
        let fields = format!("card={}", cast.amina.card);
        let page = world
            .public_form("/card/print", "/card/print", &fields)
            .await;
        assert!(String::from_utf8(page.bytes).unwrap().contains(number));
        world
    });
}
