//! Lists answer a page of items and a cursor for the next.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::limits;
use crate::ops::OpError;

/// Which page is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Where the page before ended (`next_cursor`).
    pub cursor: Option<String>,
    /// Items on the page, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// A page of items.
#[derive(Serialize, ToSchema)]
pub struct List<T> {
    /// The items.
    pub items: Vec<T>,
    /// What to give as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// How many items, within limits.
pub fn limit(asked: Option<u32>) -> Result<u32, OpError> {
    let limit = asked.unwrap_or(limits::PAGE_ITEMS);
    let fits = (1..=limits::PAGE_ITEMS_MOST).contains(&limit);
    if fits {
        Ok(limit)
    } else {
        Err(OpError::invalid("limit", "limit", "is from 1 to 200"))
    }
}

/// A page of a list that is whole in memory, in its own order.
pub fn slice<T>(
    items: Vec<T>,
    paging: &Paging,
    id: impl Fn(&T) -> Uuid,
) -> Result<List<T>, OpError> {
    let limit = limit(paging.limit)? as usize;
    let bad = || OpError::invalid("cursor", "cursor", "is not one that a list gave");
    let after: Option<Uuid> = paging
        .cursor
        .as_deref()
        .map(str::parse)
        .transpose()
        .map_err(|_| bad())?;
    let start = match after {
        None => 0,
        Some(after) => {
            items
                .iter()
                .position(|item| id(item) == after)
                .ok_or_else(bad)?
                + 1
        }
    };
    let more = items.len() > start + limit;
    let items: Vec<T> = items.into_iter().skip(start).take(limit).collect();
    let next_cursor = items
        .last()
        .filter(|_| more)
        .map(|last| id(last).to_string());
    Ok(List { items, next_cursor })
}
