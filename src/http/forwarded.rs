//! From which address a request came. Behind a proxy that the configuration names, its headers are
//! read from the right: each trusted hop tells of the one before it, and the first that is not
//! trusted is the caller. Whatever a caller writes further left is never looked at.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

use super::server::Connection;
use crate::app::App;
use crate::app::network::{Network, caller};

/// Puts the caller's address, as it is counted, in place of the connection's.
pub async fn address(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let trusted = &app.settings.trusted_proxies;
    let connection = request.extensions().get::<Connection>().cloned();
    if let Some(mut connection) = connection
        && let Ok(peer) = connection.address.parse::<IpAddr>()
    {
        connection.address = caller(origin(peer, request.headers(), trusted));
        request.extensions_mut().insert(connection);
    }
    next.run(request).await
}

/// The caller behind `peer`. Where two headers name different ones, a caller may have written one of
/// them: then neither is believed.
fn origin(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    if !believed(peer, trusted) {
        return peer;
    }
    let named = [
        hops(headers, "x-forwarded-for", |hop| hop.parse().ok()),
        hops(headers, "forwarded", forwarded),
    ];
    let mut named = named.into_iter().filter(|hops| !hops.is_empty());
    let walked = named.next().map(|hops| walk(peer, &hops, trusted));
    let other = named.next().map(|hops| walk(peer, &hops, trusted));
    match (walked, other) {
        (Some(one), Some(other)) if one != other => peer,
        (Some(one), _) => one,
        (None, _) => peer,
    }
}

fn believed(address: IpAddr, trusted: &[Network]) -> bool {
    trusted.iter().any(|network| network.contains(address))
}

/// From the right, as far as the hops are trusted. What is no address ends the walk at the hop that
/// wrote it.
fn walk(peer: IpAddr, hops: &[Option<IpAddr>], trusted: &[Network]) -> IpAddr {
    let mut at = peer;
    for hop in hops.iter().rev() {
        match hop {
            Some(hop) if believed(at, trusted) => at = *hop,
            _ => break,
        }
    }
    at
}

/// The hops of all headers of a name, in order; none for what is no address.
fn hops(
    headers: &HeaderMap,
    name: &str,
    read: impl Fn(&str) -> Option<IpAddr>,
) -> Vec<Option<IpAddr>> {
    let mut hops = Vec::new();
    for value in headers.get_all(name) {
        match value.to_str() {
            Ok(text) => hops.extend(text.split(',').map(|hop| read(hop.trim()))),
            Err(_) => hops.push(None),
        }
    }
    hops
}

/// The `for` of one element of `Forwarded` (RFC 7239): an address, in brackets and with a port where
/// there is one. `unknown` and `_names` are no address.
fn forwarded(element: &str) -> Option<IpAddr> {
    let mut pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let (_, node) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))?;
    let node = node.trim().trim_matches('"');
    match node.strip_prefix('[') {
        Some(inside) => inside.split(']').next()?.parse().ok(),
        None => node.split(':').next()?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: &str = "10.0.0.1";

    fn from(peer: &str, headers: &[(&'static str, &str)]) -> String {
        let trusted = [
            "10.0.0.0/8".parse().unwrap(),
            "2001:db8::/64".parse().unwrap(),
        ];
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        origin(peer.parse().unwrap(), &map, &trusted).to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_is_believed() {
        let spoofed = [
            ("x-forwarded-for", "198.51.100.9"),
            ("forwarded", "for=198.51.100.9"),
        ];
        assert_eq!(from("203.0.113.5", &spoofed), "203.0.113.5");
        assert_eq!(from(PROXY, &[]), PROXY);
        assert_eq!(from(PROXY, &spoofed), "198.51.100.9");
    }

    #[test]
    fn what_the_caller_wrote_further_left_is_not_looked_at() {
        let told = |value| from(PROXY, &[("x-forwarded-for", value)]);
        assert_eq!(told("1.2.3.4, 203.0.113.5"), "203.0.113.5");
        assert_eq!(told("1.2.3.4, 203.0.113.5, 10.2.2.2"), "203.0.113.5");
        assert_eq!(told("10.9.9.9, 203.0.113.5, 10.2.2.2"), "203.0.113.5");
        assert_eq!(told("10.9.9.9, 10.8.8.8"), "10.9.9.9");
        assert_eq!(told("203.0.113.5, rubbish"), PROXY);
        assert_eq!(told("rubbish, 203.0.113.5"), "203.0.113.5");
        let lines = [
            ("x-forwarded-for", "1.2.3.4"),
            ("x-forwarded-for", "203.0.113.5"),
        ];
        assert_eq!(from(PROXY, &lines), "203.0.113.5");
    }

    #[test]
    fn forwarded_is_read_as_rfc_7239_says() {
        let told = |value| from(PROXY, &[("forwarded", value)]);
        assert_eq!(
            told("for=192.0.2.60;proto=http;by=203.0.113.43"),
            "192.0.2.60"
        );
        assert_eq!(
            told("For=\"[2001:db8:cafe::17]:4711\""),
            "2001:db8:cafe::17"
        );
        assert_eq!(
            told("for=1.1.1.1, for=\"198.51.100.17:80\""),
            "198.51.100.17"
        );
        assert_eq!(told("for=unknown"), PROXY);
        assert_eq!(told("proto=https"), PROXY);
    }

    #[test]
    fn two_headers_that_differ_are_not_believed() {
        let both = [
            ("x-forwarded-for", "203.0.113.5"),
            ("forwarded", "for=198.51.100.9"),
        ];
        assert_eq!(from(PROXY, &both), PROXY);
    }
}
