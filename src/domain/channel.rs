//! By which way somebody acted.

use super::codes;

codes! {
    /// By which way the request came.
    Channel {
        /// A page.
        Web = "web",
        /// The API.
        Api = "api",
        /// The command line.
        Cli = "cli",
        /// A job of the server.
        Job = "job",
        /// A message that the person sent from their phone.
        Sms = "sms",
    }
}
