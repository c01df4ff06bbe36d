//! Files of sealed bytes beside the database: documents.
//!
//! A file has a random name that a row knows, and is written durably before that row commits and removed after the row is gone.
//! Between the two stands a line in `blob_removal`, written in the transaction that deletes the row: whatever a crash leaves is carried out at the next start.
//! While a backup runs nothing is removed: every file that the copied database names is still there when the files are copied.
//! What is in a file is sealed by whoever writes it; here are bytes in and bytes out.

mod folder;
mod removal;

pub use folder::{Blobs, Held};
pub use removal::{BLOB_REMOVAL, STATEMENTS, TABLES};
pub(crate) use removal::{finish, note, waiting};
