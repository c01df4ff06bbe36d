//! The Lehtonens: a mother in hiding with two children, a father who must not be told the address, and eight months of a case.

use jiff::civil::{Date, date};

use super::calendar::Calendar;
use super::identity;
use super::people::{Maker, together};
use super::plan::{CasePlan, EntryPlan, HouseholdPlan, Plan, Post, RelationPlan, What};
use super::special::plain_case;
use super::words::{self, StoryEntry};
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

/// The family, its case, and what happened in it.
pub(super) fn lehtonens(plan: &mut Plan, maker: &mut Maker<'_>, calendar: &Calendar, story: &[StoryEntry]) {
    let people = lehtonen_people(plan, maker, calendar);
    plan.portal = Some(people.aino);
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
                category: words::category("Outpatient child welfare"),
                need_ended: None,
            },
        },
    );
    plan.with_documents = Some(case);
    let begun = "First meeting held; the family takes part.".to_owned();
    plan.act(
        calendar.at(231, 16, 30),
        Post::Worker,
        What::SetStatus {
            case,
            status: Status::Active,
            reason: begun,
        },
    );
    plan.act(
        calendar.at(121, 9, 0),
        Post::Supervisor,
        What::Lend {
            case,
            to: Post::OtherWorker,
            until: calendar.at(107, 16, 0),
        },
    );
    for entry in story {
        sign(plan, calendar, case, &people, entry);
    }
    let review_on = calendar.now.plus_seconds(170 * 86_400);
    let reason = "Danger from the father: where the family lives, and since when, must stay provable while the non-disclosure lasts.".to_owned();
    plan.act(
        calendar.at(13, 11, 30),
        Post::Supervisor,
        What::Hold {
            case,
            kind: HoldKind::Safety,
            reason,
            review_on,
        },
    );
    plan.act(
        calendar.at(3, 10, 20),
        Post::PrivacyOfficer,
        What::Request {
            person: people.petri,
            received: calendar.today().saturating_sub(jiff::Span::new().days(4)),
            asker: "Petri Lehtonen himself; the letter is signed, the signature is that of his passport.",
            asked: "Erase everything that you have about me and about Aino.",
        },
    );
    plan.act(calendar.at(34, 10, 0), Post::PrivacyOfficer, What::Look(case));
    plan.act(calendar.at(20, 13, 10), Post::OtherWorker, What::Look(case));
    let fields = Box::new(DraftFields {
        kind: Kind::Meeting.name().to_owned(),
        audience: Audience::Staff.name().to_owned(),
        title: "School meeting".to_owned(),
        text: "Met with class teacher and school social worker. Attendance has improved since".to_owned(),
        ..DraftFields::default()
    });
    plan.act(calendar.at(5, 9, 58), Post::Worker, What::Draft { case, fields });
    let brother = plain_case(
        people.eero,
        Post::Worker,
        Some(0),
        "Hobby and friends",
        "Early support for families",
        "Eero misses his old team. Help to find a new one.",
    );
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
                fields.safe_contact = SafeContact {
                    never_write: true,
                    safe_hours: Some("weekdays 9–15".to_owned()),
                    ..SafeContact::default()
                };
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
        let alone = HouseholdPlan {
            members: vec![(person, "")],
            ..HouseholdPlan::default()
        };
        plan.register(calendar.at(236, 9, 10 + minute), Post::Worker, alone);
    }
    let apart = |kind: RelationKind, not_to_be_told: &str| RelationFields {
        kind: kind.name().to_owned(),
        not_to_be_told: not_to_be_told.to_owned(),
        ..RelationFields::default()
    };
    let relation = |person: usize, other: usize, fields: RelationFields| RelationPlan { person, other, fields };
    let separated = RelationFields {
        since: Some(Day(date(2009, 6, 6))),
        until: Some(Day(date(2024, 10, 31))),
        ..apart(RelationKind::Partner, "address")
    };
    let home = HouseholdPlan {
        name: Some("Lehtonen, Hodan".to_owned()),
        members: vec![
            (people.aino, "client"),
            (people.hodan, "mother"),
            (people.eero, "brother"),
        ],
        relations: vec![
            relation(people.aino, people.hodan, together(RelationKind::Mother)),
            relation(
                people.aino,
                people.petri,
                apart(RelationKind::Father, "address, visit times"),
            ),
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
    let recorded_at = occurred_at
        .plus_seconds(delay_secs)
        .min(calendar.now.plus_seconds(-300));
    plan.act(recorded_at.plus_seconds(-120), by, What::Look(case));
    let entry = EntryPlan {
        kind: entry.kind(),
        audience: entry.audience(),
        significant: entry.significant,
        title: entry.title.clone(),
        text: entry.text.clone(),
        occurred_at,
        parties: entry
            .parties
            .iter()
            .filter_map(|relation| people.by_relation(relation))
            .collect(),
        corrects: entry.corrects.zip(entry.reason.clone()),
    };
    plan.act(recorded_at, by, What::Sign { case, entry });
}
