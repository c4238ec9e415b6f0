//! Every page, with its samples, in every language: what can be held without
//! a browser is held here.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use abri::http::web::assets;
use abri::http::web::locale::Locale;
use abri::http::web::views::{self, labels};
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

#[rustfmt::skip]
fn pages(locale: Locale) -> Vec<(String, String)> {
    render![
        locale,
        views::public::DoorsPage, views::public::AboutPage, views::public::QuitPage,
        views::sessions::SessionsPage, views::sessions::StillPage,
        views::public::ErrorPage, views::enter::EnterPage, views::enter::SheetPage,
        views::enter::LoginPage, views::card::CardPage, views::card::PrintCardPage,
        views::card::LostCardPage, views::security::SecurityPage, views::security::NewCardPage,
        views::security::ChangeCodePage, views::security::NewSheetPage, views::security::PassphrasePage, views::enrol::EnrolPage, views::enrol::FactorPage,
        views::home::HomePage, views::contact::ContactPage, views::home::PapersPage, views::deposit::AddPaperPage,
        views::deposit::AddedPage, views::paper::PaperPage, views::bin::BinPage,
        views::bin::DestroyPage, views::aidants::AidantsPage, views::aidants::StopPage,
        views::aidants::MandatePage, views::request::RequestPage, views::consent::ShortPage,
        views::consent::ConsentPage, views::consent::ConsentDonePage, views::waiting::WaitingPage,
        views::propose::CardPage, views::propose::ProposePage, views::propose::ProposeCheckPage,
        views::renew::RenewPage, views::codes::CodesPage, views::give::GivePage, views::give::GiveCheckPage, views::give::GiveDonePage,
        views::journal::JournalPage, views::receipt::ReceiptPage, views::contests::AskPage, views::contests::ContestsPage, views::contests::ReviewPage, views::desk::DeskPage, views::open::OpenLockerPage,
        views::open::LockerOpenedPage, views::opening::OpeningPage, views::opening::ChooseCodePage,
        views::recovery::ReturnPage, views::recovery::ReturnFormPage, views::recovery::ReturnCardPage,
        views::recovery::RecoveryPage, views::recovery::VetoPage, views::guarded::GuardedPage,
        views::guardians::GuardiansPage, views::guardians::ChooseGuardiansPage, views::guardians::GuardiansCheckPage,
        views::guardians::StopRecoveryPage, views::guarded::RecoverPage, views::guarded::RecoverCheckPage, views::urgent::UrgentPage, views::urgent::ActivatePage, views::visit::StartVisitPage, views::visit::LockerPage,
        views::mandate_paper::MandatePaperPage, views::verify::VerifyPage, views::verify::VerifiedPage,
        views::audit::AuditPage, views::organisation::OrganisationPage,
        views::confirm::ConfirmPage, views::confirm::InvitedPage,
        views::identities::HopPage, views::identities::IdentifiedPage,
        views::identities::IdentitiesPage, views::identities::ConfirmIdentityPage,
        views::structures::StructuresPage, views::structures::JoinPage, views::enrol::ProvePage,
        views::structures::StructuresPage, views::structures::JoinPage, views::enrol::ProvePage, views::factors::EnterPasskeyPage,
        views::factors::FactorsPage, views::factors::FactorCodesPage,
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
    let own =
        |tag: &&str| !tag[open.len()..].starts_with(|next: char| next.is_ascii_alphanumeric());
    starts
        .filter(own)
        .map(|rest| &rest[..=rest.find('>').expect("a closed tag")])
        .collect()
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
            let (lang, dir) = (locale.code(), locale.dir());
            let root = format!("<html lang=\"{lang}\" dir=\"{dir}\">");
            assert!(html.contains(&root), "{name}");
            let unreviewed = html.contains(&locale.t("translation-note"));
            assert_eq!(unreviewed, !locale.reviewed(), "{name}");
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
        for id in html
            .match_indices(" id=\"")
            .filter_map(|(at, _)| html[at + 5..].split('"').next())
        {
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for href in tags(html, "a")
            .into_iter()
            .filter_map(|tag| attribute(tag, "href"))
        {
            let target = href.strip_prefix('#');
            assert!(target.is_none_or(|id| ids.contains(id)), "{name}: {href}");
        }
        for tied in html.match_indices(" aria-describedby=\"") {
            let list = html[tied.0 + 19..].split('"').next().unwrap_or_default();
            assert!(
                list.split_whitespace().all(|id| ids.contains(id)),
                "{name}: {list}"
            );
        }
    });
}

#[test]
fn every_field_has_a_label() {
    each_page(|name, html| {
        let labels: BTreeSet<_> = tags(html, "label")
            .into_iter()
            .filter_map(|tag| attribute(tag, "for"))
            .collect();
        for kind in ["input", "select", "textarea"] {
            for tag in tags(html, kind) {
                let hidden = attribute(tag, "type") == Some("hidden");
                let picked = matches!(attribute(tag, "type"), Some("radio" | "checkbox"));
                let labelled = attribute(tag, "id").is_some_and(|id| labels.contains(id));
                assert!(hidden || picked || labelled, "{name}: {tag}");
                let (own, value) = (attribute(tag, "name"), attribute(tag, "value"));
                assert!(
                    hidden || own != value,
                    "{name}: a macro's parameter hides the page's field: {tag}"
                );
            }
        }
        let wrapped = html.matches("<label class=\"pick\"><input").count();
        let picks =
            html.matches("type=\"radio\"").count() + html.matches("type=\"checkbox\"").count();
        assert_eq!(wrapped, picks, "{name}");
    });
}

#[test]
fn every_post_carries_its_proof() {
    each_page(|name, html| {
        for form in html.split("<form").skip(1) {
            let body = form.split("</form>").next().unwrap_or_default();
            let posts = body.starts_with(" method=\"post\"");
            assert_eq!(
                posts,
                body.contains("name=\"csrf\" value=\"csrf\""),
                "{name}"
            );
        }
    });
}

#[test]
fn pages_obey_the_content_security_policy() {
    each_page(|name, html| {
        assert!(
            !html.contains(" style=") && !html.contains("<style"),
            "{name}"
        );
        assert!(
            !html.contains("=\"data:") && !html.contains("=\"//"),
            "{name}"
        );
        assert!(
            !html.contains("src=\"http") && !html.contains("href=\"http"),
            "{name}"
        );
        for tag in tags(html, "script") {
            let own = attribute(tag, "src").is_some_and(|src| src.starts_with("/assets/"));
            assert!(own, "{name}: {tag}");
        }
        for tag in tags(html, "") {
            assert!(
                !tag.contains(" onclick=") && !tag.contains(" onload="),
                "{name}: {tag}"
            );
        }
    });
}

#[test]
fn what_people_typed_stays_text() {
    each_page(|name, html| {
        assert!(
            !html.contains("<recto>") && !html.contains("<O>") && !html.contains("<1>"),
            "{name}"
        );
    });
}

#[test]
fn journals_show_no_code() {
    for locale in Locale::ALL {
        for (name, html) in pages(locale)
            .into_iter()
            .filter(|page| page.0.starts_with("Journal"))
        {
            for code in labels::ACTIONS.iter().filter(|code| code.contains('.')) {
                assert!(!html.contains(code), "{name}: {code}");
            }
            for code in labels::REASONS.iter().filter(|code| code.contains('_')) {
                assert!(!html.contains(code), "{name}: {code}");
            }
        }
    }
}

/// Pages are read from either side, so the style says start and end, never left and right.
#[test]
fn the_style_has_no_left_and_no_right() {
    for word in assets::CSS.split(|letter: char| !letter.is_ascii_alphabetic()) {
        assert!(!["left", "right"].contains(&word), "{word}");
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

/// Writes the pages for a look in a browser: `ABRI_PAGES=/tmp/pages`.
#[test]
fn pages_can_be_looked_at() {
    let Some(folder) = std::env::var_os("ABRI_PAGES").map(PathBuf::from) else {
        return;
    };
    for locale in Locale::ALL {
        let folder = folder.join(locale.code());
        fs::create_dir_all(&folder).expect("a folder");
        for (name, html) in pages(locale) {
            fs::write(folder.join(name + ".html"), html).expect("a page");
        }
    }
}
