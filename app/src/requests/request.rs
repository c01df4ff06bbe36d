//! The data request; pure.

use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, PersonId, RequestId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::case_facts::CaseFacts;
use super::refusal::RefusalFields;
use super::{Channel, Right, State, store};
use crate::tables;

/// One step of a request, with whoever took it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct HistoryLine {
    /// The name of the state it led to, or of what else happened.
    #[n(0)]
    pub step: String,
    #[n(1)]
    pub at: i64,
    /// The account; nothing for the system.
    #[n(2)]
    pub by: Option<String>,
    #[n(3)]
    pub note: Option<String>,
}

impl HistoryLine {
    pub fn new(step: &str, at: Time, by: Option<AccountId>, note: Option<String>) -> Self {
        Self {
            step: step.to_owned(),
            at: at.micros(),
            by: by.map(|by| by.to_string()),
            note,
        }
    }
}

impl RequestFields {
    /// What the person was told, where it was answered in words.
    pub fn answer(&self) -> Option<&str> {
        let step = State::Answered.name();
        let last = self.history.iter().rev().find(|line| line.step == step);
        last?.note.as_deref()
    }
}

/// What is personal about a request, and what it was decided on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct RequestFields {
    /// What was asked, in the person's own words.
    #[n(0)]
    pub asked: String,
    /// Who asked, and how their identity is known, as staff recorded it.
    #[n(1)]
    pub asker: String,
    #[n(2)]
    pub history: Vec<HistoryLine>,
    #[n(3)]
    pub cases: Vec<CaseFacts>,
    /// ISO 8601.
    #[n(4)]
    pub birth: Option<String>,
    /// A confirmed death; ISO 8601.
    #[n(5)]
    pub death: Option<String>,
    #[n(6)]
    pub refusal: Option<RefusalFields>,
    #[n(7)]
    pub extension_reason: Option<String>,
    /// The certificate file.
    #[n(8)]
    pub certificate: Option<String>,
    /// Who may not decide it.
    #[n(9)]
    #[cbor(default)]
    pub involved: Vec<InvolvedFields>,
    /// When who asked was asked who they are.
    #[n(10)]
    #[cbor(default)]
    pub pauses: Vec<PauseFields>,
    /// Who decides, where the organization only processes.
    #[n(11)]
    pub forwarded_to: Option<String>,
    /// The request that answers this one too.
    #[n(12)]
    pub merged_into: Option<String>,
    /// When it was taken up again; its time runs from that day.
    #[n(13)]
    pub reopened_at: Option<i64>,
    /// What a relative who asks is to whoever died.
    #[n(14)]
    pub relation: Option<String>,
    /// When the letter about more time left; the later day counts from then.
    #[n(15)]
    pub extension_sent_at: Option<i64>,
}

/// A wait for the proof of who asks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PauseFields {
    #[n(0)]
    pub asked_at: i64,
    #[n(1)]
    pub answered_at: Option<i64>,
}

impl PauseFields {
    /// A wait that begins.
    pub fn asked(at: Time) -> Self {
        Self {
            asked_at: at.micros(),
            answered_at: None,
        }
    }
}

impl RequestFields {
    /// Whether somebody is kept out of the request.
    pub fn excludes(&self, account: AccountId) -> bool {
        self.keeps_out(&account.to_string())
    }

    /// The same, by the account as it is written down.
    pub fn keeps_out(&self, account: &str) -> bool {
        self.involved.iter().any(|involved| involved.account == account)
    }
}

/// Somebody whom a request complains about, or who is part of what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct InvolvedFields {
    #[n(0)]
    pub account: String,
    #[n(1)]
    pub reason: String,
}

/// What a person asks about their own data.
#[derive(Clone)]
pub struct Request {
    pub id: RequestId,
    pub version: i64,
    pub number: i64,
    pub person_id: PersonId,
    pub kind: Right,
    pub channel: Channel,
    pub state: State,
    pub received_at: Time,
    /// The last moment of the last day; nothing where no law sets one.
    pub due_at: Option<Time>,
    pub extended_at: Option<Time>,
    pub clock: (String, i64),
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<Time>,
    pub approved_by: Option<AccountId>,
    pub approved_at: Option<Time>,
    /// When the cool-off is over.
    pub execute_at: Option<Time>,
    pub executed_at: Option<Time>,
    pub closed_at: Option<Time>,
    /// Binds the decisions to what was listed.
    pub snapshot: Option<Vec<u8>>,
    pub scope: ScopeId,
    pub sealed: Sealed<RequestFields>,
}

/// A request cannot go where somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFromHere;

impl Request {
    /// Whether it is a list of cases of many people, and about nobody in particular.
    pub fn is_of_many(&self) -> bool {
        self.kind == Right::Disposal && self.person_id.uuid().is_nil()
    }

    /// Moves the request on and notes who did.
    ///
    /// # Errors
    /// When the state machine has no such step.
    pub fn enter(
        &mut self,
        fields: &mut RequestFields,
        next: State,
        by: Option<AccountId>,
        at: Time,
        note: Option<String>,
    ) -> Result<(), NotFromHere> {
        if !self.state.leads_to(next) {
            return Err(NotFromHere);
        }
        self.state = next;
        fields.history.push(HistoryLine::new(next.name(), at, by, note));
        if !next.is_open() {
            self.closed_at = Some(at);
        }
        Ok(())
    }

    /// Back to the review: nobody has approved it.
    pub(super) fn take_back_approval(&mut self) {
        self.approved_by = None;
        self.approved_at = None;
        self.execute_at = None;
    }
}

/// The columns of a request in the order that [`Request::read`] expects, behind the grant's three.
#[macro_export]
macro_rules! request_columns {
    () => {
        "r.id, r.version, r.number, r.person_id, r.kind, r.channel, r.state, r.received_at, r.due_at, r.extended_at, r.clock_rule, r.clock_version, r.decided_by, r.decided_at, r.approved_by, r.approved_at, r.execute_at, r.executed_at, r.closed_at, r.snapshot, r.scope_id, r.sealed"
    };
}

impl Request {
    fn read_from(row: &Row<'_>, from: usize) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            number: row.get(from + 2)?,
            person_id: row.get(from + 3)?,
            kind: row.get(from + 4)?,
            channel: row.get(from + 5)?,
            state: row.get(from + 6)?,
            received_at: row.get(from + 7)?,
            due_at: row.get(from + 8)?,
            extended_at: row.get(from + 9)?,
            clock: (row.get(from + 10)?, row.get(from + 11)?),
            decided_by: row.get(from + 12)?,
            decided_at: row.get(from + 13)?,
            approved_by: row.get(from + 14)?,
            approved_at: row.get(from + 15)?,
            execute_at: row.get(from + 16)?,
            executed_at: row.get(from + 17)?,
            closed_at: row.get(from + 18)?,
            snapshot: row.get(from + 19)?,
            scope: row.get(from + 20)?,
            sealed: row.get(from + 21)?,
        })
    }
}

impl FromRow for Request {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, 0)
    }
}

impl Resource for Request {
    const TABLE: &'static Table = &tables::DATA_REQUEST;
    const FACTS: &'static str = store::FACTS;

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, Self::OFFSET)
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    /// The file outlives whom it is about, so what is logged about it is sealed for the organization.
    fn subject(&self) -> Option<ScopeId> {
        None
    }

    fn facts(&self) -> Facts {
        Facts::default()
    }
}

impl SealedRow for Request {
    type Fields = RequestFields;
    const TABLE: &'static Table = &tables::DATA_REQUEST;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<RequestFields> {
        &self.sealed
    }
}

impl Right {
    /// Whether its items are decided, and what goes is destroyed.
    pub const fn destroys(self) -> bool {
        matches!(self, Self::Erasure | Self::Disposal)
    }

    /// Whether a relative asks it about somebody who died.
    pub const fn is_of_relatives(self) -> bool {
        matches!(self, Self::Relative | Self::RelativeParty)
    }

    /// Whether there is somebody to write to at the address on file: not for a list by a rule, and not for the dead.
    pub const fn has_letters(self) -> bool {
        !matches!(self, Self::Disposal | Self::Relative | Self::RelativeParty)
    }

    /// The name in the database and in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::AccessLog => "access-log",
            Self::Rectification => "rectification",
            Self::Erasure => "erasure",
            Self::Restriction => "restriction",
            Self::Portability => "portability",
            Self::Objection => "objection",
            Self::AccountingOfDisclosures => "accounting-of-disclosures",
            Self::PartyAccess => "party-access",
            Self::Relative => "relative",
            Self::RelativeParty => "relative-party",
            Self::Disposal => "disposal",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        let all = [
            Self::Access,
            Self::AccessLog,
            Self::Rectification,
            Self::Erasure,
            Self::Restriction,
            Self::Portability,
            Self::Objection,
            Self::AccountingOfDisclosures,
            Self::PartyAccess,
            Self::Relative,
            Self::RelativeParty,
            Self::Disposal,
        ];
        all.into_iter().find(|right| right.name() == name)
    }
}

impl Column for Right {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a right"))
    }
}
