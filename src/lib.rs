//! Abri: a digital locker. See `docs/ARCHITECTURE.md` for the rooms of this house.

pub mod app;
pub mod blobs;
pub mod cli;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod domain;
pub mod http;
pub mod id;
pub mod identity;
pub mod jobs;
pub mod journal;
pub mod limits;
pub mod media;
pub mod notify;
pub mod ops;
pub mod store;
pub mod telemetry;
mod tls;
pub mod webauthn;
pub mod witness;
