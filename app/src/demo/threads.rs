//! Made-up cases and how they went.

use platform::clock::Time;

use super::calendar::Calendar;
use super::people::Family;
use super::plan::{CasePlan, EntryPlan, Plan, Post, What};
use super::random::Random;
use super::words::{self, Service, Suits, Words};
use crate::cases::{CaseFields, Priority, Status};

/// Makes cases of one organization.
pub(super) struct Threads<'a> {
    pub(super) random: &'a mut Random,
    pub(super) words: &'a Words,
    pub(super) calendar: &'a Calendar,
}

/// Whom a case is about.
pub(super) struct About {
    pub(super) client: usize,
    /// An adult of the household, for the texts.
    pub(super) parent: usize,
    pub(super) suits: Suits,
    /// Days ago that the client was registered.
    pub(super) registered: i64,
}

/// A case's days, counted back from now.
struct Days {
    opened: i64,
    last: i64,
}

impl Threads<'_> {
    /// Those of a family who get a service.
    pub(super) fn clients(&mut self, family: &Family, registered: i64) -> Vec<About> {
        let adult = |index: usize| family.adults.get(index).copied();
        let parent = adult(0).unwrap_or_default();
        let about = |client: usize, suits: Suits| About {
            client,
            parent,
            suits,
            registered,
        };
        if family.is_elder {
            return family.adults.iter().map(|elder| about(*elder, Suits::Elder)).collect();
        }
        let mut clients: Vec<About> = family
            .children
            .iter()
            .take(2)
            .map(|child| about(*child, Suits::Child))
            .collect();
        if family.children.len() != 1 || self.random.chance(50) {
            clients.extend(adult(0).map(|client| about(client, Suits::Adult)));
        }
        clients
    }

    /// A case of a service that suits, from its opening to where it stands now.
    pub(super) fn case(&mut self, plan: &mut Plan, about: &About) -> usize {
        let suiting: Vec<&Service> = self
            .words
            .service
            .iter()
            .filter(|service| service.suits == about.suits)
            .collect();
        let Some(service) = suiting.get(self.random.below(suiting.len())).copied() else {
            return 0;
        };
        let status = match self.random.below(20) {
            0..3 => Status::Intake,
            3..13 => Status::Active,
            13..16 => Status::Waiting,
            _ => Status::Closed,
        };
        let days = self.days(status, about.registered);
        let by = if about.suits == Suits::Child {
            Post::Worker
        } else {
            Post::OtherWorker
        };
        let closed_at = (status == Status::Closed).then(|| self.calendar.at(days.last, 15, 40));
        let case = CasePlan {
            client: about.client,
            workers: vec![by],
            team: Some(usize::from(about.suits != Suits::Child)),
            status,
            priority: match self.random.below(10) {
                0 => Priority::Urgent,
                1 | 2 => Priority::High,
                _ => Priority::Normal,
            },
            closed_at,
            fields: CaseFields {
                title: self.random.pick(&service.titles),
                kind: service.kind.clone(),
                description: self.random.pick(&service.descriptions),
                closure_reason: closed_at.map(|_| self.random.pick(&service.closing)),
                category: words::category(&service.kind),
                need_ended: None,
            },
        };
        let reason = case.fields.closure_reason.clone().unwrap_or_default();
        let index = plan.open(self.calendar.at(days.opened, 10, 5), by, case);
        let first = self.entries(plan, index, about, service, by, status, &days);
        if status != Status::Intake {
            let begun = first.unwrap_or(self.calendar.at(days.opened, 10, 40));
            plan.act(
                begun,
                by,
                What::SetStatus {
                    case: index,
                    status: Status::Active,
                    reason: String::new(),
                },
            );
        }
        match status {
            Status::Waiting => {
                let reason = "Waiting for a statement from outside.".to_owned();
                plan.act(
                    self.calendar.at(days.last, 15, 30),
                    by,
                    What::SetStatus {
                        case: index,
                        status,
                        reason,
                    },
                );
            }
            Status::Closed => plan.act(
                self.calendar.at(days.last, 15, 40),
                by,
                What::SetStatus {
                    case: index,
                    status,
                    reason,
                },
            ),
            Status::Intake | Status::Active => {}
        }
        index
    }

    fn days(&mut self, status: Status, registered: i64) -> Days {
        match status {
            Status::Intake => Days {
                opened: self.random.between(1, 9).min(registered),
                last: 0,
            },
            Status::Closed => {
                let opened = (registered - self.random.between(0, 6)).max(20);
                Days {
                    opened,
                    last: self.random.between(5, (opened - 12).max(6)),
                }
            }
            Status::Active | Status::Waiting => {
                let opened = (registered - self.random.between(0, 60)).max(6);
                Days {
                    opened,
                    last: self.random.between(1, (opened / 3).clamp(1, 20)),
                }
            }
        }
    }

    /// Some of the service's steps, in their order, between opening and last day; returns when the first was written.
    #[expect(clippy::too_many_arguments, reason = "one place, and each is another thing")]
    fn entries(
        &mut self,
        plan: &mut Plan,
        case: usize,
        about: &About,
        service: &Service,
        by: Post,
        status: Status,
        days: &Days,
    ) -> Option<Time> {
        let wanted = if status == Status::Intake {
            self.random.below(2)
        } else {
            2 + self.random.below(service.steps.len().saturating_sub(2).min(5))
        };
        let mut skip = service.steps.len().saturating_sub(wanted);
        let mut steps = Vec::with_capacity(wanted);
        for step in &service.steps {
            // The first step is what begins the case.
            if steps.is_empty() || skip == 0 || !self.random.chance(45) {
                steps.push(step);
            } else {
                skip -= 1;
            }
        }
        steps.truncate(wanted);
        let mut times: Vec<Time> = (0..steps.len())
            .map(|_| {
                let day = self.random.between(days.last, (days.opened - 1).max(days.last));
                let (hour, minute) = (self.random.between(11, 14), self.random.between(0, 11) * 5);
                self.calendar
                    .at(day, i8::try_from(hour).unwrap_or(12), i8::try_from(minute).unwrap_or(0))
            })
            .collect();
        times.sort();
        let given = |person: usize| {
            plan.people
                .get(person)
                .map(|person| person.fields.given.clone())
                .unwrap_or_default()
        };
        let (name, parent) = (given(about.client), given(about.parent));
        let fill = |text: &str| text.replace("{name}", &name).replace("{parent}", &parent);
        let mentioned = about.parent != about.client && about.suits == Suits::Child;
        let last = steps.len().saturating_sub(1);
        for (place, (step, occurred_at)) in steps.into_iter().zip(times.iter().copied()).enumerate() {
            let parties = if mentioned && step.text.contains("{parent}") {
                vec![(about.parent, "parent".to_owned())]
            } else {
                Vec::new()
            };
            let entry = EntryPlan {
                kind: step.kind(),
                audience: step.audience(),
                significant: step.significant,
                title: fill(&step.title),
                text: fill(&step.text),
                occurred_at,
                parties,
                corrects: None,
            };
            if place == last {
                self.correct(plan, case, by, last, &entry);
            }
            let recorded_at = self.recorded_at(occurred_at, 60 * 35);
            plan.act(recorded_at, by, What::Sign { case, entry });
        }
        times.first().copied()
    }

    /// Somewhat later than it happened, and before now.
    fn recorded_at(&mut self, occurred_at: Time, latest_secs: i64) -> Time {
        let recorded_at = occurred_at.plus_seconds(self.random.between(240, latest_secs));
        recorded_at.min(self.calendar.now.plus_seconds(-300))
    }

    /// Now and then the last entry says the wrong time, and a correction stands beside it soon after.
    fn correct(&mut self, plan: &mut Plan, case: usize, by: Post, last: usize, entry: &EntryPlan) {
        if !self.random.chance(9) {
            return;
        }
        let correction = EntryPlan {
            text: format!("{} It began half an hour later than first written.", entry.text),
            title: entry.title.clone(),
            parties: entry.parties.clone(),
            corrects: Some((last, "Wrong time in the first version.".to_owned())),
            ..*entry
        };
        let at = self.recorded_at(entry.occurred_at.plus_seconds(60 * 36), 60 * 90);
        plan.act(
            at,
            by,
            What::Sign {
                case,
                entry: correction,
            },
        );
    }
}
