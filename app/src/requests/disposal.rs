//! Lists of what is to go by a retention rule: drafted by the nightly run or by hand, then decided, approved and carried out like an erasure.

use std::collections::HashSet;

use platform::clock::Time;
use platform::db::Tx;
use platform::ids::{CaseId, PersonId, RequestId};
use platform::jobs;
use uuid::Uuid;

use super::case_facts::CaseFacts;
use super::request::HistoryLine;
use super::store::{self, NewRequest};
use super::{Channel, JOB, RequestFields, Right, State};

/// Cases on one list.
const CASES: usize = 200;
/// Persons without a case that are drafted at a time, each on a list of their own.
const PERSONS: usize = 50;
/// Seconds after which what somebody kept is asked about again: a year.
const AGAIN_SECS: i64 = 365 * 86_400;

/// Drafts lists of what is due and on no list: one of the cases, one for each person. Returns those drafted.
pub async fn draft(tx: &mut Tx, due: &[(PersonId, Option<CaseId>)]) -> Result<Vec<RequestId>, platform::Error> {
    tx.lock(DRAFT_LOCK).await?;
    // One that was drafted a moment ago is not filled yet.
    if store::has_waiting_list(tx).await? {
        return Ok(Vec::new());
    }
    let since = tx.now().plus_seconds(-AGAIN_SECS);
    let listed = store::on_lists(tx, since).await?;
    let cases: HashSet<CaseId> = listed.iter().filter_map(|(case, _)| *case).collect();
    let persons: HashSet<PersonId> = listed.iter().map(|(_, person)| *person).collect();
    let fresh = due
        .iter()
        .filter_map(|(_, case)| *case)
        .filter(|case| !cases.contains(case));
    let fresh: Vec<CaseId> = fresh.take(CASES).collect();
    let mut drafted = Vec::new();
    if !fresh.is_empty() {
        drafted.push(insert(tx, PersonId::from(Uuid::nil()), &fresh).await?);
    }
    let alone = due
        .iter()
        .filter(|(person, case)| case.is_none() && !persons.contains(person));
    for (person, _) in alone.take(PERSONS) {
        drafted.push(insert(tx, *person, &[]).await?);
    }
    Ok(drafted)
}

/// Two drafts at once would have the same on them.
const DRAFT_LOCK: Uuid = Uuid::from_u128(0x6469_7370_6f73_616c);

async fn insert(tx: &mut Tx, person: PersonId, cases: &[CaseId]) -> Result<RequestId, platform::Error> {
    let (now, by) = (tx.now(), tx.actor().account_id());
    // The facts are read when the list is filled; so far only which cases it is about.
    let facts = |case: &CaseId| CaseFacts {
        case: case.bytes(),
        number: 0,
        opened_at: 0,
        closed_at: None,
        last_activity_at: 0,
        birth: None,
        death: None,
        of_client: None,
        category: None,
        need_ended: None,
        counts_from_need: None,
    };
    let fields = RequestFields {
        cases: cases.iter().map(facts).collect(),
        history: vec![HistoryLine::new(State::Received.name(), now, by, None)],
        ..RequestFields::default()
    };
    let new = NewRequest {
        person,
        kind: Right::Disposal,
        channel: Channel::Rule,
        received_at: now,
        due_at: None::<Time>,
        clock: ("", 0),
        fields: &fields,
    };
    let id = store::insert(tx, &new).await?;
    jobs::enqueue(tx, JOB, id.uuid()).await?;
    Ok(id)
}
