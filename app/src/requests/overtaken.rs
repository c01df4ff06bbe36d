//! Requests that a restored backup has still open, about people who were erased after it was made: what they asked for was done then.

use platform::db::Tx;

use super::execution::enter;
use super::request::RequestFields;
use super::{State, store};

/// Ends them, after a restore; returns how many. Their certificates are from then, and go on to be checked.
pub async fn end_overtaken(tx: &mut Tx) -> Result<usize, platform::Error> {
    let overtaken = store::list_overtaken(tx).await?;
    let count = overtaken.len();
    for mut request in overtaken {
        let mut fields: RequestFields = tx.open_system(&request).await?;
        let now = tx.now();
        enter(&mut request, &mut fields, State::Overtaken, now)?;
        let scope = tx.open_scope_system(request.scope).await?;
        store::update(tx, &scope, &request, &fields).await?;
    }
    Ok(count)
}
