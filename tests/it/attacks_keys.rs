//! Attacks on wrapped keys and sealed values: swapped between rows, weakened, replaced.

use abri::crypto::key::{CategoryKey, Seals, Wraps};
use serde_json::json;

use crate::support::cast::{Cast, pdf, rights};
use crate::support::{World, in_each_world};

const FAILED: (&str, &str) = ("failed", "not_authentic");

/// A cast, two papers of Amina's (identity, income), and Marie's mandate with a visit.
async fn stage(world: &World) -> (Cast, String, String) {
    let cast = world.cast().await;
    let identity = world
        .paper(&cast.amina, "cni", "Carte canari", &pdf(900))
        .await;
    let income = world
        .paper(&cast.amina, "rib", "RIB canari", &pdf(900))
        .await;
    world
        .mandate(&cast.amina, &cast.marie, rights(), "month")
        .await;
    world.visit(&cast.amina, &cast.marie.token).await;
    (cast, identity, income)
}

fn content(document: &str) -> String {
    format!("/documents/{document}/content")
}

#[test]
fn document_keys_and_names_open_in_their_own_row_only() {
    in_each_world(|world| async {
        let (cast, identity, _) = stage(&world).await;
        let other = world
            .paper(&cast.amina, "passport", "Passeport canari", &pdf(900))
            .await;
        let place = |id: &str| format!("document = {}", world.id(id));
        for column in ["wrapped", "meta", "signature"] {
            let rows = (place(&identity), place(&other));
            world
                .swap("document_versions", column, &rows.0, &rows.1)
                .await;
            let code = if column == "signature" {
                "deposit_forged"
            } else {
                "altered_value"
            };
            for token in [&cast.amina.token, &cast.marie.token] {
                world
                    .refuses(&content(&identity), token, code, FAILED)
                    .await;
                let hidden = column != "wrapped";
                shown_as_forged(&world, &cast, token, hidden).await;
            }
            world
                .swap("document_versions", column, &rows.0, &rows.1)
                .await;
        }
        world
    });
}

/// A paper that fails its proof is in the list, without its name, and in the journal.
async fn shown_as_forged(world: &World, cast: &Cast, token: &str, forged: bool) {
    let failed = world.entries("failed").await;
    let path = format!("/lockers/{}/documents", cast.amina.locker);
    let listed = world.get(&path, token).await.expect(200).json();
    let items = listed["items"].as_array().unwrap();
    let bad = items
        .iter()
        .filter(|item| item["authentic"] == json!(false));
    let bad: Vec<_> = bad.collect();
    assert_eq!(bad.len(), if forged { 2 } else { 0 });
    assert!(
        bad.iter()
            .all(|item| item.get("title").is_none() && item.get("kind").is_none())
    );
    let told = i64::try_from(bad.len()).unwrap();
    assert_eq!(world.entries("failed").await, failed + told);
}

#[test]
fn category_keys_open_in_their_own_row_only() {
    in_each_world(|world| async {
        let (cast, identity, income) = stage(&world).await;
        let of = |locker: &str, category: &str| {
            format!("locker = {} AND category = '{category}'", world.id(locker))
        };
        let here = of(&cast.amina.locker, "identity");
        for other in [
            of(&cast.amina.locker, "income"),
            of(&cast.marc.locker, "identity"),
        ] {
            world.swap("category_keys", "wrapped", &here, &other).await;
            let token = &cast.amina.token;
            world
                .refuses(&content(&identity), token, "altered_value", FAILED)
                .await;
            let failed = world.entries("failed").await;
            let body = json!({"aidants": [cast.paul.id], "rights": rights(), "term": "day", "ground": "consent"});
            let path = format!("/lockers/{}/mandates", cast.amina.locker);
            let state = world.state().await;
            let given = world.post(&path, token, body).await.expect(500);
            assert_eq!(given.code(), "altered_value");
            assert_eq!(
                (world.state().await, world.entries("failed").await),
                (state, failed + 1)
            );
            world.swap("category_keys", "wrapped", &here, &other).await;
        }
        world
            .get(&content(&income), &cast.amina.token)
            .await
            .expect(200);
        world
    });
}

#[test]
fn granted_keys_and_server_halves_open_in_their_own_row_only() {
    in_each_world(|world| async {
        let (cast, identity, _) = stage(&world).await;
        let other = world
            .mandate(&cast.marc, &cast.marie, rights(), "month")
            .await;
        let other = world.id(&other);
        let token = &cast.marie.token;
        for (one, two) in [
            ("category = 'identity'", "category = 'income'"),
            ("category = 'identity'", "category = ''"),
        ] {
            let of = |place: &str| format!("mandate <> {other} AND {place}");
            world
                .swap("granted_keys", "wrapped", &of(one), &of(two))
                .await;
            world
                .refuses(&content(&identity), token, "altered_value", FAILED)
                .await;
            world
                .swap("granted_keys", "wrapped", &of(one), &of(two))
                .await;
        }
        let rows = (format!("mandate = {other}"), format!("mandate <> {other}"));
        world
            .swap("server_halves", "sealed", &rows.0, &rows.1)
            .await;
        for path in [
            content(&identity),
            format!("/lockers/{}", cast.amina.locker),
        ] {
            world.refuses(&path, token, "altered_value", FAILED).await;
        }
        let list = format!("/lockers/{}/documents", cast.amina.locker);
        world.refuses(&list, token, "altered_value", FAILED).await;
        world
            .swap("server_halves", "sealed", &rows.0, &rows.1)
            .await;
        world
            .swap("mandate_aidants", "half", &rows.0, &rows.1)
            .await;
        world
            .refuses(&content(&identity), token, "half_altered", FAILED)
            .await;
        world
            .swap("mandate_aidants", "half", &rows.0, &rows.1)
            .await;
        world.get(&content(&identity), token).await.expect(200);
        world
    });
}

#[test]
fn names_of_people_open_in_their_own_row_only() {
    in_each_world(|world| async {
        let (cast, _, _) = stage(&world).await;
        let rows =
            [&cast.amina, &cast.marc].map(|person| format!("id = {}", world.id(&person.locker)));
        let path = format!("/lockers/{}", cast.amina.locker);
        for column in ["profile", "profile_key"] {
            world.swap("lockers", column, &rows[0], &rows[1]).await;
            world
                .refuses(&path, &cast.amina.token, "altered_value", FAILED)
                .await;
            world.swap("lockers", column, &rows[0], &rows[1]).await;
        }
        let staff = [&cast.marie, &cast.paul].map(|staff| format!("id = {}", world.id(&staff.id)));
        world.swap("accounts", "staff", &staff[0], &staff[1]).await;
        let journal = format!("/lockers/{}/journal", cast.amina.locker);
        world
            .refuses(&journal, &cast.amina.token, "altered_value", FAILED)
            .await;
        world.swap("accounts", "staff", &staff[0], &staff[1]).await;
        world.get(&journal, &cast.amina.token).await.expect(200);
        world
    });
}

/// The suite byte of each sealed column, with what reading it answers.
#[test]
fn an_unknown_or_lowered_suite_is_never_opened() {
    in_each_world(|world| async {
        let (cast, identity, _) = stage(&world).await;
        let amina = world.id(&cast.amina.locker);
        let of_category = format!("locker = {amina} AND category = 'identity'");
        let paper = format!("document = {}", world.id(&identity));
        let cases = [
            (
                "document_versions",
                "wrapped",
                paper.as_str(),
                0,
                &cast.amina.token,
            ),
            (
                "document_versions",
                "meta",
                paper.as_str(),
                0,
                &cast.amina.token,
            ),
            (
                "category_keys",
                "wrapped",
                of_category.as_str(),
                0,
                &cast.amina.token,
            ),
            (
                "granted_keys",
                "wrapped",
                "category = 'identity'",
                0,
                &cast.marie.token,
            ),
            ("server_halves", "sealed", "1 = 1", 4, &cast.marie.token),
            ("server_halves", "sealed", "1 = 1", 0, &cast.marie.token),
        ];
        for (table, column, place, at, token) in cases {
            let value = world
                .blob(&format!("SELECT {column} FROM {table} WHERE {place}"))
                .await;
            for suite in [value[at].wrapping_sub(1), value[at] ^ 2] {
                let mut lowered = value.clone();
                lowered[at] = suite;
                world.set(table, column, place, &lowered).await;
                world
                    .refuses(&content(&identity), token, "altered_value", FAILED)
                    .await;
            }
            world.set(table, column, place, &value).await;
        }
        world
            .get(&content(&identity), &cast.marie.token)
            .await
            .expect(200);
        world
    });
}

#[test]
fn another_key_or_place_is_told_before_anything_is_opened() {
    use abri::crypto::place::Place;
    use abri::crypto::random::Random;
    use abri::crypto::sealed::SealError;
    use abri::crypto::{OpenError, key::DocumentKey};
    let random = Random::seeded(7);
    let (one, two) = (CategoryKey::make(&random), CategoryKey::make(&random));
    let (here, there) = (Place::new("meta", &[b"a"]), Place::new("meta", &[b"b"]));
    let commitment = Some(SealError::Message(OpenError::Commitment));
    let sealed = one.seal(&here, b"canari", &random);
    assert_eq!(two.open(&here, &sealed).err(), commitment);
    assert_eq!(one.open(&there, &sealed).err(), commitment);
    let wrapped = one.wrap(&DocumentKey::make(&random), &here, &random);
    let unwrapped: Result<DocumentKey, _> = two.unwrap(&wrapped, &here);
    assert_eq!(unwrapped.err(), commitment);
}
