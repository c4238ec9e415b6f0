//! Media types by their first bytes (WHATWG MIME Sniffing, and the formats' own signatures).

/// How many first bytes the answer needs.
pub const HEAD: usize = 4096;

/// A media type that a locker keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Media {
    /// The type, as the API shows it.
    pub media_type: &'static str,
    /// The ending of a downloaded file.
    pub extension: &'static str,
}

impl Media {
    /// The media of a type that was kept.
    pub fn of(media_type: &str) -> Option<Self> {
        let signatures = SIGNATURES.iter().map(|(_, _, media)| *media);
        let known = signatures
            .chain(CONTAINERS.iter().map(|(_, media)| *media))
            .chain([TEXT]);
        known
            .into_iter()
            .find(|media| media.media_type == media_type)
    }

    /// Whether browsers show it in an image element.
    pub fn shown_as_image(self) -> bool {
        matches!(self.media_type, "image/jpeg" | "image/png" | "image/webp")
    }
}

const fn media(media_type: &'static str, extension: &'static str) -> Media {
    Media {
        media_type,
        extension,
    }
}

const TEXT: Media = media("text/plain", "txt");

/// Offset, signature, what it is.
const SIGNATURES: &[(usize, &[u8], Media)] = &[
    (0, b"%PDF-", media("application/pdf", "pdf")),
    (0, b"\xff\xd8\xff", media("image/jpeg", "jpg")),
    (0, b"\x89PNG\r\n\x1a\n", media("image/png", "png")),
    (0, b"II*\0", media("image/tiff", "tiff")),
    (0, b"MM\0*", media("image/tiff", "tiff")),
    (0, b"OggS", media("audio/ogg", "ogg")),
    (0, b"fLaC", media("audio/flac", "flac")),
    (0, b"ID3", media("audio/mpeg", "mp3")),
    (0, b"\xff\xfb", media("audio/mpeg", "mp3")),
    (0, b"\xff\xf3", media("audio/mpeg", "mp3")),
    (0, b"#!AMR", media("audio/amr", "amr")),
    (0, b"\x1a\x45\xdf\xa3", media("video/webm", "webm")),
];

/// RIFF and ISO base media say what they hold in bytes 8 to 12.
const CONTAINERS: &[(&[u8; 4], Media)] = &[
    (b"WEBP", media("image/webp", "webp")),
    (b"WAVE", media("audio/wav", "wav")),
    (b"heic", media("image/heic", "heic")),
    (b"heix", media("image/heic", "heic")),
    (b"mif1", media("image/heic", "heic")),
    (b"M4A ", media("audio/mp4", "m4a")),
    (b"isom", media("video/mp4", "mp4")),
    (b"iso2", media("video/mp4", "mp4")),
    (b"mp41", media("video/mp4", "mp4")),
    (b"mp42", media("video/mp4", "mp4")),
    (b"avc1", media("video/mp4", "mp4")),
    (b"3gp4", media("video/3gpp", "3gp")),
    (b"3gp5", media("video/3gpp", "3gp")),
    (b"qt  ", media("video/quicktime", "mov")),
];

/// What the first bytes (up to [`HEAD`]) are; `None` for what a locker does not keep.
pub fn sniff(head: &[u8]) -> Option<Media> {
    let signed = SIGNATURES.iter().find(|(at, signature, _)| {
        head.get(*at..)
            .is_some_and(|rest| rest.starts_with(signature))
    });
    signed
        .map(|(_, _, media)| *media)
        .or_else(|| container(head))
        .or_else(|| text(head))
}

fn container(head: &[u8]) -> Option<Media> {
    let riff = head.starts_with(b"RIFF");
    let iso = head.get(4..8) == Some(b"ftyp");
    let brand: &[u8; 4] = head.get(8..12)?.try_into().ok()?;
    let (_, media) = CONTAINERS.iter().find(|(known, _)| *known == brand)?;
    let riff_kind = matches!(media.media_type, "image/webp" | "audio/wav");
    ((riff && riff_kind) || (iso && !riff_kind)).then_some(*media)
}

/// Plain text: UTF-8 without control characters, and not a markup that a browser would run.
fn text(head: &[u8]) -> Option<Media> {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The head may end within a character.
        Err(error) if error.error_len().is_none() && head.len() == HEAD => {
            std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let clean = text
        .chars()
        .all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    let first = text.trim_start_matches('\u{feff}').trim_start();
    (clean && !first.is_empty() && !first.starts_with('<')).then_some(TEXT)
}
