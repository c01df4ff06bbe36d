//! Who represents whom, after a restore.
//!
//! What was ended after the backup is not known here, and an access that came back could put somebody in danger: each waits for a worker's judgement again.

use std::collections::BTreeMap;

use platform::db::Tx;
use uuid::Uuid;

use super::ages::assignee;
use super::store;
use crate::tasks;

/// Stops every representation until a worker who did not record it has decided again, and asks somebody for each person; returns how many.
pub async fn wait_again(tx: &mut Tx) -> Result<usize, platform::Error> {
    let (mut count, mut persons) = (0, BTreeMap::new());
    let mut after = Uuid::nil();
    loop {
        let page = store::list_live(tx, after).await?;
        let Some(last) = page.last() else { break };
        after = last.id.uuid();
        count += page.len();
        persons.extend(page.iter().map(|one| (one.person_id, one.recorded_by)));
    }
    store::wait_again(tx).await?;
    for (person, recorded_by) in persons {
        if let Some(assignee) = assignee(tx, person, recorded_by).await? {
            tasks::raise_restored_representation(tx, assignee, person).await?;
        }
    }
    Ok(count)
}
