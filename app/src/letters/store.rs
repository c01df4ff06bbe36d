//! Every statement about letters.

use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{LetterId, RequestId};
use platform::keystore::OpenScope;
use platform::{params, statements};
use uuid::Uuid;

use super::letter::{Letter, LetterFields, Way};
use super::template::{Template, VERSION};
use crate::tables::LETTER;

statements! {
    pub(super) LIST = "
        SELECT id, version, request_id, template, template_version, cause_at, created_at, way, sent_at, sent_by, scope_id, sealed
        FROM letter
        WHERE organization_id = $1 AND request_id = $2
        ORDER BY id";
    pub(super) LIST_SINCE = "
        SELECT id, version, request_id, template, template_version, cause_at, created_at, way, sent_at, sent_by, scope_id, sealed
        FROM letter
        WHERE organization_id = $1 AND request_id = ANY($2) AND created_at >= $3
        ORDER BY created_at DESC, id DESC
        LIMIT 20";
    pub(super) FIND = "
        SELECT id, version, request_id, template, template_version, cause_at, created_at, way, sent_at, sent_by, scope_id, sealed
        FROM letter
        WHERE organization_id = $1 AND request_id = $2 AND id = $3";
    pub(super) INSERT = "
        INSERT INTO letter (organization_id, id, version, request_id, template, template_version, cause_at, created_at, way, sent_at, sent_by, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11)";
    // The seal names the version, which sending leaves as it is.
    pub(super) SENT = "
        UPDATE letter
        SET way = $3, sent_at = $4, sent_by = $5
        WHERE organization_id = $1 AND id = $2 AND sent_at IS NULL";
}

pub(super) async fn list(tx: &ReadTx, request: RequestId) -> Result<Vec<Letter>, Error> {
    tx.all(LIST, params![tx.organization(), request]).await
}

/// The letters about any of these requests since a moment, the latest first.
pub async fn list_since(tx: &ReadTx, requests: Vec<Uuid>, since: Time) -> Result<Vec<Letter>, Error> {
    tx.all(LIST_SINCE, params![tx.organization(), requests, since]).await
}

/// The letters that answer an erasure: what was decided, and that it is done.
pub async fn list_answers(tx: &ReadTx, request: RequestId) -> Result<Vec<Letter>, Error> {
    let mut letters = list(tx, request).await?;
    letters.retain(|letter| matches!(letter.template, Template::Decision | Template::Done));
    Ok(letters)
}

pub(super) async fn find(tx: &ReadTx, request: RequestId, letter: LetterId) -> Result<Option<Letter>, Error> {
    tx.opt(FIND, params![tx.organization(), request, letter]).await
}

/// Writes a letter; with a way it is sent already.
pub(super) async fn insert(
    tx: &mut Tx,
    request: RequestId,
    scope: &OpenScope,
    (template, cause_at, way): (Template, Time, Option<Way>),
    fields: &LetterFields,
) -> Result<(), platform::Error> {
    let id: LetterId = tx.fresh();
    let sealed = scope.seal(&LETTER, id.uuid(), 1, fields)?;
    let now = tx.now();
    let params = params![
        tx.organization(),
        id,
        request,
        template.name(),
        VERSION,
        cause_at,
        now,
        way.map(Way::name),
        way.map(|_| now),
        scope.id(),
        sealed
    ];
    Ok(tx.write_one(&LETTER, INSERT, params).await?)
}

/// Notes how a letter was handed over, and when; once.
pub(super) async fn sent(tx: &mut Tx, letter: LetterId, way: Way, at: Time) -> Result<(), Error> {
    let params = params![tx.organization(), letter, way.name(), at, tx.actor().account_id()];
    tx.write_one(&LETTER, SENT, params).await
}
