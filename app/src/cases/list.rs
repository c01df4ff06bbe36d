//! My clients: the cases that the viewer may see, the latest active first.

use std::collections::HashMap;

use askama::Template;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, CaseId, PersonId};
use platform::params;
use platform::web::{Page, Query, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::{Case, Priority, Status, store};
use crate::layout::{Frame, render};
use crate::policy::ListCases;
use crate::requests;

/// Cases on a page.
const PAGE: usize = 50;

/// Which cases, and from where on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    /// `open`, `closed` or `all`.
    show: String,
    /// The last line of the page before: microseconds and case id.
    after: Option<i64>,
    case: Option<CaseId>,
}

impl Filter {
    /// The choice that is shown, whatever the address says.
    fn shown(&self) -> &'static str {
        match self.show.as_str() {
            "closed" => "closed",
            "all" => "all",
            _ => "open",
        }
    }
}

/// One line of a list of cases.
pub struct CaseLine {
    pub id: CaseId,
    pub number: i64,
    pub client_id: PersonId,
    pub client: String,
    pub born: Option<jiff::civil::Date>,
    pub title: String,
    pub kind: String,
    pub status: Status,
    pub priority: Priority,
    pub restricted: bool,
    pub last_activity_at: Time,
    /// Who works on it, by account; the names are shown together.
    pub workers: Vec<(AccountId, String)>,
}

impl CaseLine {
    /// The names of whoever works on it.
    pub fn workers(&self) -> String {
        names(self.workers.iter())
    }
}

fn names<'a>(workers: impl Iterator<Item = &'a (AccountId, String)>) -> String {
    workers.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; ")
}

#[derive(Template)]
#[template(path = "cases/index.html")]
struct IndexPage {
    frame: Frame,
    filter: Filter,
    lines: Vec<CaseLine>,
    /// Whose list it is: on their own they are not named. `None` on a list of everybody's.
    own: Option<AccountId>,
    next: Option<String>,
}

impl IndexPage {
    /// Whether the viewer alone works on each of them.
    fn lines_are_own(&self) -> bool {
        let is_alone = |line: &CaseLine| matches!(line.workers.as_slice(), [(only, _)] if Some(*only) == self.own);
        self.lines.iter().all(is_alone)
    }

    /// Who works on a case, or who else does where the viewer is one of them.
    fn workers(&self, line: &CaseLine) -> String {
        let others = names(line.workers.iter().filter(|(worker, _)| Some(*worker) != self.own));
        if !others.is_empty() {
            return others;
        }
        let key = if line.workers.is_empty() {
            "cases-no-worker"
        } else {
            "cases-only-you"
        };
        self.frame.t(key).into_owned()
    }
}

/// The viewer's cases.
pub(super) async fn index(frame: Frame, Query(filter): Query<Filter>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (at, id) = (
        filter.after.unwrap_or(i64::MAX),
        filter.case.map_or(Uuid::max(), CaseId::uuid),
    );
    let listing = match filter.shown() {
        "closed" => store::LIST_CLOSED,
        "all" => store::LIST_ALL,
        _ => store::LIST_OPEN,
    };
    let after = Time::from_micros(at.min(super::LAST_MOMENT));
    let mut cases = tx.list::<Case, ListCases>(listing, params![after, id]).await?;
    let more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let next = cases.last().filter(|_| more).map(|last| {
        format!(
            "{}?show={}&after={}&case={}",
            crate::url::my_clients(),
            filter.shown(),
            last.last_activity_at.micros(),
            last.id
        )
    });
    let lines = lines(&frame, &tx, cases).await?;
    drop(tx);
    let viewer = frame.viewer()?;
    let sees_all = viewer.actor.roles().meets(ListCases::EVERYWHERE);
    render(&IndexPage {
        own: (!sees_all).then_some(viewer.account_id),
        frame,
        filter,
        lines,
        next,
    })
}

/// What lists show of cases: names from the directory, workers in one statement for all of them.
pub async fn lines<A: Action>(frame: &Frame, tx: &ReadTx, cases: Vec<Authorized<Case, A>>) -> Result<Vec<CaseLine>> {
    let clients: Vec<PersonId> = cases.iter().map(|case| case.client_id).collect();
    let clients = frame.app.directories.listed(tx, &clients).await?;
    let ids = cases.iter().map(|case| case.id.uuid()).collect();
    let mut workers: HashMap<CaseId, Vec<AccountId>> = HashMap::new();
    for (case, account, _) in store::workers_of(tx, ids).await? {
        workers.entry(case).or_default().push(account);
    }
    let names = frame.app.names.accounts(tx).await?;
    let mut lines = Vec::with_capacity(cases.len());
    for case in cases {
        let fields = case.open(&*case)?;
        let client = clients.get(&case.client_id);
        let of_case = workers.remove(&case.id).unwrap_or_default();
        let worker = |account: AccountId| Some((account, names.get(&account)?.clone()));
        lines.push(CaseLine {
            id: case.id,
            number: case.number,
            client_id: case.client_id,
            client: client.map(|client| client.name.clone()).unwrap_or_default(),
            born: client.and_then(|client| client.birth),
            title: fields.title,
            kind: fields.kind,
            status: case.status,
            priority: case.priority,
            restricted: case.restricted,
            last_activity_at: case.last_activity_at,
            workers: of_case.into_iter().filter_map(worker).collect(),
        });
    }
    Ok(lines)
}

/// The case whose number was written, alone or as pages show it, if the viewer may see it;
/// one that is kept by law only for whoever gives a reason.
pub async fn find_numbered(frame: &Frame, tx: &ReadTx, text: &str, reason: Option<&str>) -> Result<Option<CaseLine>> {
    let number: Option<i64> = text.rsplit(' ').next().and_then(|number| number.parse().ok());
    let Some(number) = number.filter(|number| {
        let shown = frame.t1("cases-number", "number", number);
        text == number.to_string() || text.to_lowercase() == shown.to_lowercase()
    }) else {
        return Ok(None);
    };
    let Some(id) = store::find_by_number(tx, number).await? else {
        return Ok(None);
    };
    let cases = store::list_by_ids::<ListCases>(tx, &[id]).await?;
    let clients = cases.iter().map(|case| case.client_id.uuid()).collect();
    if reason.is_none() && !requests::restricted_among(tx, clients).await?.is_empty() {
        return Ok(None);
    }
    Ok(lines(frame, tx, cases).await?.pop())
}
