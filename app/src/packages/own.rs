//! The package in the hands of the person it is about.

use platform::audit::Event;
use platform::authz::Authorized;
use platform::web::{Error, Path, Response, Result};

use super::acts::deliver;
use super::archive::{as_file, pack};
use super::package::Package;
use super::pages::RequestPath;
use super::store;
use crate::layout::Frame;
use crate::policy::{ReadOwnPackage, ReadOwnRequests};
use crate::requests::{self, Request};

/// The released package, for as long as it is kept; packed before, and handed out after it is noted that it leaves.
pub(super) async fn download(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnPackage> = tx
        .authorize_to_show::<_, ReadOwnPackage, ReadOwnRequests>(path.id)
        .await?;
    let package: Authorized<Package, ReadOwnPackage> = tx
        .authorize_to_show::<_, ReadOwnPackage, ReadOwnRequests>(path.id)
        .await?;
    if !package.is_open(tx.now()) {
        return Err(Error::NotFound);
    }
    let files = store::files(&tx, &package).await?;
    let organization = tx.organization();
    drop(tx);
    let archive = Box::pin(pack(frame.app.db.blobs(), organization, files, None)).await?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let package: Authorized<Package, ReadOwnPackage> = tx.authorize(path.id).await?;
    if !package.is_open(tx.now()) {
        return Err(Error::NotFound);
    }
    deliver(&mut tx, &package, None).await?;
    tx.commit(Event::of(&package)).await?;
    Ok(as_file(&requests::number(&request), archive))
}
