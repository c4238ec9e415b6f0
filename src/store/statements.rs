//! Every statement in one list, so that a test can prepare each on both engines.

use super::StoreError;
use super::db::Conn;
use super::{
    accounts, append, attestations, cards, checkpoints, codes, confirmations, contact_trust,
    contacts, contests, cosignatures, documents, factors, facts, guardians, idempotency,
    identities, identity_flows, instance, invitations, journal, journal_own, journal_said, leases,
    lockers, mandates, members, notices, openings, organisations, outbox, outbox_tally, passkeys,
    recoveries, recoveries_over, relatives, requests, session_ends, sessions, unlock_tries,
    unlocks, visits, wakes, writer,
};

/// Every statement of the store with its name; a test prepares each on both engines.
pub fn all_statements() -> Vec<(&'static str, &'static str)> {
    let files = [
        accounts::STATEMENTS,
        append::STATEMENTS,
        cards::STATEMENTS,
        checkpoints::STATEMENTS,
        codes::STATEMENTS,
        confirmations::STATEMENTS,
        contact_trust::STATEMENTS,
        contacts::STATEMENTS,
        cosignatures::STATEMENTS,
        contests::STATEMENTS,
        attestations::STATEMENTS,
        documents::STATEMENTS,
        factors::STATEMENTS,
        facts::STATEMENTS,
        guardians::STATEMENTS,
        idempotency::STATEMENTS,
        identities::STATEMENTS,
        identity_flows::STATEMENTS,
        instance::STATEMENTS,
        invitations::STATEMENTS,
        journal::STATEMENTS,
        journal_said::STATEMENTS,
        journal_own::STATEMENTS,
        leases::STATEMENTS,
        lockers::STATEMENTS,
        mandates::STATEMENTS,
        members::STATEMENTS,
        notices::STATEMENTS,
        openings::STATEMENTS,
        organisations::STATEMENTS,
        recoveries::STATEMENTS,
        recoveries_over::STATEMENTS,
        passkeys::STATEMENTS,
        relatives::STATEMENTS,
        requests::STATEMENTS,
        outbox::STATEMENTS,
        outbox_tally::STATEMENTS,
        session_ends::STATEMENTS,
        sessions::STATEMENTS,
        unlock_tries::STATEMENTS,
        unlocks::STATEMENTS,
        visits::STATEMENTS,
        wakes::STATEMENTS,
        writer::STATEMENTS,
    ];
    files.into_iter().flatten().copied().collect()
}

/// Prepares a statement without running it.
///
/// # Errors
/// The engine does not take it.
pub async fn prepare(conn: &mut Conn, sql: &'static str) -> Result<(), StoreError> {
    use sqlx::{Executor, SqlSafeStr};
    match conn {
        Conn::Sqlite(conn) => drop((&mut **conn).prepare(sql.into_sql_str()).await?),
        Conn::Postgres(conn) => drop((&mut **conn).prepare(sql.into_sql_str()).await?),
    }
    Ok(())
}
