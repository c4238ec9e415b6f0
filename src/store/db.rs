//! Two engines behind one SQL text. A [`Conn`] is a connection of either; the macros below expand
//! one body for each, so that a statement is written once.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Postgres, Sqlite};

use super::StoreError;

/// A pool of readers and one for the writer, so that readers never starve it.
pub(super) enum Pool {
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres {
        readers: PgPool,
        writer: PgPool,
    },
}

/// One connection.
pub enum Conn {
    /// SQLite.
    Sqlite(PoolConnection<Sqlite>),
    /// PostgreSQL.
    Postgres(PoolConnection<Postgres>),
}

/// Runs a statement; the number of rows it touched.
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut *$conn {
            $crate::store::db::Conn::Sqlite(conn) => sqlx::query($sql)$(.bind($arg))*.execute(&mut **conn)
                .await.map(|done| done.rows_affected()).map_err($crate::store::StoreError::from),
            $crate::store::db::Conn::Postgres(conn) => sqlx::query($sql)$(.bind($arg))*.execute(&mut **conn)
                .await.map(|done| done.rows_affected()).map_err($crate::store::StoreError::from),
        }
    };
}

/// Runs a statement and reads rows with the method named (`fetch_all`, `fetch_optional`, `fetch_one`).
macro_rules! fetch {
    ($method:ident, $conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut *$conn {
            $crate::store::db::Conn::Sqlite(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*
                .$method(&mut **conn).await.map_err($crate::store::StoreError::from),
            $crate::store::db::Conn::Postgres(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($arg))*
                .$method(&mut **conn).await.map_err($crate::store::StoreError::from),
        }
    };
}

/// Declares a file's statements as constants and lists them, so that a test prepares each one.
macro_rules! statements {
    ($($name:ident = $sql:expr;)*) => {
        $(const $name: &str = $sql;)*
        /// Every statement of this file, by name.
        pub(super) const STATEMENTS: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name),)*];
    };
}

pub(super) use {execute, fetch, statements};

impl Pool {
    /// Opens a database by its address: `sqlite:///path` or `postgres://…`.
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Self::sqlite(url).await,
            Some(("postgres" | "postgresql", _)) => Self::postgres(url).await,
            _ => Err(StoreError::Address),
        }
    }

    async fn sqlite(url: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("secure_delete", "on")
            .pragma("trusted_schema", "off")
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .connect_with(options)
            .await?;
        Ok(Self::Sqlite { readers, writer })
    }

    async fn postgres(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
        let options = options.application_name("abri");
        let writer = PgPoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        let readers = PgPoolOptions::new()
            .max_connections(16)
            .connect_with(options)
            .await?;
        Ok(Self::Postgres { readers, writer })
    }

    /// Brings the schema up to date.
    pub(super) async fn migrate(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite { writer, .. } => sqlx::migrate!("migrations/sqlite").run(writer).await?,
            Self::Postgres { writer, .. } => {
                sqlx::migrate!("migrations/postgres").run(writer).await?
            }
        }
        Ok(())
    }

    pub(super) async fn reader(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(readers.acquire().await?),
            Self::Postgres { readers, .. } => Conn::Postgres(readers.acquire().await?),
        })
    }

    pub(super) async fn writer(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Conn::Sqlite(writer.acquire().await?),
            Self::Postgres { writer, .. } => Conn::Postgres(writer.acquire().await?),
        })
    }

    /// The word for this engine in messages.
    pub(super) fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres { .. } => "postgres",
        }
    }

    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
        }
    }
}

/// The address of the SQLite file of a data folder.
pub fn sqlite_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("abri.db").display())
}
