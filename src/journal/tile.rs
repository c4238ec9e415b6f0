//! c2sp.org/tlog-tiles: the paths of tiles and entry bundles. Their bytes are in
//! the file beside, and are re-exported here.
//!
//! A path that the parser accepts is the only spelling of its tile, so that
//! caches, proxies and mirrors can never hold one tile under two names.

use std::fmt;
use std::str::FromStr;

pub use super::bundle::{FULL, TileError, bundle_bytes, parse_bundle, parse_tile, tile_bytes};

use super::tree::{RowRange, TILE_WIDTH, row_count};

/// The highest level that a path may name (c2sp.org/tlog-tiles).
pub const MAX_PATH_LEVEL: u8 = 63;

/// A tile of hashes: `tile/<L>/<N>[.p/<W>]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TilePath {
    /// 0 to 63.
    pub level: u8,
    pub index: u64,
    /// 1 to 256; 256 is a full tile.
    pub width: u16,
}

/// A bundle of entries: `tile/entries/<N>[.p/<W>]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntriesPath {
    pub index: u64,
    /// 1 to 256; 256 is a full bundle.
    pub width: u16,
}

/// Either of the two resources under the `tile/` of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogPath {
    Tile(TilePath),
    Entries(EntriesPath),
}

impl TilePath {
    /// The rows that the tile is made of; `None` where no tree is that large.
    pub fn rows(&self) -> Option<RowRange> {
        let start = self.index.checked_mul(TILE_WIDTH)?;
        Some((self.level, start, start.checked_add(u64::from(self.width))?))
    }

    /// Whether a tree of `size` leaves has all the rows of this tile.
    pub fn exists_in(&self, size: u64) -> bool {
        self.rows()
            .is_some_and(|(level, _, end)| end <= row_count(size, level))
    }
}

impl EntriesPath {
    /// The indexes of the entries, from the first up to, not including, the
    /// second; `None` where no log is that long.
    pub fn entries(&self) -> Option<(u64, u64)> {
        let start = self.index.checked_mul(TILE_WIDTH)?;
        Some((start, start.checked_add(u64::from(self.width))?))
    }

    /// Whether a log of `size` entries has all the entries of this bundle.
    pub fn exists_in(&self, size: u64) -> bool {
        self.entries().is_some_and(|(_, end)| end <= size)
    }
}

impl FromStr for LogPath {
    type Err = TileError;

    /// Parses a path relative to the log's prefix, so without a leading slash.
    fn from_str(path: &str) -> Result<Self, TileError> {
        let rest = path.strip_prefix("tile/").ok_or(TileError::UnknownPath)?;
        let (kind, place) = rest.split_once('/').ok_or(TileError::UnknownPath)?;
        if kind == "entries" {
            let (index, width) = parse_place(place)?;
            return Ok(Self::Entries(EntriesPath { index, width }));
        }
        let level = parse_number(kind, 0, MAX_PATH_LEVEL.into()).ok_or(TileError::BadLevel)?;
        let (index, width) = parse_place(place)?;
        let level = u8::try_from(level).map_err(|_| TileError::BadLevel)?;
        Ok(Self::Tile(TilePath {
            level,
            index,
            width,
        }))
    }
}

/// Parses `<N>[.p/<W>]`.
fn parse_place(place: &str) -> Result<(u64, u16), TileError> {
    match place.split_once(".p/") {
        None => Ok((parse_index(place)?, FULL)),
        Some((index, width)) => {
            let width = parse_number(width, 1, FULL - 1).ok_or(TileError::BadWidth)?;
            Ok((parse_index(index)?, width))
        }
    }
}

/// Parses `x001/x234/067` as 1234067.
fn parse_index(text: &str) -> Result<u64, TileError> {
    let (leading, last) = text
        .rsplit_once('/')
        .map_or((None, text), |(l, r)| (Some(l), r));
    let mut index: u64 = 0;
    for (position, group) in leading
        .into_iter()
        .flat_map(|all| all.split('/'))
        .enumerate()
    {
        let digits = group.strip_prefix('x').ok_or(TileError::BadIndex)?;
        // A first group of zeros would be a second spelling of a shorter path.
        if position == 0 && digits == "000" {
            return Err(TileError::BadIndex);
        }
        index = push_group(index, digits)?;
    }
    push_group(index, last)
}

/// Appends three digits to the index, refusing more than a `u64` holds.
fn push_group(index: u64, digits: &str) -> Result<u64, TileError> {
    if digits.len() != 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(TileError::BadIndex);
    }
    let group: u64 = digits.parse().map_err(|_| TileError::BadIndex)?;
    let shifted = index
        .checked_mul(1000)
        .and_then(|high| high.checked_add(group));
    shifted.ok_or(TileError::BadIndex)
}

/// Parses a decimal without sign or leading zeros, within bounds.
fn parse_number(text: &str, least: u16, most: u16) -> Option<u16> {
    let number: u16 = text.parse().ok()?;
    let canonical = number.to_string() == text;
    (canonical && (least..=most).contains(&number)).then_some(number)
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tile/{}/", self.level)?;
        write_place(f, self.index, self.width)
    }
}

impl fmt::Display for EntriesPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tile/entries/")?;
        write_place(f, self.index, self.width)
    }
}

impl fmt::Display for LogPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tile(path) => path.fmt(f),
            Self::Entries(path) => path.fmt(f),
        }
    }
}

fn write_place(f: &mut fmt::Formatter<'_>, index: u64, width: u16) -> fmt::Result {
    write_leading(f, index / 1000)?;
    write!(f, "{:03}", index % 1000)?;
    if width == FULL {
        Ok(())
    } else {
        write!(f, ".p/{width}")
    }
}

fn write_leading(f: &mut fmt::Formatter<'_>, groups: u64) -> fmt::Result {
    if groups == 0 {
        return Ok(());
    }
    write_leading(f, groups / 1000)?;
    write!(f, "x{:03}/", groups % 1000)
}
