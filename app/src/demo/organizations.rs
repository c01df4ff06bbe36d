//! The demo's two organizations: what they are, who works there, and what happened.

use jiff::civil::date;
use platform::organization::{Jurisdiction, Sector};

use super::calendar::Calendar;
use super::names::{self, Names};
use super::people::{KOTILAHTI, Maker, PORT_ELLERY, Place, SHAPES};
use super::plan::{Plan, Post, What};
use super::random::Random;
use super::staff::{Position, Teams};
use super::threads::Threads;
use super::{lehtonen, special, words};
use crate::retention::Category;

/// A demo organization.
pub(super) struct Setting {
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
    pub(super) jurisdiction: Jurisdiction,
    pub(super) sector: Sector,
    pub(super) zone: &'static str,
    /// What care records fall under.
    care: Category,
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
    Position {
        post,
        name,
        local,
        title,
    }
}

pub(super) const ALL: [Setting; 2] = [
    Setting {
        slug: "kotisatama",
        name: "Kotisatama Care",
        jurisdiction: Jurisdiction::Finland,
        sector: Sector::SocialCare,
        zone: "Europe/Helsinki",
        care: Category::FamilyServices,
        staff: &[
            position(Post::Worker, "Sanna Korpi", "sanna.korpi", "social worker"),
            position(
                Post::OtherWorker,
                "Joonas Harjula",
                "joonas.harjula",
                "social instructor",
            ),
            position(Post::Supervisor, "Mikael Ström", "mikael.strom", "team lead"),
            position(
                Post::Assistant,
                "Pirkko Laaksola",
                "pirkko.laaksola",
                "service secretary",
            ),
            position(
                Post::PrivacyOfficer,
                "Johanna Nybro",
                "johanna.nybro",
                "data protection officer",
            ),
            position(Post::Auditor, "Anders Holmback", "anders.holmback", "internal auditor"),
            position(
                Post::Admin,
                "Ritva Salonen-Mäki",
                "ritva.salonen",
                "head of administration",
            ),
        ],
        teams: [
            ("Children and families", Post::Worker),
            ("Adults and older people", Post::OtherWorker),
        ],
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
        care: Category::StateRecordTen,
        staff: &[
            position(Post::Worker, "Karen Osgoode", "karen.osgoode", "nurse practitioner"),
            position(
                Post::OtherWorker,
                "Daniel Reyes-Clark",
                "daniel.reyes",
                "physician assistant",
            ),
            position(
                Post::Supervisor,
                "Priya Ramanthal",
                "priya.ramanthal",
                "medical director",
            ),
            position(Post::Assistant, "Tamika Rowland", "tamika.rowland", "front desk"),
            position(
                Post::PrivacyOfficer,
                "Marcus Delaunay",
                "marcus.delaunay",
                "privacy officer",
            ),
            position(Post::Auditor, "Lewis Hartwick", "lewis.hartwick", "compliance auditor"),
            position(Post::Admin, "Denise Whitlow", "denise.whitlow", "practice manager"),
        ],
        teams: [
            ("Pediatrics and families", Post::Worker),
            ("Adult primary care", Post::OtherWorker),
        ],
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
        plan.act(calendar.at(238, 9, 0), Post::Admin, What::ChooseRule(self.care));
        let mut maker = Maker {
            random,
            place: self.place,
            today: calendar.today(),
        };
        if self.jurisdiction == Jurisdiction::Finland {
            lehtonen::lehtonens(&mut plan, &mut maker, calendar, &words::lehtonen()?);
            special::restricted(
                &mut plan,
                &mut maker,
                calendar,
                ("Tuulia", "Harjanne", date(1991, 9, 23)),
                "Adult social work",
            );
            special::long_closed(
                &mut plan,
                &mut maker,
                calendar,
                ("Kerttu", "Vanhala", date(1958, 3, 2)),
                "Early support for families",
            );
            special::sensitive(
                &mut plan,
                &mut maker,
                calendar,
                ("Ilona", "Sarkela", date(1990, 2, 14)),
                "Substance use and mental health",
            );
            let people = [
                ("Kerttu", "Vesterholm", date(1934, 1, 30)),
                ("Veikko", "Alatupa", date(1941, 12, 5)),
            ];
            special::deaths(&mut plan, &mut maker, calendar, people, "Home care for older people");
        } else {
            special::sensitive(
                &mut plan,
                &mut maker,
                calendar,
                ("Maribel", "Lockridge", date(1988, 7, 8)),
                "Behavioral health",
            );
        }
        self.families(&mut plan, random, calendar, &words);
        special::draft(
            &mut plan,
            calendar,
            Post::OtherWorker,
            "Next steps",
            "To ask at the next visit: how the mornings go, and whether",
        );
        Ok(plan)
    }

    fn families(&self, plan: &mut Plan, random: &mut Random, calendar: &Calendar, words: &words::Words) {
        let mut waiting = Vec::new();
        for (index, shape) in SHAPES.into_iter().cycle().take(self.households).enumerate() {
            let names = self.names.get(index % self.names.len().max(1)).copied();
            let Some(names) = names else { continue };
            let mut maker = Maker {
                random,
                place: self.place,
                today: calendar.today(),
            };
            let family = maker.family(plan, names, shape);
            let registered = random.between(30, 228);
            let by = if family.is_elder || family.children.is_empty() {
                Post::OtherWorker
            } else {
                Post::Worker
            };
            let minute = i8::try_from(random.between(0, 59)).unwrap_or(0);
            let mut threads = Threads {
                random,
                words,
                calendar,
            };
            waiting.extend(threads.clients(&family, registered));
            plan.register(calendar.at(registered, 8, minute), by, family.plan);
        }
        let mut threads = Threads {
            random,
            words,
            calendar,
        };
        for about in &waiting {
            let cases = 1 + threads.random.below(self.cases_each);
            for _ in 0..cases {
                threads.case(plan, about);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use platform::clock::Time;

    use super::*;

    fn plan(setting: &Setting, seed: u64) -> Plan {
        let now = date(2026, 11, 22).at(9, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        setting
            .plan(
                &mut Random::new(seed),
                &Calendar::new(Time::from(now.timestamp()), setting.zone),
            )
            .unwrap()
    }

    #[test]
    fn the_same_seed_makes_the_same_people() {
        let names = |seed| -> Vec<String> {
            plan(&ALL[0], seed)
                .people
                .iter()
                .map(|person| format!("{:?}", person.fields))
                .collect()
        };
        assert_eq!(names(7), names(7));
        assert_ne!(names(7), names(8));
    }

    #[test]
    fn everything_happens_after_what_it_needs() {
        for (setting, seed) in ALL.iter().flat_map(|setting| (0..40).map(move |seed| (setting, seed))) {
            let mut plan = plan(setting, seed);
            let mut registered = vec![false; plan.people.len()];
            let mut open = vec![None; plan.cases.len()];
            for act in plan.take_acts() {
                match act.what {
                    What::Register(household) => plan.households[household]
                        .members
                        .iter()
                        .for_each(|(member, _)| registered[*member] = true),
                    What::Open(case) => {
                        assert!(registered[plan.cases[case].client], "{} {seed}", setting.slug);
                        open[case] = Some(0);
                    }
                    What::Sign { case, entry } => {
                        let entries = open[case]
                            .as_mut()
                            .unwrap_or_else(|| panic!("{} {seed}: `{}` before its case", setting.slug, entry.title));
                        assert!(
                            entry.corrects.is_none_or(|(place, _)| place < *entries),
                            "{} {seed}: {}",
                            setting.slug,
                            entry.title
                        );
                        assert!(entry.occurred_at <= act.at && !entry.text.contains('{'));
                        *entries += 1;
                    }
                    What::SetStatus { case, .. }
                    | What::Draft { case, .. }
                    | What::Hold { case, .. }
                    | What::Lend { case, .. }
                    | What::Restrict(case)
                    | What::Look(case) => assert!(open[case].is_some()),
                    What::RecordDeath { person, .. }
                    | What::Request { person, .. }
                    | What::ConfirmDeath(person)
                    | What::RegisterDouble(person) => assert!(registered[person]),
                    What::ChooseRule(_) => {}
                }
            }
            assert!(registered.iter().all(|registered| *registered) && open.iter().all(Option::is_some));
        }
    }
}
