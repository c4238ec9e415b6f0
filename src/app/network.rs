//! Addresses and networks, for the throttle and for the proxies that are believed.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A network: `10.0.0.0/8`, `2001:db8::/32`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: u128,
    prefix: u32,
}

/// Not a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is an address, or a network like 10.0.0.0/8, without bits after its prefix")]
pub struct NoNetwork;

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| NoNetwork)?;
        let (most, before) = if address.is_ipv4() {
            (32, 96)
        } else {
            (128, 0)
        };
        let prefix: u32 = match prefix {
            Some(prefix) => prefix.trim().parse().map_err(|_| NoNetwork)?,
            None => most,
        };
        let prefix = Some(prefix)
            .filter(|prefix| *prefix <= most)
            .ok_or(NoNetwork)?
            + before;
        let address = bits(address);
        if address & !mask(prefix) != 0 {
            return Err(NoNetwork);
        }
        Ok(Self { address, prefix })
    }
}

impl Network {
    /// Whether an address lies in it.
    pub fn contains(&self, address: IpAddr) -> bool {
        bits(address) & mask(self.prefix) == self.address
    }
}

/// What stands for one caller in counts: an IPv4 address; the /64 of an IPv6 address, because one
/// household or phone has as many addresses in it as it likes (RFC 6177, RFC 8981).
pub fn caller(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & mask(64)).to_string(),
    }
}

/// An address as 128 bits; IPv4 as it is mapped into IPv6 (RFC 4291, section 2.5.5.2).
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn mask(prefix: u32) -> u128 {
    u128::MAX.checked_shl(128 - prefix).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_what_lies_in_them() {
        let within = |network: &str, address: &str| {
            let network: Network = network.parse().unwrap();
            network.contains(address.parse().unwrap())
        };
        assert!(within("10.0.0.0/8", "10.255.0.1"));
        assert!(within("10.0.0.0/8", "::ffff:10.1.2.3"));
        assert!(!within("10.0.0.0/8", "11.0.0.1"));
        assert!(within("127.0.0.1", "127.0.0.1"));
        assert!(!within("127.0.0.1", "127.0.0.2"));
        assert!(within("2001:db8::/32", "2001:db8:1::9"));
        assert!(within("0.0.0.0/0", "9.9.9.9") && !within("0.0.0.0/0", "2001:db8::1"));
        assert!(within("::/0", "9.9.9.9"));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in [
            "",
            "10.0.0.0/33",
            "10.0.0.1/8",
            "::/129",
            "proxy",
            "10.0.0.0/",
            "10.0.0.0/-1",
        ] {
            assert_eq!(text.parse::<Network>(), Err(NoNetwork), "{text}");
        }
    }

    #[test]
    fn a_caller_is_an_ipv4_address_or_an_ipv6_network() {
        let caller = |text: &str| caller(text.parse().unwrap());
        assert_eq!(caller("192.0.2.7"), "192.0.2.7");
        assert_eq!(caller("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(caller("2001:db8:1:2:3:4:5:6"), caller("2001:db8:1:2::1"));
        assert_ne!(caller("2001:db8:1:2::1"), caller("2001:db8:1:3::1"));
    }
}
