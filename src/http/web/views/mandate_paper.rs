//! A paper of a mandate, to be printed and signed by hand.

use askama::Template;

use crate::domain::attestation::{EndPaper, GivenPaper};
use crate::http::web::html::Html;
use crate::http::web::locale::Locale;
use crate::http::web::mandate_text::MandateText;
use crate::http::web::paper_blocks::{Block, Told};

use super::samples;
use super::shell::{Role, Shell};

/// `/mandates/{id}/paper`: the French beside the person's language.
#[derive(Debug, Clone, Template)]
#[template(path = "mandate_paper.html")]
pub struct MandatePaperPage {
    /// The frame.
    pub shell: Shell,
    /// Where the page came from.
    pub back: String,
    /// Where the file is saved from.
    pub file: String,
    /// The title in French.
    pub title: String,
    /// The person's own language, where it is another one that has words.
    pub other: Option<OtherLanguage>,
    /// The blocks in French, each with its translation.
    pub pairs: Vec<(Block, Option<Block>)>,
    /// What is typed to verify the paper.
    pub code: String,
    /// The square that leads to its verification.
    pub qr: Html,
    /// Whether the paper is signed by hand: that of an end needs no signature.
    pub signed: bool,
    /// What stands over the places for signatures, in each language.
    pub signatures: [(String, Option<String>); 2],
}

/// The person's own language.
#[derive(Debug, Clone)]
pub struct OtherLanguage {
    /// For `lang`.
    pub code: &'static str,
    /// For `dir`.
    pub dir: &'static str,
    /// The title.
    pub title: String,
    /// That it is a translation and which text counts.
    pub note: String,
    /// That the French text is the one that counts, in French.
    pub french: String,
}

/// What the page needs besides the paper's own words.
pub struct Around {
    /// The frame.
    pub shell: Shell,
    /// Where the page came from.
    pub back: String,
    /// Where the file is saved from.
    pub file: String,
    /// The square that leads to its verification.
    pub qr: Html,
}

impl MandatePaperPage {
    /// The page of a paper; none when this program does not know the version of its words.
    pub fn new(around: Around, told: &Told<'_>) -> Option<Self> {
        let version = &told.given.text;
        let french = MandateText::find(version, "fr")?;
        let language = told.given.language.as_str();
        let other = MandateText::find(version, language).filter(|_| language != "fr");
        let mut others = other.map(|text| told.blocks(text).into_iter());
        let pair = |block| (block, others.as_mut().and_then(Iterator::next));
        let both = |key: &str| (french.t(key), other.map(|text| text.t(key)));
        Some(Self {
            title: told.title(french),
            pairs: told.blocks(french).into_iter().map(pair).collect(),
            other: other.map(|text| OtherLanguage {
                code: text.language,
                dir: text.dir(),
                title: told.title(text),
                note: text.t("translation-note"),
                french: french.t("translation-note"),
            }),
            code: told.code().to_owned(),
            signed: told.ended.is_none(),
            signatures: [both("sign-person"), both("sign-aidant")],
            shell: around.shell,
            back: around.back,
            file: around.file,
            qr: around.qr,
        })
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let path = "/mandates/3/paper";
        let around = || Around {
            shell: Shell::new(locale, "csrf", path).signed("Amina", Role::Beneficiary),
            back: "/aidants".into(),
            file: "/mandates/3/paper/file?kind=mandate".into(),
            qr: samples::square(),
        };
        let page = |given: &GivenPaper, ended: Option<&EndPaper>| {
            let (address, sha256) = ("abri.example/verify", "0".repeat(64));
            let told = Told {
                given,
                ended,
                address,
                sha256: &sha256,
            };
            Self::new(around(), &told)
        };
        let mut pages = Vec::new();
        for language in ["fr", "en", "ar", "ka"] {
            let (given, ended) = samples::attested(language);
            pages.extend(given.as_ref().and_then(|given| page(given, None)));
            pages.extend(given.as_ref().and_then(|given| page(given, ended.as_ref())));
        }
        pages
    }
}
