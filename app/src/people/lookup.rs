//! Finding persons: by identifier through blind tokens, by name through the directory.

use std::collections::HashSet;

use jiff::civil::Date;
use platform::authz::Action as _;
use platform::db::ReadTx;
use platform::ids::PersonId;
use platform::params;
use uuid::Uuid;

use super::directory::{Directory, PersonKey, Query};
use super::identity_code::IdentityCode;
use super::{Directories, Listed, directories, store};
use crate::policy::ReadPerson;
use crate::requests;

/// Persons shown at the most.
const CAP: usize = 20;

/// What a search found.
#[derive(Default)]
pub struct Found {
    pub people: Vec<Listed>,
    /// Those of them whose records the actor may not open.
    pub closed: Vec<PersonId>,
    /// Whether there may be more than are shown.
    pub capped: bool,
}

/// Which of those whose records are kept by law only a search finds; the reason is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    None,
    /// By an exact identifier.
    Exact,
    /// By whatever finds others.
    All,
}

/// The sensitive persons whom the actor may know, from one statement.
pub async fn visible_marks(tx: &ReadTx) -> Result<HashSet<PersonKey>, platform::Error> {
    let rows: Vec<(PersonId,)> = tx
        .all(
            store::MARKED_AND_KNOWN,
            params![tx.organization(), tx.principals(), tx.now()],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id.bytes()).collect())
}

/// Who has an identity code already, as far as the actor may know.
pub(super) enum CodeOwner {
    Nobody,
    Known(Listed),
    /// Somebody the actor may not know of: nothing on the screen may differ from `Nobody`.
    Hidden,
}

/// Finds who else than `except` has an identity code.
pub(super) async fn code_owner(
    directories: &Directories,
    tx: &ReadTx,
    code: &str,
    except: Option<PersonId>,
) -> Result<CodeOwner, platform::Error> {
    let owner = store::find_owner(tx, "identity-code", code).await?;
    let Some(owner) = owner.filter(|owner| Some(*owner) != except) else {
        return Ok(CodeOwner::Nobody);
    };
    let known = known(directories, tx, owner).await?;
    Ok(known.map_or(CodeOwner::Hidden, CodeOwner::Known))
}

/// Whether somebody is one of whom the actor may not know.
pub async fn is_hidden(directories: &Directories, tx: &ReadTx, person: PersonId) -> Result<bool, platform::Error> {
    Ok(known(directories, tx, person).await?.is_none())
}

/// Somebody, as far as the actor may know of them.
async fn known(directories: &Directories, tx: &ReadTx, person: PersonId) -> Result<Option<Listed>, platform::Error> {
    let marks = visible_marks(tx).await?;
    let listed = directories
        .ask(tx, |directory| directories::listed(directory, person))
        .await?;
    let restricted = requests::restricted_among(tx, vec![person.uuid()]).await?;
    let known = listed.filter(|listed| !listed.marked || marks.contains(&listed.id.bytes()));
    Ok(known.filter(|listed| !restricted.contains(&listed.id)))
}

/// Words of a written name that are looked at.
const NAME_WORDS: usize = 6;

/// Whether somebody sensitive may be the one with this name, given and family names in either order: for a named person to look at, never for the screen.
pub async fn may_mean_marked(
    directories: &Directories,
    tx: &ReadTx,
    name: &str,
    birth: Option<Date>,
) -> Result<bool, platform::Error> {
    let words: Vec<&str> = name.split_whitespace().take(NAME_WORDS).collect();
    let mut readings = vec![(words.join(" "), String::new())];
    for at in 1..words.len() {
        let (front, back) = words.split_at(at);
        readings.push((front.join(" "), back.join(" ")));
        readings.push((back.join(" "), front.join(" ")));
    }
    let is_marked = |directory: &Directory| {
        let mut readings = readings.iter();
        readings.any(|(family, given)| directory.likely_duplicates(family, given, birth).hidden)
    };
    directories.ask(tx, is_marked).await
}

async fn by_contact(tx: &ReadTx, kind: &'static str, value: &str) -> Result<Vec<PersonId>, platform::Error> {
    let token = store::token(tx, kind, value).await?;
    let found: Vec<(PersonId,)> = tx
        .all(store::FIND_BY_CONTACT, params![tx.organization(), kind, token])
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Finds what the actor may know exists: an identity code, phone or e-mail exactly, anything else in the directory.
pub(super) async fn find(
    directories: &Directories,
    tx: &ReadTx,
    text: &str,
    today: Date,
    reach: Reach,
) -> Result<Found, platform::Error> {
    let marks = visible_marks(tx).await?;
    let exact = exact(tx, text, today).await?;
    let mut found = directories
        .ask(tx, |directory| {
            let may_know = |person: &PersonKey| marks.contains(person);
            let mut people: Vec<Listed> = exact
                .iter()
                .filter_map(|person| directories::listed(directory, *person))
                .collect();
            people.retain(|person| !person.marked || marks.contains(&person.id.bytes()));
            for hit in directory.search(&Query { text, today }, &may_know, CAP) {
                let id = PersonId::from(Uuid::from_bytes(hit.person));
                if !people.iter().any(|known| known.id == id) {
                    people.extend(directories::listed(directory, id));
                }
            }
            Found {
                people,
                ..Found::default()
            }
        })
        .await?;
    let ids = found.people.iter().map(|person| person.id.uuid()).collect();
    let restricted = requests::restricted_among(tx, ids).await?;
    let is_open = |id: &PersonId| match reach {
        _ if !restricted.contains(id) => true,
        Reach::None => false,
        Reach::Exact => exact.contains(id),
        Reach::All => true,
    };
    found.people.retain(|person| is_open(&person.id));
    found.capped = found.people.len() >= CAP;
    found.people.truncate(CAP);
    found.closed = closed_among(tx, &found.people).await?;
    Ok(found)
}

/// Whose records the actor may not open: whoever sees all only those that are not shown to them at all.
async fn closed_among(tx: &ReadTx, people: &[Listed]) -> Result<Vec<PersonId>, platform::Error> {
    if people.is_empty() || tx.actor().roles().meets(ReadPerson::EVERYWHERE) {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = people.iter().map(|person| person.id.uuid()).collect();
    let params = params![tx.organization(), ids, tx.principals(), tx.now()];
    let related: Vec<(PersonId,)> = tx.all(store::RELATED_AMONG, params).await?;
    let is_closed = |id: &PersonId| !related.iter().any(|(known,)| known == id);
    Ok(people.iter().map(|person| person.id).filter(is_closed).collect())
}

async fn exact(tx: &ReadTx, text: &str, today: Date) -> Result<Vec<PersonId>, platform::Error> {
    let mut found = Vec::new();
    if let Some(number) = client_number(text) {
        let owner: Option<(PersonId,)> = tx
            .opt(store::FIND_BY_NUMBER, params![tx.organization(), number])
            .await?;
        found.extend(owner.map(|(id,)| id));
    }
    for code in IdentityCode::readings(text, today) {
        found.extend(store::find_owner(tx, "identity-code", code.normalised()).await?);
        found.extend(by_contact(tx, "identity-code", code.normalised()).await?);
    }
    if text.contains('@') {
        found.extend(by_contact(tx, "email", text).await?);
    } else if let Some(phone) = super::form::read_phone(text, tx.settings().jurisdiction) {
        found.extend(by_contact(tx, "phone", &phone).await?);
    }
    Ok(found)
}

/// A client's number as pages show it: `K-1234`.
fn client_number(text: &str) -> Option<i64> {
    text.strip_prefix("K-")
        .or_else(|| text.strip_prefix("k-"))?
        .parse()
        .ok()
}
