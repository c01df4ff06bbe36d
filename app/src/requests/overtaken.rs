//! What becomes, after a restore, of requests that the backup has still open.
//!
//! What is about people who were erased after the backup was made is done. What was decided by then, and not carried out, is looked at again: a withdrawal, a hold or another decision may have come since, and nobody here knows of it.

use platform::db::Tx;

use super::execution::enter;
use super::request::{Request, RequestFields};
use super::{State, store};

/// Ends requests about people who are gone; returns how many. Their certificates are from then, and go on to be checked.
pub async fn end_overtaken(tx: &mut Tx) -> Result<usize, platform::Error> {
    let overtaken = store::list_overtaken(tx).await?;
    let count = overtaken.len();
    for request in overtaken {
        bring(tx, request, State::Overtaken, None).await?;
    }
    Ok(count)
}

/// Brings what was decided or approved, and not carried out, back to those who decide; returns how many.
pub async fn review_again(tx: &mut Tx) -> Result<usize, platform::Error> {
    let decided = store::list_decided(tx).await?;
    let count = decided.len();
    for mut request in decided {
        request.take_back_approval();
        bring(tx, request, State::InReview, Some("restored")).await?;
    }
    Ok(count)
}

async fn bring(
    tx: &mut Tx,
    mut request: Request,
    state: State,
    note: Option<&'static str>,
) -> Result<(), platform::Error> {
    let mut fields: RequestFields = tx.open_system(&request).await?;
    let now = tx.now();
    enter(&mut request, &mut fields, state, now, note)?;
    let scope = tx.open_scope_system(request.scope).await?;
    store::update(tx, &scope, &request, &fields).await
}
