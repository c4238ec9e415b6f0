//! Why the database could not answer.

/// Why the database could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is of no engine that Abri knows.
    #[error("database address must begin with sqlite:// or postgres://")]
    Address,
    /// The engine refused or could not be reached.
    #[error("database: {0}")]
    Engine(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("schema: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
    /// A statement touched another number of rows than it must.
    #[error("{statement} touched {touched} rows and not one")]
    Rows {
        /// Which statement.
        statement: &'static str,
        /// How many rows.
        touched: u64,
    },
    /// A value in the database is not what was written there.
    #[error("row of {0} has an unexpected value")]
    Value(&'static str),
    /// The journal cannot take entries now; nothing was done.
    #[error("the journal is unavailable")]
    Journal,
}

impl StoreError {
    /// Whether a unique index refused the row.
    pub fn is_unique(&self) -> bool {
        matches!(self, Self::Engine(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}
