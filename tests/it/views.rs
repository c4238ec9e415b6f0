//! Every page, with its samples, in every language: what can be held without
//! a browser is held here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use abri::http::web::assets;
use abri::http::web::locale::Locale;
use abri::http::web::views::{self, Errors, Notice, labels};
use askama::Template;

macro_rules! render {
    ($locale:expr, $($page:ty),+ $(,)?) => {{
        let mut pages = Vec::new();
        $(for (at, page) in <$page>::samples($locale).into_iter().enumerate() {
            let name = stringify!($page).rsplit(' ').next().unwrap_or_default();
            let name = name.rsplit(':').next().unwrap_or_default();
            pages.push((format!("{name}-{at}"), page.render().expect("a page renders")));
        })+
        pages
    }};
}

fn pages(locale: Locale) -> Vec<(String, String)> {
    render![
        locale,
        views::public::DoorsPage, views::public::AboutPage, views::public::QuitPage,
        views::public::ErrorPage, views::enter::EnterPage, views::enter::SheetPage,
        views::enter::LoginPage, views::enrol::EnrolPage, views::enrol::FactorPage,
        views::home::HomePage, views::home::PapersPage, views::deposit::AddPaperPage,
        views::deposit::AddedPage, views::paper::PaperPage, views::bin::BinPage,
        views::bin::DestroyPage, views::aidants::AidantsPage, views::aidants::StopPage,
        views::give::GivePage, views::give::GiveCheckPage, views::give::GiveDonePage,
        views::journal::JournalPage, views::desk::DeskPage, views::open::OpenLockerPage,
        views::open::LockerOpenedPage, views::visit::StartVisitPage, views::visit::LockerPage,
        views::audit::AuditPage, views::organisation::OrganisationPage,
    ]
}

fn each_page(check: impl Fn(&str, &str)) {
    for locale in Locale::ALL {
        for (name, html) in pages(locale) {
            check(&format!("{name} in {}", locale.code()), &html);
        }
    }
}

/// The tags of a page that begin with a name, each up to its end.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name}");
    let starts = html.match_indices(&open).map(|(at, _)| &html[at..]);
    let own = |tag: &&str| !tag[open.len()..].starts_with(|next: char| next.is_ascii_alphanumeric());
    starts.filter(own).map(|rest| &rest[..=rest.find('>').expect("a closed tag")]).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

#[test]
fn pages_have_one_title_a_language_and_a_direction() {
    for locale in Locale::ALL {
        for (name, html) in pages(locale) {
            assert_eq!(tags(&html, "h1").len(), 1, "{name}");
            assert_eq!(tags(&html, "title").len(), 1, "{name}");
            let root = format!("<html lang=\"{}\" dir=\"ltr\">", locale.code());
            assert!(html.contains(&root), "{name}");
        }
    }
}

#[test]
fn no_text_is_missing() {
    each_page(|name, html| assert!(!html.contains('…'), "{name}"));
}

#[test]
fn ids_are_unique_and_links_inside_the_page_lead_somewhere() {
    each_page(|name, html| {
        let mut ids = BTreeSet::new();
        for id in html.match_indices(" id=\"").filter_map(|(at, _)| html[at + 5..].split('"').next()) {
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for href in tags(html, "a").into_iter().filter_map(|tag| attribute(tag, "href")) {
            let target = href.strip_prefix('#');
            assert!(target.is_none_or(|id| ids.contains(id)), "{name}: {href}");
        }
        for tied in html.match_indices(" aria-describedby=\"") {
            let list = html[tied.0 + 19..].split('"').next().unwrap_or_default();
            assert!(list.split_whitespace().all(|id| ids.contains(id)), "{name}: {list}");
        }
    });
}

#[test]
fn every_field_has_a_label() {
    each_page(|name, html| {
        let labels: BTreeSet<_> =
            tags(html, "label").into_iter().filter_map(|tag| attribute(tag, "for")).collect();
        for kind in ["input", "select", "textarea"] {
            for tag in tags(html, kind) {
                let hidden = attribute(tag, "type") == Some("hidden");
                let picked = matches!(attribute(tag, "type"), Some("radio" | "checkbox"));
                let labelled = attribute(tag, "id").is_some_and(|id| labels.contains(id));
                assert!(hidden || picked || labelled, "{name}: {tag}");
            }
        }
        let wrapped = html.matches("<label class=\"pick\"><input").count();
        let picks = html.matches("type=\"radio\"").count() + html.matches("type=\"checkbox\"").count();
        assert_eq!(wrapped, picks, "{name}");
    });
}

#[test]
fn every_post_carries_its_proof() {
    each_page(|name, html| {
        for form in html.split("<form").skip(1) {
            let body = form.split("</form>").next().unwrap_or_default();
            let posts = body.starts_with(" method=\"post\"");
            assert_eq!(posts, body.contains("name=\"csrf\" value=\"csrf\""), "{name}");
        }
    });
}

#[test]
fn pages_obey_the_content_security_policy() {
    each_page(|name, html| {
        assert!(!html.contains(" style=") && !html.contains("<style"), "{name}");
        assert!(!html.contains("=\"data:") && !html.contains("=\"//"), "{name}");
        assert!(!html.contains("src=\"http") && !html.contains("href=\"http"), "{name}");
        assert_eq!(tags(html, "script").len(), 1, "{name}");
        for tag in tags(html, "") {
            assert!(!tag.contains(" onclick=") && !tag.contains(" onload="), "{name}: {tag}");
        }
    });
}

#[test]
fn what_people_typed_stays_text() {
    each_page(|name, html| {
        assert!(!html.contains("<recto>") && !html.contains("<O>") && !html.contains("<1>"), "{name}");
    });
}

#[test]
fn journals_show_no_code() {
    for locale in Locale::ALL {
        for (name, html) in pages(locale).into_iter().filter(|page| page.0.starts_with("Journal")) {
            for code in labels::ACTIONS.iter().filter(|code| code.contains('.')) {
                assert!(!html.contains(code), "{name}: {code}");
            }
            for code in labels::REASONS.iter().filter(|code| code.contains('_')) {
                assert!(!html.contains(code), "{name}: {code}");
            }
        }
    }
}

/// Compressed, a page is a quarter of its bytes or less, so this keeps a page
/// with its style sheet under 14 KB on the line.
#[test]
fn pages_stay_small() {
    each_page(|name, html| {
        let bytes = html.len() + assets::CSS.len();
        assert!(bytes < 56_000, "{name}: {bytes}");
    });
}

/// The keys of a catalogue, with their texts.
fn catalogue(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let entry = |line: &'static str| line.split_once(" = ");
    let comments = |line: &&str| !line.starts_with(['#', ' ']);
    locale.source().lines().filter(comments).filter_map(entry).collect()
}

fn keys(locale: Locale) -> BTreeSet<String> {
    catalogue(locale).into_iter().map(|(key, _)| key.to_owned()).collect()
}

/// The keys that code makes from codes.
fn made_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut family = |name: &str, codes: &[&str]| {
        keys.extend(codes.iter().map(|code| labels::key(name, code)));
    };
    for (name, codes) in labels::FAMILIES {
        family(name, codes);
    }
    for (category, kinds) in labels::KINDS {
        family("category", &[category]);
        family("kind", kinds);
    }
    family("journal", &labels::ACTIONS);
    family("verb", &labels::ACTIONS);
    family("journal-mode", &labels::MODES);
    family("sensitive", &["health", "justice"]);
    family("error", &Errors::CODES);
    family("notice", &Notice::CODES);
    for problem in views::public::ErrorPage::PROBLEMS {
        family("problem", &[&format!("{problem}-title"), &format!("{problem}-what"), &format!("{problem}-next")]);
    }
    (1..=12).for_each(|month| family("month", &[&month.to_string()]));
    keys
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Every quoted word of the pages' sources.
fn quoted_words() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("templates"), &mut paths);
    files(&root.join("src/http/web"), &mut paths);
    let sources = paths.iter().map(|path| fs::read_to_string(path).expect("a source"));
    sources.flat_map(|source| source.split('"').map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn languages_have_the_same_keys_once_each() {
    for locale in Locale::ALL {
        assert_eq!(keys(locale), keys(Locale::Fr), "{locale:?}");
        assert_eq!(keys(locale).len(), catalogue(locale).len(), "{locale:?}: a key twice");
    }
}

#[test]
fn no_key_is_missing_and_none_is_unused() {
    let (known, made, quoted) = (keys(Locale::Fr), made_keys(), quoted_words());
    let missing: Vec<_> = made.difference(&known).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    let unused: Vec<_> = known.iter().filter(|key| !made.contains(*key) && !quoted.contains(*key)).collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

#[test]
fn french_has_its_spaces_and_short_sentences() {
    for (key, text) in catalogue(Locale::Fr) {
        for mark in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!text.contains(mark), "{key}: {text}");
        }
        for sentence in text.split(['.', '?', ':']) {
            let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
            assert!(words.count() <= 14, "{key}: {sentence}");
        }
    }
}

#[test]
fn texts_carry_no_markup() {
    for locale in Locale::ALL {
        for line in locale.source().lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.replace("->", "").contains(['<', '>', '&']), "{line}");
        }
    }
}

/// Writes the pages for a look in a browser: `ABRI_PAGES=/tmp/pages`.
#[test]
fn pages_can_be_looked_at() {
    let Some(folder) = std::env::var_os("ABRI_PAGES").map(PathBuf::from) else { return };
    for locale in Locale::ALL {
        let folder = folder.join(locale.code());
        fs::create_dir_all(&folder).expect("a folder");
        for (name, html) in pages(locale) {
            fs::write(folder.join(name + ".html"), html).expect("a page");
        }
    }
}
