//! What a case-management domain stands on and does not know about.
//!
//! Power is given out here and nowhere else: [`db`] is the only place that names a database driver, [`keystore`] the only one that unwraps keys,
//! [`authz`] the only one that grants, [`session`] the only one that authenticates, [`audit`] the only one that writes the log.
//! Constructors of power are `pub(crate)`; the product gets an [`Actor`](authz::Actor) from a session or a job, and a right from a transaction that asked.
//!
//! # What does not compile
//!
//! A route without an action (the same with `routes.get::<A, _>("/x", page)` does):
//! ```compile_fail
//! fn routes(routes: platform::web::Routes<()>) -> platform::web::Routes<()> {
//!     routes.get("/x", || async { "open to anybody" })
//! }
//! ```
//! An organization out of thin air:
//! ```compile_fail
//! let organization = platform::authz::OrganizationId::new(uuid::Uuid::nil());
//! ```
//! A transaction without an actor:
//! ```compile_fail
//! async fn read(db: platform::db::Db) {
//!     let tx = db.read().await;
//! }
//! ```
//! A write in a transaction that reads:
//! ```compile_fail
//! async fn write(mut tx: platform::db::ReadTx) {
//!     tx.write(&platform::session::ACCOUNT, "DELETE FROM account", Vec::new()).await;
//! }
//! ```
//! A right that nobody gave:
//! ```compile_fail
//! fn forge<R: platform::authz::Resource, A: platform::authz::Action>(resource: R, scope: std::sync::Arc<platform::keystore::OpenScope>) {
//!     let forged = platform::authz::Authorized::<R, A>::new(resource, platform::authz::Ground::Assigned, scope);
//! }
//! ```
//! A commit without an event:
//! ```compile_fail
//! async fn commit(tx: platform::db::Tx) {
//!     tx.commit().await;
//! }
//! ```
//! A look into what is sealed:
//! ```compile_fail
//! fn look<T>(sealed: platform::keystore::Sealed<T>) -> Vec<u8> {
//!     sealed.bytes
//! }
//! ```
//! What does compile, so that the examples above fail for the right reason:
//! ```
//! use platform::audit::Event;
//! use platform::authz::{Action, Actor, Permit};
//! use platform::db::{Db, Tx};
//!
//! async fn whole<A: Action>(db: Db, actor: Actor) -> Result<(), platform::Error> {
//!     let tx: Tx = db.begin(&actor).await?;
//!     let permit: Permit<A> = tx.permit()?;
//!     tx.commit(Event::on(&permit, &platform::session::ACCOUNT, uuid::Uuid::nil(), None)).await
//! }
//!
//! fn routes<A: Action>(routes: platform::web::Routes<()>) -> platform::web::Routes<()> {
//!     routes.get::<A, _>("/x", || async { "for those who may" })
//! }
//! ```

pub mod audit;
pub mod authz;
pub mod blobs;
pub mod boot;
pub mod clock;
pub mod db;
mod error;
pub mod i18n;
pub mod ids;
pub mod jobs;
pub mod keystore;
pub mod lease;
pub mod nodes;
pub mod organization;
pub mod searches;
pub mod session;
pub mod subject;
pub mod web;

pub use error::Error;
