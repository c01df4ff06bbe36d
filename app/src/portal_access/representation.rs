//! The representation; pure.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use minicbor::{Decode, Encode};
use platform::authz::{Ground, SealedRow};
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, PersonId, RepresentationId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use crate::tables;

/// What a representative may see or do; each is a grant of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Name, birth and contact details.
    Details,
    /// What workers have shared of the record with the client and named representatives.
    Record,
    /// Requests about the data, and their answers.
    Requests,
}

impl Thing {
    pub const ALL: [Self; 3] = [Self::Details, Self::Record, Self::Requests];

    /// The name in forms and message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Record => "record",
            Self::Requests => "requests",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|thing| thing.name() == name)
    }

    pub const fn ground(self) -> Ground {
        match self {
            Self::Details => Ground::RepresentsDetails,
            Self::Record => Ground::RepresentsRecord,
            Self::Requests => Ground::RepresentsRequests,
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Details => 1,
            Self::Record => 2,
            Self::Requests => 4,
        }
    }
}

/// A set of things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Things(u8);

impl Things {
    #[must_use]
    pub const fn and(self, thing: Thing) -> Self {
        Self(self.0 | thing.bit())
    }

    pub const fn has(self, thing: Thing) -> bool {
        self.0 & thing.bit() != 0
    }

    /// Whether something is in both.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Thing> {
        Thing::ALL.into_iter().filter(move |thing| self.has(*thing))
    }

    pub fn bits(self) -> i64 {
        i64::from(self.0)
    }

    /// Reads a stored set; unknown bits are dropped.
    pub fn from_bits(bits: i64) -> Self {
        Self(u8::try_from(bits & 7).unwrap_or_default())
    }
}

/// Where a representation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Recorded; somebody else has to decide.
    Waiting,
    Active,
    /// Refused or ended; why is sealed.
    Closed,
}

impl State {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Closed => "closed",
        }
    }
}

impl Column for State {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        [Self::Waiting, Self::Active, Self::Closed]
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or(Error::Column("not a state of a representation"))
    }
}

/// What was weighed; sealed with the record of the person represented.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct RepresentationFields {
    /// The representative's name and relation as they were.
    #[n(0)]
    pub name: String,
    #[n(1)]
    pub relation: String,
    /// What proves the authority: a register, a court's decision.
    #[n(2)]
    pub authority: String,
    #[n(3)]
    pub conflict: String,
    #[n(4)]
    pub custodians: String,
    /// What the person wants, and how mature that view is.
    #[n(5)]
    pub view: String,
    #[n(6)]
    pub is_suspected: bool,
    #[n(7)]
    pub suspicion: String,
    /// Why it serves the person, or why not; by the second worker.
    #[n(8)]
    pub best_interests: Option<String>,
    /// What the person does not want the representative to have: [`Things`] as bits.
    #[n(9)]
    #[cbor(default)]
    pub refuses: i64,
    /// Whether the person has taken back what they had refused before.
    #[n(10)]
    #[cbor(default)]
    pub lifts: bool,
}

impl RepresentationFields {
    /// What the person has refused.
    pub fn refused(&self) -> Things {
        Things::from_bits(self.refuses)
    }
}

/// Why there is no representation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepresentationError {
    /// The second worker is the first.
    SamePerson,
    /// The person is of age: nobody represents them as a child any more.
    OfAge,
    /// The end is not in the future, or too far in it.
    BadEnd,
}

/// The longest representation, in days: after two years everything is looked at again.
const LONGEST_DAYS: i64 = 731;
/// A day that follows from a birth is written down when it is at most so near.
const NEAR_SECS: i64 = 60 * 86_400;

/// Somebody who may see what is another's.
pub struct Representation {
    pub id: RepresentationId,
    pub version: i64,
    pub person_id: PersonId,
    pub representative_id: PersonId,
    pub scope: ScopeId,
    pub things: Things,
    /// Whether it ends when the person comes of age; the day is computed when it is needed.
    pub until_majority: bool,
    pub state: State,
    pub recorded_by: AccountId,
    pub recorded_at: Time,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<Time>,
    pub ends_at: Time,
    pub ended_at: Option<Time>,
    pub sealed: Sealed<RepresentationFields>,
}

impl Representation {
    /// Whether it opens anything at `now`.
    pub fn is_live(&self, now: Time) -> bool {
        self.state == State::Active && self.ends_at > now
    }

    /// Whether `by` may decide.
    pub fn may_decide(&self, by: AccountId) -> Result<(), RepresentationError> {
        if self.recorded_by == by {
            return Err(RepresentationError::SamePerson);
        }
        Ok(())
    }
}

/// The day on which somebody comes of age, in every jurisdiction known here.
pub(super) fn majority(birth: Date) -> Option<Date> {
    birth.checked_add(18.years()).ok()
}

/// When a day begins.
fn beginning(day: Date, zone: &TimeZone) -> Option<Time> {
    let zoned = day.to_zoned(zone.clone()).ok()?;
    Some(Time::from_micros(zoned.timestamp().as_microsecond()))
}

/// The moment until which a representation is granted that is to end at `wanted`.
/// Where it ends at majority, that moment is used only once it is near: a stored date must not tell a birthday.
pub(super) fn granted_until(
    wanted: Time,
    birth: Option<Date>,
    until_majority: bool,
    zone: &TimeZone,
    now: Time,
) -> Result<Time, RepresentationError> {
    if wanted <= now || wanted.seconds_since(now) > LONGEST_DAYS * 86_400 {
        return Err(RepresentationError::BadEnd);
    }
    let adult_from = birth.filter(|_| until_majority).and_then(majority);
    let Some(adult_from) = adult_from.and_then(|day| beginning(day, zone)) else {
        return Ok(wanted);
    };
    if adult_from <= now {
        return Err(RepresentationError::OfAge);
    }
    Ok(if adult_from.seconds_since(now) <= NEAR_SECS {
        wanted.min(adult_from)
    } else {
        wanted
    })
}

impl FromRow for Representation {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            person_id: row.get(2)?,
            representative_id: row.get(3)?,
            scope: row.get(4)?,
            things: Things::from_bits(row.get(5)?),
            until_majority: row.get(6)?,
            state: row.get(7)?,
            recorded_by: row.get(8)?,
            recorded_at: row.get(9)?,
            decided_by: row.get(10)?,
            decided_at: row.get(11)?,
            ends_at: row.get(12)?,
            ended_at: row.get(13)?,
            sealed: row.get(14)?,
        })
    }
}

impl SealedRow for Representation {
    type Fields = RepresentationFields;
    const TABLE: &'static Table = &tables::REPRESENTATION;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<RepresentationFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(day: Date) -> Time {
        beginning(day, &TimeZone::UTC).unwrap()
    }

    #[test]
    fn majority_is_written_down_only_when_it_is_near() {
        let now = at(date(2026, 11, 22));
        let until = |birth, wanted| granted_until(at(wanted), Some(birth), true, &TimeZone::UTC, now);
        // Far away: the wanted end stands, though majority comes first.
        assert_eq!(until(date(2009, 6, 1), date(2027, 11, 1)), Ok(at(date(2027, 11, 1))));
        // Near: majority comes first.
        assert_eq!(until(date(2008, 12, 24), date(2027, 11, 1)), Ok(at(date(2026, 12, 24))));
        assert_eq!(until(date(2008, 12, 24), date(2026, 12, 1)), Ok(at(date(2026, 12, 1))));
        assert_eq!(
            until(date(2008, 11, 22), date(2027, 1, 1)),
            Err(RepresentationError::OfAge)
        );
        assert_eq!(majority(date(2008, 2, 29)), Some(date(2026, 2, 28)));
    }

    #[test]
    fn an_end_is_needed_and_not_too_far() {
        let now = at(date(2026, 11, 22));
        let until = |wanted| granted_until(at(wanted), None, true, &TimeZone::UTC, now);
        assert_eq!(until(date(2026, 11, 22)), Err(RepresentationError::BadEnd));
        assert_eq!(until(date(2029, 1, 1)), Err(RepresentationError::BadEnd));
        assert_eq!(until(date(2028, 11, 22)), Ok(at(date(2028, 11, 22))));
    }

    #[test]
    fn things_are_stored_as_bits() {
        let things = Things::default().and(Thing::Details).and(Thing::Requests);
        assert_eq!(Things::from_bits(things.bits()), things);
        assert!(!things.has(Thing::Record) && Things::from_bits(8).is_empty());
        assert!(
            Thing::ALL
                .iter()
                .all(|thing| Thing::parse(thing.name()) == Some(*thing))
        );
    }
}
