//! The paper of a mandate as a page to print, and as the file whose digest it shows.

use axum::Router;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::frame::{Fields, PageId, Signed};
use super::paper_blocks::Told;
use super::qr::{origin, square};
use super::views::Role;
use super::views::mandate_paper::{Around, MandatePaperPage};
use crate::app::App;
use crate::domain::attestation::AttestationKind;
use crate::http::api::attestations::headers;
use crate::http::hex::hex;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::read_attestation::{AttestedPaper, read_attestation};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/mandates/{id}/paper", get(paper))
        .route("/mandates/{id}/paper/file", get(file))
}

/// The paper that the query names: without one, that by which the mandate was given.
async fn asked(
    signed: &Signed,
    id: MandateId,
    query: &Fields,
) -> Result<(AttestationKind, AttestedPaper), Response> {
    let kind = match query.get("kind") {
        "" => Some(AttestationKind::Mandate),
        code => AttestationKind::parse(code),
    };
    let kind = signed.ok(kind.ok_or(OpError::NotFound))?;
    let paper = read_attestation(&signed.visitor.app, &signed.actor, id, kind).await;
    Ok((kind, signed.ok(paper)?))
}

async fn paper(
    signed: Signed,
    PageId(id): PageId<MandateId>,
    sent: HeaderMap,
    query: Fields,
) -> Result<Response, Response> {
    let (kind, paper) = asked(&signed, id, &query).await?;
    let origin = origin(&signed.visitor.app, &sent);
    let address = format!("{origin}/verify");
    let sha256 = hex(&paper.sha256);
    let told = Told {
        given: &paper.given,
        ended: paper.ended.as_ref(),
        address: address.split_once("//").map_or(&address, |(_, rest)| rest),
        sha256: &sha256,
    };
    let around = Around {
        shell: signed.shell(),
        back: back(&signed, &paper),
        file: format!("/mandates/{id}/paper/file?kind={kind}"),
        qr: square(&format!("{address}/{}", told.code())),
    };
    let unknown = || OpError::Conflict("the words of this paper are of a newer version");
    let page = MandatePaperPage::new(around, &told).ok_or_else(unknown);
    Ok(signed.visitor.page(&signed.ok(page)?))
}

fn back(signed: &Signed, paper: &AttestedPaper) -> String {
    match signed.role {
        Role::Beneficiary => "/aidants".to_owned(),
        _ => format!("/lockers/{}", paper.given.terms.locker),
    }
}

async fn file(
    signed: Signed,
    PageId(id): PageId<MandateId>,
    query: Fields,
) -> Result<Response, Response> {
    let (kind, paper) = asked(&signed, id, &query).await?;
    Ok((headers(id, kind, &paper), paper.bytes).into_response())
}
