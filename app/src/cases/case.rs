//! The case and what can be done with it; pure.

use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Column, Error, Row, Table};
use platform::ids::{CaseId, HouseholdId, PersonId, ScopeId, TeamId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::store;
use crate::people::Day;
use crate::tables;

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Taken in, nobody has begun.
    Intake,
    Active,
    /// Waiting for somebody outside.
    Waiting,
    Closed,
}

impl Status {
    pub const ALL: [Self; 4] = [Self::Intake, Self::Active, Self::Waiting, Self::Closed];
    /// What an open case can be.
    pub const OPEN: [Self; 3] = [Self::Intake, Self::Active, Self::Waiting];

    /// The name in the database, in forms and in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// How soon a case needs somebody; stored, larger is sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    Normal,
    High,
    Urgent,
}

impl Priority {
    pub const ALL: [Self; 3] = [Self::Normal, Self::High, Self::Urgent];

    pub const fn code(self) -> i64 {
        match self {
            Self::Normal => 1,
            Self::High => 2,
            Self::Urgent => 3,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.name() == name)
    }

    pub fn from_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.code() == code)
    }
}

/// What is personal about a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct CaseFields {
    #[n(0)]
    pub title: String,
    /// The organization's word for the service.
    #[n(1)]
    pub kind: String,
    #[n(2)]
    pub description: String,
    /// Set while the case is closed.
    #[n(3)]
    pub closure_reason: Option<String>,
    /// The name of the [`Category`](crate::retention::Category) whose rule keeps this case; without one the organization's choice does.
    #[n(4)]
    pub category: Option<String>,
    /// The last day on which the client needed the service, where somebody recorded it.
    #[n(5)]
    pub need_ended: Option<Day>,
}

impl CaseFields {
    /// What staff wrote of the case, each on a line.
    pub(super) fn said(&self) -> String {
        let said = [self.title.as_str(), self.kind.as_str(), self.description.as_str()];
        said.into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What is personal about a change of status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct StatusFields {
    #[n(0)]
    pub reason: String,
}

/// A numbered file about one client.
pub struct Case {
    pub id: CaseId,
    pub version: i64,
    pub scope: ScopeId,
    pub log_scope: ScopeId,
    pub number: i64,
    pub client_id: PersonId,
    pub household_id: Option<HouseholdId>,
    pub team_id: Option<TeamId>,
    pub status: Status,
    pub priority: Priority,
    pub restricted: bool,
    pub opened_at: Time,
    pub closed_at: Option<Time>,
    pub last_activity_at: Time,
    pub sealed: Sealed<CaseFields>,
}

/// The columns of a case in the order that [`Case::read`] expects, behind the grant's three.
#[macro_export]
macro_rules! case_columns {
    () => {
        "c.id, c.version, c.scope_id, c.log_scope_id, c.number, c.client_id, c.household_id, c.team_id, c.status, c.priority, c.restricted, c.opened_at, c.closed_at, a.last_activity_at, c.sealed"
    };
}

impl Resource for Case {
    const TABLE: &'static Table = &tables::CASES;
    const FACTS: &'static str = store::FACTS;

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let from = Self::OFFSET;
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            scope: row.get(from + 2)?,
            log_scope: row.get(from + 3)?,
            number: row.get(from + 4)?,
            client_id: row.get(from + 5)?,
            household_id: row.get(from + 6)?,
            team_id: row.get(from + 7)?,
            status: row.get(from + 8)?,
            priority: row.get(from + 9)?,
            restricted: row.get(from + 10)?,
            opened_at: row.get(from + 11)?,
            closed_at: row.get(from + 12)?,
            last_activity_at: row.get(from + 13)?,
            sealed: row.get(from + 14)?,
        })
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        Some(self.log_scope)
    }

    fn facts(&self) -> Facts {
        Facts {
            restricted: self.restricted,
            known: false,
            own: false,
        }
    }
}

impl SealedRow for Case {
    type Fields = CaseFields;
    const TABLE: &'static Table = &tables::CASES;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<CaseFields> {
        &self.sealed
    }
}

impl Column for Status {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        String::from_cell(cell)
            .ok()
            .and_then(|name| Self::parse(&name))
            .ok_or(Error::Column("not a status"))
    }
}

impl Column for Priority {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        i64::from_cell(cell)
            .ok()
            .and_then(Self::from_code)
            .ok_or(Error::Column("not a priority"))
    }
}

/// What a verb makes of a case: its next version, not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub status: Status,
    pub priority: Priority,
    pub team_id: Option<TeamId>,
    pub restricted: bool,
    pub closed_at: Option<Time>,
    pub fields: CaseFields,
}

/// Why a case cannot be closed or reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseError {
    NotOpen,
    NotClosed,
    NoReason,
}

impl Case {
    /// The next version, so far the same.
    pub fn next(&self, fields: CaseFields) -> Next {
        Next {
            status: self.status,
            priority: self.priority,
            team_id: self.team_id,
            restricted: self.restricted,
            closed_at: self.closed_at,
            fields,
        }
    }

    pub fn is_open(&self) -> bool {
        self.status != Status::Closed
    }
}

impl Next {
    /// Closes an open case, for a reason.
    pub fn close(mut self, reason: &str, now: Time) -> Result<Self, CloseError> {
        if self.status == Status::Closed {
            return Err(CloseError::NotOpen);
        }
        if reason.trim().is_empty() {
            return Err(CloseError::NoReason);
        }
        self.status = Status::Closed;
        self.closed_at = Some(now);
        self.fields.closure_reason = Some(reason.trim().to_owned());
        Ok(self)
    }

    /// Opens a closed case again, for a reason.
    pub fn reopen(mut self, reason: &str) -> Result<Self, CloseError> {
        if self.status != Status::Closed {
            return Err(CloseError::NotClosed);
        }
        if reason.trim().is_empty() {
            return Err(CloseError::NoReason);
        }
        self.status = Status::Active;
        self.closed_at = None;
        self.fields.closure_reason = None;
        self.fields.need_ended = None;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Next {
        Next {
            status: Status::Active,
            priority: Priority::Normal,
            team_id: None,
            restricted: false,
            closed_at: None,
            fields: CaseFields {
                title: "Support at home".to_owned(),
                ..CaseFields::default()
            },
        }
    }

    #[test]
    fn closing_and_reopening_undo_each_other() {
        let now = Time::from_micros(1);
        let closed = open().close("goals reached", now).unwrap();
        assert_eq!((closed.status, closed.closed_at), (Status::Closed, Some(now)));
        assert_eq!(closed.clone().close("again", now), Err(CloseError::NotOpen));
        assert_eq!(closed.reopen("came back").unwrap(), open());
    }

    #[test]
    fn a_row_of_before_has_no_category() {
        #[derive(Encode)]
        struct Before {
            #[n(0)]
            title: &'static str,
            #[n(1)]
            kind: &'static str,
            #[n(2)]
            description: &'static str,
            #[n(3)]
            closure_reason: Option<&'static str>,
        }
        let before = Before {
            title: "Support at home",
            kind: "",
            description: "",
            closure_reason: None,
        };
        let fields: CaseFields = minicbor::decode(&minicbor::to_vec(before).unwrap()).unwrap();
        assert_eq!(fields, open().fields);
    }

    #[test]
    fn both_need_a_reason() {
        let now = Time::from_micros(1);
        assert_eq!(open().close("  ", now), Err(CloseError::NoReason));
        assert_eq!(open().reopen("why"), Err(CloseError::NotClosed));
        assert_eq!(open().close("x", now).unwrap().reopen(""), Err(CloseError::NoReason));
    }
}
