//! Closing an epoch: new keys for everybody, tokens made anew, the old epoch's key destroyed. By command, and nightly when destroyed keys wait in older copies.
//!
//! One process does it at a time; the others go on. While an organization's tokens are made anew, whoever signs in to it or looks somebody up by an identifier waits for them.
//! Each step finds out by itself what is left to do, so that an interrupted closing is finished by the next.

use std::time::{Duration, Instant};

use platform::audit::Event;
use platform::authz::OrganizationId;
use platform::db::{Db, SCOPE};
use platform::jobs::{self, Fault, Job};
use platform::{boot, lease, organization, searches, session, subject};
use uuid::Uuid;

use crate::policy::ForgetSearches;
use crate::state::App;
use crate::{backup, people, tables};

/// The kind of job that closes the epoch, if that is of use.
pub const JOB: &str = "epoch-close";
/// What the job is about: the keys of the installation, all of them.
const ALL_KEYS: Uuid = Uuid::from_u128(0x6570_6f63_6820_636c_6f73_696e_6700_0000);
const LEASE: &str = "epoch";
/// Seconds after which is looked again whether somebody else has closed it.
const AGAIN_SECS: i64 = 60;

/// What a closing did.
pub struct Closed {
    pub epoch: u32,
    pub organizations: usize,
    pub people: usize,
    /// How long the keys took, copies included.
    pub keys_took: Duration,
    /// How long the blind tokens took.
    pub tokens_took: Duration,
}

/// Closes the current epoch; `copy_keys` makes and tests the second copy before the old key goes.
pub async fn close(app: &App, copy_keys: impl Fn() -> Result<(), String>) -> Result<Closed, String> {
    let closed = lease::hold(&app.db, LEASE, Box::pin(close_alone(app, copy_keys))).await;
    closed
        .map_err(text)?
        .ok_or("another process closes the epoch, or has stopped in the middle of it; try again in half a minute")?
}

async fn close_alone(app: &App, copy_keys: impl Fn() -> Result<(), String>) -> Result<Closed, String> {
    let (began, mut tokens_took) = (Instant::now(), Duration::ZERO);
    let keystore = app.db.keystore();
    let epoch = keystore.begin_epoch().await.map_err(text)?;
    copy_keys()?;
    let (mut moved, mut renewed) = (0, 0);
    for id in organization::list(&app.db).await.map_err(text)? {
        if !keystore.is_current(id).await.map_err(text)? {
            forget_searches(app, id).await.map_err(text)?;
            organization::move_keys(&app.db, id).await.map_err(text)?;
            moved += 1;
        }
        let tokens_began = Instant::now();
        renewed += renew_tokens(app, id).await.map_err(text)?;
        tokens_took += tokens_began.elapsed();
    }
    let keyring = keystore.lock_keyring().await.map_err(text)?;
    let organizations = organization::list(&app.db).await.map_err(text)?;
    keystore.end_epoch(&organizations, &keyring).await.map_err(text)?;
    drop(keyring);
    copy_keys()?;
    Ok(Closed {
        epoch,
        organizations: moved,
        people: renewed,
        keys_took: began.elapsed().saturating_sub(tokens_took),
        tokens_took,
    })
}

/// Destroys what was searched in the epoch: no name that was typed outlives an erasure.
async fn forget_searches(app: &App, id: OrganizationId) -> Result<(), platform::Error> {
    let actor = boot::system(id, "epoch closing");
    let mut tx = app.db.begin(&actor).await?;
    let permit = tx.permit::<ForgetSearches>()?;
    let gone = searches::forget(&mut tx).await?;
    tx.commit(Event::on(&permit, &SCOPE, Uuid::nil(), None).counting(gone))
        .await?;
    subject::settle(&app.db, &actor, tables::all()).await?;
    Ok(())
}

/// Makes the organization's blind tokens anew if its index key is newer than they are; returns of how many people.
pub async fn renew_tokens(app: &App, id: OrganizationId) -> Result<usize, platform::Error> {
    if !organization::needs_new_tokens(&app.db, id).await? {
        return Ok(0);
    }
    rebuild_tokens(app, id).await
}

/// Makes the organization's blind tokens anew from its records: a restored backup has tokens of what an erasure has taken since.
pub async fn rebuild_tokens(app: &App, id: OrganizationId) -> Result<usize, platform::Error> {
    let actor = boot::system(id, "epoch closing");
    session::renew_email_tokens(&app.db, &actor).await?;
    let renewed = people::renew_tokens(&app.db, &actor).await?;
    organization::tokens_renewed(&app.db, id).await?;
    app.directories.forget(id);
    Ok(renewed)
}

/// Whether older copies of the keys hold destroyed ones, or a closing was cut off.
pub async fn is_due(db: &Db) -> Result<bool, platform::Error> {
    if is_cut_off(db).await? {
        return Ok(true);
    }
    for id in organization::list(db).await? {
        if db.keystore().has_waiting_tombstones(id).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a closing has begun and not ended; one that is under way looks the same.
async fn is_cut_off(db: &Db) -> Result<bool, platform::Error> {
    db.keystore().catch_up().await?;
    for id in organization::list(db).await? {
        if organization::needs_new_tokens(db, id).await? {
            return Ok(true);
        }
    }
    Ok(db.keystore().is_closing())
}

/// Asks for a closing after the night's runs, which may have destroyed something.
pub async fn ask(db: &Db, id: OrganizationId) -> Result<(), platform::Error> {
    ask_in(db, id, 0).await
}

async fn ask_in(db: &Db, id: OrganizationId, secs: i64) -> Result<(), platform::Error> {
    let mut tx = db.begin(&boot::system(id, "epoch closing")).await?;
    let at = tx.now().plus_seconds(secs);
    jobs::enqueue_at(&mut tx, JOB, ALL_KEYS, at).await?;
    tx.commit_unlogged("the closing itself is logged for each organization when its tokens are made anew")
        .await
}

/// Asks for the rest of a closing that a crash has cut off.
pub async fn ensure_finished(db: &Db) -> Result<(), platform::Error> {
    let organizations = organization::list(db).await?;
    match organizations.first() {
        Some(first) if is_cut_off(db).await? => ask_in(db, *first, lease::LEASE_SECS).await,
        _ => Ok(()),
    }
}

/// Makes the second copy anew where it still has what a closing has destroyed: whoever ended it was killed before it copied, or did so on another host.
/// While somebody closes, that is theirs to do.
pub async fn ensure_copied(app: &App) -> Result<(), String> {
    let Some(copy) = app.config.second_copy() else {
        return Ok(());
    };
    let copying = async {
        app.db.keystore().catch_up().await.map_err(text)?;
        if backup::is_copy_old(&app.config, app.db.keystore(), &copy)? {
            backup::second_copy(&app.config, &copy)?;
            tracing::info!("the second copy of the keys was of another epoch; it was made anew");
        }
        Ok(())
    };
    lease::hold(&app.db, LEASE, copying)
        .await
        .map_err(text)?
        .unwrap_or(Ok(()))
}

/// Closes the epoch if that is of use; looks again later if somebody else does.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let fault = |error: platform::Error| Fault::from(&error);
    if !is_due(&app.db).await.map_err(fault)? {
        if let Err(why) = ensure_copied(app).await {
            tracing::error!(error = %why, "the second copy of the keys is older than they are");
        }
        return Ok(());
    }
    let Some(copy) = app.config.second_copy() else {
        tracing::warn!("destroyed keys wait in older copies: without `keys.second_copy` no epoch is closed at night");
        return Ok(());
    };
    let closing = Box::pin(close_alone(app, || backup::second_copy(&app.config, &copy)));
    match lease::hold(&app.db, LEASE, closing).await {
        Ok(Some(Ok(closed))) => {
            tracing::info!(
                epoch = closed.epoch,
                "an epoch was closed; make a new backup of the keyring"
            );
            Ok(())
        }
        Ok(Some(Err(why))) => {
            tracing::error!(error = %why, "the epoch was not closed");
            Err(Fault::Unavailable)
        }
        Ok(None) => ask_in(&app.db, job.organization, AGAIN_SECS).await.map_err(fault),
        Err(error) => Err(fault(error.into())),
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
