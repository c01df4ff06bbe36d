//! Closing an epoch: new keys for everybody, tokens made anew, the old epoch's key destroyed.
//!
//! Each step finds out by itself what is left to do, so that an interrupted closing is finished by the next.

use platform::authz::OrganizationId;
use platform::{boot, organization, session};

use crate::people;
use crate::state::App;

/// What a closing did.
pub struct Closed {
    pub epoch: u32,
    pub organizations: usize,
    pub people: usize,
}

/// Closes the current epoch; `copy_keys` makes and tests the second copy before the old key goes.
pub async fn close(app: &App, copy_keys: impl Fn() -> Result<(), String>) -> Result<Closed, String> {
    let keystore = app.db.keystore();
    let epoch = keystore.begin_epoch().map_err(|error| error.to_string())?;
    copy_keys()?;
    let organizations = organization::list(&app.db).await.map_err(|error| error.to_string())?;
    let moved = keystore
        .rewrap_organizations(&organizations)
        .await
        .map_err(|error| error.to_string())?;
    let mut renewed = 0;
    for id in organizations.iter().copied() {
        renewed += renew_tokens(app, id).await.map_err(|error| error.to_string())?;
    }
    keystore
        .end_epoch(&organizations)
        .await
        .map_err(|error| error.to_string())?;
    copy_keys()?;
    Ok(Closed {
        epoch,
        organizations: moved,
        people: renewed,
    })
}

/// Makes the organization's blind tokens anew if its index key is newer than they are; returns of how many people.
pub async fn renew_tokens(app: &App, id: OrganizationId) -> Result<usize, platform::Error> {
    if !organization::needs_new_tokens(&app.db, id).await? {
        return Ok(0);
    }
    let actor = boot::system(id, "epoch closing");
    session::renew_email_tokens(&app.db, &actor).await?;
    let renewed = people::renew_tokens(&app.db, &actor).await?;
    organization::tokens_renewed(&app.db, id).await?;
    app.directories.forget(id);
    Ok(renewed)
}
