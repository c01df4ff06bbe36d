//! Every statement about people.

use std::sync::Arc;

use platform::authz::{Action, Authorized, Ground, Principal};
use platform::clock::Time;
use platform::db::{Db, Error, ReadTx, Tx};
use platform::ids::{GrantId, PersonId, ScopeId};
use platform::keystore::{OpenScope, ScopeKind};
use platform::{params, statements};
use uuid::Uuid;

use super::{Person, PersonFields};
use crate::agreements;
use crate::person_columns;
use crate::tables::{CONTACT_TOKEN, COUNTER, IDENTIFIER, PERSON, PERSON_GRANT};

statements! {
    // A relation to a person: a grant on the person, or on a case whose client the person is.
    pub(super) FACTS = concat!("
        SELECT g.ground, g.starts_at, g.ends_at, ", person_columns!(), "
        FROM person p
        LEFT JOIN (
            SELECT pg.ground, pg.starts_at, pg.ends_at
            FROM person_grant pg
            WHERE pg.organization_id = $1 AND pg.person_id = $2 AND pg.principal_id = ANY($3)
            UNION ALL
            SELECT cg.ground, cg.starts_at, cg.ends_at
            FROM cases c
            JOIN case_grant cg ON cg.organization_id = c.organization_id AND cg.case_id = c.id
            WHERE c.organization_id = $1 AND c.client_id = $2 AND cg.principal_id = ANY($3)
            UNION ALL
            SELECT cg.ground, cg.starts_at, cg.ends_at
            FROM household_member m
            JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id AND o.ended_at IS NULL
            JOIN cases c ON c.organization_id = o.organization_id AND c.client_id = o.person_id
            JOIN case_grant cg ON cg.organization_id = c.organization_id AND cg.case_id = c.id
            WHERE m.organization_id = $1 AND m.person_id = $2 AND m.ended_at IS NULL AND cg.principal_id = ANY($3)
        ) g ON TRUE
        WHERE p.organization_id = $1 AND p.id = $2");
    pub(super) FIND = concat!("
        SELECT ", person_columns!(), "
        FROM person p
        WHERE p.organization_id = $1 AND p.id = $2");
    pub(super) CHANGED_SINCE = concat!("
        SELECT p.change, ", person_columns!(), "
        FROM person p
        WHERE p.organization_id = $1 AND p.change > $2
        ORDER BY p.change
        LIMIT 5000");
    pub(super) FIND_BY_NUMBER = "
        SELECT id
        FROM person
        WHERE organization_id = $1 AND number = $2";
    pub(super) NEXT_NUMBER = "
        UPDATE counter
        SET n = n + 1
        WHERE organization_id = $1 AND kind = 'person-number'
        RETURNING n";
    pub(super) NEXT_CHANGE = "
        UPDATE counter
        SET n = n + 1
        WHERE organization_id = $1 AND kind = 'person-change'
        RETURNING n";
    pub(super) LAST_CHANGES = "
        SELECT c.n, COALESCE(g.n, 0)
        FROM counter c
        LEFT JOIN counter g ON g.organization_id = c.organization_id AND g.kind = 'person-gone'
        WHERE c.organization_id = $1 AND c.kind = 'person-change'";
    pub(super) COUNT_GONE = "
        UPDATE counter
        SET n = n + 1
        WHERE organization_id = $1 AND kind = 'person-gone'";
    pub(super) FIRST_GONE = "
        INSERT INTO counter (organization_id, id, version, kind, n)
        VALUES ($1, $2, 1, 'person-gone', 1)";
    pub(super) INSERT = "
        INSERT INTO person (organization_id, id, version, scope_id, log_scope_id, number, sensitive, change, created_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)";
    pub(super) UPDATE = "
        UPDATE person
        SET sensitive = $4, change = $5, sealed = $6, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) INSERT_IDENTIFIER = "
        INSERT INTO identifier (organization_id, id, version, person_id, kind, token)
        VALUES ($1, $2, 1, $3, $4, $5)";
    pub(super) FIND_BY_IDENTIFIER = "
        SELECT person_id
        FROM identifier
        WHERE organization_id = $1 AND kind = $2 AND token = $3";
    pub(super) FIND_BY_CONTACT = "
        SELECT person_id
        FROM contact_token
        WHERE organization_id = $1 AND kind = $2 AND token = $3
        ORDER BY person_id
        LIMIT 21";
    pub(super) DELETE_IDENTIFIERS = "
        DELETE FROM identifier
        WHERE organization_id = $1 AND person_id = $2";
    pub(super) DELETE_CONTACTS = "
        DELETE FROM contact_token
        WHERE organization_id = $1 AND person_id = $2";
    pub(super) INSERT_CONTACT = "
        INSERT INTO contact_token (organization_id, id, version, person_id, kind, token)
        VALUES ($1, $2, 1, $3, $4, $5)";
    pub(super) INSERT_GRANT = "
        INSERT INTO person_grant (organization_id, id, version, principal_id, person_id, ground, starts_at, ends_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7)";
    pub(super) MARKED_AND_KNOWN = "
        SELECT p.id
        FROM person p
        JOIN person_grant g ON g.organization_id = p.organization_id AND g.person_id = p.id
        WHERE p.organization_id = $1 AND p.sensitive = TRUE AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
        UNION
        SELECT p.id
        FROM case_grant g
        JOIN cases c ON c.organization_id = g.organization_id AND c.id = g.case_id
        JOIN person p ON p.organization_id = c.organization_id AND p.id = c.client_id AND p.sensitive = TRUE
        WHERE g.organization_id = $1 AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)";
    // The same relations as in FACTS, of several persons at once.
    pub(super) RELATED_AMONG = "
        SELECT pg.person_id
        FROM person_grant pg
        WHERE pg.organization_id = $1 AND pg.person_id = ANY($2) AND pg.principal_id = ANY($3) AND pg.starts_at <= $4 AND (pg.ends_at IS NULL OR pg.ends_at > $4)
        UNION
        SELECT c.client_id
        FROM cases c
        JOIN case_grant cg ON cg.organization_id = c.organization_id AND cg.case_id = c.id
        WHERE c.organization_id = $1 AND c.client_id = ANY($2) AND cg.principal_id = ANY($3) AND cg.starts_at <= $4 AND (cg.ends_at IS NULL OR cg.ends_at > $4)
        UNION
        SELECT m.person_id
        FROM household_member m
        JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id AND o.ended_at IS NULL
        JOIN cases c ON c.organization_id = o.organization_id AND c.client_id = o.person_id
        JOIN case_grant cg ON cg.organization_id = c.organization_id AND cg.case_id = c.id
        WHERE m.organization_id = $1 AND m.person_id = ANY($2) AND m.ended_at IS NULL AND cg.principal_id = ANY($3) AND cg.starts_at <= $4 AND (cg.ends_at IS NULL OR cg.ends_at > $4)";
    pub(super) PAGE_OF_ALL = concat!("
        SELECT ", person_columns!(), "
        FROM person p
        WHERE p.organization_id = $1 AND p.id > $2
        ORDER BY p.id
        LIMIT 1000");
}

/// What a new person is made from.
pub struct NewPerson<'a> {
    pub fields: &'a PersonFields,
    pub sensitive: bool,
}

/// A person who was just written.
pub struct Inserted {
    pub id: PersonId,
    pub log_scope: ScopeId,
    pub number: i64,
}

/// Inserts a person with two scopes of their own, tokens, and the next change number.
pub async fn insert(tx: &mut Tx, new: &NewPerson<'_>) -> Result<Inserted, platform::Error> {
    agreements::require(tx).await?;
    let scope = tx.new_scope(ScopeKind::Person).await?;
    let log_scope = tx.new_scope(ScopeKind::LogIdentity).await?;
    let id: PersonId = tx.fresh();
    let (number,): (i64,) = tx.one(NEXT_NUMBER, params![tx.organization()]).await?;
    insert_tokens(tx, id, new.fields).await?;
    let sealed = scope.seal(&PERSON, id.uuid(), 1, new.fields)?;
    let change = next_change(tx).await?;
    let params = params![
        tx.organization(),
        id,
        scope.id(),
        log_scope.id(),
        number,
        new.sensitive,
        change,
        tx.now(),
        sealed
    ];
    tx.write_one(&PERSON, INSERT, params).await?;
    Ok(Inserted {
        id,
        log_scope: log_scope.id(),
        number,
    })
}

/// Writes a person's next version and renews the tokens.
pub async fn update<A: Action>(
    tx: &mut Tx,
    person: &Authorized<Person, A>,
    fields: &PersonFields,
    sensitive: bool,
) -> Result<(), platform::Error> {
    update_row(tx, person, person.open_scope(), fields, sensitive).await
}

async fn update_row(
    tx: &mut Tx,
    person: &Person,
    scope: &Arc<OpenScope>,
    fields: &PersonFields,
    sensitive: bool,
) -> Result<(), platform::Error> {
    renew_person_tokens(tx, person.id, fields).await?;
    let sealed = scope.seal(&PERSON, person.id.uuid(), person.version + 1, fields)?;
    let change = next_change(tx).await?;
    let params = params![tx.organization(), person.id, person.version, sensitive, change, sealed];
    Ok(tx.write_one(&PERSON, UPDATE, params).await?)
}

/// A person's row; opening it needs a right.
pub async fn find(tx: &ReadTx, id: PersonId) -> Result<Person, Error> {
    tx.one(FIND, params![tx.organization(), id]).await
}

/// Writes a person's next version by the product's own work: a part of the record was erased.
pub async fn rewrite(tx: &mut Tx, person: &Person, fields: &PersonFields) -> Result<(), platform::Error> {
    let scope = tx.open_scope_system(person.scope).await?;
    update_row(tx, person, &scope, fields, person.sensitive).await
}

/// Tells the directories of all processes that persons were deleted: they learn of changes only, and are built anew.
pub async fn note_gone(tx: &mut Tx) -> Result<(), Error> {
    if tx.write(&COUNTER, COUNT_GONE, params![tx.organization()]).await? == 0 {
        let id: Uuid = tx.fresh();
        tx.write(&COUNTER, FIRST_GONE, params![tx.organization(), id]).await?;
    }
    Ok(())
}

/// The change number is taken late: its row lock makes the numbers' order the order of commits.
async fn next_change(tx: &mut Tx) -> Result<i64, Error> {
    let (change,): (i64,) = tx.one(NEXT_CHANGE, params![tx.organization()]).await?;
    Ok(change)
}

async fn renew_person_tokens(tx: &mut Tx, person: PersonId, fields: &PersonFields) -> Result<(), platform::Error> {
    let params = params![tx.organization(), person];
    tx.write(&IDENTIFIER, DELETE_IDENTIFIERS, params).await?;
    let params = params![tx.organization(), person];
    tx.write(&CONTACT_TOKEN, DELETE_CONTACTS, params).await?;
    insert_tokens(tx, person, fields).await
}

async fn insert_tokens(tx: &mut Tx, person: PersonId, fields: &PersonFields) -> Result<(), platform::Error> {
    if let Some(code) = &fields.identity_code {
        // Somebody hidden may have the code already: then it is found as a contact is, and who has it is settled by a task.
        match find_owner(tx, "identity-code", code)
            .await?
            .filter(|owner| *owner != person)
        {
            None => claim_identifier(tx, person, "identity-code", code).await?,
            Some(_) => insert_contact(tx, person, "identity-code", code).await?,
        }
    }
    for source in &fields.sources {
        claim_identifier(tx, person, "source", source).await?;
    }
    for (kind, value) in [("phone", &fields.phone), ("email", &fields.email)] {
        if let Some(value) = value {
            insert_contact(tx, person, kind, value).await?;
        }
    }
    Ok(())
}

async fn insert_contact(tx: &mut Tx, person: PersonId, kind: &'static str, value: &str) -> Result<(), platform::Error> {
    let token = token(tx, kind, value).await?;
    let id: Uuid = tx.fresh();
    let params = params![tx.organization(), id, person, kind, token];
    Ok(tx.write_one(&CONTACT_TOKEN, INSERT_CONTACT, params).await?)
}

/// The owner of an exact identifier of a kind that has one owner.
pub(super) async fn find_owner(
    tx: &ReadTx,
    kind: &'static str,
    value: &str,
) -> Result<Option<PersonId>, platform::Error> {
    let token = token(tx, kind, value).await?;
    let found: Option<(PersonId,)> = tx
        .opt(FIND_BY_IDENTIFIER, params![tx.organization(), kind, token])
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Takes an identifier for a person; the constraint refuses one that somebody else has.
pub async fn claim_identifier(
    tx: &mut Tx,
    person: PersonId,
    kind: &'static str,
    value: &str,
) -> Result<(), platform::Error> {
    let token = token(tx, kind, value).await?;
    let id: Uuid = tx.fresh();
    let params = params![tx.organization(), id, person, kind, token];
    Ok(tx.write_one(&IDENTIFIER, INSERT_IDENTIFIER, params).await?)
}

pub(super) async fn token(tx: &ReadTx, kind: &str, value: &str) -> Result<Vec<u8>, platform::Error> {
    let tokenizer = tx.tokenizer(kind).await?;
    Ok(tokenizer.token(&value.trim().to_lowercase()).to_vec())
}

/// Lets a principal open a person's record.
pub async fn grant(
    tx: &mut Tx,
    person: PersonId,
    principal: Principal,
    ground: Ground,
    ends_at: Option<Time>,
) -> Result<(), Error> {
    let id: GrantId = tx.fresh();
    let params = params![tx.organization(), id, principal, person, ground, tx.now(), ends_at];
    tx.write_one(&PERSON_GRANT, INSERT_GRANT, params).await
}

/// Makes every token of an organization anew, after its index key was renewed. Returns how many persons it went through.
pub async fn renew_tokens(db: &Db, actor: &platform::authz::Actor) -> Result<usize, platform::Error> {
    let mut after = Uuid::nil();
    let mut renewed = 0;
    loop {
        let mut tx = db.begin(actor).await?;
        tx.renew_tokens();
        let page: Vec<Person> = tx.all(PAGE_OF_ALL, params![tx.organization(), after]).await?;
        let Some(last) = page.last() else { return Ok(renewed) };
        after = last.id.uuid();
        for person in &page {
            let fields = tx.open_system(person).await?;
            renew_person_tokens(&mut tx, person.id, &fields).await?;
            renewed += 1;
        }
        tx.commit_unlogged("blind tokens renewed with their index key; the epoch's closing is logged")
            .await?;
    }
}
