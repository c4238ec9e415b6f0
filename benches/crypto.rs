//! Sealing and opening of document bytes against `openssl speed -evp aes-256-gcm` on 16 KiB blocks,
//! one core, in one run. Prints medians and their ratio; gates nothing.
//!
//! `cargo bench --bench crypto`

use std::process::Command;

use abri::crypto::key::DocumentKey;
use abri::crypto::place::Place;
use abri::crypto::random::Random;
use abri::crypto::stream::{STREAM_HEADER, StreamOpener, StreamSealer};
use abri::crypto::{CHUNK, sha256};
use tokio::time::Instant;

const BYTES: usize = 256 * 1024 * 1024;
const PUSH: usize = 16 * CHUNK;
const ROUNDS: usize = 5;

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn rate(work: impl Fn()) -> f64 {
    median(
        (0..ROUNDS)
            .map(|_| {
                let began = Instant::now();
                work();
                BYTES as f64 / began.elapsed().as_secs_f64()
            })
            .collect(),
    )
}

fn seal(key: &DocumentKey, place: &Place, plain: &[u8], random: &Random) {
    let mut out = Vec::with_capacity(PUSH * 2);
    let mut sealer = StreamSealer::new(key, place, random, &mut out);
    for _ in 0..BYTES / PUSH {
        out.clear();
        sealer.push(plain, &mut out).expect("a chunk seals");
    }
    sealer.finish(&mut out).expect("the last chunk seals");
}

fn open(opener: &StreamOpener, sealed: &[u8]) {
    let size = opener.sealed_size(0);
    let mut out = Vec::with_capacity(PUSH);
    for _ in 0..BYTES / PUSH {
        out.clear();
        for (number, chunk) in (0u64..).zip(sealed.chunks_exact(size)) {
            opener
                .open_chunk(number, chunk, &mut out)
                .expect("a chunk opens");
        }
    }
}

/// Bytes a second that openssl seals in 16 KiB blocks.
fn openssl() -> Option<f64> {
    let run = Command::new("openssl")
        .args([
            "speed",
            "-elapsed",
            "-seconds",
            "3",
            "-bytes",
            "16384",
            "-evp",
            "aes-256-gcm",
        ])
        .output()
        .ok()?;
    let text = String::from_utf8(run.stdout).ok()?;
    let line = text
        .lines()
        .rev()
        .find(|line| line.to_lowercase().starts_with("aes-256-gcm"))?;
    let number: f64 = line
        .split_whitespace()
        .last()?
        .trim_end_matches('k')
        .parse()
        .ok()?;
    Some(number * 1000.0)
}

fn main() {
    let random = Random::system();
    let key = DocumentKey::make(&random);
    let place = Place::new("document", &[&[1; 16], &[2; 16], &[3; 16]]);
    let plain = vec![7; PUSH];
    let sealing = rate(|| seal(&key, &place, &plain, &random));
    let mut object = Vec::new();
    let mut sealer = StreamSealer::new(&key, &place, &random, &mut object);
    sealer.push(&plain, &mut object).expect("seals");
    let length = sealer.finish(&mut object).expect("seals");
    let (head, sealed) = object.split_at(STREAM_HEADER);
    let opener = StreamOpener::new(&key, &place, head, object.len() as u64, length).expect("opens");
    let opening = rate(|| open(&opener, &sealed[..16 * opener.sealed_size(0)]));
    let hashing = rate(|| (0..BYTES / PUSH).for_each(|_| assert_ne!(sha256(&plain), [0; 32])));
    let gigabytes = |rate: f64| rate / 1e9;
    println!("seal    {:.2} GB/s", gigabytes(sealing));
    println!("open    {:.2} GB/s", gigabytes(opening));
    println!("sha-256 {:.2} GB/s", gigabytes(hashing));
    match openssl() {
        Some(peer) => println!(
            "openssl {:.2} GB/s; seal {:.2} and open {:.2} of it",
            gigabytes(peer),
            sealing / peer,
            opening / peer
        ),
        None => println!("openssl is not installed; no ratio"),
    }
}
