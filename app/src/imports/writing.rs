//! Writing a part of a file: what each row becomes, and that it became it.

use platform::authz::Principal;
use platform::db::Tx;
use platform::ids::{HouseholdId, PersonId};

use super::household;
use super::import::Import;
use super::incoming::Incoming;
use super::job::{Made, number};
use super::plan::Same;
use super::row::{Outcome, RowFields};
use super::sorting::{Becomes, Newcomer, Question, SortedRow};
use super::store::{self, NewRow};
use super::takeover::{Taken, Words, recipient, take_over};
use crate::policy::ImportPeople;
use crate::tasks;

/// What a part has added to what the import made; true only once the part is committed.
#[derive(Default)]
pub(super) struct Written {
    pub(super) people: Vec<(usize, PersonId)>,
    pub(super) households: Vec<(String, HouseholdId)>,
}

/// One part on its way.
struct Part<'a> {
    import: &'a Import,
    made: &'a Made,
    words: &'a Words,
    recipient: Option<Principal>,
    written: Written,
}

/// Writes rows in their order.
pub(super) async fn write(
    tx: &mut Tx,
    import: &Import,
    rows: &[SortedRow],
    made: &Made,
    words: &Words,
) -> Result<Written, platform::Error> {
    let mut part = Part {
        import,
        made,
        words,
        recipient: recipient(import),
        written: Written::default(),
    };
    for row in rows {
        let (new, fields) = match &row.becomes {
            Becomes::Person(person) => part.create(tx, row, person).await?,
            Becomes::Nothing(of) => {
                let known = part.person(*of);
                (part.row(row, Outcome::Unchanged, known, None), RowFields::default())
            }
            Becomes::Question(question) => part.ask(tx, row, question).await?,
            Becomes::Refusal(_) => (part.row(row, Outcome::Refused, None, None), RowFields::default()),
        };
        if let Some(person) = new.person.or(new.other) {
            part.written.people.push((row.number, person));
        }
        store::insert_row(tx, &new, &fields).await?;
    }
    Ok(part.written)
}

impl Part<'_> {
    fn row(&self, row: &SortedRow, outcome: Outcome, person: Option<PersonId>, other: Option<PersonId>) -> NewRow {
        NewRow {
            import: self.import.id,
            number: number(row),
            outcome,
            person,
            case: None,
            other,
        }
    }

    /// Whom a row became, as far as rows have been written.
    fn person(&self, of: Same<PersonId>) -> Option<PersonId> {
        match of {
            Same::Person(person) => Some(person),
            Same::Row(number) => {
                let written = self.written.people.iter().find(|(known, _)| *known == number);
                written
                    .map(|(_, person)| *person)
                    .or_else(|| self.made.people.get(&number).copied())
            }
        }
    }

    async fn create(
        &mut self,
        tx: &mut Tx,
        row: &SortedRow,
        newcomer: &Newcomer,
    ) -> Result<(NewRow, RowFields), platform::Error> {
        let Taken { person, case, .. } = take_over(tx, &newcomer.incoming, self.recipient, self.words).await?;
        if newcomer.has_hidden_double {
            tasks::raise_possible_double(tx, person).await?;
        }
        let household = self.household(tx, &newcomer.incoming).await?;
        if let Some(household) = household {
            household::join::<ImportPeople>(tx, household, person, &newcomer.incoming).await?;
        }
        let alike = newcomer.alike.and_then(|of| self.person(of));
        let new = NewRow {
            case,
            ..self.row(row, Outcome::Created, Some(person), alike)
        };
        let fields = RowFields {
            household: household.map(HouseholdId::bytes),
            ..RowFields::default()
        };
        Ok((new, fields))
    }

    async fn ask(
        &mut self,
        tx: &mut Tx,
        row: &SortedRow,
        question: &Question,
    ) -> Result<(NewRow, RowFields), platform::Error> {
        let known = self.person(question.of);
        if question.is_listed {
            return Ok((self.row(row, Outcome::Listed, None, known), RowFields::default()));
        }
        let household = self.household(tx, &question.incoming).await?;
        let fields = RowFields {
            doubt: Some(question.doubt),
            source: question.incoming.person.sources.first().cloned().unwrap_or_default(),
            fingerprint: question.fingerprint.to_vec(),
            incoming: Some(question.incoming.clone()),
            household: household.map(HouseholdId::bytes),
        };
        Ok((self.row(row, Outcome::Duplicate, None, known), fields))
    }

    /// The household of a row, made when its first row is written.
    async fn household(&mut self, tx: &mut Tx, incoming: &Incoming) -> Result<Option<HouseholdId>, platform::Error> {
        let Some(key) = incoming
            .household
            .as_ref()
            .filter(|key| self.made.shared.contains(*key))
        else {
            return Ok(None);
        };
        let written = self
            .written
            .households
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, id)| *id);
        if let Some(known) = written.or_else(|| self.made.households.get(key).copied()) {
            return Ok(Some(known));
        }
        let id = household::insert(tx, incoming).await?;
        self.written.households.push((key.clone(), id));
        Ok(Some(id))
    }
}
