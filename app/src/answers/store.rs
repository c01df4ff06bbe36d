//! Every statement about answer links.

use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AnswerLinkId, RequestId};
use platform::keystore::{OpenScope, ScopeKind};
use platform::session::Bearer;
use platform::{params, statements};
use uuid::Uuid;

use super::link::{AnswerFields, AnswerLink};
use crate::tables::ANSWER_LINK;

statements! {
    pub(super) FIND = "
        SELECT id, version, request_id, expires_at, scope_id, sealed
        FROM answer_link
        WHERE organization_id = $1 AND request_id = $2";
    pub(super) TAKEN_AMONG = "
        SELECT request_id
        FROM answer_link
        WHERE organization_id = $1 AND request_id = ANY($2)";
    pub(super) FIND_BY_TOKEN = "
        SELECT id, version, request_id, expires_at, scope_id, sealed
        FROM answer_link
        WHERE organization_id = $1 AND token_hash = $2 AND (expires_at IS NULL OR expires_at > $3)";
    pub(super) INSERT = "
        INSERT INTO answer_link (organization_id, id, version, request_id, token_hash, made_at, expires_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, NULL, $6, $7)";
    pub(super) FILL = "
        UPDATE answer_link
        SET expires_at = $4, sealed = $5, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
}

/// The link of a request, if one was made.
pub(super) async fn find(tx: &ReadTx, request: RequestId) -> Result<Option<AnswerLink>, Error> {
    tx.opt(FIND, params![tx.organization(), request]).await
}

/// Those among some requests whose link was made.
pub async fn taken_among(tx: &ReadTx, requests: Vec<Uuid>) -> Result<Vec<RequestId>, Error> {
    let rows: Vec<(RequestId,)> = tx.all(TAKEN_AMONG, params![tx.organization(), requests]).await?;
    Ok(rows.into_iter().map(|(request,)| request).collect())
}

/// The link that somebody holds, while it is valid.
pub(super) async fn find_by_token(tx: &ReadTx, bearer: &Bearer) -> Result<Option<AnswerLink>, Error> {
    let params = params![tx.organization(), bearer.hash(), tx.now()];
    tx.opt(FIND_BY_TOKEN, params).await
}

/// Writes an empty link into a scope of its own.
pub(super) async fn insert(tx: &mut Tx, request: RequestId, bearer: &Bearer) -> Result<(), platform::Error> {
    let id: AnswerLinkId = tx.fresh();
    let scope = tx.new_scope(ScopeKind::Request).await?;
    let sealed = scope.seal(&ANSWER_LINK, id.uuid(), 1, &AnswerFields::default())?;
    let params = params![
        tx.organization(),
        id,
        request,
        bearer.hash(),
        tx.now(),
        scope.id(),
        sealed
    ];
    Ok(tx.write_one(&ANSWER_LINK, INSERT, params).await?)
}

/// Puts the answer behind a link.
pub(super) async fn fill(
    tx: &mut Tx,
    scope: &OpenScope,
    link: &AnswerLink,
    fields: &AnswerFields,
    expires_at: Time,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&ANSWER_LINK, link.id.uuid(), link.version + 1, fields)?;
    let params = params![tx.organization(), link.id, link.version, expires_at, sealed];
    Ok(tx.write_one(&ANSWER_LINK, FILL, params).await?)
}
