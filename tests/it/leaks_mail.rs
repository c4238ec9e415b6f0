//! An address is seen by its person alone: no log, error, URL, journal or list of anybody holds it.

use axum::http::header;
use serde_json::json;

use crate::leaks_tools::{Canary, canary, found, search};
use crate::openings::press;
use crate::support::cast::Cast;
use crate::support::{World, in_each_world};

const EMAIL: &str = "adresse.secrete.temoin@example.org";
const OTHER: &str = "autre.adresse.temoin@example.org";
const BROKEN: &str = "pas.une.adresse.temoin@@example";

fn canaries() -> Vec<Canary> {
    let whole = [EMAIL, OTHER, BROKEN].map(|address| canary("address", address));
    let local = [EMAIL, OTHER, BROKEN].map(|address| {
        let local = address.split('@').next().unwrap();
        canary("the part before the sign", local)
    });
    let form = canary("address in a form", &EMAIL.replace('@', "%40"));
    whole.into_iter().chain(local).chain([form]).collect()
}

/// Everything that is answered to anybody but about the contact itself.
async fn told(world: &World, cast: &Cast, token: &str) -> Vec<u8> {
    let mut said = Vec::new();
    let locker = &cast.amina.locker;
    for (path, token) in [
        (format!("/lockers/{locker}/journal"), token),
        ("/notices".to_owned(), token),
        (format!("/lockers/{locker}/ways"), token),
        (format!("/lockers/{locker}"), token),
        ("/journal".to_owned(), &cast.auditor.token),
        ("/lockers".to_owned(), &cast.marie.token),
        ("/organisations/current".to_owned(), &cast.coordinator.token),
        (
            format!("/lockers/{locker}/contact?channel=email"),
            &cast.marie.token,
        ),
        (
            format!("/lockers/{locker}/contact?channel=email"),
            &cast.auditor.token,
        ),
    ] {
        said.extend(world.get(&path, token).await.bytes);
    }
    for page in ["/home", "/journal", "/security", "/sessions"] {
        said.extend(world.html(page, token).await.into_bytes());
    }
    said
}

#[test]
fn an_address_is_nowhere_but_on_its_persons_page() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_email(&cast.amina, EMAIL).await;
        let token = world.amina(&cast).await;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let (mut errors, mut urls) = (Vec::new(), Vec::new());
        for (address, status) in [(BROKEN, 422), (OTHER, 200)] {
            let body = json!({"channel": "email", "address": address});
            let answer = world.put(&path, &token, body).await.expect(status);
            if status == 422 {
                errors.extend(answer.bytes);
            }
        }
        let wrong = json!({"channel": "email", "code": "000000"});
        let validate = format!("{path}/validate");
        let refused = world.post(&validate, &token, wrong).await.expect(403);
        errors.extend(refused.bytes);
        for fields in [format!("way=email&email={}", EMAIL.replace('@', "%40"))] {
            let kept = press(&world, "/contact", "/contact", &token, &fields).await;
            let to = kept.expect(303).headers.get(header::LOCATION).cloned();
            urls.extend(to.unwrap().as_bytes().to_vec());
        }
        // One mailbox is lost, with a report that says so.
        let sent = world.send_mails().await;
        let lost = sent.last().unwrap().id.to_string();
        world.failed("/mail/bounced", &lost).await;
        let canaries = canaries();
        assert_eq!(found("an error", &errors, &canaries), Vec::<String>::new());
        assert_eq!(found("an address", &urls, &canaries), Vec::<String>::new());
        let told = told(&world, &cast, &token).await;
        assert_eq!(found("an answer", &told, &canaries), Vec::<String>::new());
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        world
    });
}
