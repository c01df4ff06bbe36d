//! People and cases that show what the product does for safety: the Lehtonens, a restricted case, a sensitive person, two deaths.

use jiff::civil::{Date, date};

use super::calendar::Calendar;
use super::people::{Maker, together};
use super::plan::{CasePlan, EntryPlan, HouseholdPlan, Plan, Post, RelationPlan, What};
use super::words::StoryEntry;
use super::identity;
use crate::cases::{CaseFields, Priority, Status};
use crate::entries::{Audience, DraftFields, Kind};
use crate::holds::HoldKind;
use crate::households::{RelationFields, RelationKind};
use crate::people::{Day, PersonFields, SafeContact};

/// The Lehtonens by their place in the plan.
struct Lehtonens {
    aino: usize,
    hodan: usize,
    eero: usize,
    petri: usize,
    marja: usize,
}

impl Lehtonens {
    fn by_relation(&self, relation: &str) -> Option<(usize, String)> {
        let person = match relation {
            "mother" => self.hodan,
            "father" => self.petri,
            "brother" => self.eero,
            "support-person" => self.marja,
            _ => return None,
        };
        let kind = if relation == "brother" { "sibling" } else { relation };
        Some((person, kind.to_owned()))
    }
}

/// A mother in hiding with two children, a father who must not be told the address, and eight months of a case.
pub(super) fn lehtonens(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar, story: &[StoryEntry]) {
    let people = lehtonen_people(plan, maker, calendar);
    let case = plan.open(
        calendar.at(236, 9, 40),
        Post::Worker,
        CasePlan {
            client: people.aino,
            workers: vec![Post::Worker],
            team: Some(0),
            status: Status::Active,
            priority: Priority::High,
            closed_at: None,
            fields: CaseFields {
                title: "Outpatient support".to_owned(),
                kind: "Outpatient child welfare".to_owned(),
                description: "Support for Aino's school and safety after the family moved away from the father. Address and visit times are told to nobody by phone.".to_owned(),
                closure_reason: None,
            },
        },
    );
    let begun = "First meeting held; the family takes part.".to_owned();
    plan.act(calendar.at(231, 16, 30), Post::Worker, What::SetStatus { case, status: Status::Active, reason: begun });
    plan.act(calendar.at(121, 9, 0), Post::Supervisor, What::Lend { case, to: Post::OtherWorker, until: calendar.at(107, 16, 0) });
    for entry in story {
        sign(plan, calendar, case, &people, entry);
    }
    let review_on = calendar.now.plus_seconds(170 * 86_400);
    let reason = "Danger from the father: where the family lives, and since when, must stay provable while the non-disclosure lasts.".to_owned();
    plan.act(calendar.at(13, 11, 30), Post::Supervisor, What::Hold { case, kind: HoldKind::Safety, reason, review_on });
    plan.act(calendar.at(34, 10, 0), Post::PrivacyOfficer, What::Look(case));
    plan.act(calendar.at(20, 13, 10), Post::OtherWorker, What::Look(case));
    let fields = DraftFields {
        kind: Kind::Meeting.name().to_owned(),
        audience: Audience::Staff.name().to_owned(),
        title: "School meeting".to_owned(),
        text: "Met with class teacher and school social worker. Attendance has improved since".to_owned(),
        ..DraftFields::default()
    };
    plan.act(calendar.at(5, 9, 58), Post::Worker, What::Draft { case, fields });
    let brother = plain_case(people.eero, Post::Worker, Some(0), "Hobby and friends", "Early support for families", "Eero misses his old team. Help to find a new one.");
    plan.open(calendar.at(150, 10, 20), Post::Worker, brother);
}

fn lehtonen_people(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar) -> Lehtonens {
    let (at_home, elsewhere) = (maker.address(), maker.address());
    let mut add = |given: &str, family: &str, birth: Date, language: &str, adult: bool| {
        let mut fields = PersonFields {
            family: family.to_owned(),
            given: given.to_owned(),
            birth: Some(Day(birth)),
            language: Some(language.to_owned()),
            ..PersonFields::default()
        };
        fields.set_identity(identity::temporary(birth, plan.people.len(), maker.today).as_ref());
        if adult {
            maker.reachable(&mut fields);
            fields.safe_contact = SafeContact::default();
        }
        fields.address_protected = family == "Lehtonen" && given != "Petri";
        match (given, fields.address_protected) {
            ("Hodan", _) => {
                fields.needs_interpreter = true;
                fields.safe_contact = SafeContact { never_write: true, safe_hours: Some("weekdays 9–15".to_owned()), ..SafeContact::default() };
                at_home.write(&mut fields);
            }
            (_, true) => at_home.write(&mut fields),
            (_, false) => elsewhere.write(&mut fields),
        }
        plan.person(fields)
    };
    let people = Lehtonens {
        aino: add("Aino", "Lehtonen", date(2011, 3, 4), "fi", true),
        hodan: add("Hodan", "Lehtonen", date(1984, 6, 17), "so", true),
        eero: add("Eero", "Lehtonen", date(2017, 8, 21), "fi", false),
        petri: add("Petri", "Lehtonen", date(1980, 11, 2), "fi", true),
        marja: add("Marja", "Aho", date(1971, 5, 9), "fi", true),
    };
    for (person, minute) in [(people.petri, 0), (people.marja, 4)] {
        let alone = HouseholdPlan { members: vec![(person, "")], ..HouseholdPlan::default() };
        plan.register(calendar.at(236, 9, 10 + minute), Post::Worker, alone);
    }
    let apart = |kind: RelationKind, not_to_be_told: &str| RelationFields { kind: kind.name().to_owned(), not_to_be_told: not_to_be_told.to_owned(), ..RelationFields::default() };
    let relation = |person: usize, other: usize, fields: RelationFields| RelationPlan { person, other, fields };
    let separated = RelationFields { since: Some(Day(date(2009, 6, 6))), until: Some(Day(date(2024, 10, 31))), ..apart(RelationKind::Partner, "address") };
    let home = HouseholdPlan {
        name: Some("Lehtonen, Hodan".to_owned()),
        members: vec![(people.aino, "client"), (people.hodan, "mother"), (people.eero, "brother")],
        relations: vec![
            relation(people.aino, people.hodan, together(RelationKind::Mother)),
            relation(people.aino, people.petri, apart(RelationKind::Father, "address, visit times")),
            relation(people.aino, people.eero, together(RelationKind::Sibling)),
            relation(people.aino, people.marja, apart(RelationKind::SupportPerson, "")),
            relation(people.eero, people.hodan, together(RelationKind::Mother)),
            relation(people.eero, people.petri, apart(RelationKind::Father, "address")),
            relation(people.hodan, people.petri, separated),
        ],
    };
    plan.register(calendar.at(236, 9, 20), Post::Worker, home);
    people
}

fn sign(plan: &mut Plan, calendar: &Calendar, case: usize, people: &Lehtonens, entry: &StoryEntry) {
    let by = match entry.by.as_str() {
        "supervisor" => Post::Supervisor,
        "other-worker" => Post::OtherWorker,
        _ => Post::Worker,
    };
    let (hour, minute) = entry.time();
    let occurred_at = calendar.at(entry.days, hour, minute);
    // A correction is noticed the next morning.
    let delay_secs = if entry.corrects.is_some() { 19 * 3600 } else { 35 * 60 };
    let recorded_at = occurred_at.plus_seconds(delay_secs).min(calendar.now.plus_seconds(-300));
    plan.act(recorded_at.plus_seconds(-120), by, What::Look(case));
    let entry = EntryPlan {
        kind: entry.kind(),
        audience: entry.audience(),
        significant: entry.significant,
        title: entry.title.clone(),
        text: entry.text.clone(),
        occurred_at,
        parties: entry.parties.iter().filter_map(|relation| people.by_relation(relation)).collect(),
        corrects: entry.corrects.zip(entry.reason.clone()),
    };
    plan.act(recorded_at, by, What::Sign { case, entry });
}

/// A case that is open and has no story yet.
fn plain_case(client: usize, worker: Post, team: Option<usize>, title: &str, kind: &str, description: &str) -> CasePlan {
    CasePlan {
        client,
        workers: vec![worker],
        team,
        status: Status::Active,
        priority: Priority::Normal,
        closed_at: None,
        fields: CaseFields { title: title.to_owned(), kind: kind.to_owned(), description: description.to_owned(), closure_reason: None },
    }
}

/// Somebody registered alone, `days` ago.
fn alone(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar, days: i64, by: Post, (given, family, birth): (&str, &str, Date)) -> usize {
    let mut fields = PersonFields { family: family.to_owned(), given: given.to_owned(), birth: Some(Day(birth)), ..PersonFields::default() };
    if maker.place.identity_codes {
        fields.set_identity(identity::temporary(birth, plan.people.len(), maker.today).as_ref());
        fields.language = Some("fi".to_owned());
    } else {
        fields.language = Some("en".to_owned());
    }
    maker.reachable(&mut fields);
    maker.address().write(&mut fields);
    let person = plan.person(fields);
    plan.register(calendar.at(days, 8, 30), by, HouseholdPlan { members: vec![(person, "")], ..HouseholdPlan::default() });
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
pub(super) fn restricted(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar, who: (&str, &str, Date), kind: &str) {
    let person = alone(plan, maker, calendar, 98, Post::OtherWorker, who);
    let known = plain_case(person, Post::OtherWorker, Some(1), "Debts after a separation", "Adult social work", "Wants an overview of shared debts and a flat of her own.");
    plan.open(calendar.at(97, 9, 20), Post::OtherWorker, known);
    let hidden = plain_case(person, Post::Supervisor, None, "Safety planning", kind, "Known to the team lead only. Contact through the crisis line, never through the home number.");
    let hidden = plan.open(calendar.at(62, 10, 0), Post::Supervisor, hidden);
    plan.act(calendar.at(62, 10, 2), Post::Supervisor, What::Restrict(hidden));
    let entry = note(calendar, 62, 11, "Safety plan", "Code word agreed. Bag with papers is at her sister's. Police contact person named. Next contact on Thursday through the crisis line.");
    plan.act(calendar.at(62, 11, 30), Post::Supervisor, What::Sign { case: hidden, entry });
    plan.act(calendar.at(45, 14, 45), Post::OtherWorker, What::Look(hidden));
}

/// Somebody whom few may know, and a colleague at the desk who registers them again.
pub(super) fn sensitive(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar, who: (&str, &str, Date), kind: &str) {
    let person = alone(plan, maker, calendar, 130, Post::OtherWorker, who);
    plan.mark_sensitive(person);
    let case = plain_case(person, Post::OtherWorker, None, "Support, confidential", kind, "Works in the building herself; meetings outside the house.");
    let case = plan.open(calendar.at(130, 9, 15), Post::OtherWorker, case);
    plan.act(calendar.at(130, 9, 20), Post::OtherWorker, What::Restrict(case));
    let entry = note(calendar, 118, 12, "Meeting outside the house", "Met at the library. She knows many of us and asks that as few as possible are told. Marked as sensitive.");
    plan.act(calendar.at(118, 12, 30), Post::OtherWorker, What::Sign { case, entry });
    plan.act(calendar.at(4, 10, 15), Post::Assistant, What::RegisterDouble(person));
}

/// One death that two have confirmed, and one that waits for the second.
pub(super) fn deaths(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar, people: [(&str, &str, Date); 2], kind: &str) {
    let [first, second] = people;
    let reason = "The client died.";
    let person = alone(plan, maker, calendar, 200, Post::OtherWorker, first);
    let mut case = plain_case(person, Post::OtherWorker, Some(1), "Two visits a day", kind, "Lives alone, sees badly. The neighbour has a key.");
    case.status = Status::Closed;
    case.closed_at = Some(calendar.at(38, 15, 0));
    case.fields.closure_reason = Some(reason.to_owned());
    let case = plan.open(calendar.at(199, 9, 30), Post::OtherWorker, case);
    let entry = note(calendar, 44, 12, "Weaker", "Eats little, sleeps much, is not in pain. The doctor visited; comfort comes first. The niece has been told.");
    plan.act(calendar.at(44, 12, 40), Post::OtherWorker, What::Sign { case, entry });
    let day = calendar.working_day(40);
    plan.act(calendar.at(39, 9, 0), Post::OtherWorker, What::RecordDeath { person, day, source: "Hospital, by phone" });
    plan.act(calendar.at(38, 14, 0), Post::Supervisor, What::ConfirmDeath(person));
    plan.act(calendar.at(38, 15, 0), Post::OtherWorker, What::SetStatus { case, status: Status::Closed, reason: reason.to_owned() });
    let person = alone(plan, maker, calendar, 80, Post::OtherWorker, second);
    let case = plain_case(person, Post::OtherWorker, Some(1), "Coming home from hospital", kind, "Short stay at home between two treatments.");
    plan.open(calendar.at(79, 9, 30), Post::OtherWorker, case);
    let day = calendar.working_day(3);
    plan.act(calendar.at(2, 8, 50), Post::OtherWorker, What::RecordDeath { person, day, source: "Daughter, by phone" });
}
