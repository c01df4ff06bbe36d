//! Deciding about a row that may be somebody who is known: the same person, another one, or nobody.

use std::sync::Arc;

use platform::audit::Event;
use platform::authz::Authorized;
use platform::db::{Error, Tx};
use platform::keystore::OpenScope;

use super::household;
use super::import::Import;
use super::incoming::Incoming;
use super::known::Tokenizers;
use super::row::{Doubt, ImportRow, Outcome, RowFields};
use super::store;
use super::takeover::{Words, open_case, recipient, take_over};
use crate::people::{self, Person};
use crate::policy::DecideDuplicate;
use crate::tables::{IMPORT_ROW, PERSON};
use crate::tasks;

/// What somebody decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The known person has this number in the other system too; the case comes to them.
    Same,
    /// Somebody else, who is created without what they share.
    Different,
    /// The row is not taken over, so far.
    Skip,
}

impl Choice {
    /// Reads a form's value.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "same" => Some(Self::Same),
            "different" => Some(Self::Different),
            "skip" => Some(Self::Skip),
            _ => None,
        }
    }
}

/// A row that is decided about.
pub(super) struct Undecided {
    pub(super) import: Import,
    pub(super) row: ImportRow,
    pub(super) scope: Arc<OpenScope>,
    pub(super) fields: RowFields,
}

/// Carries a decision out; the event tells of it.
pub(super) async fn decide(
    tx: &mut Tx,
    undecided: Undecided,
    choice: Choice,
    words: &Words,
) -> Result<Event, platform::Error> {
    if !undecided.row.outcome.is_open() {
        return Err(Error::Conflict.into());
    }
    let incoming = undecided.fields.incoming.clone().ok_or(Error::NoRow)?;
    match choice {
        Choice::Same => same(tx, undecided, &incoming, words).await,
        Choice::Different => different(tx, undecided, incoming, words).await,
        Choice::Skip => {
            let permit = tx.permit::<DecideDuplicate>()?;
            let Undecided { row, scope, fields, .. } = undecided;
            let event = Event::on(&permit, &IMPORT_ROW, row.id.uuid(), None);
            let row = ImportRow {
                outcome: Outcome::Skipped,
                ..row
            };
            store::update_row(tx, &scope, &row, &fields).await?;
            Ok(event)
        }
    }
}

async fn same(tx: &mut Tx, undecided: Undecided, incoming: &Incoming, words: &Words) -> Result<Event, platform::Error> {
    let Undecided {
        import,
        row,
        scope,
        fields,
    } = undecided;
    let other = row.other_person_id.ok_or(Error::NoRow)?;
    let person: Authorized<Person, DecideDuplicate> = tx.authorize(other).await?;
    // An erasure holds it too, and meets the same rows in another order.
    tx.lock_scope(person.scope).await?;
    let mut known = person.open(&*person)?;
    if fields.doubt != Some(Doubt::SourceNumber) && !known.sources.contains(&fields.source) {
        known.sources.push(fields.source.clone());
    }
    // Written even if nothing is new, so that an undo can count what this import has done to the person.
    people::update(tx, &person, &known, person.sensitive).await?;
    let case_id = open_case(tx, incoming, (person.id, person.log_scope), recipient(&import), words).await?;
    let row = ImportRow {
        outcome: Outcome::Same,
        case_id,
        ..row
    };
    store::update_row(tx, &scope, &row, &fields.decided()).await?;
    Ok(Event::of(&person))
}

async fn different(
    tx: &mut Tx,
    undecided: Undecided,
    mut incoming: Incoming,
    words: &Words,
) -> Result<Event, platform::Error> {
    let Undecided {
        import,
        row,
        scope,
        fields,
    } = undecided;
    let permit = tx.permit::<DecideDuplicate>()?;
    if fields.doubt == Some(Doubt::SourceNumber) {
        // The number is the known person's.
        incoming.person.sources.clear();
    }
    let owner = code_owner(tx, &incoming).await?;
    let has_hidden_double = matches!(owner, CodeOwner::Hidden);
    if matches!(owner, CodeOwner::Known) {
        incoming.person.set_identity(None);
    }
    let taken = take_over(tx, &incoming, recipient(&import), words).await?;
    if has_hidden_double {
        tasks::raise_possible_double(tx, taken.person).await?;
    }
    if let Some(id) = fields.household() {
        household::join::<DecideDuplicate>(tx, id, taken.person, &incoming).await?;
    }
    let event = Event::on(&permit, &PERSON, taken.person.uuid(), Some(taken.log_scope));
    let row = ImportRow {
        outcome: Outcome::Different,
        person_id: Some(taken.person),
        case_id: taken.case,
        ..row
    };
    store::update_row(tx, &scope, &row, &fields.decided()).await?;
    Ok(event)
}

/// Who has the row's identity code now.
enum CodeOwner {
    Nobody,
    Known,
    /// Somebody of whom whoever decides may not know: nothing on the screen differs from `Nobody`.
    Hidden,
}

async fn code_owner(tx: &Tx, incoming: &Incoming) -> Result<CodeOwner, platform::Error> {
    let Some(code) = incoming.person.identity_code.as_deref() else {
        return Ok(CodeOwner::Nobody);
    };
    let tokenizers = Tokenizers::of(tx).await?;
    let owners = tokenizers.owners(tx, &[], &[code]).await?;
    let Some(owner) = owners.of_code(&tokenizers, code) else {
        return Ok(CodeOwner::Nobody);
    };
    let is_unseen =
        owners.marked(tx).await?.contains(&owner) && !people::visible_marks(tx).await?.contains(&owner.bytes());
    let is_hidden = is_unseen || owners.restricted(tx).await?.contains(&owner);
    Ok(if is_hidden { CodeOwner::Hidden } else { CodeOwner::Known })
}
