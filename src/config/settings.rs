//! What the application needs of a configuration.

use super::Config;
use crate::app::{Costs, Settings};
use crate::store::db::sqlite_url;

impl Config {
    /// What the application needs of it.
    pub fn settings(&self) -> Settings {
        let url = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen));
        let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        // The log's name is its address without scheme (c2sp.org/tlog-tiles).
        let origin = format!("{}/log", host.trim_end_matches('/'));
        let folder = std::path::absolute(&self.data_dir).unwrap_or_else(|_| self.data_dir.clone());
        let objects = || format!("file://{}", folder.join("objects").display());
        Settings {
            database_url: self
                .database_url
                .clone()
                .unwrap_or_else(|| sqlite_url(&folder)),
            storage_url: self.storage_url.clone().unwrap_or_else(objects),
            origin,
            public_url: self
                .public_url
                .as_ref()
                .map(|url| url.trim_end_matches('/').to_owned()),
            document_bytes: self.limits.document_bytes,
            locker_bytes: self.limits.locker_bytes,
            self_opening: self.self_opening,
            costs: Costs::FULL,
            sms: self.sms.settings(),
            mail: self.smtp.settings(),
            trusted_proxies: self.trusted_proxies.clone(),
            witnesses: self.witnesses.clone(),
            witnesses_needed: self.witnesses_needed(),
            identities: self
                .oidc
                .iter()
                .filter_map(|(name, one)| one.settings(name))
                .collect(),
        }
    }
}
