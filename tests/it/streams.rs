//! A long download over a real socket: a revocation, and the end of a mandate by the clock, cut it
//! within seconds, and what waits on the server's side never arrives.

use std::time::Duration;

use abri::http::server::serve;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::support::cast::{Cast, pdf, rights};
use crate::support::{World, in_each_world};

/// More than all the buffers between a stalled reader and the server.
const LENGTH: usize = 40 * 1024 * 1024;

struct Download {
    stream: TcpStream,
    stop: CancellationToken,
}

/// Asks for the paper and reads its first bytes, then nothing.
async fn begin(world: &World, cast: &Cast, paper: &str) -> Download {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    tokio::spawn(serve(listener, world.router.clone(), stop.clone()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let token = &cast.marie.token;
    let request = format!(
        "GET /api/v1/documents/{paper}/content HTTP/1.1\r\nHost: abri\r\nAuthorization: Bearer {token}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut first = [0; 4096];
    stream.read_exact(&mut first).await.unwrap();
    assert!(first.starts_with(b"HTTP/1.1 200 OK"));
    Download { stream, stop }
}

impl Download {
    /// Reads to the end: how many bytes came, and whether the connection broke.
    async fn drain(mut self) -> (usize, bool) {
        let mut buffer = vec![0; 1 << 20];
        let mut total = 4096;
        let broken = loop {
            match self.stream.read(&mut buffer).await {
                Ok(0) => break false,
                Ok(count) => total += count,
                Err(_) => break true,
            }
        };
        self.stop.cancel();
        (total, broken)
    }
}

async fn prepared(world: &World) -> (Cast, String, String) {
    let cast = world.cast().await;
    let paper = world
        .paper(&cast.amina, "cni", "Longue", &pdf(LENGTH))
        .await;
    let mandate = world
        .mandate(&cast.amina, &cast.marie, rights(), "visit")
        .await;
    world.visit(&cast.amina, &cast.marie.token).await;
    (cast, paper, mandate)
}

/// Waits for the cut by watching the journal say so, which it does before the connection breaks.
async fn cut_recorded(world: &World, reason: &str) -> Duration {
    let began = Instant::now();
    let sql = format!(
        "SELECT COUNT(*) FROM journal_entries WHERE outcome = 'failed' AND reason = '{reason}'"
    );
    while world.number(&sql).await == 0 {
        assert!(
            began.elapsed() < Duration::from_secs(10),
            "the stream was not cut"
        );
        tokio::task::yield_now().await;
    }
    began.elapsed()
}

#[test]
fn a_revocation_cuts_a_download_and_erases_the_key() {
    in_each_world(|world| async {
        let (cast, paper, mandate) = prepared(&world).await;
        let download = begin(&world, &cast, &paper).await;
        world
            .act(&format!("/mandates/{mandate}/revoke"), &cast.amina.token)
            .await
            .expect(204);
        assert_eq!(world.number("SELECT COUNT(*) FROM server_halves").await, 0);
        assert!(cut_recorded(&world, "revoked").await < Duration::from_secs(5));
        let (bytes, broken) = download.drain().await;
        assert!(broken, "the connection ended as if the paper were whole");
        assert!(bytes < LENGTH, "{bytes} bytes came");
        world
    });
}

#[test]
fn the_clock_cuts_a_download() {
    in_each_world(|world| async {
        let (cast, paper, _) = prepared(&world).await;
        let download = begin(&world, &cast, &paper).await;
        world.later(Duration::from_secs(2 * 3600));
        assert!(cut_recorded(&world, "expired").await < Duration::from_secs(5));
        let (bytes, broken) = download.drain().await;
        assert!(
            broken && bytes < LENGTH,
            "{bytes} bytes came, broken: {broken}"
        );
        world
    });
}

#[test]
fn a_departure_from_the_structure_cuts_a_download() {
    in_each_world(|world| async {
        let (cast, paper, _) = prepared(&world).await;
        let download = begin(&world, &cast, &paper).await;
        let path = format!("/api/v1/organisations/current/members/{}", cast.marie.id);
        let request = axum::http::Request::delete(path).header(
            "authorization",
            format!("Bearer {}", cast.coordinator.token),
        );
        let request = request.body(axum::body::Body::empty()).unwrap();
        world.send(request).await.expect(204);
        assert!(cut_recorded(&world, "session_expired").await < Duration::from_secs(5));
        let (bytes, broken) = download.drain().await;
        assert!(
            broken && bytes < LENGTH,
            "{bytes} bytes came, broken: {broken}"
        );
        world
    });
}

#[test]
fn a_download_that_nobody_stops_arrives_whole() {
    in_each_world(|world| async {
        let (cast, paper, _) = prepared(&world).await;
        let mut download = begin(&world, &cast, &paper).await;
        let mut left = LENGTH - 4096;
        let mut buffer = vec![0; 1 << 20];
        while left > 0 {
            let count = download.stream.read(&mut buffer).await.unwrap();
            assert!(count > 0, "{left} bytes are missing");
            left = left.saturating_sub(count);
        }
        download.stop.cancel();
        world
    });
}
