//! The square of a card in a photo: what it says, or why it cannot be read.
//!
//! Nothing of the photo is kept. Sizes are known before a pixel is drawn, so that a small file
//! cannot unfold into much memory.

use std::io::Cursor;

use image::{GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use zeroize::Zeroizing;

use crate::limits;

/// The longest side at which a photo is looked at: first small, which is fast and takes the noise
/// out, then larger, for a card that was far away.
const SIDES: [u32; 2] = [1200, 2400];

/// Why no square was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SquareError {
    /// Neither a JPEG nor a PNG, or a broken one.
    #[error("is no photo that can be read")]
    Media,
    /// More pixels than a telephone's photo has.
    #[error("has too many pixels")]
    TooLarge,
    /// There is no square in it.
    #[error("shows no square")]
    None,
    /// There is one, and it is blurred, cut or covered.
    #[error("shows a square that cannot be read")]
    Unclear,
}

/// Reads the square in a photo.
///
/// # Errors
/// Why there is none.
pub fn read_square(photo: &[u8]) -> Result<Zeroizing<String>, SquareError> {
    let grey = decode(photo)?;
    let mut why = SquareError::None;
    let mut looked = 0;
    for side in SIDES {
        let small = shrink(&grey, side);
        let width = small.width();
        if width == looked {
            break;
        }
        looked = width;
        match find(&small) {
            Ok(text) => return Ok(text),
            Err(SquareError::Unclear) => why = SquareError::Unclear,
            Err(_) => {}
        }
    }
    Err(why)
}

fn decode(photo: &[u8]) -> Result<GrayImage, SquareError> {
    let reader = ImageReader::new(Cursor::new(photo)).with_guessed_format();
    let mut reader = reader.map_err(|_| SquareError::Media)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return Err(SquareError::Media);
    }
    let mut most = Limits::default();
    most.max_alloc = Some(limits::PHOTO_PIXELS.saturating_mul(8));
    reader.limits(most);
    let decoder = reader.into_decoder().map_err(|_| SquareError::Media)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width).saturating_mul(u64::from(height)) > limits::PHOTO_PIXELS {
        return Err(SquareError::TooLarge);
    }
    let drawn = image::DynamicImage::from_decoder(decoder).map_err(|_| SquareError::Media)?;
    Ok(drawn.into_luma8())
}

fn shrink(grey: &GrayImage, side: u32) -> GrayImage {
    let longest = grey.width().max(grey.height());
    let times = longest.div_ceil(side.max(1)).max(1);
    let (width, height) = (grey.width() / times, grey.height() / times);
    if times == 1 {
        return grey.clone();
    }
    image::imageops::thumbnail(grey, width.max(1), height.max(1))
}

fn find(grey: &GrayImage) -> Result<Zeroizing<String>, SquareError> {
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let pixels = grey.as_raw();
    let pixel = |x: usize, y: usize| pixels.get(y * width + x).copied().unwrap_or(255);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    let grids = image.detect_grids();
    let mut why = SquareError::None;
    for grid in grids {
        match grid.decode() {
            Ok((_, text)) => return Ok(Zeroizing::new(text)),
            Err(_) => why = SquareError::Unclear,
        }
    }
    Err(why)
}
