//! Every statement about disclosures, and about who has to hear of an erasure.

use std::collections::BTreeMap;

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{DisclosureId, PersonId, RecipientId, RequestId};
use platform::keystore::OpenScope;
use platform::{params, statements};

use super::{Category, Disclosure, DisclosureFields, Kind, NewDisclosure, Recipient, RecipientFields};
use crate::people::Person;
use crate::tables::{DISCLOSURE, REQUEST_RECIPIENT};

statements! {
    pub(super) INSERT = "
        INSERT INTO disclosure (organization_id, id, version, person_id, case_id, kind, category, basis, at, recorded_by, recorded_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(super) LIST = "
        SELECT id, version, person_id, case_id, kind, category, basis, at, recorded_by, scope_id, sealed
        FROM disclosure
        WHERE organization_id = $1 AND person_id = $2
        ORDER BY at DESC, id DESC
        LIMIT 1000";
    // What goes to the person, and what somebody fetched or opened in the portal; what staff write by hand about others is not among it.
    LIST_RECORDED_BY_PRODUCT = "
        SELECT d.id, d.version, d.person_id, d.case_id, d.kind, d.category, d.basis, d.at, d.recorded_by, d.scope_id, d.sealed
        FROM disclosure d
        WHERE d.organization_id = $1 AND d.person_id = $2 AND d.basis = 'own-right' AND (
            (d.category = 'person' AND d.kind IN ('letter', 'access-package'))
            OR (d.category = 'representative' AND d.kind IN ('document', 'letter') AND EXISTS (
                SELECT 1
                FROM portal_account a
                WHERE a.organization_id = $1 AND a.id = d.recorded_by)))
        ORDER BY d.at DESC, d.id DESC
        LIMIT 20";
    pub(super) INSERT_RECIPIENT = "
        INSERT INTO request_recipient (organization_id, id, version, request_id, category, outcome, answered_by, answered_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, NULL, NULL, NULL, $5, $6)";
    pub(super) ANSWER_RECIPIENT = "
        UPDATE request_recipient
        SET outcome = $4, answered_by = $5, answered_at = $6, sealed = $7, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3 AND outcome IS NULL";
    pub(super) LIST_RECIPIENTS = "
        SELECT id, version, category, outcome, answered_by, answered_at, scope_id, sealed
        FROM request_recipient
        WHERE organization_id = $1 AND request_id = $2
        ORDER BY id
        LIMIT 1000";
    pub(super) FIND_RECIPIENT = "
        SELECT id, version, category, outcome, answered_by, answered_at, scope_id, sealed
        FROM request_recipient
        WHERE organization_id = $1 AND request_id = $2 AND id = $3";
    pub(super) HAS_WAITING = "
        SELECT id
        FROM request_recipient
        WHERE organization_id = $1 AND request_id = $2 AND outcome IS NULL
        LIMIT 1";
}

/// Records that something about a person leaves; in the transaction that lets it, whose event tells of both.
pub async fn record<A: Action>(
    tx: &mut Tx,
    person: &Authorized<Person, A>,
    new: &NewDisclosure<'_>,
) -> Result<DisclosureId, platform::Error> {
    insert(tx, person, person.open_scope(), new).await
}

/// The same by the product's own work: a letter that stands in the portal at once.
pub async fn record_system(
    tx: &mut Tx,
    person: &Person,
    new: &NewDisclosure<'_>,
) -> Result<DisclosureId, platform::Error> {
    let scope = tx.open_scope_system(person.scope).await?;
    insert(tx, person, &scope, new).await
}

async fn insert(
    tx: &mut Tx,
    person: &Person,
    scope: &OpenScope,
    new: &NewDisclosure<'_>,
) -> Result<DisclosureId, platform::Error> {
    let id: DisclosureId = tx.fresh();
    let fields = DisclosureFields {
        recipient: new.recipient.trim().to_owned(),
        what: new.what.trim().to_owned(),
    };
    let sealed = scope.seal(&DISCLOSURE, id.uuid(), 1, &fields)?;
    let params = params![
        tx.organization(),
        id,
        person.id,
        new.case,
        new.kind.name(),
        new.category.name(),
        new.basis.name(),
        new.at,
        tx.actor().account_id(),
        tx.now(),
        person.scope,
        sealed
    ];
    tx.write_one(&DISCLOSURE, INSERT, params).await?;
    Ok(id)
}

/// What left about a person, the latest first.
pub async fn list_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<Disclosure>, Error> {
    tx.all(LIST, params![tx.organization(), person]).await
}

/// Whether it stands in a person's register that the reader has something as a representative, since it was written.
pub async fn has_noted_reader<A: Action>(
    tx: &ReadTx,
    person: &Authorized<Person, A>,
    (kind, what): (Kind, &str),
    written: Time,
) -> Result<bool, platform::Error> {
    let reader = tx.actor().account_id();
    for line in list_of_person(tx, person.id).await? {
        let is_theirs = (line.kind, line.category) == (kind, Category::Representative);
        let is_since = line.recorded_by == reader && line.at >= written;
        if is_theirs && is_since && person.open(&line)?.what == what {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the product itself let leave to a person or to whoever represents them, the latest first.
/// It may hold lines to the person that staff wrote by hand: those name a recipient.
pub async fn list_recorded_by_product(tx: &ReadTx, person: PersonId) -> Result<Vec<Disclosure>, Error> {
    tx.all(LIST_RECORDED_BY_PRODUCT, params![tx.organization(), person])
        .await
}

/// Notes everybody but the person themselves to whom something about the person was given: they have to hear of what is erased.
/// Done by the system, in the transaction that erases; sealed with the request, which outlives the register.
pub async fn note_recipients(
    tx: &mut Tx,
    request: RequestId,
    scope: &OpenScope,
    person: PersonId,
) -> Result<(), platform::Error> {
    let mut last: BTreeMap<(Category, String), (i64, bool)> = BTreeMap::new();
    for disclosure in list_of_person(tx, person).await? {
        if disclosure.category == Category::Person {
            continue;
        }
        let fields = tx.open_system(&disclosure).await?;
        let known = last.entry((disclosure.category, fields.recipient));
        let (at, is_quiet) = known.or_insert((i64::MIN, false));
        *at = (*at).max(disclosure.at.micros());
        *is_quiet |= !(disclosure.basis.is_told() && disclosure.category.is_told());
    }
    for ((category, recipient), (last_at, is_quiet)) in last {
        let id: RecipientId = tx.fresh();
        let fields = RecipientFields {
            recipient,
            last_at,
            reason: None,
            is_quiet: Some(is_quiet),
        };
        let sealed = scope.seal(&REQUEST_RECIPIENT, id.uuid(), 1, &fields)?;
        let params = params![tx.organization(), id, request, category.name(), scope.id(), sealed];
        tx.write_one(&REQUEST_RECIPIENT, INSERT_RECIPIENT, params).await?;
    }
    Ok(())
}

pub async fn list_recipients(tx: &ReadTx, request: RequestId) -> Result<Vec<Recipient>, Error> {
    tx.all(LIST_RECIPIENTS, params![tx.organization(), request]).await
}

pub(super) async fn find_recipient(tx: &ReadTx, request: RequestId, id: RecipientId) -> Result<Recipient, Error> {
    tx.one(FIND_RECIPIENT, params![tx.organization(), request, id]).await
}

/// Whether a recipient of the request is not answered for yet.
pub async fn has_waiting(tx: &ReadTx, request: RequestId) -> Result<bool, Error> {
    let found: Option<(RecipientId,)> = tx.opt(HAS_WAITING, params![tx.organization(), request]).await?;
    Ok(found.is_some())
}

/// Writes what became of telling a recipient; once.
pub(super) async fn answer_recipient(
    tx: &mut Tx,
    scope: &OpenScope,
    recipient: &Recipient,
    fields: &RecipientFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&REQUEST_RECIPIENT, recipient.id.uuid(), recipient.version + 1, fields)?;
    let params = params![
        tx.organization(),
        recipient.id,
        recipient.version,
        recipient.outcome.map(super::Outcome::name),
        tx.actor().account_id(),
        tx.now(),
        sealed
    ];
    Ok(tx.write_one(&REQUEST_RECIPIENT, ANSWER_RECIPIENT, params).await?)
}
