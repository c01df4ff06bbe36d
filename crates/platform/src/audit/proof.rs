//! Evidence for others: that an event stands in the log, and that the organization has said something.
//!
//! Both verify offline, with the organization's published key and nothing else.

use tlog::note::Note;
use tlog::proof::ProofFile;
use tlog::{Hash, inclusion_proof};
use uuid::Uuid;

use super::sequencer::{log_name, origin};
use super::store;
use crate::authz::{Action, Actor, OrganizationId};
use crate::db::{Db, Error};
use crate::params;

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

/// The newest event of action `A` on `object`, with the proof that it stands in a signed log.
/// `None` when there is no such event.
pub async fn prove<A: Action>(db: &Db, actor: &Actor, object: Uuid) -> Result<Option<Evidence>, crate::Error> {
    let organization = actor.organization();
    db.sequence(organization).await?;
    let tx = db.raw().read(organization.uuid()).await?;
    let found: Option<(i64, i64, Vec<u8>)> = tx
        .opt(store::FIND_OF_ACTION, params![organization, A::CODE, object])
        .await?;
    let Some((year, seq, leaf)) = found else {
        return Ok(None);
    };
    let checkpoints: Vec<(i64, String)> = tx.all(store::CHECKPOINTS, params![organization, year]).await?;
    let tiles: Vec<(i64, Vec<u8>)> = tx.all(store::TILES, params![organization, year]).await?;
    drop(tx);
    let mut hashes: Vec<Hash> = Vec::new();
    for (_, tile) in tiles {
        let (whole, _) = tile.as_chunks::<32>();
        hashes.extend(whole.iter().map(|hash| Hash(*hash)));
    }
    let unfit = || Error::Column("not a log");
    let (size, checkpoint) = checkpoints.into_iter().next_back().ok_or_else(unfit)?;
    let index = u64::try_from(seq).map_err(|_| unfit())?;
    hashes.truncate(usize::try_from(size).map_err(|_| unfit())?);
    let path = inclusion_proof(index, &hashes).ok_or_else(unfit)?;
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
