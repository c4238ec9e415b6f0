//! The photo of a card in a form.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;

use super::frame::{Fields, Visitor};
use crate::limits;
use crate::ops::OpError;
use crate::ops::cards::Printed;
use crate::ops::photo::read_photo;

/// Bytes of a form with a photo.
pub const FORM_BYTES: usize = limits::PHOTO_BYTES.saturating_add(limits::BODY_BYTES);

/// A form with a photo, as far as it was read.
#[derive(Default)]
pub struct Sent {
    /// The fields before the photo.
    pub fields: Fields,
    photo: Vec<u8>,
}

/// Reads a form whose proof comes before its photo.
///
/// # Errors
/// It is no form of ours, or the photo is too large.
pub async fn sent(
    visitor: &Visitor,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Sent, OpError> {
    let mut form = form.map_err(|_| OpError::invalid("form", "form", "is a form with a photo"))?;
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "photo" {
            sent.fields.0.push((name, field.text().await?));
            continue;
        }
        if !visitor.proven(&sent.fields.0) {
            let words = "is missing or old; load the page again";
            return Err(OpError::invalid("csrf", "csrf", words));
        }
        let bytes = field.bytes().await.map_err(|_| too_large())?;
        sent.photo = bytes.to_vec();
    }
    Ok(sent)
}

impl Sent {
    /// The card in the photo.
    ///
    /// # Errors
    /// The field `photo`.
    pub async fn card(self, visitor: &Visitor) -> Result<Printed, OpError> {
        if self.photo.is_empty() {
            return Err(OpError::invalid("photo", "empty", "is missing"));
        }
        read_photo(&visitor.app, self.photo).await
    }
}

fn too_large() -> OpError {
    OpError::TooLarge {
        what: "photo",
        limit: limits::PHOTO_BYTES as u64,
    }
}
