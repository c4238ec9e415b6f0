//! The catalogue: which kinds of paper exist and where they stand. Data, not code.

use std::collections::BTreeMap;

use super::rights::Category;

/// Kinds by category, and the motives of a visit.
pub struct Catalogue {
    kinds: BTreeMap<Category, Vec<String>>,
    any: Vec<String>,
    motives: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kinds: BTreeMap<Category, Vec<String>>,
    any: Any,
    motives: Motives,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Any {
    kinds: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Motives {
    packs: Vec<String>,
    verbs: Vec<String>,
}

/// Why a kind and category do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KindError {
    /// No such kind.
    #[error("is not a kind of the catalogue")]
    Unknown,
    /// The kind stands elsewhere.
    #[error("does not stand in this category")]
    ElseWhere,
}

impl Catalogue {
    /// The catalogue that the program carries.
    ///
    /// # Errors
    /// The text is not a catalogue; the error names the line.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let File {
            kinds,
            any,
            motives,
        } = toml::from_str(text)?;
        let motives = motives.packs.into_iter().chain(motives.verbs).collect();
        Ok(Self {
            kinds,
            any: any.kinds,
            motives,
        })
    }

    /// The embedded file.
    ///
    /// # Errors
    /// As [`Catalogue::parse`]; a test holds that it does not happen.
    pub fn embedded() -> Result<Self, toml::de::Error> {
        Self::parse(include_str!("catalogue.toml"))
    }

    /// Where a paper of this kind goes: the kind's own category, the private space when asked, and
    /// for kinds that fit anywhere the one asked for, else memories.
    pub fn place(&self, kind: &str, asked: Option<Category>) -> Result<Category, KindError> {
        if self.any.iter().any(|any| any == kind) {
            return Ok(asked.unwrap_or(Category::Memories));
        }
        let home = self
            .kinds
            .iter()
            .find(|(_, kinds)| kinds.iter().any(|known| known == kind));
        let (home, _) = home.ok_or(KindError::Unknown)?;
        match asked {
            None => Ok(*home),
            Some(Category::Private) => Ok(Category::Private),
            Some(asked) if asked == *home => Ok(asked),
            Some(_) => Err(KindError::ElseWhere),
        }
    }

    /// The kinds of a category, those that fit anywhere last.
    pub fn kinds(&self, category: Category) -> impl Iterator<Item = &str> {
        let own = self.kinds.get(&category).into_iter().flatten();
        own.chain(&self.any).map(String::as_str)
    }

    /// Whether a visit may have this motive.
    pub fn has_motive(&self, motive: &str) -> bool {
        self.motives.iter().any(|known| known == motive)
    }

    /// The motives, in order.
    pub fn motives(&self) -> impl Iterator<Item = &str> {
        self.motives.iter().map(String::as_str)
    }
}
