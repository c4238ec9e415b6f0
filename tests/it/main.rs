//! The integration suite: one binary, one file a subject. Every test that needs a database runs on
//! SQLite, and on PostgreSQL where `ABRI_TEST_POSTGRES` says where one is.

mod locales;
mod properties_journal;
mod vectors_entry;
mod vectors_journal;
mod views;
