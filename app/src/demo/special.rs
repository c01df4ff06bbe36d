//! People and cases that show what the product does for safety: a restricted case, a sensitive person, two deaths, a draft left lying.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::identity;
use super::people::Maker;
use super::plan::{CasePlan, EntryPlan, HouseholdPlan, Plan, Post, What};
use super::words;
use crate::cases::{CaseFields, Priority, Status};
use crate::entries::{Audience, DraftFields, Kind};
use crate::people::{Day, PersonFields};

/// A case that is open and has no story yet.
pub(super) fn plain_case(
    client: usize,
    worker: Post,
    team: Option<usize>,
    title: &str,
    kind: &str,
    description: &str,
) -> CasePlan {
    CasePlan {
        client,
        workers: vec![worker],
        team,
        status: Status::Active,
        priority: Priority::Normal,
        closed_at: None,
        fields: CaseFields {
            title: title.to_owned(),
            kind: kind.to_owned(),
            description: description.to_owned(),
            closure_reason: None,
            category: words::category(kind),
            need_ended: None,
        },
    }
}

/// A case of an older system that was closed long ago: its time is over.
pub(super) fn long_closed(
    plan: &mut Plan,
    maker: &mut Maker<'_>,
    calendar: &Calendar,
    client: (&str, &str, Date),
    kind: &str,
) {
    let person = alone(plan, maker, calendar, 230, Post::OtherWorker, client);
    let mut case = plain_case(
        person,
        Post::OtherWorker,
        Some(1),
        "Support for a young family",
        kind,
        "Taken over from the older system.",
    );
    case.status = Status::Closed;
    case.closed_at = Some(calendar.now.plus_seconds(-32 * 366 * 86_400));
    case.fields.closure_reason = Some("The family moved away.".to_owned());
    plan.open(calendar.at(229, 10, 0), Post::OtherWorker, case);
}

/// Somebody registered alone, `days` ago.
fn alone(
    plan: &mut Plan,
    maker: &mut Maker<'_>,
    calendar: &Calendar,
    days: i64,
    by: Post,
    (given, family, birth): (&str, &str, Date),
) -> usize {
    let mut fields = PersonFields {
        family: family.to_owned(),
        given: given.to_owned(),
        birth: Some(Day(birth)),
        ..PersonFields::default()
    };
    if maker.place.identity_codes {
        fields.set_identity(identity::temporary(birth, plan.people.len(), maker.today).as_ref());
        fields.language = Some("fi".to_owned());
    } else {
        fields.language = Some("en".to_owned());
    }
    maker.reachable(&mut fields);
    maker.address().write(&mut fields);
    let person = plan.person(fields);
    plan.register(
        calendar.at(days, 8, 30),
        by,
        HouseholdPlan {
            members: vec![(person, "")],
            ..HouseholdPlan::default()
        },
    );
    person
}

fn note(calendar: &Calendar, days: i64, hour: i8, title: &str, text: &str) -> EntryPlan {
    EntryPlan {
        kind: Kind::Note,
        audience: Audience::Staff,
        significant: true,
        title: title.to_owned(),
        text: text.to_owned(),
        occurred_at: calendar.at(days, hour, 0),
        parties: Vec::new(),
        corrects: None,
    }
}

/// Somebody whose second case only the supervisor may know of; a colleague tries to open it.
pub(super) fn restricted(
    plan: &mut Plan,
    maker: &mut Maker<'_>,
    calendar: &Calendar,
    who: (&str, &str, Date),
    kind: &str,
) {
    let person = alone(plan, maker, calendar, 98, Post::OtherWorker, who);
    let known = plain_case(
        person,
        Post::OtherWorker,
        Some(1),
        "Debts after a separation",
        "Adult social work",
        "Wants an overview of shared debts and a flat of her own.",
    );
    plan.open(calendar.at(97, 9, 20), Post::OtherWorker, known);
    let hidden = plain_case(
        person,
        Post::Supervisor,
        None,
        "Safety planning",
        kind,
        "Known to the team lead only. Contact through the crisis line, never through the home number.",
    );
    let hidden = plan.open(calendar.at(62, 10, 0), Post::Supervisor, hidden);
    plan.act(calendar.at(62, 10, 2), Post::Supervisor, What::Restrict(hidden));
    let entry = note(
        calendar,
        62,
        11,
        "Safety plan",
        "Code word agreed. Bag with papers is at her sister's. Police contact person named. Next contact on Thursday through the crisis line.",
    );
    plan.act(
        calendar.at(62, 11, 30),
        Post::Supervisor,
        What::Sign { case: hidden, entry },
    );
    plan.act(calendar.at(45, 14, 45), Post::OtherWorker, What::Look(hidden));
}

/// Somebody whom few may know, and a colleague at the desk who registers them again.
pub(super) fn sensitive(
    plan: &mut Plan,
    maker: &mut Maker<'_>,
    calendar: &Calendar,
    who: (&str, &str, Date),
    kind: &str,
) {
    let person = alone(plan, maker, calendar, 130, Post::OtherWorker, who);
    plan.mark_sensitive(person);
    let case = plain_case(
        person,
        Post::OtherWorker,
        None,
        "Support, confidential",
        kind,
        "Works in the building herself; meetings outside the house.",
    );
    let case = plan.open(calendar.at(130, 9, 15), Post::OtherWorker, case);
    plan.act(calendar.at(130, 9, 20), Post::OtherWorker, What::Restrict(case));
    let entry = note(
        calendar,
        118,
        12,
        "Meeting outside the house",
        "Met at the library. She knows many of us and asks that as few as possible are told. Marked as sensitive.",
    );
    plan.act(calendar.at(118, 12, 30), Post::OtherWorker, What::Sign { case, entry });
    plan.act(calendar.at(4, 10, 15), Post::Assistant, What::RegisterDouble(person));
}

/// Something begun that waits to be finished.
pub(super) fn draft(plan: &mut Plan, calendar: &Calendar, by: Post, title: &str, text: &str) {
    let is_theirs = |case: &CasePlan| case.workers.contains(&by) && case.status == Status::Active;
    let Some(case) = plan.cases.iter().rposition(is_theirs) else {
        return;
    };
    let fields = Box::new(DraftFields {
        kind: Kind::Note.name().to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        ..DraftFields::default()
    });
    plan.act(calendar.at(1, 16, 10), by, What::Draft { case, fields });
}

/// One death that two have confirmed, and one that waits for the second.
pub(super) fn deaths(
    plan: &mut Plan,
    maker: &mut Maker<'_>,
    calendar: &Calendar,
    people: [(&str, &str, Date); 2],
    kind: &str,
) {
    let [first, second] = people;
    let reason = "The client died.";
    let person = alone(plan, maker, calendar, 200, Post::OtherWorker, first);
    let mut case = plain_case(
        person,
        Post::OtherWorker,
        Some(1),
        "Two visits a day",
        kind,
        "Lives alone, sees badly. The neighbour has a key.",
    );
    case.status = Status::Closed;
    case.closed_at = Some(calendar.at(38, 15, 0));
    case.fields.closure_reason = Some(reason.to_owned());
    let case = plan.open(calendar.at(199, 9, 30), Post::OtherWorker, case);
    let entry = note(
        calendar,
        44,
        12,
        "Weaker",
        "Eats little, sleeps much, is not in pain. The doctor visited; comfort comes first. The niece has been told.",
    );
    plan.act(calendar.at(44, 12, 40), Post::OtherWorker, What::Sign { case, entry });
    let day = calendar.working_day(40);
    plan.act(
        calendar.at(39, 9, 0),
        Post::OtherWorker,
        What::RecordDeath {
            person,
            day,
            source: "Hospital, by phone",
        },
    );
    plan.act(calendar.at(38, 14, 0), Post::Supervisor, What::ConfirmDeath(person));
    plan.act(
        calendar.at(38, 15, 0),
        Post::OtherWorker,
        What::SetStatus {
            case,
            status: Status::Closed,
            reason: reason.to_owned(),
        },
    );
    let person = alone(plan, maker, calendar, 80, Post::OtherWorker, second);
    let case = plain_case(
        person,
        Post::OtherWorker,
        Some(1),
        "Coming home from hospital",
        kind,
        "Short stay at home between two treatments.",
    );
    plan.open(calendar.at(79, 9, 30), Post::OtherWorker, case);
    let day = calendar.working_day(3);
    plan.act(
        calendar.at(2, 8, 50),
        Post::OtherWorker,
        What::RecordDeath {
            person,
            day,
            source: "Daughter, by phone",
        },
    );
}
