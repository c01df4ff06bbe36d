//! Every statement about access packages.

use platform::authz::{Action, Authorized, SealedRow};
use platform::clock::Time;
use platform::db::{Error, FromRow, ReadTx, Row, Table, Tx};
use platform::ids::{PersonId, PieceId, RequestId, ScopeId};
use platform::keystore::{OpenScope, ScopeKind, Sealed};
use platform::{params, statements};
use uuid::Uuid;

use super::package::{FileFields, FileRow, Package, PackageFields};
use super::piece::{Piece, PieceFields, Share};
use crate::cases::CaseFields;
use crate::households::{MemberFields, RelationFields};
use crate::package_columns;
use crate::tables::{ACCESS_PACKAGE, CASES, HOUSEHOLD_MEMBER, PACKAGE_FILE, PACKAGE_PIECE, RELATION};

/// Pieces of one package that are listed; more than any record has.
const PIECES: i64 = 20_000;

statements! {
    // A relation to a package is one to the person it is about.
    pub(super) FACTS = concat!("
        SELECT g.ground, g.starts_at, g.ends_at, ", package_columns!(), "
        FROM access_package k
        LEFT JOIN person_grant g ON g.organization_id = k.organization_id AND g.person_id = k.person_id AND g.principal_id = ANY($3)
        WHERE k.organization_id = $1 AND k.id = $2");
    pub(super) FIND = concat!("
        SELECT ", package_columns!(), "
        FROM access_package k
        WHERE k.organization_id = $1 AND k.id = $2");
    pub(super) LIST_OPEN_OF_PERSON = concat!("
        SELECT ", package_columns!(), "
        FROM access_package k
        WHERE k.organization_id = $1 AND k.person_id = $2 AND k.released_at IS NOT NULL AND k.expires_at > $3
        ORDER BY k.expires_at, k.id
        LIMIT 20");
    pub(super) SCOPES_OF_PERSON = "
        SELECT scope_id
        FROM access_package
        WHERE organization_id = $1 AND person_id = $2
        ORDER BY scope_id";
    pub(super) INSERT = "
        INSERT INTO access_package (organization_id, id, version, person_id, log_scope_id, gathered_at, released_by, released_at, expires_at, delivered_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, NULL, NULL, NULL, NULL, $6, $7)";
    pub(super) RELEASE = "
        UPDATE access_package
        SET released_by = $4, released_at = $5, expires_at = $6, sealed = $7, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    // The seal names the version, which a delivery leaves as it is.
    pub(super) DELIVERED = "
        UPDATE access_package
        SET delivered_at = $3
        WHERE organization_id = $1 AND id = $2 AND delivered_at IS NULL";
    pub(super) INSERT_PIECE = "
        INSERT INTO package_piece (organization_id, id, version, package_id, position, share, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, NULL, $5, $6)";
    pub(super) LIST_PIECES = "
        SELECT id, version, position, share, scope_id, sealed
        FROM package_piece
        WHERE organization_id = $1 AND package_id = $2
        ORDER BY position
        LIMIT $3";
    pub(super) PIECE_VERSIONS = "
        SELECT id, version
        FROM package_piece
        WHERE organization_id = $1 AND package_id = $2
        ORDER BY position
        LIMIT $3";
    pub(super) UPDATE_PIECE = "
        UPDATE package_piece
        SET share = $4, sealed = $5, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) INSERT_FILE = "
        INSERT INTO package_file (organization_id, id, version, package_id, position, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6)";
    pub(super) LIST_FILES = "
        SELECT id, version, scope_id, sealed
        FROM package_file
        WHERE organization_id = $1 AND package_id = $2
        ORDER BY position";
    pub(super) CASES_BY_IDS = "
        SELECT id, version, scope_id, sealed, number, status, opened_at, closed_at
        FROM cases
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) RELATIONS_BY_IDS = "
        SELECT id, version, scope_id, sealed, person_id, other_id
        FROM relation
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) MEMBERS_BY_IDS = "
        SELECT id, version, scope_id, sealed, ended_at
        FROM household_member
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) HOUSEMATES = "
        SELECT o.person_id
        FROM household_member m
        JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id
        WHERE m.organization_id = $1 AND m.person_id = $2 AND o.person_id <> $2
        LIMIT 60";
}

macro_rules! copied_rows {
    ($($(#[$meta:meta])* $name:ident of $table:ident, $fields:ty { $($column:ident: $type:ty),* })*) => {
        $($(#[$meta])*
        pub(super) struct $name {
            pub(super) id: Uuid,
            version: i64,
            scope: ScopeId,
            sealed: Sealed<$fields>,
            $(pub(super) $column: $type,)*
        }

        impl FromRow for $name {
            fn from_row(row: &Row<'_>) -> Result<Self, Error> {
                let mut more = 4..;
                Ok(Self {
                    id: row.get(0)?,
                    version: row.get(1)?,
                    scope: row.get(2)?,
                    sealed: row.get(3)?,
                    $($column: row.get(more.next().unwrap_or_default())?,)*
                })
            }
        }

        impl SealedRow for $name {
            type Fields = $fields;
            const TABLE: &'static Table = &$table;

            fn id(&self) -> Uuid {
                self.id
            }

            fn version(&self) -> i64 {
                self.version
            }

            fn scope(&self) -> ScopeId {
                self.scope
            }

            fn sealed(&self) -> &Sealed<$fields> {
                &self.sealed
            }
        })*
    };
}

copied_rows! {
    /// A case's row as a package copies it.
    CaseRow of CASES, CaseFields { number: i64, status: crate::cases::Status, opened_at: Time, closed_at: Option<Time> }
    /// A relation's.
    RelationRow of RELATION, RelationFields { person_id: PersonId, other_id: PersonId }
    /// A household member's.
    MemberRow of HOUSEHOLD_MEMBER, MemberFields { ended_at: Option<Time> }
}

pub(super) async fn cases(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<CaseRow>, Error> {
    tx.all(CASES_BY_IDS, params![tx.organization(), ids]).await
}

pub(super) async fn relations(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<RelationRow>, Error> {
    tx.all(RELATIONS_BY_IDS, params![tx.organization(), ids]).await
}

pub(super) async fn members(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<MemberRow>, Error> {
    tx.all(MEMBERS_BY_IDS, params![tx.organization(), ids]).await
}

pub(super) async fn housemates(tx: &ReadTx, person: PersonId) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(PersonId,)> = tx.all(HOUSEMATES, params![tx.organization(), person]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The package of a request, if there is one.
pub async fn find(tx: &ReadTx, request: RequestId) -> Result<Option<Package>, Error> {
    tx.opt(FIND, params![tx.organization(), request]).await
}

/// The packages about a person that can be fetched now, the first to go first.
pub async fn list_open_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<Package>, Error> {
    let params = params![tx.organization(), person, tx.now()];
    tx.all(LIST_OPEN_OF_PERSON, params).await
}

/// The scopes of every package about a person.
pub async fn scopes_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<ScopeId>, Error> {
    let rows: Vec<(ScopeId,)> = tx.all(SCOPES_OF_PERSON, params![tx.organization(), person]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Writes a package with its pieces into a scope of its own.
pub(super) async fn insert(
    tx: &mut Tx,
    request: RequestId,
    (person, log_scope): (PersonId, ScopeId),
    fields: &PackageFields,
    pieces: &[PieceFields],
) -> Result<(), platform::Error> {
    let scope = tx.new_scope(ScopeKind::Request).await?;
    let sealed = scope.seal(&ACCESS_PACKAGE, request.uuid(), 1, fields)?;
    let params = params![
        tx.organization(),
        request,
        person,
        log_scope,
        tx.now(),
        scope.id(),
        sealed
    ];
    tx.write_one(&ACCESS_PACKAGE, INSERT, params).await?;
    let mut rows = Vec::with_capacity(pieces.len());
    for (position, piece) in (0_i64..).zip(pieces) {
        let id: PieceId = tx.fresh();
        let sealed = scope.seal(&PACKAGE_PIECE, id.uuid(), 1, piece)?;
        rows.push(params![tx.organization(), id, request, position, scope.id(), sealed]);
    }
    Ok(tx.write_each(&PACKAGE_PIECE, INSERT_PIECE, rows).await?)
}

/// The pieces of a package, in their order.
pub(super) async fn pieces<A: Action>(
    tx: &ReadTx,
    package: &Authorized<Package, A>,
) -> Result<Vec<(Piece, PieceFields)>, platform::Error> {
    let rows: Vec<Piece> = tx
        .all(LIST_PIECES, params![tx.organization(), package.id, PIECES])
        .await?;
    let opened = rows.into_iter().map(|piece| {
        let fields = package.open(&piece)?;
        Ok((piece, fields))
    });
    opened.collect()
}

/// The pieces of a package as they stand, in their order: whether anything became of them since they were read.
pub(super) async fn piece_versions(tx: &ReadTx, package: RequestId) -> Result<Vec<(PieceId, i64)>, Error> {
    tx.all(PIECE_VERSIONS, params![tx.organization(), package, PIECES])
        .await
}

/// Writes what was decided about a piece.
pub(super) async fn update_piece(
    tx: &mut Tx,
    scope: &OpenScope,
    piece: &Piece,
    share: Share,
    fields: &PieceFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&PACKAGE_PIECE, piece.id.uuid(), piece.version + 1, fields)?;
    let params = params![tx.organization(), piece.id, piece.version, share.name(), sealed];
    Ok(tx.write_one(&PACKAGE_PIECE, UPDATE_PIECE, params).await?)
}

/// Releases a package with the files that were made of it.
pub(super) async fn release<A: Action>(
    tx: &mut Tx,
    package: &Authorized<Package, A>,
    fields: &PackageFields,
    files: &[FileFields],
    expires_at: Time,
) -> Result<(), platform::Error> {
    let scope = package.open_scope();
    let sealed = scope.seal(&ACCESS_PACKAGE, package.id.uuid(), package.version + 1, fields)?;
    let params = params![
        tx.organization(),
        package.id,
        package.version,
        tx.actor().account_id(),
        tx.now(),
        expires_at,
        sealed
    ];
    tx.write_one(&ACCESS_PACKAGE, RELEASE, params).await?;
    for (position, file) in (0_i64..).zip(files) {
        let id: Uuid = tx.fresh();
        let sealed = scope.seal(&PACKAGE_FILE, id, 1, file)?;
        let params = params![tx.organization(), id, package.id, position, scope.id(), sealed];
        tx.write_one(&PACKAGE_FILE, INSERT_FILE, params).await?;
    }
    Ok(())
}

/// Notes the first time that a package was handed out; whether this was it.
pub(super) async fn delivered(tx: &mut Tx, request: RequestId) -> Result<bool, Error> {
    let params = params![tx.organization(), request, tx.now()];
    Ok(tx.write(&ACCESS_PACKAGE, DELIVERED, params).await? > 0)
}

/// The files of a released package.
pub(super) async fn files<A: Action>(
    tx: &ReadTx,
    package: &Authorized<Package, A>,
) -> Result<Vec<FileFields>, platform::Error> {
    let rows: Vec<FileRow> = tx.all(LIST_FILES, params![tx.organization(), package.id]).await?;
    let opened = rows.iter().map(|row| package.open(row));
    Ok(opened.collect::<Result<_, _>>()?)
}
