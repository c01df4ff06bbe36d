//! What happened in a demo organization, before any of it is written; pure.
//!
//! People, households and cases are named by their place in their list; acts happen in the order of their time.

use jiff::civil::Date;
use platform::clock::Time;

use crate::cases::{CaseFields, Priority, Status};
use crate::entries::{Audience, DraftFields, Kind};
use crate::holds::HoldKind;
use crate::households::RelationFields;
use crate::people::PersonFields;
use crate::retention::Category;

/// Who of the staff acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Post {
    Admin,
    PrivacyOfficer,
    Supervisor,
    /// Works with families.
    Worker,
    /// Works with adults and older people.
    OtherWorker,
    Assistant,
    Auditor,
}

/// Everything that happened.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) people: Vec<PersonPlan>,
    pub(super) households: Vec<HouseholdPlan>,
    pub(super) cases: Vec<CasePlan>,
    /// Who uses the portal in the end.
    pub(super) portal: Option<usize>,
    /// The case that has files.
    pub(super) with_documents: Option<usize>,
    acts: Vec<Act>,
}

pub(super) struct PersonPlan {
    pub(super) fields: PersonFields,
    pub(super) sensitive: bool,
}

/// People who are registered together.
#[derive(Default)]
pub(super) struct HouseholdPlan {
    /// `None` for somebody registered alone.
    pub(super) name: Option<String>,
    /// Each with the place in the household.
    pub(super) members: Vec<(usize, &'static str)>,
    pub(super) relations: Vec<RelationPlan>,
}

/// What `other` is to `person`, on whose record it stands.
pub(super) struct RelationPlan {
    pub(super) person: usize,
    pub(super) other: usize,
    pub(super) fields: RelationFields,
}

pub(super) struct CasePlan {
    pub(super) client: usize,
    pub(super) workers: Vec<Post>,
    /// Which team, if any.
    pub(super) team: Option<usize>,
    /// Where it stands in the end.
    pub(super) status: Status,
    pub(super) priority: Priority,
    pub(super) closed_at: Option<Time>,
    pub(super) fields: CaseFields,
}

pub(super) struct EntryPlan {
    pub(super) kind: Kind,
    pub(super) audience: Audience,
    pub(super) significant: bool,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) occurred_at: Time,
    /// People mentioned beside the client, each with the relation.
    pub(super) parties: Vec<(usize, String)>,
    /// The place of the corrected one among the case's entries, and why.
    pub(super) corrects: Option<(usize, String)>,
}

pub(super) struct Act {
    pub(super) at: Time,
    pub(super) by: Post,
    pub(super) what: What,
}

pub(super) enum What {
    /// Registers a household.
    Register(usize),
    Open(usize),
    Sign {
        case: usize,
        entry: EntryPlan,
    },
    SetStatus {
        case: usize,
        status: Status,
        reason: String,
    },
    Restrict(usize),
    /// Lets a colleague stand in until a moment.
    Lend {
        case: usize,
        to: Post,
        until: Time,
    },
    Hold {
        case: usize,
        kind: HoldKind,
        reason: String,
        review_on: Time,
    },
    Draft {
        case: usize,
        fields: Box<DraftFields>,
    },
    RecordDeath {
        person: usize,
        day: Date,
        source: &'static str,
    },
    ConfirmDeath(usize),
    /// Looks at a case and its client, or tries to.
    Look(usize),
    /// Registers somebody who may be a sensitive person known already.
    RegisterDouble(usize),
    /// Chooses the category that care records fall under.
    ChooseRule(Category),
    /// Records a letter that asks for an erasure.
    Request {
        person: usize,
        received: Date,
        asker: &'static str,
        asked: &'static str,
    },
}

impl Plan {
    pub(super) fn person(&mut self, fields: PersonFields) -> usize {
        self.people.push(PersonPlan {
            fields,
            sensitive: false,
        });
        self.people.len() - 1
    }

    pub(super) fn mark_sensitive(&mut self, person: usize) {
        if let Some(person) = self.people.get_mut(person) {
            person.sensitive = true;
        }
    }

    pub(super) fn register(&mut self, at: Time, by: Post, household: HouseholdPlan) {
        self.households.push(household);
        self.act(at, by, What::Register(self.households.len() - 1));
    }

    /// Opens a case; its client is a client from the beginning.
    pub(super) fn open(&mut self, at: Time, by: Post, case: CasePlan) -> usize {
        if let Some(person) = self.people.get_mut(case.client) {
            person.fields.is_client = true;
        }
        self.cases.push(case);
        let index = self.cases.len() - 1;
        self.act(at, by, What::Open(index));
        index
    }

    pub(super) fn act(&mut self, at: Time, by: Post, what: What) {
        self.acts.push(Act { at, by, what });
    }

    /// Everything that happened, in order; what happens at the same moment stays as it was planned.
    pub(super) fn take_acts(&mut self) -> Vec<Act> {
        let mut acts = std::mem::take(&mut self.acts);
        acts.sort_by_key(|act| act.at);
        acts
    }
}
