//! The package in the hands of the person it is about.

use platform::audit::Event;
use platform::authz::Authorized;
use platform::web::{Error, Path, Response, Result};

use super::acts::{as_file, deliver, read_files};
use super::build;
use super::package::Package;
use super::pages::RequestPath;
use super::store;
use crate::layout::Frame;
use crate::policy::ReadOwnPackage;
use crate::requests::{self, Request};

/// The released package, for as long as it is kept.
pub(super) async fn download(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnPackage> = tx.authorize(path.id).await?;
    let package: Authorized<Package, ReadOwnPackage> = tx.authorize(path.id).await?;
    if !package.is_open(tx.now()) {
        return Err(Error::NotFound);
    }
    let files = read_files(&frame, &tx, store::files(&tx, &package).await?).await?;
    let archive = build::archive(&files, None).map_err(|error| Error::Internal(error.to_string()))?;
    deliver(&mut tx, &package).await?;
    tx.commit(Event::of(&package)).await?;
    Ok(as_file(&requests::number(&request), archive))
}
