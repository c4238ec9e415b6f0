//! Every limit of the product, in one place, with its reason.

use std::time::Duration;

/// Bytes of one document, unless the configuration says otherwise.
pub const DOCUMENT_BYTES: u64 = 50 * 1024 * 1024;
/// Bytes of all documents of a locker.
pub const LOCKER_BYTES: u64 = 1024 * 1024 * 1024;
/// Documents of a locker.
pub const LOCKER_DOCUMENTS: u64 = 2_000;
/// Bytes of a form or JSON body that is not a document.
pub const BODY_BYTES: usize = 64 * 1024;
/// Characters of a title.
pub const TITLE_CHARS: usize = 120;
/// Characters of a person's name.
pub const NAME_CHARS: usize = 120;
/// Characters of a login.
pub const LOGIN_CHARS: usize = 254;
/// Characters of a passphrase: long enough for any sentence, short enough to stretch.
pub const PASSPHRASE_CHARS: std::ops::RangeInclusive<usize> = 12..=1024;
/// Digits of a card's code.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 4..=12;
/// Wrong codes before a card is locked; a locked card is helped at a counter, nothing is lost.
pub const PIN_TRIES: i64 = 10;
/// Failed entries by one address in a minute, of secrets that did not open anything there lately:
/// many people share one counter's address.
pub const FAILURES_PER_ADDRESS: u32 = 300;
/// Failed entries against one card or login in a minute.
pub const FAILURES_PER_SECRET: u32 = 20;
/// How long a secret that opened its door from an address is known there: a month of visits.
pub const KNOWN_AT_ADDRESS: Duration = Duration::from_secs(30 * 24 * 3600);
/// Keys of one kind that are counted in memory, twice: some 10 MB, whoever floods.
pub const COUNTED_KEYS: usize = 65_536;
/// Refusals of one account in a minute that each get an entry of their own.
pub const REFUSALS_PER_MINUTE: u32 = 60;
/// Argon2id computations at once: each takes up to 64 MiB.
pub const STRETCHES_AT_ONCE: usize = 4;
/// Argon2id computations that may wait: about half a minute of work on two cores. More are told to
/// come back, which is sooner than waiting.
pub const STRETCHES_WAITING: usize = 256;
/// A session of a person ends after this long without a request: computers are shared.
pub const PERSON_IDLE: Duration = Duration::from_secs(10 * 60);
/// A session of a person ends after this long whatever happens.
pub const PERSON_SESSION: Duration = Duration::from_secs(8 * 3600);
/// A session on the person's own phone ends after this long without a request: a morning of queues
/// and calls without typing the code again. A phone is lent and stolen too, so not longer.
pub const OWN_IDLE: Duration = Duration::from_secs(2 * 3600);
/// A session on the person's own phone ends after this long whatever happens: a day, not a month,
/// because whoever finds the phone reads every paper. What is for good asks for a fresh proof anyway.
pub const OWN_SESSION: Duration = Duration::from_secs(24 * 3600);
/// A session of staff ends after this long without a request.
pub const STAFF_IDLE: Duration = Duration::from_secs(30 * 60);
/// A session of staff ends after this long whatever happens.
pub const STAFF_SESSION: Duration = Duration::from_secs(12 * 3600);
/// How long before its idle end a page warns (experience.md; WCAG 2.2.1 asks for 20 seconds).
pub const WARNING: Duration = Duration::from_secs(20);
/// How stale "last seen" may be, so that not every request writes.
pub const SEEN_STEP: Duration = Duration::from_secs(30);
/// How long the person's own proof is fresh for destroying and the like.
pub const FRESH_PROOF: Duration = Duration::from_secs(15 * 60);
/// How long a second factor is fresh for writing a mandate (domain.md).
pub const FRESH_FACTOR: Duration = Duration::from_secs(5 * 60);
/// Tries to prove a second factor again in a minute.
pub const FACTOR_TRIES: u32 = 5;
/// Relatives of one person who may be invited at once.
pub const RELATIVES_WAITING: usize = 10;
/// Invitations of one structure that may wait at once.
pub const INVITATIONS_WAITING: usize = 100;
/// How long after its end a mandate may be renewed, and its aidant may propose another.
pub const RENEWAL: Duration = Duration::from_secs(365 * 24 * 3600);
/// How long a mandate waits for the person at the desk.
pub const REQUEST_DESK: Duration = Duration::from_secs(30 * 60);
/// How long a mandate waits for a person who is elsewhere, and how long a draft is kept.
pub const REQUEST_REMOTE: Duration = Duration::from_secs(24 * 3600);
/// How long a mandate waits for the person's own session.
pub const REQUEST_OWN: Duration = Duration::from_secs(7 * 24 * 3600);
/// Wrong proofs before a mandate that waits lapses.
pub const ACCEPT_TRIES: i64 = 5;
/// Mandates of one locker that may wait at once: more would hide what matters.
pub const REQUESTS_WAITING: usize = 10;
/// Bytes of the photo of a card: what a telephone takes.
pub const PHOTO_BYTES: usize = 12 * 1024 * 1024;
/// Pixels of the photo of a card: 25 million take as much memory as one Argon2id computation, whose
/// places they share.
pub const PHOTO_PIXELS: u64 = 25_000_000;
/// How long a prepared locker waits for its person to choose a code: one visit at a counter.
pub const OPENING: Duration = Duration::from_secs(30 * 60);
/// Prepared lockers of one aidant that may wait at once.
pub const OPENINGS_WAITING: i64 = 20;
/// Bytes of the scan of a signed page.
pub const SCAN_BYTES: usize = 5 * 1024 * 1024;
/// One-time codes printed beside a card.
pub const CARD_CODES: usize = 8;
/// Numbers of lost cards that one address may try in a minute: 40 bits are not guessed so, and a
/// telephone line that blocks one card after the other needs no more.
pub const BLOCKS_PER_ADDRESS: u32 = 20;
/// Logins that one person may find taken in a minute: nobody asks for names until one answers.
pub const LOGINS_TAKEN: u32 = 5;
/// Ways to enter that each person keeps: with one alone, losing it loses the papers.
pub const WAYS_LEAST: usize = 2;
/// Old cards that get the index of their number in one go.
pub const CARDS_NUMBERED: i64 = 500;
/// How long a locker opened by telephone waits for its person's code.
pub const ACTIVATION: Duration = Duration::from_secs(30 * 24 * 3600);
/// Guardians who must confirm who somebody is that has lost everything.
pub const GUARDIANS_NEEDED: u8 = 2;
/// Guardians of one locker that its owner chooses: fewer than two bring nobody back who has lost
/// everything, and each one more is one more to be trusted.
pub const GUARDIANS: std::ops::RangeInclusive<usize> = 2..=5;
/// How long a recovery waits for its guardians' time to end, so that the person can say no (keys.md).
pub const RECOVERY_DELAY: Duration = Duration::from_secs(48 * 3600);
/// How long a new code waits for a guardian who is at the counter.
pub const RECOVERY_CODE: Duration = Duration::from_secs(30 * 60);
/// How long a new card waits for two guardians, who may not be at the same counter.
pub const RECOVERY_CARD: Duration = Duration::from_secs(24 * 3600);
/// How long a recovery that is ready waits for its person, who may live far from a counter.
pub const RECOVERY_KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// Recoveries of one locker in a day, stopped ones included: more is pressure, or a guess.
pub const RECOVERIES_A_DAY: i64 = 5;
/// Recoveries that one address may start in a minute: many people share one counter's address.
pub const RECOVERY_STARTS: u32 = 60;
/// How long a phone must have been proven before it shortens a delay: whoever took over a phone or
/// put in another number has to wait as well.
pub const PHONE_PROVEN: Duration = Duration::from_secs(7 * 24 * 3600);
/// Codes sent to the phone for one recovery.
pub const RECOVERY_PHONE_CODES: i64 = 3;
/// A visit without any act ends by itself.
pub const VISIT_IDLE: Duration = Duration::from_secs(30 * 60);
/// How stale the last act of a visit may be, so that not every read writes.
pub const VISIT_SEEN_STEP: Duration = Duration::from_secs(60);
/// An open visit ends by itself.
pub const VISIT: Duration = Duration::from_secs(2 * 3600);
/// While a body streams, the decision is taken again at least this often (domain.md says 5 s).
pub const RECHECK: Duration = Duration::from_secs(2);
/// No mandate is longer.
pub const MANDATE_DAYS: u64 = 365;
/// Aidants named in one mandate.
pub const MANDATE_AIDANTS: usize = 10;
/// Days a paper stays in the bin.
pub const BIN_DAYS: u64 = 30;
/// Items on a page of a list, unless asked otherwise.
pub const PAGE_ITEMS: u32 = 50;
/// Items on a page of a list, at most.
pub const PAGE_ITEMS_MOST: u32 = 200;
/// Units of work that share one durable commit, at most.
pub const COMMIT_UNITS: usize = 256;
/// Units of work that may wait for the writer before callers are told to come back.
pub const COMMIT_QUEUE: usize = 1024;
/// An invitation to enrol is good for this long.
pub const INVITATION: Duration = Duration::from_secs(7 * 24 * 3600);
/// An object without a row is an upload that never finished, once it is this old.
pub const ORPHAN_AGE: Duration = Duration::from_secs(24 * 3600);
/// Bytes sent to the object store at once while a document streams in.
pub const BLOB_PART: usize = 5 * 1024 * 1024;
/// Bytes opened at once while a document streams out.
pub const OPEN_STEP: usize = 16 * crate::crypto::SEALED_CHUNK;
/// How long the head of a request may take: slower is an attack or a dead line.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(20);
/// Connections served at once.
pub const CONNECTIONS: usize = 4096;
/// Codes of papers that one address may try in a minute: nobody guesses 80 bits, nor floods.
pub const VERIFIES_PER_ADDRESS: u32 = 60;
/// How long an `Idempotency-Key` is remembered.
pub const IDEMPOTENCY: Duration = Duration::from_secs(24 * 3600);
/// How long a gateway may take to answer: a message is not worth a stalled queue.
pub const GATEWAY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a witness, or a log that is followed, may take to answer.
pub const WITNESS_TIMEOUT: Duration = Duration::from_secs(10);
/// Witnesses that a checkpoint may name: with the log's own line they fit in one note.
pub const WITNESSES: usize = 16;
/// Cosignatures among which the newest checkpoint with enough of them is looked for: of 16 witnesses
/// those of some sixty checkpoints, five minutes of a busy journal.
pub const COSIGNATURES_LOOKED_AT: i64 = 1024;
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
