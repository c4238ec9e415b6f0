//! Journal ⇄ tables for what opens papers: mandates, who they name, the rights and keys that still
//! stand, and the public keys that were made known.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use super::consents::{self, Consented};
use super::error::OpError;
use super::journal_verify::Verdict;
use super::published::fingerprint;
use crate::app::App;
use crate::crypto;
use crate::domain::journal::EventKind;
use crate::store::codes;
use crate::store::journal::Body;
use crate::store::mandates::{self, MandateRow};
use crate::store::requests;
use crate::store::{accounts, accounts::KeysRow, db::Conn};

/// A locker and who holds rights in it: the structure that answers, or the relative.
type Holder = (Option<Uuid>, Option<Uuid>);

/// What the journal says of a mandate.
struct Given {
    state: EventKind,
    place: (Option<Uuid>, Option<Uuid>),
    terms_sha256: Option<String>,
    dates: (Option<i64>, Option<i64>),
    window: (Option<i64>, Option<i64>),
    aidants: BTreeSet<Uuid>,
    live: BTreeSet<String>,
    consented: Consented,
}

/// What the journal says of all of them, gathered while it is read.
#[derive(Default)]
pub(super) struct Grants {
    mandates: BTreeMap<Uuid, Given>,
    holders: BTreeMap<Holder, Vec<Uuid>>,
    requests: BTreeMap<Uuid, (&'static str, Option<String>)>,
    keys: BTreeMap<(Uuid, i64), (i64, Option<String>)>,
    codes: BTreeSet<Uuid>,
}

impl Grants {
    pub(super) fn take(&mut self, kind: EventKind, body: &Body, said: &Value) {
        if let Some(code) = said.get("code").and_then(Value::as_str) {
            self.codes.extend(code.parse::<Uuid>());
        }
        match (kind, body.mandate, body.account) {
            (EventKind::MandateDrafted, Some(mandate), _) => self.drafted(mandate, said),
            (EventKind::MandateRefused, Some(mandate), _) => self.ended(mandate, "refused"),
            (EventKind::MandateLapsed, Some(mandate), _) => self.ended(mandate, "lapsed"),
            (EventKind::MandateAccepted, Some(mandate), _) => {
                self.ended(mandate, "accepted");
                self.given(mandate, body, said);
            }
            (_, Some(mandate), account) if self.mandates.contains_key(&mandate) => {
                if let Some(given) = self.mandates.get_mut(&mandate) {
                    given.change(kind, account, said);
                }
            }
            (EventKind::KeyPublished, _, Some(account)) => {
                let version = said.get("key_version").and_then(Value::as_i64);
                let print = said.get("fingerprint").and_then(Value::as_str);
                let known = (body.idx, print.map(str::to_owned));
                self.keys.insert((account, version.unwrap_or(0)), known);
            }
            _ => {}
        }
    }

    fn drafted(&mut self, mandate: Uuid, said: &Value) {
        let draft = said.get("draft").and_then(Value::as_bool) == Some(true);
        let terms = said.get("terms_sha256").and_then(Value::as_str);
        let known = self.requests.remove(&mandate).and_then(|(_, terms)| terms);
        let state = if draft { "draft" } else { "pending" };
        let terms = terms.map(str::to_owned).or(known);
        self.requests.insert(mandate, (state, terms));
    }

    fn ended(&mut self, mandate: Uuid, state: &'static str) {
        if let Some(request) = self.requests.get_mut(&mandate) {
            request.0 = state;
        }
    }

    /// A newer mandate of the same structure takes each category that it names.
    fn given(&mut self, mandate: Uuid, body: &Body, said: &Value) {
        let number = |key: &str| said.get(key).and_then(Value::as_i64);
        let aidants = said.get("aidants").and_then(Value::as_array);
        let aidants = aidants.into_iter().flatten().filter_map(Value::as_str);
        let rights = said.get("rights").and_then(Value::as_object);
        let live: BTreeSet<String> = rights
            .into_iter()
            .flat_map(|rights| rights.keys().cloned())
            .collect();
        let aidants: BTreeSet<Uuid> = aidants.filter_map(|id| id.parse().ok()).collect();
        let relative = aidants.first().copied();
        let holder = (body.locker, body.organisation.or(relative));
        let theirs = self.holders.entry(holder).or_default();
        for older in theirs.iter() {
            if let Some(older) = self.mandates.get_mut(older) {
                older.live.retain(|category| !live.contains(category));
            }
        }
        theirs.push(mandate);
        let terms = said.get("terms_sha256").and_then(Value::as_str);
        let given = Given {
            state: EventKind::MandateAccepted,
            place: (body.locker, body.organisation),
            window: (None, None),
            terms_sha256: terms.map(str::to_owned),
            dates: (number("starts_at"), number("ends_at")),
            aidants,
            live,
            consented: Consented {
                // On the telephone an aidant acts; the mandate is the person's all the same.
                person: body.account.or(body.actor),
                method: said
                    .get("consent")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            },
        };
        self.mandates.insert(mandate, given);
    }

    /// Compares with the tables.
    pub(super) async fn check(self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut conn = app.store.reader().await?;
        self.check_mandates(app, &mut conn, verdict).await?;
        self.check_requests(&mut conn, verdict).await?;
        self.check_rows(&mut conn, verdict).await?;
        for fresh in codes::fresh(&mut conn).await? {
            if self.codes.contains(&fresh) {
                verdict.find(format!("codes {fresh}"), "was used and is fresh again");
            }
        }
        self.check_keys(&mut conn, verdict).await
    }

    async fn check_mandates(
        &self,
        app: &App,
        conn: &mut Conn,
        verdict: &mut Verdict,
    ) -> Result<(), OpError> {
        let mut left: BTreeSet<&Uuid> = self.mandates.keys().collect();
        let mut after = Uuid::nil();
        loop {
            let rows = mandates::page(conn, after).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                left.remove(&row.id);
                let given = self.mandates.get(&row.id);
                check_mandate(row, given, verdict);
                if let Some(given) = given {
                    consents::check(app, conn, row, &given.consented, verdict).await?;
                }
            }
        }
        for gone in left {
            let row = format!("mandates {gone}");
            verdict.find(row, "was accepted and is gone without an entry");
        }
        Ok(())
    }

    async fn check_requests(&self, conn: &mut Conn, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut left: BTreeSet<&Uuid> = self.requests.keys().collect();
        let mut after = Uuid::nil();
        loop {
            let rows = requests::page(conn, after).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                left.remove(&row.id);
                let digest = Some(crypto::hex(&crypto::sha256(&row.terms)));
                let name = format!("mandate_requests {}", row.id);
                match self.requests.get(&row.id) {
                    Some((state, terms)) if *state == row.state && *terms == digest => {}
                    _ => verdict.find(name, "is not what the journal says was proposed"),
                }
            }
        }
        for gone in left {
            let row = format!("mandate_requests {gone}");
            verdict.find(row, "was proposed and is gone without an entry");
        }
        Ok(())
    }

    /// No row names another aidant, and none brings back what has ended.
    async fn check_rows(&self, conn: &mut Conn, verdict: &mut Verdict) -> Result<(), OpError> {
        for (mandate, aidant) in mandates::named(conn).await? {
            let given = self.mandates.get(&mandate);
            if given.is_none_or(|given| !given.aidants.contains(&aidant)) {
                let row = format!("mandate_aidants {mandate} {aidant}");
                verdict.find(row, "was not named by the person");
            }
        }
        for (mandate, aidant) in mandates::halves(conn).await? {
            let given = self.mandates.get(&mandate).filter(|given| !given.over());
            let row = format!("server_halves {mandate}");
            match given {
                None => verdict.find(row, "stands although the mandate has ended"),
                Some(given) if !given.aidants.contains(&aidant) => {
                    verdict.find(row, "stands for somebody who is not named");
                }
                Some(_) => {}
            }
        }
        let live = mandates::live(conn).await?;
        self.check_live("mandate_rights", live, verdict);
        let kept = mandates::kept(conn).await?;
        self.check_live("granted_keys", kept, verdict);
        Ok(())
    }

    fn check_live(&self, table: &str, rows: Vec<(Uuid, String)>, verdict: &mut Verdict) {
        for (mandate, category) in rows {
            let given = self.mandates.get(&mandate);
            if given.is_none_or(|given| !given.live.contains(&category)) {
                let row = format!("{table} {mandate} {category}");
                verdict.find(row, "stands although the right has ended");
            }
        }
    }

    async fn check_keys(&self, conn: &mut Conn, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut after = (Uuid::nil(), 0);
        loop {
            let rows = accounts::page_keys(conn, after).await?;
            let Some(last) = rows.last() else { break };
            after = (last.account, last.version);
            for row in &rows {
                if self.keys.get(&(row.account, row.version)) != Some(&published(row)) {
                    let row = format!("account_keys {} {}", row.account, row.version);
                    verdict.find(row, "are not the keys that the journal made known");
                }
            }
        }
        Ok(())
    }
}

impl Given {
    /// What an entry after its acceptance says of a mandate.
    fn change(&mut self, kind: EventKind, account: Option<Uuid>, said: &Value) {
        let number = |key: &str| said.get(key).and_then(Value::as_i64);
        match (kind, account) {
            (
                EventKind::MandateRevoked
                | EventKind::MandateSuperseded
                | EventKind::MandateRenewed
                | EventKind::MandateExpired,
                _,
            ) => {
                self.state = kind;
                self.live.clear();
            }
            (EventKind::MandateSuspended, _) => self.state = kind,
            (EventKind::MandateResumed, _) => self.state = EventKind::MandateAccepted,
            (EventKind::MandateNarrowed, _) => {
                let category = said.get("category").and_then(Value::as_str);
                self.live.retain(|live| Some(live.as_str()) != category);
            }
            (EventKind::MandateWoken, _) => self.window = (number("starts_at"), number("ends_at")),
            (EventKind::MandateAidantAdded, Some(aidant)) => {
                self.aidants.insert(aidant);
            }
            (EventKind::MandateAidantRemoved, Some(aidant)) => {
                self.aidants.remove(&aidant);
            }
            _ => {}
        }
    }

    fn over(&self) -> bool {
        !matches!(
            self.state,
            EventKind::MandateAccepted | EventKind::MandateSuspended
        )
    }
}

fn published(row: &KeysRow) -> (i64, Option<String>) {
    let print = fingerprint(&row.hpke_public, &row.ed25519_public);
    (row.entry, Some(crypto::hex(&print)))
}

fn check_mandate(row: &MandateRow, given: Option<&Given>, verdict: &mut Verdict) {
    let name = format!("mandates {}", row.id);
    let Some(given) = given else {
        return verdict.find(name, "was never accepted");
    };
    let wanted = match given.state {
        EventKind::MandateRevoked => "revoked",
        EventKind::MandateSuperseded | EventKind::MandateRenewed => "superseded",
        EventKind::MandateSuspended => "suspended",
        EventKind::MandateExpired => "expired",
        _ => "active",
    };
    if row.state != wanted {
        let problem = format!("is {} and the journal says {wanted}", row.state);
        verdict.find(&name, problem);
    }
    let digest = Some(crypto::hex(&crypto::sha256(&row.terms)));
    if digest != given.terms_sha256 || row.terms().is_err() {
        verdict.find(&name, "terms are not those that were accepted");
    }
    let window = (row.window_starts, row.window_ends);
    if (Some(row.starts_at), Some(row.ends_at)) != given.dates || window != given.window {
        verdict.find(&name, "dates are not those that were accepted");
    }
    if (Some(row.locker), row.organisation) != given.place {
        verdict.find(&name, "is of another locker or structure");
    }
}
