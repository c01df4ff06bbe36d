//! Files that no row names: a crash came between the two.

use std::collections::HashSet;
use std::time::Duration;

use platform::{boot, organization};
use uuid::Uuid;

use super::store;
use crate::state::App;

/// A younger file may be of an upload whose row is about to commit.
const ORPHAN_AGE: Duration = Duration::from_hours(1);

/// Removes files that no row names and that are older than an hour; returns how many.
pub async fn sweep(app: &App) -> Result<usize, platform::Error> {
    let mut named = HashSet::new();
    for id in organization::list(&app.db).await? {
        let tx = app.db.read(&boot::system(id, "document sweep")).await?;
        let mut after = Uuid::nil();
        loop {
            let page = store::blobs(&tx, after).await?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            named.extend(page.into_iter().map(|(_, blob)| blob));
        }
    }
    Ok(app.db.blobs().sweep(named, ORPHAN_AGE).await?)
}
