//! What is logged, before it is written.

use uuid::Uuid;

use super::Payload;
use crate::authz::{Action, Authorized, Ground, Permit, Resource};
use crate::db::Table;
use crate::ids::ScopeId;

/// How an act ended; the numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Refused,
    Failed,
}

impl Outcome {
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 1,
            Self::Refused => 2,
            Self::Failed => 3,
        }
    }

    pub fn from_code(code: u8) -> Option<Self> {
        [Self::Done, Self::Refused, Self::Failed]
            .into_iter()
            .find(|outcome| outcome.code() == code)
    }

    /// The name in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

/// One act, by the actor of the transaction or request that logs it.
#[derive(Clone, Debug)]
pub struct Event {
    pub(super) action: u16,
    pub(super) outcome: Outcome,
    pub(super) ground: Ground,
    pub(super) object_table: u16,
    pub(super) object: Uuid,
    pub(super) subject: Option<ScopeId>,
    pub(super) count: u32,
    pub(super) payload: Payload,
}

impl Event {
    /// The act that `authorized` stands for, done.
    pub fn of<R: Resource, A: Action>(authorized: &Authorized<R, A>) -> Self {
        Self::new::<A>(
            Outcome::Done,
            authorized.ground(),
            R::TABLE,
            authorized.id(),
            authorized.subject(),
        )
    }

    /// An act on something that did not exist before, or on no single row.
    pub fn on<A: Action>(permit: &Permit<A>, table: &Table, object: Uuid, subject: Option<ScopeId>) -> Self {
        Self::new::<A>(Outcome::Done, permit.ground(), table, object, subject)
    }

    pub(crate) fn new<A: Action>(
        outcome: Outcome,
        ground: Ground,
        table: &Table,
        object: Uuid,
        subject: Option<ScopeId>,
    ) -> Self {
        Self {
            action: A::CODE,
            outcome,
            ground,
            object_table: table.number,
            object,
            subject,
            count: 1,
            payload: Payload::default(),
        }
    }

    /// How many things the act concerned.
    #[must_use]
    pub fn counting(mut self, count: usize) -> Self {
        self.count = u32::try_from(count).unwrap_or(u32::MAX);
        self
    }

    /// The reason somebody gave; sealed.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.payload.reason = Some(reason.into());
        self
    }

    /// What somebody searched for; sealed.
    #[must_use]
    pub fn searching(mut self, text: impl Into<String>) -> Self {
        self.payload.search = Some(text.into());
        self
    }

    /// What else was shown: the subjects of a list; sealed.
    #[must_use]
    pub fn showing(mut self, subjects: impl IntoIterator<Item = Uuid>) -> Self {
        self.payload.subjects = Some(
            subjects
                .into_iter()
                .flat_map(Uuid::into_bytes)
                .collect::<Vec<u8>>()
                .into(),
        );
        self
    }

    /// Another person whom the act concerns, so that it shows in who looked at them.
    #[must_use]
    pub fn about(mut self, subject: Option<ScopeId>) -> Self {
        self.subject = subject.or(self.subject);
        self
    }

    /// What the act made or concerned, where that is not the row it was authorized on.
    #[must_use]
    pub fn object(mut self, table: &Table, object: Uuid) -> Self {
        self.object_table = table.number;
        self.object = object;
        self
    }

    /// The act ended in a failure.
    #[must_use]
    pub fn failed(mut self) -> Self {
        self.outcome = Outcome::Failed;
        self
    }

    /// A rule that looks at more than roles and relations refused the act: nobody confirms their own, for one.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.outcome = Outcome::Refused;
        self
    }

    /// Whether `other` is the same read of the same thing in the same request.
    pub(crate) fn is_same_read(&self, other: &Self) -> bool {
        self.action == other.action
            && self.object == other.object
            && self.outcome == other.outcome
            && self.payload.is_plain()
            && other.payload.is_plain()
    }
}
