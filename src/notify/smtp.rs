//! A mail server (RFC 5321), spoken to step by step: what it says before the text tells that nothing
//! was taken, and what goes wrong after that leaves it unknown.

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message as Letter};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection as Line, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::timeout;

use super::mail::{Relay, Security};
use super::{Message, NotifyError, SendError};
use crate::limits;

/// A mail server that can be called.
pub struct Post {
    relay: Relay,
    from: Mailbox,
    tls: Option<TlsParameters>,
    hello: ClientId,
}

/// That nobody answers it (RFC 3834): no "I am away" comes back.
#[derive(Clone)]
struct Automatic;

impl Header for Automatic {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Post {
    pub(super) fn open(relay: &Relay) -> Result<Self, NotifyError> {
        crate::tls::provide();
        let bad = |error: String| NotifyError::Smtp(error);
        let from: Mailbox = relay.from.parse().map_err(|_| {
            bad("smtp.from is not an address such as accueil@example.org".to_owned())
        })?;
        let tls = match relay.security {
            Security::None => None,
            Security::StartTls | Security::Tls => Some(
                TlsParameters::new(relay.host.clone()).map_err(|error| bad(error.to_string()))?,
            ),
        };
        Ok(Self {
            relay: relay.clone(),
            hello: ClientId::Domain(from.email.domain().to_owned()),
            from,
            tls,
        })
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let to = message.to.parse().map_err(|_| malformed())?;
        let letter = self.letter(message, &to)?;
        let mut line = before(self.call()).await?;
        before(announce(&mut line, &self.from.email, &to)).await?;
        // From here on the server may have taken it, whatever happens to the line.
        let taken = timeout(limits::SMTP_TIMEOUT, line.message(&letter)).await;
        let answer = match taken {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(after(&error)),
            Err(_) => Err(SendError::Unknown),
        };
        if answer.is_ok() {
            // It was taken; how the line ends changes nothing.
            let _ = timeout(limits::SMTP_TIMEOUT, line.quit()).await;
        }
        answer
    }

    /// A plain text, in the fewest headers. The types keep line breaks out of every one of them.
    fn letter(&self, message: &Message, to: &lettre::Address) -> Result<Vec<u8>, SendError> {
        let id = format!("<{}@{}>", message.id, self.from.email.domain());
        let letter = Letter::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(message.subject.as_deref().unwrap_or_default())
            .message_id(Some(id))
            .header(Automatic)
            .header(ContentType::TEXT_PLAIN)
            .body(message.text.clone());
        letter
            .map(|letter| letter.formatted())
            .map_err(|_| malformed())
    }

    /// Reaches the server and makes ourselves known. A server that lost its TLS is no server.
    async fn call(&self) -> Result<Line, SendError> {
        let Relay { host, port, .. } = &self.relay;
        let at_once = match self.relay.security {
            Security::Tls => self.tls.clone(),
            Security::StartTls | Security::None => None,
        };
        let (host, limit) = ((host.as_str(), *port), Some(limits::SMTP_TIMEOUT));
        let line = Line::connect_tokio1(host, limit, &self.hello, at_once, None).await;
        let mut line = line.map_err(|error| down("reached", &error))?;
        if let (Security::StartTls, Some(tls)) = (self.relay.security, &self.tls) {
            let secured = line.starttls(tls.clone(), &self.hello).await;
            secured.map_err(|error| down("secured by TLS", &error))?;
        }
        if let Some((name, password)) = &self.relay.login {
            let known = Credentials::new(name.clone(), password.reveal().to_owned());
            let ways = [Mechanism::Plain, Mechanism::Login];
            let answer = line.auth(&ways, &known).await;
            answer.map_err(|error| down("entered with this name and password", &error))?;
        }
        Ok(line)
    }
}

/// Bounds a step in which nothing can have been taken yet.
async fn before<T>(step: impl Future<Output = Result<T, SendError>>) -> Result<T, SendError> {
    let slow = |_| SendError::NotTaken("the mail server is too slow".to_owned());
    timeout(limits::SMTP_TIMEOUT, step).await.map_err(slow)?
}

/// Says from whom and to whom, and asks whether the text may come.
async fn announce(
    line: &mut Line,
    from: &lettre::Address,
    to: &lettre::Address,
) -> Result<(), SendError> {
    let mail = line
        .command(Mail::new(Some(from.clone()), Vec::new()))
        .await;
    mail.map_err(|error| down("told the sender", &error))?;
    let rcpt = line.command(Rcpt::new(to.clone(), Vec::new())).await;
    rcpt.map_err(|error| recipient(&error))?;
    let data = line.command(Data).await;
    data.map_err(|error| down("given the text", &error))?;
    Ok(())
}

/// What the server says of one mailbox.
fn recipient(error: &Error) -> SendError {
    let Some(code) = error.status().map(u16::from) else {
        return down("told the recipient", error);
    };
    match code {
        // No such mailbox, not here, not allowed as a name, no mail at all (RFC 5321, 7504).
        550 | 551 | 553 | 556 if !of_policy(error) => SendError::NoSuchAddress,
        500.. => SendError::Refused(format!("the mail server answers {code}")),
        _ => SendError::Deferred(format!("the mail server answers {code}")),
    }
}

/// Whether a refusal is about us and not about the mailbox (RFC 3463, class 5.7): a server that
/// does not relay for us says it of every address, and none of them is wrong.
fn of_policy(error: &Error) -> bool {
    let said = std::error::Error::source(error).map(ToString::to_string);
    said.is_some_and(|said| said.trim_start().starts_with("5.7."))
}

/// What a server says once it has the text; without a word nobody knows.
fn after(error: &Error) -> SendError {
    match error.status().map(u16::from) {
        Some(code @ 500..) => SendError::Refused(format!("the mail server answers {code}")),
        Some(code) => SendError::Deferred(format!("the mail server answers {code}")),
        None => SendError::Unknown,
    }
}

/// The server itself does not work, for this mail and for the others. Its words are left out: they
/// may hold an address.
fn down(step: &str, error: &Error) -> SendError {
    let code = error.status().map(u16::from);
    let code = code.map_or_else(String::new, |code| format!(" ({code})"));
    SendError::NotTaken(format!("the mail server cannot be {step}{code}"))
}

fn malformed() -> SendError {
    SendError::Refused("the mail cannot be written".to_owned())
}
