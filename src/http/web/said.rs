//! What the person says to a mandate with their own proof, on whichever screen they say it.

use axum::http::StatusCode;
use zeroize::Zeroizing;

use super::choice::unsaid;
use super::forms::field_error;
use super::frame::{Fields, Visitor};
use super::pin;
use super::rows;
use super::views::Errors;
use crate::domain::policy::Denial;
use crate::http::error::tell;
use crate::ops::accept_mandate::accept_mandate;
use crate::ops::list_mandates::MandateView;
use crate::ops::person_proof::Proof;
use crate::ops::refuse_mandate::refuse_mandate;
use crate::ops::{Actor, OpError};

/// Why nothing was said yet.
pub enum Unsaid {
    /// What is wrong beside a field, and the status of the answer.
    Field(StatusCode, Errors),
    /// Something that is no field's fault.
    Op(OpError),
}

/// Says what the person chose, with their own proof: never with the session around it. True for yes.
///
/// # Errors
/// What is wrong in the form, or the error of the op.
pub async fn say(
    visitor: &Visitor,
    actor: Option<&Actor>,
    view: &MandateView,
    fields: &Fields,
) -> Result<bool, Unsaid> {
    let refused = |field: &str, code: &str| {
        let errors = Errors::one(visitor.locale, field, code);
        Unsaid::Field(StatusCode::UNPROCESSABLE_ENTITY, errors)
    };
    let proof = proof(fields).map_err(|(field, code)| refused(field, code))?;
    let (app, origin) = (&visitor.app, visitor.origin());
    let accepted = fields.get("answer") == "yes";
    let said = if accepted {
        if unsaid(fields, &rows::terms(visitor.locale, view).sensitive()) {
            return Err(refused("sensitive", "sensitive-empty"));
        }
        let shown = fields.get("terms_sha256");
        accept_mandate(app, actor, &origin, view.id, shown, &proof)
            .await
            .map(drop)
    } else {
        refuse_mandate(app, actor, &origin, view.id, &proof).await
    };
    match said {
        Ok(()) => Ok(accepted),
        Err(error) => Err(told(visitor, &proof, error)),
    }
}

/// Card and code, or a one-time code of the card's sheet.
fn proof(fields: &Fields) -> Result<Proof, (&'static str, &'static str)> {
    let secret = |name| Zeroizing::new(fields.get(name).trim().to_owned());
    let (card, pin, code) = (secret("card"), pin::code(fields, "pin"), secret("code"));
    match (card.is_empty(), pin.is_empty(), code.is_empty()) {
        (_, true, false) => Ok(Proof::Code(code)),
        (false, false, _) => Ok(Proof::Card { card, pin }),
        (true, false, _) => Err(("card", "card-empty")),
        (false, true, true) => Err(("pin", "code-empty")),
        (true, true, true) => Err(("card", "proof-empty")),
    }
}

/// What is wrong, beside its field. The card of somebody else is told like a wrong code.
fn told(visitor: &Visitor, proof: &Proof, error: OpError) -> Unsaid {
    let field = if matches!(proof, Proof::Code(_)) {
        "code"
    } else {
        "pin"
    };
    let (field, code) = match &error {
        OpError::BadCredentials
        | OpError::NotFound
        | OpError::Denied(Denial { visible: false, .. }) => (field, "proof-refused"),
        OpError::RateLimited => (field, "too-many-tries"),
        other => match field_error(other) {
            Some(found) => found,
            None => return Unsaid::Op(error),
        },
    };
    let errors = Errors::one(visitor.locale, field, code);
    Unsaid::Field(tell(&error).status, errors)
}
