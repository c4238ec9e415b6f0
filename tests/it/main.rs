//! The integration suite: one binary, one file a subject. Every test that needs a database runs on
//! SQLite, and on PostgreSQL where `ABRI_TEST_POSTGRES` says where one is.

mod attack_tools;
mod attacks;
mod attacks_tree;
mod attacks_journal;
mod attacks_guards;
mod attacks_commitment;
mod attacks_grants;
mod attacks_keys;
mod attacks_sessions;
mod authorization;
mod bad_input;
mod blobs;
mod locales;
mod logs;
mod main_path;
mod policy;
mod properties_crypto;
mod properties_journal;
mod store;
mod streams;
mod support;
mod vectors_crypto;
mod vectors_entry;
mod vectors_journal;
mod views;
