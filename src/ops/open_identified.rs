//! Entering by a provider: it said who somebody is, in place of a login that is typed. What opens is
//! brought as always, the second factor too, and must be that account's own.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto;
use crate::crypto::card::Card;
use crate::id::{AccountId, IdentityId};
use crate::store::{accounts, identities, unlocks};

use super::cards;
use super::error::OpError;
use super::identified::Identified;
use super::identities::{Purpose, Ticket, find_ticket};
use super::open_session::{Credentials, Opened, Origin, open_for};

/// What opens.
pub enum Opening {
    /// A person's card and code.
    Card {
        /// Text of the card.
        card: Zeroizing<String>,
        /// The code.
        pin: Zeroizing<String>,
    },
    /// The passphrase, of staff or of a person, and where one is set up the second factor.
    Passphrase {
        /// The passphrase.
        passphrase: Zeroizing<String>,
        /// Six digits.
        otp: Option<Zeroizing<String>>,
    },
}

/// Opens a session for whom a provider named. An identity that is tied to nobody, and what belongs to
/// another account, answer like a wrong secret and cost the same. The person says whether the screen
/// is their own phone.
///
/// # Errors
/// [`OpError::NotFound`] when the ticket is used or too old; the field `card`, which costs no try;
/// [`OpError::BadCredentials`]; [`OpError::RateLimited`].
pub async fn open_identified(
    app: &App,
    kept: &str,
    opening: Opening,
    origin: Origin,
    own_phone: bool,
) -> Result<Opened, OpError> {
    let Some(ticket) = find_ticket(app, kept, Purpose::Enter, &origin).await? else {
        return Err(missed(app, kept, &origin).await);
    };
    let mut conn = app.store.reader().await?;
    let link = identities::by_subject(&mut conn, &ticket.subject).await?;
    drop(conn);
    let link = link.filter(|link| link.provider == ticket.provider);
    let account = link.as_ref().map(|link| AccountId(link.account));
    let (method, credentials) = match opening {
        Opening::Card { card, pin } => {
            let card = own_card(app, account, &ticket, card).await?;
            ("oidc+card", Credentials::Card { card, pin })
        }
        Opening::Passphrase { passphrase, otp } => {
            let login = own_login(app, account, &ticket).await?;
            let credentials = Credentials::Identified {
                login,
                passphrase,
                otp,
            };
            ("oidc+passphrase", credentials)
        }
    };
    let identified = Identified {
        ticket: ticket.id,
        link: IdentityId(link.map_or(uuid::Uuid::nil(), |link| link.id)),
        method,
    };
    open_for(app, (credentials, Some(identified)), origin, own_phone).await
}

/// A ticket that is none counts against its address, like a wrong secret at any door.
async fn missed(app: &App, kept: &str, origin: &Origin) -> OpError {
    let now = match app.store.now().await {
        Ok(now) => now,
        Err(error) => return error.into(),
    };
    let key = crypto::sha256(kept.as_bytes());
    if !app.throttle.may_try(&origin.address, &key, now) {
        return OpError::RateLimited;
    }
    app.throttle.tried(&origin.address, &key, now);
    app.throttle.failed(&origin.address, &key, now);
    OpError::NotFound
}

/// The card, where it is the account's own; else one that nobody ever had, so that the door does its
/// usual work for nothing and spends no try of somebody else's card. It is the same one for the same
/// identity, so that tries are counted as those of a card are.
async fn own_card(
    app: &App,
    account: Option<AccountId>,
    ticket: &Ticket,
    text: Zeroizing<String>,
) -> Result<Zeroizing<String>, OpError> {
    let card = cards::read(&text)?;
    let row = unlocks::by_locator(&mut app.store.reader().await?, &card.locator()).await?;
    let own = row.is_some_and(|row| Some(AccountId(row.account)) == account);
    Ok(if own {
        text
    } else {
        Card::of_nobody(&ticket.subject).text()
    })
}

/// Where the login is found that the identity stands for, of staff or of a person who chose one; else
/// one that nobody has.
async fn own_login(
    app: &App,
    account: Option<AccountId>,
    ticket: &Ticket,
) -> Result<[u8; 32], OpError> {
    let id = account.unwrap_or(AccountId(uuid::Uuid::nil()));
    let row = accounts::find(&mut app.store.reader().await?, id).await?;
    let login = row.and_then(|row| row.login_index);
    let login = login.and_then(|index| index.try_into().ok());
    Ok(login.unwrap_or(ticket.subject))
}
