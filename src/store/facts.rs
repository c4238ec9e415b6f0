//! Reading the facts of a decision: one snapshot, few statements, the database's clock.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, fetch, statements};
use super::guardians;
use super::organisations::allowed;
pub use super::target::Target;
use crate::clock::{Clock, Timestamp};
use crate::domain::journal::Mode;
use crate::domain::mandate::{Life, MandateState, Terms};
use crate::domain::policy::{
    ActorFacts, DocumentFacts, Facts, LockerFacts, MandateFacts, OrganisationFacts, RequestFacts,
    VisitFacts,
};
use crate::domain::rights::{Category, Grantable, Rights, Standing};
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId, VisitId};

statements! {
    LOCKER = "SELECT id, owner, state, opened_by FROM lockers WHERE id = $1";
    DOCUMENT = "SELECT d.id, d.category, d.state AS paper_state, l.id AS locker, l.owner, l.state, l.opened_by FROM documents d \
        JOIN lockers l ON l.id = d.locker WHERE d.id = $1 AND d.state <> 'destroyed'";
    MANDATES = "SELECT m.id, m.state, m.terms, m.terms_sha256, m.starts_at, m.ends_at, m.created_at, m.window_starts, m.window_ends, r.category, r.live, \
        a.aidant, a.added_at, a.removed_at, o.id AS organisation, o.state AS standing, o.allowed, \
        (SELECT COUNT(*) FROM memberships s WHERE s.account = $1 AND s.organisation = m.organisation AND s.until IS NULL AND s.suspended_at IS NULL) AS member \
        FROM mandates m JOIN mandate_rights r ON r.mandate = m.id \
        LEFT JOIN mandate_aidants a ON a.mandate = m.id AND a.aidant = $1 \
        LEFT JOIN organisations o ON o.id = m.organisation \
        WHERE m.locker = $2 AND (a.aidant IS NOT NULL OR m.organisation IN \
        (SELECT s.organisation FROM memberships s WHERE s.account = $1 AND s.until IS NULL)) \
        ORDER BY m.id DESC LIMIT 500";
    VISIT = "SELECT id, mode, motive, seen_at, ends_at FROM visits WHERE locker = $1 AND account = $2 AND closed_at IS NULL";
    REQUEST = "SELECT terms, drafter FROM mandate_requests WHERE id = $1 AND locker = $2";
}

#[derive(sqlx::FromRow)]
struct LockerRow {
    id: Uuid,
    owner: Uuid,
    state: String,
    opened_by: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct DocumentRow {
    id: Uuid,
    category: String,
    paper_state: String,
    locker: Uuid,
    owner: Uuid,
    state: String,
    opened_by: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct RequestRow {
    terms: Vec<u8>,
    drafter: Uuid,
}

#[derive(sqlx::FromRow)]
struct MandateRow {
    id: Uuid,
    state: String,
    terms: Vec<u8>,
    terms_sha256: Vec<u8>,
    starts_at: i64,
    ends_at: i64,
    created_at: i64,
    window_starts: Option<i64>,
    window_ends: Option<i64>,
    category: String,
    live: bool,
    aidant: Option<Uuid>,
    added_at: Option<i64>,
    removed_at: Option<i64>,
    organisation: Option<Uuid>,
    standing: Option<String>,
    allowed: Option<String>,
    member: i64,
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    id: Uuid,
    mode: String,
    motive: String,
    seen_at: i64,
    ends_at: i64,
}

/// Reads the facts about `target` for `actor`. What does not exist is absent, not an error.
pub async fn load(
    conn: &mut Conn,
    clock: &Clock,
    actor: ActorFacts,
    target: Target,
) -> Result<Facts, StoreError> {
    let now = super::now(conn, clock).await?;
    let mut facts = Facts {
        actor,
        locker: None,
        document: None,
        category: None,
        mandates: Vec::new(),
        request: None,
        visit: None,
        now,
    };
    let account = facts.actor.account;
    match target {
        Target::Document(id) => {
            (facts.locker, facts.document) = document(conn, id, account).await?.unzip();
        }
        _ => match target.locker() {
            Some(id) => facts.locker = locker(conn, id, account).await?,
            None => return Ok(facts),
        },
    }
    match (target, &mut facts.locker) {
        (Target::Place(_, category), _) => facts.category = Some(category),
        (Target::Shown(_), Some(locker)) => locker.card_shown = true,
        (Target::Guarded(_), Some(found)) => guardians::mark(conn, account, found).await?,
        // Having opened the locker ties nobody to what was later given to others.
        (Target::Mandate(..), Some(locker)) => locker.opened_by_actor = false,
        (Target::Request(id, request), _) => {
            facts.request = self::request(conn, id, request, account).await?;
        }
        _ => {}
    }
    if let Some(locker) = &facts.locker
        && locker.owner != facts.actor.account
    {
        facts.mandates = mandates(conn, facts.actor.account, locker.id).await?;
        if let Target::Mandate(_, mandate) = target {
            facts.mandates.retain(|found| found.id == mandate);
        }
        facts.visit = visit(conn, facts.actor.account, locker.id).await?;
    }
    Ok(facts)
}

async fn locker(
    conn: &mut Conn,
    id: LockerId,
    actor: AccountId,
) -> Result<Option<LockerFacts>, StoreError> {
    let row = fetch!(fetch_optional, conn, LockerRow, LOCKER, id.0)?;
    Ok(row.map(|row| LockerFacts {
        id: LockerId(row.id),
        owner: AccountId(row.owner),
        open: row.state == "open",
        opened_by_actor: row.opened_by == Some(actor.0),
        card_shown: false,
        guarded_by_actor: false,
    }))
}

/// A request: whoever wrote it or is named in it may handle it.
async fn request(
    conn: &mut Conn,
    locker: LockerId,
    id: MandateId,
    actor: AccountId,
) -> Result<Option<RequestFacts>, StoreError> {
    let row = fetch!(fetch_optional, conn, RequestRow, REQUEST, id.0, locker.0)?;
    let facts = |row: RequestRow| {
        let terms = super::code(Terms::parse(&row.terms), "mandate_requests")?;
        let own = row.drafter == actor.0 || terms.aidants.contains(&actor);
        Ok(RequestFacts { id, own })
    };
    row.map(facts).transpose()
}

async fn document(
    conn: &mut Conn,
    id: DocumentId,
    actor: AccountId,
) -> Result<Option<(LockerFacts, DocumentFacts)>, StoreError> {
    let Some(row) = fetch!(fetch_optional, conn, DocumentRow, DOCUMENT, id.0)? else {
        return Ok(None);
    };
    let locker = LockerFacts {
        id: LockerId(row.locker),
        owner: AccountId(row.owner),
        open: row.state == "open",
        opened_by_actor: row.opened_by == Some(actor.0),
        card_shown: false,
        guarded_by_actor: false,
    };
    let category = super::code(Category::parse(&row.category), "documents")?;
    let binned = row.paper_state == "binned";
    Ok(Some((
        locker,
        DocumentFacts {
            id: DocumentId(row.id),
            category,
            binned,
        },
    )))
}

async fn visit(
    conn: &mut Conn,
    account: AccountId,
    locker: LockerId,
) -> Result<Option<VisitFacts>, StoreError> {
    let row = fetch!(fetch_optional, conn, VisitRow, VISIT, locker.0, account.0)?;
    row.map(|row| {
        Ok(VisitFacts {
            id: VisitId(row.id),
            mode: super::code(Mode::parse(&row.mode), "visits")?,
            motive: row.motive,
            seen_at: Timestamp::from_millis(row.seen_at),
            ends_at: Timestamp::from_millis(row.ends_at),
        })
    })
    .transpose()
}

/// The rows come one a category, together by mandate. The rights are those of the frozen terms; a
/// row can end a right, never widen it, and neither can a row that is gone.
async fn mandates(
    conn: &mut Conn,
    aidant: AccountId,
    locker: LockerId,
) -> Result<Vec<MandateFacts>, StoreError> {
    let rows = fetch!(fetch_all, conn, MandateRow, MANDATES, aidant.0, locker.0)?;
    let mandates = rows.chunk_by(|row, next| row.id == next.id);
    let mandates = mandates.filter_map(|rows| Some((rows, rows.first()?)));
    let mandates = mandates.map(|(rows, row)| Ok((rows, first(row, aidant, locker)?)));
    let mandates = mandates.collect::<Result<Vec<_>, StoreError>>()?;
    let kept = mandates
        .iter()
        .map(|(rows, mandate)| live_rights(rows, mandate, &mandates));
    let kept: Vec<Rights> = kept.collect();
    let mandates = mandates.into_iter().map(|(_, mandate)| mandate);
    Ok(mandates
        .zip(kept)
        .map(|(mandate, rights)| MandateFacts { rights, ..mandate })
        .collect())
}

/// The rights that stand in a live row and that no newer mandate of the same structure names: what
/// was taken over stays so, whatever became of its row.
fn live_rights(
    rows: &[MandateRow],
    mandate: &MandateFacts,
    all: &[(&[MandateRow], MandateFacts)],
) -> Rights {
    let holder = |one: &MandateFacts| one.organisation.as_ref().map(|found| found.id);
    let live = |code: &str| rows.iter().any(|row| row.live && row.category == code);
    let accepted = accepted_at(rows);
    let taken = |grantable: &Grantable| {
        all.iter().any(|(rows, newer)| {
            accepted_at(rows) > accepted
                && holder(newer) == holder(mandate)
                && newer.rights.contains_key(grantable)
        })
    };
    let mut rights = mandate.rights.clone();
    rights.retain(|grantable, _| live(grantable.category().code()) && !taken(grantable));
    rights
}

/// When a mandate was accepted. One that waits for the date of a decision starts later than that;
/// every other one starts then, and that instant is signed.
fn accepted_at(rows: &[MandateRow]) -> Option<i64> {
    let row = rows.first()?;
    let decided = Terms::parse(&row.terms).is_some_and(|terms| terms.decision.is_some());
    Some(if decided {
        row.created_at.min(row.starts_at)
    } else {
        row.starts_at
    })
}

fn first(
    row: &MandateRow,
    aidant: AccountId,
    locker: LockerId,
) -> Result<MandateFacts, StoreError> {
    let digest = crate::crypto::sha256(&row.terms);
    let terms = Terms::parse(&row.terms).filter(|_| digest.as_slice() == row.terms_sha256);
    let terms = super::code(terms, "mandates")?;
    let ours = terms.mandate.0 == row.id && terms.locker == locker;
    let present = row.aidant == Some(aidant.0) && row.removed_at.is_none();
    // Whoever was added later stands in no terms: the signature of their grant is checked with
    // their key.
    let agreed = terms.aidants.contains(&aidant) || row.added_at.is_some();
    let millis = Timestamp::from_millis;
    let window = row.window_starts.zip(row.window_ends);
    Ok(MandateFacts {
        id: MandateId(row.id),
        life: Life {
            state: super::code(MandateState::parse(&row.state), "mandates")?,
            starts_at: millis(row.starts_at),
            ends_at: millis(row.ends_at),
            dormant: terms.dormant,
            window: window.map(|(starts, ends)| (millis(starts), millis(ends))),
        },
        named: ours && agreed && present,
        rights: terms.rights,
        organisation: organisation(row, terms.organisation)?,
    })
}

fn organisation(
    row: &MandateRow,
    agreed: Option<OrganisationId>,
) -> Result<Option<OrganisationFacts>, StoreError> {
    let Some(agreed) = agreed else {
        return Ok(None);
    };
    let standing = row.standing.as_deref().and_then(Standing::parse);
    let same = row.organisation == Some(agreed.0);
    Ok(Some(OrganisationFacts {
        id: agreed,
        standing: if same {
            super::code(standing, "organisations")?
        } else {
            Standing::Closed
        },
        allowed: allowed(row.allowed.as_deref().unwrap_or_default()),
        member: row.member > 0,
    }))
}
