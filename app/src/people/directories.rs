//! The directories of all organizations: built on first use, brought up to date before each search.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::civil::Date;
use platform::authz::OrganizationId;
use platform::db::{Error, FromRow, ReadTx, Row};
use platform::ids::PersonId;
use platform::params;

use super::directory::{Directory, Listing};
use super::{NameStyle, Person, store};

/// In memory, never written.
#[derive(Default)]
pub struct Directories(Mutex<HashMap<OrganizationId, Arc<Shared>>>);

struct Shared {
    /// One catching-up at a time.
    catching_up: tokio::sync::Mutex<()>,
    /// How often persons had been deleted when it was begun.
    gone: i64,
    state: RwLock<State>,
}

struct State {
    directory: Directory,
    change: i64,
}

/// What lists show of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: PersonId,
    pub name: String,
    pub birth: Option<Date>,
    pub number: u32,
    pub marked: bool,
}

struct Changed {
    change: i64,
    person: Person,
}

impl FromRow for Changed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            change: row.get(0)?,
            person: Person::read_from(row, 1)?,
        })
    }
}

impl Directories {
    fn shared(&self, organization: OrganizationId, language: &str, gone: i64) -> Arc<Shared> {
        let mut directories = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            let state = State {
                directory: Directory::new(language),
                change: 0,
            };
            Arc::new(Shared {
                catching_up: tokio::sync::Mutex::default(),
                gone,
                state: RwLock::new(state),
            })
        };
        let shared = directories.entry(organization).or_insert_with(new);
        if shared.gone < gone {
            *shared = new();
        }
        shared.clone()
    }

    /// Drops an organization's directory, so that the next use builds it anew: after an epoch's end.
    pub fn forget(&self, organization: OrganizationId) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&organization);
    }

    /// Brings the directory up to what is committed, then asks it.
    pub async fn ask<T>(&self, tx: &ReadTx, question: impl FnOnce(&Directory) -> T) -> Result<T, platform::Error> {
        let (newest, gone): (i64, i64) = tx.one(store::LAST_CHANGES, params![tx.organization()]).await?;
        let shared = self.shared(tx.organization(), &tx.settings().language, gone);
        if shared.state.read().unwrap_or_else(PoisonError::into_inner).change < newest {
            catch_up(&shared, tx).await?;
        }
        let state = shared.state.read().unwrap_or_else(PoisonError::into_inner);
        Ok(question(&state.directory))
    }

    /// What lists show of these persons; one that is not there is left out.
    pub async fn listed(
        &self,
        tx: &ReadTx,
        persons: &[PersonId],
    ) -> Result<HashMap<PersonId, Listed>, platform::Error> {
        self.ask(tx, |directory| {
            persons
                .iter()
                .filter_map(|person| listed(directory, *person))
                .map(|listed| (listed.id, listed))
                .collect()
        })
        .await
    }
}

/// One person as lists show them.
pub(super) fn listed(directory: &Directory, person: PersonId) -> Option<Listed> {
    let entry = directory.get(&person.bytes())?;
    let name = super::PersonFields {
        family: entry.family.to_owned(),
        given: entry.given.to_owned(),
        ..Default::default()
    };
    Some(Listed {
        id: person,
        name: name.name(NameStyle::FamilyFirst),
        birth: entry.birth,
        number: entry.number,
        marked: entry.marked,
    })
}

async fn catch_up(shared: &Shared, tx: &ReadTx) -> Result<(), platform::Error> {
    let _one = shared.catching_up.lock().await;
    loop {
        let since = shared.state.read().unwrap_or_else(PoisonError::into_inner).change;
        let page: Vec<Changed> = tx.all(store::CHANGED_SINCE, params![tx.organization(), since]).await?;
        let Some(last) = page.last() else { return Ok(()) };
        let newest = last.change;
        let people: Vec<&Person> = page.iter().map(|changed| &changed.person).collect();
        let opened = tx.open_for_directory(&people).await?;
        let mut state = shared.state.write().unwrap_or_else(PoisonError::into_inner);
        for (person, fields) in people.iter().zip(&opened) {
            state.directory.upsert(as_listing(person, fields));
        }
        state.change = newest;
    }
}

fn as_listing<'a>(person: &Person, fields: &'a super::PersonFields) -> Listing<'a> {
    Listing {
        person: person.id.bytes(),
        family: &fields.family,
        given: &fields.given,
        also: fields.also_known_as.as_deref(),
        birth: fields.birth(),
        number: u32::try_from(person.number).unwrap_or_default(),
        marked: person.sensitive,
        is_client: fields.is_client,
        deceased: fields.is_deceased(),
    }
}
