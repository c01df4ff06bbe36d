//! Who sent a request for somebody whom they represent, and whether they still may.
//!
//! A representation ends at once and silently; what was asked by it waits for the person, and nothing is carried out or given by it any more.

use platform::db::ReadTx;

use super::Channel;
use super::request::{Request, RequestFields};
use crate::portal_access::{self, Thing};

/// Whether a request that a representative sent is still theirs to make; any other is.
pub async fn is_still_asked(tx: &ReadTx, request: &Request, fields: &RequestFields) -> Result<bool, platform::Error> {
    if request.channel != Channel::Representative {
        return Ok(true);
    }
    let sender = fields.history.first().and_then(|line| line.by.as_ref()?.parse().ok());
    let Some(sender) = sender else { return Ok(false) };
    let Some(access) = portal_access::find_of_account(tx, sender).await? else {
        return Ok(false);
    };
    let live = portal_access::list_of_representative(tx, access.person_id).await?;
    let is_it =
        |one: &portal_access::Representation| one.person_id == request.person_id && one.things.has(Thing::Requests);
    Ok(live.iter().any(is_it))
}
