//! The integration suite: one binary, one file a subject. Every test that needs a database runs on
//! SQLite, and on PostgreSQL where `ABRI_TEST_POSTGRES` says where one is.

mod locales;
mod logs;
mod main_path;
mod properties_journal;
mod support;
mod vectors_entry;
mod vectors_journal;
mod views;
