//! The demo's two organizations: what they are, who works there, and what happened.

use jiff::civil::date;
use platform::organization::{Jurisdiction, Sector};

use super::calendar::Calendar;
use super::names::{self, Names};
use super::people::{KOTILAHTI, Maker, PORT_ELLERY, Place, SHAPES};
use super::plan::{Plan, Post};
use super::random::Random;
use super::staff::{Position, Teams};
use super::threads::Threads;
use super::{special, words};

/// A demo organization.
pub(super) struct Setting {
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
    pub(super) jurisdiction: Jurisdiction,
    pub(super) sector: Sector,
    pub(super) zone: &'static str,
    pub(super) staff: &'static [Position],
    pub(super) teams: Teams,
    words: &'static str,
    names: &'static [&'static Names],
    place: &'static Place,
    households: usize,
    /// Cases that one client may have.
    cases_each: usize,
}

const fn position(post: Post, name: &'static str, local: &'static str, title: &'static str) -> Position {
    Position { post, name, local, title }
}

pub(super) const ALL: [Setting; 2] = [
    Setting {
        slug: "kotisatama",
        name: "Kotisatama Care",
        jurisdiction: Jurisdiction::Finland,
        sector: Sector::SocialCare,
        zone: "Europe/Helsinki",
        staff: &[
            position(Post::Worker, "Sanna Korpi", "sanna.korpi", "social worker"),
            position(Post::OtherWorker, "Joonas Harjula", "joonas.harjula", "social instructor"),
            position(Post::Supervisor, "Mikael Ström", "mikael.strom", "team lead"),
            position(Post::Assistant, "Pirkko Laaksola", "pirkko.laaksola", "service secretary"),
            position(Post::PrivacyOfficer, "Johanna Nybro", "johanna.nybro", "data protection officer"),
            position(Post::Auditor, "Anders Holmback", "anders.holmback", "internal auditor"),
            position(Post::Admin, "Ritva Salonen-Mäki", "ritva.salonen", "head of administration"),
        ],
        teams: [("Children and families", Post::Worker), ("Adults and older people", Post::OtherWorker)],
        words: words::KOTISATAMA,
        names: names::IN_FINLAND,
        place: &KOTILAHTI,
        households: 23,
        cases_each: 1,
    },
    Setting {
        slug: "harborview",
        name: "Harborview Clinic",
        jurisdiction: Jurisdiction::UnitedStates,
        sector: Sector::Clinic,
        zone: "America/New_York",
        staff: &[
            position(Post::Worker, "Karen Osgoode", "karen.osgoode", "nurse practitioner"),
            position(Post::OtherWorker, "Daniel Reyes-Clark", "daniel.reyes", "physician assistant"),
            position(Post::Supervisor, "Priya Ramanthal", "priya.ramanthal", "medical director"),
            position(Post::Assistant, "Tamika Rowland", "tamika.rowland", "front desk"),
            position(Post::PrivacyOfficer, "Marcus Delaunay", "marcus.delaunay", "privacy officer"),
            position(Post::Auditor, "Lewis Hartwick", "lewis.hartwick", "compliance auditor"),
            position(Post::Admin, "Denise Whitlow", "denise.whitlow", "practice manager"),
        ],
        teams: [("Pediatrics and families", Post::Worker), ("Adult primary care", Post::OtherWorker)],
        words: words::HARBORVIEW,
        names: names::IN_AMERICA,
        place: &PORT_ELLERY,
        households: 10,
        cases_each: 2,
    },
];

impl Setting {
    /// Everything that happened here in the months before now.
    pub(super) fn plan(&self, random: &mut Random, calendar: &Calendar) -> Result<Plan, String> {
        let words = words::read(self.words)?;
        let mut plan = Plan::default();
        let mut maker = Maker { random, place: self.place, today: calendar.today() };
        if self.jurisdiction == Jurisdiction::Finland {
            special::lehtonens(&mut plan, &mut maker, calendar, &words::lehtonen()?);
            special::restricted(&mut plan, &mut maker, calendar, ("Tuulia", "Harjanne", date(1991, 9, 23)), "Adult social work");
            special::sensitive(&mut plan, &mut maker, calendar, ("Ilona", "Sarkela", date(1990, 2, 14)), "Substance use and mental health");
            let people = [("Kerttu", "Vesterholm", date(1934, 1, 30)), ("Veikko", "Alatupa", date(1941, 12, 5))];
            special::deaths(&mut plan, &mut maker, calendar, people, "Home care for older people");
        } else {
            special::sensitive(&mut plan, &mut maker, calendar, ("Maribel", "Lockridge", date(1988, 7, 8)), "Behavioral health");
        }
        self.families(&mut plan, random, calendar, &words);
        Ok(plan)
    }

    fn families(&self, plan: &mut Plan, random: &mut Random, calendar: &Calendar, words: &words::Words) {
        let mut waiting = Vec::new();
        for (index, shape) in SHAPES.into_iter().cycle().take(self.households).enumerate() {
            let names = self.names.get(index % self.names.len().max(1)).copied();
            let Some(names) = names else { continue };
            let mut maker = Maker { random, place: self.place, today: calendar.today() };
            let family = maker.family(plan, names, shape);
            let registered = random.between(30, 228);
            let by = if family.is_elder || family.children.is_empty() { Post::OtherWorker } else { Post::Worker };
            let minute = i8::try_from(random.between(0, 59)).unwrap_or(0);
            let mut threads = Threads { random, words, calendar };
            waiting.extend(threads.clients(&family, registered));
            plan.register(calendar.at(registered, 8, minute), by, family.plan);
        }
        let mut threads = Threads { random, words, calendar };
        for about in &waiting {
            let cases = 1 + threads.random.below(self.cases_each);
            for _ in 0..cases {
                threads.case(plan, about);
            }
        }
    }
}
