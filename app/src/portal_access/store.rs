//! Every statement about portal accounts and representations.

use platform::authz::{Action, Authorized, Ground, Principal};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, PersonId, RepresentationId};
use platform::session::{self, Account};
use platform::{params, statements};
use uuid::Uuid;

use super::access::{Access, AccessFields};
use super::representation::{Representation, RepresentationFields, State, Thing, Things};
use crate::people::{self, Person};
use crate::person_columns;
use crate::tables::{PERSON_GRANT, PORTAL_ACCOUNT, REPRESENTATION};

/// The columns of a representation in the order that it is read in.
macro_rules! representation_columns {
    () => {
        "id, version, person_id, representative_id, scope_id, things, until_majority, state, recorded_by, recorded_at, decided_by, decided_at, ends_at, ended_at, sealed"
    };
}

mod ages;

pub use ages::STATEMENTS as AGE_STATEMENTS;
pub(super) use ages::{find_worker, list_live, list_until_majority, wait_again};

statements! {
    pub(super) INSERT_ACCESS = "
        INSERT INTO portal_account (organization_id, id, version, person_id, scope_id, created_at, ended_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, NULL, $6)";
    pub(super) RENEW_ACCESS = "
        UPDATE portal_account
        SET ended_at = NULL, sealed = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    // The seal names the version, which an end leaves as it is.
    pub(super) END_ACCESS = "
        UPDATE portal_account
        SET ended_at = $3
        WHERE organization_id = $1 AND id = $2 AND ended_at IS NULL";
    pub(super) FIND_OF_PERSON = "
        SELECT id, version, person_id, scope_id, created_at, ended_at, sealed
        FROM portal_account
        WHERE organization_id = $1 AND person_id = $2";
    pub(super) FIND_OF_ACCOUNT = "
        SELECT id, version, person_id, scope_id, created_at, ended_at, sealed
        FROM portal_account
        WHERE organization_id = $1 AND id = $2 AND ended_at IS NULL";
    pub(super) WHOSE = "
        SELECT person_id
        FROM portal_account
        WHERE organization_id = $1 AND id = $2";
    pub(super) LIVE_AMONG = "
        SELECT person_id
        FROM portal_account
        WHERE organization_id = $1 AND person_id = ANY($2) AND ended_at IS NULL";
    // Grounds 6 and from 11 on are those of portal accounts.
    pub(super) END_OWN_GRANTS = "
        UPDATE person_grant
        SET ends_at = $4, version = version + 1
        WHERE organization_id = $1 AND principal_id = $2 AND person_id = $3 AND ground = 6 AND (ends_at IS NULL OR ends_at > $4)";
    pub(super) END_GRANTS_BETWEEN = "
        UPDATE person_grant
        SET ends_at = $4, version = version + 1
        WHERE organization_id = $1 AND principal_id = $2 AND person_id = $3 AND ground >= 11 AND (ends_at IS NULL OR ends_at > $4)";
    pub(super) END_GRANT_BETWEEN = "
        UPDATE person_grant
        SET ends_at = $5, version = version + 1
        WHERE organization_id = $1 AND principal_id = $2 AND person_id = $3 AND ground = $4 AND (ends_at IS NULL OR ends_at > $5)";
    pub(super) END_GRANTS_OF = "
        UPDATE person_grant
        SET ends_at = $3, version = version + 1
        WHERE organization_id = $1 AND principal_id = $2 AND (ends_at IS NULL OR ends_at > $3)";
    pub(super) END_GRANTS_ON = "
        UPDATE person_grant
        SET ends_at = $3, version = version + 1
        WHERE organization_id = $1 AND person_id = $2 AND (ground = 6 OR ground >= 11) AND (ends_at IS NULL OR ends_at > $3)";
    pub(super) INSERT_REPRESENTATION = "
        INSERT INTO representation (organization_id, id, version, person_id, representative_id, scope_id, things, until_majority, state, recorded_by, recorded_at, decided_by, decided_at, ends_at, ended_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, $11, $12, $13)";
    pub(super) DECIDE = "
        UPDATE representation
        SET state = $4, decided_by = $5, decided_at = $6, ends_at = $7, ended_at = $8, sealed = $9, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3 AND state = 'waiting'";
    pub(super) SHORTEN = "
        UPDATE representation
        SET ends_at = $3
        WHERE organization_id = $1 AND id = $2 AND state = 'active' AND ends_at > $3";
    pub(super) CLOSE = "
        UPDATE representation
        SET state = 'closed', ended_at = $3
        WHERE organization_id = $1 AND id = $2 AND state <> 'closed'";
    pub(super) CLOSE_BETWEEN = "
        UPDATE representation
        SET state = 'closed', ended_at = $4
        WHERE organization_id = $1 AND person_id = $2 AND representative_id = $3 AND state <> 'closed'";
    pub(super) CLOSE_ACTIVE_BETWEEN = "
        UPDATE representation
        SET state = 'closed', ended_at = $4
        WHERE organization_id = $1 AND person_id = $2 AND representative_id = $3 AND state = 'active'";
    pub(super) CLOSE_REFUSED_BETWEEN = "
        UPDATE representation
        SET state = 'closed', ended_at = $5
        WHERE organization_id = $1 AND person_id = $2 AND representative_id = $3 AND state = 'active' AND (things & $4) = things";
    // The seal names the version, which a refusal leaves as it is.
    pub(super) LESSEN_BETWEEN = "
        UPDATE representation
        SET things = things - (things & $4)
        WHERE organization_id = $1 AND person_id = $2 AND representative_id = $3 AND state = 'active' AND (things & $4) <> 0";
    pub(super) CLOSE_ALL_OF = "
        UPDATE representation
        SET state = 'closed', ended_at = $3
        WHERE organization_id = $1 AND (person_id = $2 OR representative_id = $2) AND state <> 'closed'";
    pub(super) CLOSE_BY = "
        UPDATE representation
        SET state = 'closed', ended_at = $3
        WHERE organization_id = $1 AND representative_id = $2 AND state <> 'closed'";
    pub(super) LIST_OF_PERSON = concat!("
        SELECT ", representation_columns!(), "
        FROM representation
        WHERE organization_id = $1 AND person_id = $2
        ORDER BY recorded_at DESC
        LIMIT 50");
    pub(super) LIST_OF_REPRESENTATIVE = concat!("
        SELECT ", representation_columns!(), "
        FROM representation
        WHERE organization_id = $1 AND representative_id = $2 AND state = 'active' AND ends_at > $3
        ORDER BY recorded_at
        LIMIT 50");
    pub(super) FIND = concat!("
        SELECT ", representation_columns!(), "
        FROM representation
        WHERE organization_id = $1 AND person_id = $2 AND id = $3");
    pub(super) FIND_PERSON = concat!("
        SELECT ", person_columns!(), "
        FROM person p
        WHERE p.organization_id = $1 AND p.id = $2");
}

/// A person's access, whether it has ended or not.
pub async fn find_of_person(tx: &ReadTx, person: PersonId) -> Result<Option<Access>, Error> {
    tx.opt(FIND_OF_PERSON, params![tx.organization(), person]).await
}

/// Whose an account is, while it is somebody's.
pub async fn find_of_account(tx: &ReadTx, account: AccountId) -> Result<Option<Access>, Error> {
    tx.opt(FIND_OF_ACCOUNT, params![tx.organization(), account]).await
}

/// Whose a portal account is or was; nobody's where it is a colleague's.
pub(super) async fn whose(tx: &ReadTx, account: AccountId) -> Result<Option<PersonId>, Error> {
    let found: Option<(PersonId,)> = tx.opt(WHOSE, params![tx.organization(), account]).await?;
    Ok(found.map(|(person,)| person))
}

/// Those among some persons who have access.
pub(super) async fn with_access(tx: &ReadTx, persons: &[PersonId]) -> Result<Vec<PersonId>, Error> {
    let persons: Vec<Uuid> = persons.iter().map(|person| person.uuid()).collect();
    let rows: Vec<(PersonId,)> = tx.all(LIVE_AMONG, params![tx.organization(), persons]).await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Notes whose a new account is, and how that was proved.
pub async fn insert_access<A: Action>(
    tx: &mut Tx,
    person: &Authorized<Person, A>,
    account: AccountId,
    proof: &str,
) -> Result<(), platform::Error> {
    let fields = AccessFields {
        proof: proof.trim().to_owned(),
    };
    let sealed = person.open_scope().seal(&PORTAL_ACCOUNT, account.uuid(), 1, &fields)?;
    let params = params![tx.organization(), account, person.id, person.scope, tx.now(), sealed];
    Ok(tx.write_one(&PORTAL_ACCOUNT, INSERT_ACCESS, params).await?)
}

/// Notes how it was proved again, and that the access has not ended.
pub(super) async fn renew_access<A: Action>(
    tx: &mut Tx,
    person: &Authorized<Person, A>,
    access: &Access,
    proof: &str,
) -> Result<(), platform::Error> {
    let fields = AccessFields {
        proof: proof.trim().to_owned(),
    };
    let version = access.version + 1;
    let sealed = person
        .open_scope()
        .seal(&PORTAL_ACCOUNT, access.id.uuid(), version, &fields)?;
    let params = params![tx.organization(), access.id, access.version, sealed];
    Ok(tx.write_one(&PORTAL_ACCOUNT, RENEW_ACCESS, params).await?)
}

/// Lets an account open its person's own record.
pub async fn give_own(tx: &mut Tx, person: PersonId, account: AccountId) -> Result<(), Error> {
    let known = params![tx.organization(), account, person, tx.now()];
    tx.write(&PERSON_GRANT, END_OWN_GRANTS, known).await?;
    people::grant(tx, person, Principal::Account(account), Ground::Own, None).await
}

/// Ends an account with all that it opened, and whom its person represents.
pub(super) async fn end_access(tx: &mut Tx, access: &Access, account: &Account) -> Result<(), platform::Error> {
    let (organization, now) = (tx.organization(), tx.now());
    let of_account = params![organization, access.id, now];
    tx.write(&PORTAL_ACCOUNT, END_ACCESS, of_account.clone()).await?;
    tx.write(&PERSON_GRANT, END_GRANTS_OF, of_account).await?;
    tx.write(&REPRESENTATION, CLOSE_BY, params![organization, access.person_id, now])
        .await?;
    session::end_account(tx, account).await
}

/// Ends every grant of portal accounts on a person, and every representation of and by them.
pub(super) async fn end_all_about(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let about = params![tx.organization(), person, tx.now()];
    tx.write(&PERSON_GRANT, END_GRANTS_ON, about.clone()).await?;
    tx.write(&REPRESENTATION, CLOSE_ALL_OF, about).await?;
    Ok(())
}

/// Ends at once what either of two persons may see of the other.
pub async fn end_between(tx: &mut Tx, person: PersonId, other: PersonId) -> Result<(), Error> {
    for (person, representative) in [(person, other), (other, person)] {
        let between = params![tx.organization(), person, representative, tx.now()];
        tx.write(&REPRESENTATION, CLOSE_BETWEEN, between).await?;
        end_grants_between(tx, person, representative).await?;
    }
    Ok(())
}

async fn end_grants_between(tx: &mut Tx, person: PersonId, representative: PersonId) -> Result<(), Error> {
    if let Some(access) = find_of_person(tx, representative).await? {
        let grants = params![tx.organization(), access.id, person, tx.now()];
        tx.write(&PERSON_GRANT, END_GRANTS_BETWEEN, grants).await?;
    }
    Ok(())
}

/// Ends at once what the person has refused a representative, of what they had; the rest goes on.
pub(super) async fn end_refused(
    tx: &mut Tx,
    person: PersonId,
    representative: PersonId,
    refused: Things,
) -> Result<(), Error> {
    let (organization, now) = (tx.organization(), tx.now());
    let closed = params![organization, person, representative, refused.bits(), now];
    tx.write(&REPRESENTATION, CLOSE_REFUSED_BETWEEN, closed).await?;
    let lessened = params![organization, person, representative, refused.bits()];
    tx.write(&REPRESENTATION, LESSEN_BETWEEN, lessened).await?;
    let Some(access) = find_of_person(tx, representative).await? else {
        return Ok(());
    };
    for thing in refused.iter() {
        let grant = params![organization, access.id, person, i64::from(thing.ground().code()), now];
        tx.write(&PERSON_GRANT, END_GRANT_BETWEEN, grant).await?;
    }
    Ok(())
}

/// What a new representation is made from.
pub(super) struct NewRepresentation<'a> {
    pub(super) representative: PersonId,
    pub(super) things: Things,
    pub(super) until_majority: bool,
    pub(super) state: State,
    pub(super) ends_at: Time,
    pub(super) fields: &'a RepresentationFields,
}

/// Records what was weighed; nothing is granted yet.
pub(super) async fn insert<A: Action>(
    tx: &mut Tx,
    person: &Authorized<Person, A>,
    by: AccountId,
    new: &NewRepresentation<'_>,
) -> Result<RepresentationId, platform::Error> {
    let id: RepresentationId = tx.fresh();
    let sealed = person.open_scope().seal(&REPRESENTATION, id.uuid(), 1, new.fields)?;
    let ended_at = (new.state == State::Closed).then(|| tx.now());
    let params = params![
        tx.organization(),
        id,
        person.id,
        new.representative,
        person.scope,
        new.things.bits(),
        new.until_majority,
        new.state.name(),
        by,
        tx.now(),
        new.ends_at,
        ended_at,
        sealed
    ];
    tx.write_one(&REPRESENTATION, INSERT_REPRESENTATION, params).await?;
    Ok(id)
}

/// Writes what the second worker decided.
pub(super) async fn decide<A: Action>(
    tx: &mut Tx,
    person: &Authorized<Person, A>,
    representation: &Representation,
    by: AccountId,
    (state, ends_at): (State, Time),
    fields: &RepresentationFields,
) -> Result<(), platform::Error> {
    let version = representation.version + 1;
    let scope = person.open_scope();
    let sealed = scope.seal(&REPRESENTATION, representation.id.uuid(), version, fields)?;
    let now = tx.now();
    let ended_at = (state == State::Closed).then_some(now);
    let params = params![
        tx.organization(),
        representation.id,
        representation.version,
        state.name(),
        by,
        now,
        ends_at,
        ended_at,
        sealed
    ];
    Ok(tx.write_one(&REPRESENTATION, DECIDE, params).await?)
}

/// Grants each of the things until then, instead of what was granted between the two before.
pub(super) async fn grant(
    tx: &mut Tx,
    representation: &Representation,
    account: AccountId,
    ends_at: Time,
) -> Result<(), Error> {
    let Representation {
        person_id,
        representative_id,
        ..
    } = *representation;
    let before = params![tx.organization(), person_id, representative_id, tx.now()];
    tx.write(&REPRESENTATION, CLOSE_ACTIVE_BETWEEN, before).await?;
    end_grants_between(tx, person_id, representative_id).await?;
    for thing in representation.things.iter().map(Thing::ground) {
        people::grant(tx, person_id, Principal::Account(account), thing, Some(ends_at)).await?;
    }
    Ok(())
}

/// Ends a representation at once.
pub async fn end_representation(tx: &mut Tx, representation: &Representation) -> Result<(), Error> {
    let (organization, now) = (tx.organization(), tx.now());
    let closed = params![organization, representation.id, now];
    if tx.write(&REPRESENTATION, CLOSE, closed).await? != 1 {
        return Err(Error::Conflict);
    }
    end_grants_between(tx, representation.person_id, representation.representative_id).await
}

/// Writes an end that has come near.
pub(super) async fn shorten(tx: &mut Tx, representation: &Representation, ends_at: Time) -> Result<(), Error> {
    let organization = tx.organization();
    let shortened = params![organization, representation.id, ends_at];
    tx.write(&REPRESENTATION, SHORTEN, shortened).await?;
    if let Some(access) = find_of_person(tx, representation.representative_id).await? {
        let grants = params![organization, access.id, representation.person_id, ends_at];
        tx.write(&PERSON_GRANT, END_GRANTS_BETWEEN, grants).await?;
    }
    Ok(())
}

/// Everybody who was to represent a person, the latest recorded first.
pub async fn list_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<Representation>, Error> {
    tx.all(LIST_OF_PERSON, params![tx.organization(), person]).await
}

/// Whom somebody represents now.
pub async fn list_of_representative(tx: &ReadTx, representative: PersonId) -> Result<Vec<Representation>, Error> {
    let params = params![tx.organization(), representative, tx.now()];
    tx.all(LIST_OF_REPRESENTATIVE, params).await
}

/// Whether somebody represents anybody now.
pub async fn represents(tx: &ReadTx, representative: PersonId) -> Result<bool, Error> {
    Ok(!list_of_representative(tx, representative).await?.is_empty())
}

pub(super) async fn find(tx: &ReadTx, person: PersonId, id: RepresentationId) -> Result<Representation, Error> {
    tx.one(FIND, params![tx.organization(), person, id]).await
}

pub(super) async fn find_person(tx: &ReadTx, person: PersonId) -> Result<Option<Person>, Error> {
    tx.opt(FIND_PERSON, params![tx.organization(), person]).await
}
