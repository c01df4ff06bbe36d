//! What the system knows about the people of a file, looked up for the whole file at once.
//!
//! Persons whom only few may know of, or whose record the law alone keeps, are in it and never show: a row that doubles one is created without what would
//! give them away, and a named person is told.
//! What the import itself has made is left out, so that a job that goes on after a crash sorts the rows as it did before.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use platform::authz::Permit;
use platform::db::{Error, ReadTx};
use platform::ids::{ImportId, PersonId};
use platform::params;
use uuid::Uuid;
use vault::Tokenizer;

use super::clean::{CleanRow, Verdict};
use super::import;
use super::incoming::fingerprint;
use super::plan::{Keys, Known, are_alike};
use super::row::{Doubt, ImportRow};
use super::store;
use crate::people::Directories;
use crate::people::directory::Directory;
use crate::people::identity_code::IdentityCode;
use crate::policy::ImportPeople;
use crate::requests;

/// The kinds of blind tokens that persons are looked up by.
const SOURCE: &str = "source";
const IDENTITY_CODE: &str = "identity-code";

/// What is known, as of one moment.
pub(super) struct Snapshot {
    system: String,
    tokenizers: Tokenizers,
    sources: HashMap<Vec<u8>, PersonId>,
    codes: HashMap<Vec<u8>, PersonId>,
    /// Owners of identity codes who show to nobody here: only few may know of them, or the law alone keeps their record.
    hidden: HashSet<PersonId>,
    /// The people born on the days that are in the file.
    births: HashMap<Date, Vec<Neighbour>>,
    /// Those of them who have an identity code.
    with_code: HashSet<PersonId>,
    /// Rows that wait since earlier imports, by their names in the other systems.
    waiting: HashMap<String, Vec<Waiting>>,
}

struct Neighbour {
    id: PersonId,
    family: String,
    given: String,
    hidden: bool,
}

struct Waiting {
    fingerprint: Vec<u8>,
    doubt: Option<Doubt>,
}

/// Makes the blind tokens that persons are looked up by.
pub(super) struct Tokenizers {
    source: Tokenizer,
    code: Tokenizer,
}

impl Tokenizers {
    pub(super) async fn of(tx: &ReadTx) -> Result<Self, platform::Error> {
        let source = tx.tokenizer(SOURCE).await?;
        let code = tx.tokenizer(IDENTITY_CODE).await?;
        Ok(Self { source, code })
    }

    /// The token of a person's name in another system, as `people` makes it.
    fn source(&self, source: &str) -> Vec<u8> {
        self.source.token(&normalised(source)).to_vec()
    }

    /// The token of an identity code, as `people` makes it.
    fn code(&self, code: &str) -> Vec<u8> {
        self.code.token(&normalised(code)).to_vec()
    }

    /// Who has these names in other systems, and these identity codes, at this moment.
    pub(super) async fn owners(
        &self,
        tx: &ReadTx,
        sources: &[&str],
        codes: &[&str],
    ) -> Result<Owners, platform::Error> {
        let by_source = sources.iter().map(|source| self.source(source)).collect();
        let by_code = codes.iter().map(|code| self.code(code)).collect();
        Ok(Owners {
            sources: store::owners(tx, SOURCE, by_source).await?,
            codes: store::owners(tx, IDENTITY_CODE, by_code).await?,
        })
    }
}

/// Who has which identifiers, by their tokens.
#[derive(Default)]
pub(super) struct Owners {
    sources: HashMap<Vec<u8>, PersonId>,
    codes: HashMap<Vec<u8>, PersonId>,
}

impl Owners {
    pub(super) fn of_source(&self, tokenizers: &Tokenizers, source: &str) -> Option<PersonId> {
        self.sources.get(&tokenizers.source(source)).copied()
    }

    pub(super) fn of_code(&self, tokenizers: &Tokenizers, code: &str) -> Option<PersonId> {
        self.codes.get(&tokenizers.code(code)).copied()
    }

    /// The owners of codes of whom only few may know.
    pub(super) async fn marked(&self, tx: &ReadTx) -> Result<HashSet<PersonId>, Error> {
        let marked = store::ids_among(tx, store::MARKED_AMONG, &self.of_codes()).await?;
        Ok(marked.into_iter().map(PersonId::from).collect())
    }

    /// The owners of codes whose record the law alone keeps.
    pub(super) async fn restricted(&self, tx: &ReadTx) -> Result<HashSet<PersonId>, Error> {
        requests::restricted_among(tx, self.of_codes()).await
    }

    fn of_codes(&self) -> Vec<Uuid> {
        self.codes.values().map(|person| person.uuid()).collect()
    }
}

fn normalised(identifier: &str) -> String {
    identifier.trim().to_lowercase()
}

impl Snapshot {
    /// Looks up what is known about the rows of a file from `system`, besides what `own` import has made.
    pub(super) async fn take(
        directories: &Directories,
        tx: &ReadTx,
        permit: &Permit<ImportPeople>,
        own: Option<ImportId>,
        system: &str,
        rows: &[(usize, Verdict)],
    ) -> Result<Self, platform::Error> {
        let rows: Vec<&CleanRow> = rows.iter().filter_map(|(_, verdict)| clean_row(verdict)).collect();
        let own_people = own_people(tx, own).await?;
        let tokenizers = Tokenizers::of(tx).await?;
        let mut keys = Keys::default();
        let sources: Vec<String> = rows.iter().map(|row| import::source(system, &keys.of(row))).collect();
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let codes: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.identity_code.as_ref())
            .map(IdentityCode::normalised)
            .collect();
        let mut owners = tokenizers.owners(tx, &sources, &codes).await?;
        owners.sources.retain(|_, person| !own_people.contains(person));
        owners.codes.retain(|_, person| !own_people.contains(person));
        let mut hidden = owners.marked(tx).await?;
        hidden.extend(owners.restricted(tx).await?);
        let births: HashSet<Date> = rows.iter().filter_map(|row| row.birth_date).collect();
        let mut births = directories
            .ask(tx, |directory| neighbours(directory, &births, &own_people))
            .await?;
        hide_restricted(tx, &mut births).await?;
        let with_code = with_code(tx, &births, &rows).await?;
        Ok(Self {
            system: system.to_owned(),
            tokenizers,
            sources: owners.sources,
            codes: owners.codes,
            hidden,
            births,
            with_code,
            waiting: waiting(tx, permit, own).await?,
        })
    }

    pub(super) fn system(&self) -> &str {
        &self.system
    }

    /// Whether the row would double somebody who shows to nobody here.
    pub(super) fn has_hidden_double(&self, row: &CleanRow) -> bool {
        self.has_hidden_code(row) || self.neighbours(row).any(|neighbour| neighbour.hidden)
    }

    /// Whether the row's identity code belongs to somebody who shows to nobody here: it is kept beside theirs, and contested.
    fn has_hidden_code(&self, row: &CleanRow) -> bool {
        row.identity_code
            .as_ref()
            .and_then(|code| self.code_owner(code))
            .is_some_and(|owner| self.hidden.contains(&owner))
    }

    /// Whether a row that waits for this reason is in an earlier import's list already.
    pub(super) fn is_listed(&self, source: &str, fingerprint: &[u8; 32], doubt: Doubt) -> bool {
        let waiting = self
            .waiting
            .get(&normalised(source))
            .map(Vec::as_slice)
            .unwrap_or_default();
        waiting.iter().any(|known| {
            let both_by_more = doubt != Doubt::SourceNumber && known.doubt != Some(Doubt::SourceNumber);
            known.fingerprint == fingerprint || both_by_more
        })
    }

    fn code_owner(&self, code: &IdentityCode) -> Option<PersonId> {
        self.codes.get(&self.tokenizers.code(code.normalised())).copied()
    }

    /// Who was born on the same day and is called alike.
    fn neighbours(&self, row: &CleanRow) -> impl Iterator<Item = &Neighbour> {
        let same_day = row
            .birth_date
            .and_then(|birth| self.births.get(&birth))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let name = (row.family_name.clone(), row.given_names.clone());
        same_day
            .iter()
            .filter(move |known| are_alike((&known.family, &known.given), (&name.0, &name.1)))
    }
}

impl Known for Snapshot {
    type Person = PersonId;

    fn source_owner(&self, key: &str) -> Option<PersonId> {
        self.sources
            .get(&self.tokenizers.source(&import::source(&self.system, key)))
            .copied()
    }

    fn is_waiting(&self, key: &str, row: &CleanRow) -> bool {
        self.is_listed(
            &import::source(&self.system, key),
            &fingerprint(row),
            Doubt::SourceNumber,
        )
    }

    fn identity_owner(&self, code: &IdentityCode) -> Option<PersonId> {
        self.code_owner(code).filter(|owner| !self.hidden.contains(owner))
    }

    /// Two identity codes that differ tell two people apart.
    fn alike(&self, row: &CleanRow) -> Option<PersonId> {
        let has_code = row.identity_code.is_some();
        let mut alike = self
            .neighbours(row)
            .filter(|known| !(known.hidden || has_code && self.with_code.contains(&known.id)));
        alike.next().map(|known| known.id)
    }
}

fn clean_row(verdict: &Verdict) -> Option<&CleanRow> {
    match verdict {
        Verdict::Row(row) => Some(row),
        Verdict::Refused { .. } => None,
    }
}

/// Whom the import has made so far.
async fn own_people(tx: &ReadTx, own: Option<ImportId>) -> Result<HashSet<PersonId>, platform::Error> {
    let Some(own) = own else { return Ok(HashSet::new()) };
    let made: Vec<(PersonId,)> = tx.all(store::LIST_MADE, params![tx.organization(), own]).await?;
    Ok(made.into_iter().map(|(id,)| id).collect())
}

/// The people born on one of these days.
fn neighbours(directory: &Directory, births: &HashSet<Date>, own: &HashSet<PersonId>) -> HashMap<Date, Vec<Neighbour>> {
    let mut found: HashMap<Date, Vec<Neighbour>> = HashMap::new();
    for listing in directory.page(0, usize::MAX, &|_| true).listings {
        let Some(birth) = listing.birth.filter(|birth| births.contains(birth)) else {
            continue;
        };
        let id = PersonId::from(Uuid::from_bytes(listing.person));
        if own.contains(&id) {
            continue;
        }
        found.entry(birth).or_default().push(Neighbour {
            id,
            family: listing.family.to_owned(),
            given: listing.given.to_owned(),
            hidden: listing.marked,
        });
    }
    found
}

/// Hides those whose record the law alone keeps.
async fn hide_restricted(tx: &ReadTx, births: &mut HashMap<Date, Vec<Neighbour>>) -> Result<(), Error> {
    let ids = births.values().flatten().map(|known| known.id.uuid()).collect();
    let restricted = requests::restricted_among(tx, ids).await?;
    for known in births.values_mut().flatten() {
        known.hidden |= restricted.contains(&known.id);
    }
    Ok(())
}

/// Who has an identity code among those born on the day of a row that has one too.
async fn with_code(
    tx: &ReadTx,
    births: &HashMap<Date, Vec<Neighbour>>,
    rows: &[&CleanRow],
) -> Result<HashSet<PersonId>, platform::Error> {
    let days: HashSet<Date> = rows
        .iter()
        .filter(|row| row.identity_code.is_some())
        .filter_map(|row| row.birth_date)
        .collect();
    let people = days.iter().filter_map(|day| births.get(day)).flatten();
    let people: Vec<Uuid> = people.map(|known| known.id.uuid()).collect();
    let found = store::ids_among(tx, store::WITH_IDENTITY_CODE, &people).await?;
    Ok(found.into_iter().map(PersonId::from).collect())
}

/// The rows of other imports that wait.
async fn waiting(
    tx: &ReadTx,
    permit: &Permit<ImportPeople>,
    own: Option<ImportId>,
) -> Result<HashMap<String, Vec<Waiting>>, platform::Error> {
    let own = own.map_or(Uuid::nil(), ImportId::uuid);
    let mut found: HashMap<String, Vec<Waiting>> = HashMap::new();
    let mut after = Uuid::nil();
    loop {
        let page: Vec<ImportRow> = tx
            .all(store::LIST_WAITING, params![tx.organization(), own, after])
            .await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.id.uuid();
        let scopes = tx.scopes_of_unclaimed(permit, &page).await?;
        for (row, scope) in page.iter().zip(scopes) {
            let fields = scope.open(row)?;
            let waiting = Waiting {
                fingerprint: fields.fingerprint,
                doubt: fields.doubt,
            };
            found.entry(normalised(&fields.source)).or_default().push(waiting);
        }
    }
}
