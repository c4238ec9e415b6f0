//! Argon2id for everybody at once, in bounded memory: a few run, some wait, more are told to come
//! back. So a hundred people who enter together take no more memory than four.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::crypto::password::{Cost, CostLowered, Stretched, stretch};
use crate::limits;

/// Why nothing was stretched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unstretched {
    /// Too many wait already.
    #[error("too many people enter at once")]
    Busy,
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
    /// The cost is none that this server takes.
    #[error(transparent)]
    Cost(#[from] CostLowered),
}

/// The places where secrets are stretched.
pub struct Stretching {
    running: Arc<Semaphore>,
    inside: Arc<Semaphore>,
    done: Arc<AtomicU64>,
}

impl Default for Stretching {
    fn default() -> Self {
        let inside = limits::STRETCHES_AT_ONCE + limits::STRETCHES_WAITING;
        Self {
            running: Arc::new(Semaphore::new(limits::STRETCHES_AT_ONCE)),
            inside: Arc::new(Semaphore::new(inside)),
            done: Arc::default(),
        }
    }
}

impl Stretching {
    /// Stretches off the async threads, when its turn comes.
    ///
    /// # Errors
    /// [`Unstretched`]; nothing was computed.
    pub async fn stretch(
        &self,
        secret: Zeroizing<Vec<u8>>,
        salt: [u8; 16],
        cost: Cost,
    ) -> Result<Stretched, Unstretched> {
        let done = self.done.clone();
        let work = move || {
            let stretched = stretch(&secret, &salt, cost);
            done.fetch_add(1, Ordering::Relaxed);
            stretched
        };
        Ok(self.in_turn(work).await??)
    }

    /// Does other work that takes as much memory, in its turn among them.
    ///
    /// # Errors
    /// As [`Stretching::stretch`]; nothing was done.
    pub async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Unstretched> {
        let place = self.inside.clone().try_acquire_owned();
        let place = place.map_err(|_| Unstretched::Busy)?;
        let turn = self.running.clone().acquire_owned().await;
        let turn = turn.map_err(|_| Unstretched::Stopping)?;
        // The work holds its place itself: a caller who goes away frees nothing before its end.
        let work = tokio::task::spawn_blocking(move || {
            let done = work();
            drop((turn, place));
            done
        });
        work.await.map_err(|_| Unstretched::Stopping)
    }

    /// How many were stretched since the start: known and unknown secrets must cost the same.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: Cost = Cost {
        memory_kib: 32,
        passes: 1,
        lanes: 1,
    };

    /// With every turn taken, exactly so many wait; one more is told so, and a place that is left
    /// is free again.
    #[tokio::test]
    async fn the_queue_is_bounded() {
        let places = Arc::new(Stretching::default());
        let turns = limits::STRETCHES_AT_ONCE as u32;
        let held = places.running.clone().acquire_many_owned(turns).await;
        let all = limits::STRETCHES_AT_ONCE + limits::STRETCHES_WAITING;
        let mut waiting = tokio::task::JoinSet::new();
        for _ in 0..all {
            let places = places.clone();
            waiting.spawn(async move {
                let secret = Zeroizing::new(b"1234".to_vec());
                places.stretch(secret, [7; 16], LIGHT).await.map(drop)
            });
        }
        while places.inside.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let more = places.stretch(Zeroizing::default(), [7; 16], LIGHT).await;
        assert_eq!(more.err(), Some(Unstretched::Busy));
        drop(held);
        while let Some(ended) = waiting.join_next().await {
            assert_eq!(ended.unwrap(), Ok(()));
        }
        assert_eq!(places.done(), all as u64);
        assert_eq!(places.inside.available_permits(), all);
    }
}
