//! The integration suite: one binary, one file a subject. Every test that needs a database runs on
//! SQLite, and on PostgreSQL where `ABRI_TEST_POSTGRES` says where one is.

mod attack_tools;
mod attacks;
mod attacks_commitment;
mod attacks_ended;
mod attacks_grants;
mod attacks_guards;
mod attacks_journal;
mod attacks_keys;
mod attacks_papers;
mod attacks_published;
mod attacks_sessions;
mod attacks_tables;
mod attacks_tree;
mod attacks_unlocks;
mod authorization;
mod bad_input;
mod blobs;
mod leaks;
mod leaks_drive;
mod leaks_failures;
mod leaks_tools;
mod locales;
mod logs;
mod main_path;
mod policy;
mod properties_crypto;
mod properties_journal;
mod store;
mod streams;
mod support;
mod timing;
mod vectors_crypto;
mod vectors_entry;
mod vectors_journal;
mod views;
