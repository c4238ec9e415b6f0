//! What every page has around its own content.

use crate::http::web::assets;
use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::labels;
use super::leaving::Leaving;
pub use super::role::Role;

/// The frame of a page: language, who is in, what was just done.
#[derive(Debug, Clone, Default)]
pub struct Shell {
    /// The language of the page.
    pub locale: Locale,
    /// The proof that each form carries, so that no other site can post it.
    pub csrf: String,
    /// The path of a page that a GET shows, for the language switch.
    pub path: String,
    /// Who is in, or nobody.
    pub signed_in: Option<SignedIn>,
    /// The open visit that this page belongs to, shown on top until it ends.
    pub visit: Option<VisitBanner>,
    /// Whether somebody makes a new access in the name of who is in, said on each of their pages.
    pub recovering: bool,
    /// What just happened, said once.
    pub notice: Option<Notice>,
    /// When this page leaves by itself, and for where.
    pub leaving: Option<Leaving>,
    /// Whether the foot leads to one's ties to providers of identities.
    pub identities: bool,
}

/// Who is in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The person's own name.
    pub name: String,
    /// In which role they use the pages.
    pub role: Role,
    /// The structure they work for now.
    pub structure: Option<String>,
    /// Whether they work in others too, and so can change.
    pub several: bool,
}

/// An open visit: an aidant must never forget in whose locker they are.
#[derive(Debug, Clone)]
pub struct VisitBanner {
    /// The locker's id, for the button that ends the visit.
    pub locker_id: String,
    /// Whose locker it is.
    pub person: String,
    /// When the visit ends, in words.
    pub until: String,
    /// The code of the mode: `together`, `in_place`, `remote`.
    pub mode: String,
    /// The code of the motive.
    pub motive: String,
}

/// A sentence shown once, after a redirect.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Whether it went well; decides picture, word and colour.
    pub done: bool,
    /// The sentence.
    pub text: String,
}

impl Notice {
    /// The codes that a redirect may carry; each has a text `notice-…`.
    #[rustfmt::skip]
    pub const CODES: [&str; 62] = [
        "paper-organised", "paper-binned", "paper-restored", "paper-destroyed", "mandate-stopped",
        "mandate-refused", "mandate-suspended", "mandate-resumed", "mandate-narrowed",
        "mandate-renewed", "mandate-discarded", "mandate-drafted", "contest-opened", "contest-answered", "contest-closed", "opening-discarded", "recovered", "recovery-code-sent", "recovery-vetoed", "recovery-confirmed", "guardians-chosen", "recovery-over", "aidant-added",
        "aidant-removed", "page-added", "wake-asked", "wake-unasked", "visit-opened",
        "visit-closed", "factor-enrolled", "factor-removed", "factor-last", "passkey-opens", "passkey-second", "passkey-guards", "passphrase-changed", "invitation-withdrawn", "limits-saved", "member-suspended", "member-resumed", "member-removed", "relative-removed",
        "structure-chosen", "structure-joined", "session-ended", "session-closed", "contact-kept", "email-kept",
        "email-validated", "email-dropped",
        "contact-validated", "contact-dropped", "urgent-opened",
        "card-read", "card-blocked", "card-lost", "code-changed", "passphrase-kept",
        "passphrase-removed", "card-none", "identity-linked", "identity-unlinked",
    ];

    /// What was done, or why not. The code may come back from a browser: an unknown one is no
    /// notice.
    pub fn done(locale: Locale, code: &str) -> Option<Self> {
        Self::CODES.contains(&code).then(|| Self {
            done: !["session-ended", "wake-unasked", "card-none", "factor-last"].contains(&code),
            text: locale.t(&format!("notice-{code}")),
        })
    }
}

impl Shell {
    /// The frame of a page that nobody entered yet.
    pub fn new(locale: Locale, csrf: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            locale,
            csrf: csrf.into(),
            path: path.into(),
            ..Self::default()
        }
    }

    /// The same frame for somebody who is in.
    #[must_use]
    pub fn signed(mut self, name: impl Into<String>, role: Role) -> Self {
        self.signed_in = Some(SignedIn {
            name: name.into(),
            role,
            structure: None,
            several: false,
        });
        self
    }

    /// The same frame for somebody who works in structures, the current one first.
    #[must_use]
    pub fn working(mut self, structures: &[String]) -> Self {
        if let Some(who) = &mut self.signed_in {
            who.structure = structures.first().cloned();
            who.several = structures.len() > 1;
        }
        self
    }

    /// A text of the catalogue.
    pub fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    /// A text that agrees with a number.
    pub fn n(&self, key: &str, count: &usize) -> String {
        self.locale.t_count(key, *count)
    }

    /// A text around a name.
    pub fn about(&self, key: &str, name: &str) -> Html {
        self.locale.about(key, name)
    }

    /// A text around one plain value, given to it as `$value`.
    pub fn with(&self, key: &str, value: impl AsRef<str>) -> String {
        self.locale.t_args(key, &[("value", value.as_ref())])
    }

    /// The words of a code: `label("kind", "cni")`.
    pub fn label(&self, family: &str, code: &str) -> String {
        labels::label(self.locale, family, code)
    }

    /// A picture, always beside a text that says the same.
    pub fn picture(&self, name: &str) -> Html {
        Html::svg(assets::picture(name))
    }

    /// The other languages, for the switch.
    pub fn other_locales(&self) -> impl Iterator<Item = Locale> {
        let own = self.locale;
        Locale::ALL.into_iter().filter(move |locale| *locale != own)
    }

    /// The first page of whoever is in.
    pub fn home(&self) -> &'static str {
        self.signed_in.as_ref().map_or("/", |who| who.role.home())
    }

    /// A file's address with its version.
    pub fn asset(&self, path: &str) -> String {
        format!("{path}?v={:016x}", assets::VERSION)
    }
}
