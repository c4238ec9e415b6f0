//! Limits of messages, and of the ways by which people are reached.

use std::time::Duration;

/// How long a gateway may take to answer: a message is not worth a stalled queue.
pub const GATEWAY_TIMEOUT: Duration = Duration::from_secs(10);
/// Tries to send a message before it is given up.
pub const MESSAGE_TRIES: i64 = 6;
/// How long a message waits after its first failure; four times longer after each other one.
pub const MESSAGE_DELAY: Duration = Duration::from_secs(30);
/// A message that waited longer is not sent: what it says may no longer hold.
pub const MESSAGE_AGE: Duration = Duration::from_secs(6 * 3600);
/// A message whose sending was not settled by then was left by a node that died.
pub const MESSAGE_SENDING: Duration = Duration::from_secs(5 * 60);
/// How long it stays known that a message was sent.
pub const MESSAGE_KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long the code that proves a phone number is good.
pub const CONTACT_CODE: Duration = Duration::from_secs(30 * 60);
/// Wrong codes before another one must be asked for.
pub const CONTACT_TRIES: i64 = 5;
/// Codes sent for one person in a day: each is paid for, and a number may be somebody else's.
pub const CONTACT_CODES_A_DAY: i64 = 5;
/// Codes sent to one number or address in a day, whoever asks: a family may share a telephone, and
/// nobody's telephone is flooded.
pub const CODES_TO_ONE_A_DAY: i64 = 10;
/// Codes that one network address may have sent in an hour, whoever asks and wherever they go: more than
/// a busy counter needs, and nobody spends the budget of messages from one place.
pub const CODES_PER_ADDRESS: u32 = 60;
/// How long a proven contact is trusted: numbers are given to somebody else within months.
pub const CONTACT_FRESH: Duration = Duration::from_secs(365 * 24 * 3600);
/// How long a contact still gets notices while its owner is asked whether it is theirs.
pub const CONTACT_GRACE: Duration = Duration::from_secs(60 * 24 * 3600);
/// Characters of an e-mail address (RFC 5321, section 4.5.3.1.3: a path of 256 with its brackets).
pub const EMAIL_CHARS: usize = 254;
/// How long each step of handing a mail to the server may take.
pub const SMTP_TIMEOUT: Duration = Duration::from_secs(20);
/// Questions about one dormant mandate in a day: asking again and again is pressure.
pub const WAKES_A_DAY: i64 = 3;
/// How old the signature of a gateway's message may be.
pub const SIGNATURE_AGE: Duration = Duration::from_secs(5 * 60);
/// How long messages that came in stay known; an older one has no valid signature any more.
pub const RECEIVED_KEPT: Duration = Duration::from_secs(24 * 3600);
/// Bytes of a message that a gateway hands in.
pub const RECEIVED_BYTES: usize = 8 * 1024;
