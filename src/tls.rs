//! The one provider of ciphers for HTTPS, chosen once in a process.

/// Chooses the provider; HTTPS brings none of its own. An error says that it was chosen before.
pub fn provide() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
