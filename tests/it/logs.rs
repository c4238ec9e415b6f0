//! Everything that the application logs in this process, kept for the search of leaks.

use std::io;
use std::sync::{Mutex, Once, PoisonError};

static LOGS: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static START: Once = Once::new();

struct Sink;

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGS.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Logs at the most talkative level, into memory.
pub fn start() {
    START.call_once(|| {
        let subscriber = tracing_subscriber::fmt()
            .json()
            .with_max_level(tracing::Level::DEBUG)
            .with_writer(|| Sink);
        let _ = subscriber.try_init();
    });
}

/// What was logged so far.
pub fn all() -> Vec<u8> {
    LOGS.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
