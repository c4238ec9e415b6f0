//! What a person takes home is shown once, on their own screen: card, sheet and one-time codes.

use axum::http::HeaderMap;
use axum::response::Response;
use zeroize::Zeroizing;

use super::frame::{Visitor, hand_over};
use super::guardians::named;
use super::public;
use super::qr::{origin, square};
use super::views::Shell;
use super::views::open::LockerOpenedPage;
use crate::app::App;
use crate::ops::open_locker::OpenedLocker;
use crate::ops::open_session::Credentials;

/// Shows what is taken home, and lets the person in with it. On the screen of somebody who is in
/// already they enter by themselves: it may not be theirs.
pub async fn show_once(
    visitor: &Visitor,
    headers: &HeaderMap,
    opened: OpenedLocker,
    pin: Zeroizing<String>,
    filled: impl FnOnce(LockerOpenedPage) -> LockerOpenedPage,
) -> Response {
    let card = Zeroizing::new(opened.card.to_string());
    let page = filled(page(&visitor.app, headers, visitor.shell(), opened));
    if visitor.in_session() {
        return visitor.page(&page);
    }
    let Ok(entered) = public::open(visitor, Credentials::Card { card, pin }).await else {
        return visitor.page(&page);
    };
    let Ok(signed) = visitor.entered(&entered.token).await else {
        return visitor.page(&page);
    };
    let shell = signed.shell();
    hand_over(
        visitor.page(&LockerOpenedPage { shell, ..page }),
        &entered.token,
    )
}

/// Shown in this answer and never again: the secrets are kept nowhere.
fn page(app: &App, headers: &HeaderMap, shell: Shell, opened: OpenedLocker) -> LockerOpenedPage {
    let address = Zeroizing::new(format!("{}/enter#{}", origin(app, headers), *opened.card));
    LockerOpenedPage {
        shell,
        lent: None,
        card: opened.card.to_string(),
        qr: square(&address),
        block_number: opened.block_number,
        words: opened.recovery_sheet,
        codes: opened.codes.iter().map(|code| code.to_string()).collect(),
        guardians: opened.guardians.iter().map(named).collect(),
        access: Vec::new(),
    }
}
