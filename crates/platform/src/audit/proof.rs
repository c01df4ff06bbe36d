//! Evidence for others: that an event stands in the log, and that the organization has said something.
//!
//! Both verify offline, with the organization's published key and nothing else.

use std::ops::Range;

use tlog::note::Note;
use tlog::proof::ProofFile;
use tlog::{Frontier, Hash};
use uuid::Uuid;

use super::sequencer::{log_name, origin};
use super::store;
use crate::authz::{Action, Actor, OrganizationId};
use crate::clock::Time;
use crate::db::raw::RawTx;
use crate::db::{Db, Error};
use crate::{ids, params};

/// Where an event stands in the log.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The event as the log holds it.
    pub leaf: Vec<u8>,
    /// Its place, from zero.
    pub index: u64,
    /// The log's origin line.
    pub origin: String,
    /// The proof file, C2SP tlog-proof@v1.
    pub proof: String,
}

/// The newest event of action `A` on `object` since a moment, with the proof that it stands in a signed log.
/// `None` when there is no such event. What it reads grows with the events since then, not with the log.
pub async fn prove<A: Action>(
    db: &Db,
    actor: &Actor,
    object: Uuid,
    since: Time,
) -> Result<Option<Evidence>, crate::Error> {
    let organization = actor.organization();
    db.sequence(organization).await?;
    let tx = db.raw().read(organization.uuid()).await?;
    // An event takes its id before it is committed, and clocks are not all alike.
    let first = ids::first_at(since.plus_seconds(-3600));
    let found: Option<(i64, i64, Vec<u8>)> = tx
        .opt(store::FIND_OF_ACTION, params![organization, A::CODE, object, first])
        .await?;
    let Some((year, seq, leaf)) = found else {
        return Ok(None);
    };
    let (_, size, frontier, _): (Uuid, i64, Vec<u8>, i64) =
        tx.one(store::FIND_LOG, params![organization, year]).await?;
    let (checkpoint,): (String,) = tx.one(store::CHECKPOINT, params![organization, year, size]).await?;
    let unfit = || Error::Column("not a log");
    let frontier = Frontier::from_bytes(&frontier).map_err(|_| unfit())?;
    let index = u64::try_from(seq).map_err(|_| unfit())?;
    let subtree = frontier.subtree_of(index).ok_or_else(unfit)?;
    let hashes = leaf_hashes(&tx, organization, year, subtree).await?;
    drop(tx);
    let path = frontier.inclusion_proof(index, &hashes).ok_or_else(unfit)?;
    let proof = ProofFile {
        extra: None,
        index,
        path,
        checkpoint,
    };
    let year = i16::try_from(year).map_err(|_| unfit())?;
    Ok(Some(Evidence {
        leaf,
        index,
        origin: origin(organization, i64::from(year)),
        proof: proof.to_string(),
    }))
}

async fn leaf_hashes(
    tx: &RawTx,
    organization: OrganizationId,
    year: i64,
    leaves: Range<u64>,
) -> Result<Vec<Hash>, Error> {
    let place = |index: u64| i64::try_from(index).unwrap_or(i64::MAX);
    let (mut next, end) = (place(leaves.start), place(leaves.end));
    let mut hashes = Vec::new();
    while next < end {
        let params = params![organization, year, next, end];
        let page: Vec<(Vec<u8>,)> = tx.all(store::LEAVES_BETWEEN, params).await?;
        if page.is_empty() {
            break;
        }
        next = next.saturating_add(i64::try_from(page.len()).unwrap_or(i64::MAX));
        hashes.extend(page.iter().map(|(leaf,)| tlog::leaf_hash(leaf)));
    }
    Ok(hashes)
}

/// A statement that the organization has signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// A C2SP signed note whose text is the statement.
    pub note: String,
    /// The verifier key, as published: `name+id+key`. It also verifies the log's checkpoints.
    pub key: String,
}

/// Signs a statement in the organization's name; `text` is lines, each ended by a line feed.
/// Only the system signs.
pub async fn sign(db: &Db, actor: &Actor, text: &str) -> Result<Signed, crate::Error> {
    if !actor.is_system() {
        return Err(crate::authz::Denied::Role.into());
    }
    let organization = actor.organization();
    let signer = db.keystore().signer(organization, &log_name(organization)).await?;
    let note = Note::sign(text, &[&signer]).map_err(|_| Error::Column("not a note's text"))?;
    Ok(Signed {
        note: note.to_string(),
        key: signer.verifier().to_string(),
    })
}

/// What anybody may know of an organization's signatures.
#[derive(Clone, Debug)]
pub struct Published {
    /// The name of the organization.
    pub name: String,
    /// The verifier key: `name+id+key`.
    pub key: String,
}

/// The name and key under the random id of an organization; nothing where none here has it.
pub async fn published(db: &Db, organization: Uuid) -> Result<Option<Published>, crate::Error> {
    let id = OrganizationId::new(organization);
    let organization = match db.organization(id).await {
        Ok(organization) => organization,
        Err(Error::NoRow) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let signer = db.keystore().signer(id, &log_name(id)).await?;
    Ok(Some(Published {
        name: organization.name.clone(),
        key: signer.verifier().to_string(),
    }))
}
