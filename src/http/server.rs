//! Connections: bounded in number and in patience, and each can be cut. Cutting resets the
//! connection, so that what waits in buffers on the way to a slow reader is dropped as well.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::limits;

/// The connection that a request came by.
#[derive(Clone, Default)]
pub struct Connection {
    /// The caller's address, for the throttle only.
    pub address: String,
    cut: CancellationToken,
}

impl Connection {
    /// Resets the connection: nothing more of it arrives.
    pub fn cut(&self) {
        self.cut.cancel();
    }
}

/// Serves until `stop`, then lets running requests end for a while.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: CancellationToken,
) -> io::Result<()> {
    let room = Arc::new(Semaphore::new(limits::CONNECTIONS));
    let tracker = TaskTracker::new();
    loop {
        let Ok(permit) = room.clone().acquire_owned().await else {
            break;
        };
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file descriptors, say: others must end before one more fits.
            tokio::task::yield_now().await;
            continue;
        };
        let (router, stop) = (router.clone(), stop.clone());
        tracker.spawn(async move {
            connection(stream, peer, router, stop).await;
            drop(permit);
        });
    }
    tracker.close();
    // A stalled reader must not keep the server from stopping.
    let _ = tokio::time::timeout(limits::HEAD_TIMEOUT, tracker.wait()).await;
    Ok(())
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, stop: CancellationToken) {
    // Small answers must not wait for more.
    let _ = stream.set_nodelay(true);
    let connection = Connection {
        address: peer.ip().to_string(),
        cut: CancellationToken::new(),
    };
    let cut = connection.cut.clone();
    let io = TokioIo::new(Resettable {
        stream,
        cut: cut.clone(),
    });
    let service =
        hyper::service::service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(connection.clone());
            let router = router.clone();
            async move { Ok::<_, Infallible>(answer(router, request).await) }
        });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits::HEAD_TIMEOUT)
        .max_buf_size(256 * 1024);
    let serving = builder.serve_connection(io, service);
    tokio::pin!(serving);
    tokio::select! {
        _ = serving.as_mut() => {}
        () = cut.cancelled() => {}
        () = stop.cancelled() => {
            serving.as_mut().graceful_shutdown();
            tokio::select! {
                _ = serving => {}
                () = cut.cancelled() => {}
            }
        }
    }
}

async fn answer(
    router: Router,
    request: hyper::Request<hyper::body::Incoming>,
) -> axum::response::Response {
    match router.oneshot(request.map(Body::new)).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// A stream that, once cut, closes with a reset instead of a farewell.
struct Resettable {
    stream: TcpStream,
    cut: CancellationToken,
}

impl Drop for Resettable {
    fn drop(&mut self) {
        if self.cut.is_cancelled() {
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Resettable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Resettable {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.cut.is_cancelled() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.cut.is_cancelled() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
