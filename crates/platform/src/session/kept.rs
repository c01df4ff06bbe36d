//! What somebody posted after a time-out: kept sealed, offered after sign-in.

use minicbor::{Decode, Encode};
use uuid::Uuid;

use super::account::Account;
use super::{KEEP_SECS, Viewer, store};
use crate::clock::Time;
use crate::db::{Db, Error};
use crate::ids::{self, AccountId, ScopeId};
use crate::keystore::Sealed;
use crate::organization::Organization;
use crate::params;

/// The largest form that is kept, in bytes.
const MAX_LEN: usize = 256 * 1024;

/// A form that was posted too late.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct KeptPost {
    #[n(0)]
    pub path: String,
    /// `application/x-www-form-urlencoded`, as it came.
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub body: Vec<u8>,
}

impl KeptPost {
    /// The form's fields in order; `None` if the body is no form.
    pub fn fields(&self) -> Option<Vec<(String, String)>> {
        serde_html_form::from_bytes(&self.body).ok()
    }
}

/// Keeps a form for its owner, sealed in the owner's scope, and tells its id; the newest replaces an older one. A form too large is not kept.
pub async fn keep(
    db: &Db,
    organization: &Organization,
    account: AccountId,
    post: &KeptPost,
) -> Result<Option<Uuid>, crate::Error> {
    if post.body.len() > MAX_LEN {
        return Ok(None);
    }
    let account: Account = {
        let tx = db.raw().read(organization.id.uuid()).await?;
        tx.one(store::FIND_ACCOUNT, params![organization.id, account]).await?
    };
    let scope = db.keystore().open_scope(organization.id, account.scope).await?;
    let now = db.clock().now();
    let id = ids::fresh(now);
    let sealed = scope.seal(&store::KEPT_POST, id, 1, post)?;
    let tx = db.raw().write(organization.id.uuid()).await?;
    tx.exec(
        store::UPSERT_KEPT_POST,
        params![organization.id, id, account.id, account.scope, now, sealed],
    )
    .await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Hands the kept form back to its owner, once.
pub async fn take_kept(db: &Db, viewer: &Viewer) -> Result<Option<(Uuid, KeptPost)>, crate::Error> {
    let found = find_kept(db, viewer).await?;
    let organization = viewer.organization.id;
    let tx = db.raw().write(organization.uuid()).await?;
    tx.exec(store::DELETE_KEPT_POST, params![organization, viewer.account_id])
        .await?;
    tx.commit().await?;
    Ok(found)
}

/// The form that is kept for its owner, with its id.
pub async fn find_kept(db: &Db, viewer: &Viewer) -> Result<Option<(Uuid, KeptPost)>, crate::Error> {
    let organization = viewer.organization.id;
    let found: Option<(Uuid, ScopeId, Time, Sealed<KeptPost>)> = {
        let tx = db.raw().read(organization.uuid()).await?;
        tx.opt(store::FIND_KEPT_POST, params![organization, viewer.account_id])
            .await?
    };
    let Some((id, scope, created_at, sealed)) = found else {
        return Ok(None);
    };
    if db.clock().now().seconds_since(created_at) > KEEP_SECS {
        return Ok(None);
    }
    let scope = db.keystore().open_scope(organization, scope).await?;
    Ok(Some((id, scope.open_as(&store::KEPT_POST, id, 1, &sealed)?)))
}

/// Deletes what nobody came back for, and sessions long over: the hourly sweep.
pub(crate) async fn sweep(db: &Db, organization: &Organization) -> Result<(), Error> {
    let now = db.clock().now();
    let tx = db.raw().write(organization.id.uuid()).await?;
    tx.exec(
        store::DELETE_OLD_KEPT_POSTS,
        params![organization.id, now.plus_seconds(-KEEP_SECS)],
    )
    .await?;
    tx.exec(
        store::DELETE_OLD_SESSIONS,
        params![organization.id, now.plus_seconds(-30 * 86_400)],
    )
    .await?;
    tx.commit().await
}
