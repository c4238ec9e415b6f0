//! Logs: JSON lines on standard error, operation names and codes, nothing personal. Before anything
//! else the process forbids core dumps of itself, which would hold keys.

use tracing_subscriber::EnvFilter;

/// Starts logging; `RUST_LOG` sets the level, `info` by default.
pub fn start() {
    forbid_dumps();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let started = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    if started.is_err() {
        eprintln!("abri: logging was started before");
    }
}

/// `PR_SET_DUMPABLE`: no core file, and no other process of the same owner attaches.
fn forbid_dumps() {
    #[cfg(target_os = "linux")]
    if rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
        .is_err()
    {
        eprintln!("abri: warning: core dumps could not be forbidden; set the limit to 0");
    }
}
