//! What people do all day, as requests, and how fast it should be.

use std::sync::atomic::{AtomicUsize, Ordering};

use carehold::demo::BusyWorker;
use carehold::url;
use platform::authz::OrganizationId;
use platform::ids::CaseId;

use super::client::Request;
use super::report::Target;

/// A population with people signed in.
pub(super) struct World {
    pub(super) organization: OrganizationId,
    pub(super) admin: String,
    /// Each with a session.
    pub(super) workers: Vec<(String, BusyWorker)>,
    pub(super) names: Vec<String>,
    /// Makes people who are registered different from each other.
    pub(super) registered: AtomicUsize,
}

impl World {
    /// The worker whom a thread plays.
    fn worker(&self, thread: usize) -> Option<&(String, BusyWorker)> {
        self.workers.get(thread.checked_rem(self.workers.len())?)
    }

    fn pick(cases: &[CaseId], count: usize) -> CaseId {
        let case = count.checked_rem(cases.len()).and_then(|index| cases.get(index));
        case.copied().unwrap_or(CaseId::from(platform::ids::random_id()))
    }

    fn name(&self, count: usize) -> &str {
        count
            .checked_rem(self.names.len())
            .and_then(|index| self.names.get(index))
            .map_or("", String::as_str)
    }
}

/// One thing that people do.
pub(super) struct Scenario {
    pub(super) name: &'static str,
    pub(super) target: Target,
    pub(super) request: fn(&World, usize, usize) -> Request,
}

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "case page, 25 entries",
        target: Target::Cpu {
            sqlite: 1000,
            postgres: 1600,
        },
        request: case_page,
    },
    Scenario {
        name: "list of 50, worker",
        target: Target::Cpu {
            sqlite: 1000,
            postgres: 1600,
        },
        request: worker_list,
    },
    Scenario {
        name: "list of 50, admin",
        target: Target::Cpu {
            sqlite: 1000,
            postgres: 1600,
        },
        request: admin_list,
    },
    Scenario {
        name: "sign a note",
        target: Target::Cpu {
            sqlite: 1200,
            postgres: 1600,
        },
        request: sign,
    },
    Scenario {
        name: "create a person",
        target: Target::Cpu {
            sqlite: 1500,
            postgres: 2000,
        },
        request: create_person,
    },
    Scenario {
        name: "search the directory",
        target: Target::P95(20),
        request: search,
    },
];

fn session(worker: Option<&(String, BusyWorker)>) -> &str {
    worker.map_or("", |(session, _)| session)
}

fn case_page(world: &World, thread: usize, count: usize) -> Request {
    let worker = world.worker(thread);
    let case = World::pick(worker.map_or(&[], |(_, worker)| &worker.full), count);
    Request::get(&url::case(case), session(worker))
}

fn worker_list(world: &World, thread: usize, _: usize) -> Request {
    Request::get(&url::my_clients(), session(world.worker(thread)))
}

fn admin_list(world: &World, _: usize, _: usize) -> Request {
    Request::get(&url::my_clients(), &world.admin)
}

fn sign(world: &World, thread: usize, count: usize) -> Request {
    let worker = world.worker(thread);
    let case = World::pick(worker.map_or(&[], |(_, worker)| &worker.others), thread + count);
    let text = "Rang the client. The form has come and is filled in together on Thursday. No worries this week; sleep is better than a month ago.";
    let fields = [
        ("kind", "call"),
        ("audience", "staff"),
        ("title", "Phone call"),
        ("text", text),
    ];
    Request::post(&url::case_entries(case), session(worker), &fields, 303)
}

fn create_person(world: &World, thread: usize, count: usize) -> Request {
    let number = world.registered.fetch_add(1, Ordering::Relaxed);
    let (given, family) = world.name(number).split_once(' ').unwrap_or(("Given", "Family"));
    let birth = format!("{}-{:02}-{:02}", 1940 + number % 80, 1 + thread % 12, 1 + count % 28);
    let phone = format!("+35847{:07}", number % 10_000_000);
    let fields = [
        ("family", family),
        ("given", given),
        ("birth", &birth),
        ("phone", &phone),
        ("is_client", "yes"),
        ("anyway", "yes"),
    ];
    Request::post(&url::people(), session(world.worker(thread)), &fields, 303)
}

/// A whole name, the beginning of one, and one with a letter left out, in turn.
fn search(world: &World, thread: usize, count: usize) -> Request {
    let name = world.name(thread * 7 + count);
    let typed: String = match count % 3 {
        0 => name.to_owned(),
        1 => name.chars().take(5).collect(),
        _ => name
            .chars()
            .enumerate()
            .filter(|(place, _)| *place != 3)
            .map(|(_, letter)| letter)
            .collect(),
    };
    Request::post(&url::search(), session(world.worker(thread)), &[("q", &typed)], 200)
}
