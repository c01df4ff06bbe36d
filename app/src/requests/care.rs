//! Under which rules the items of a request are kept; pure.
//!
//! What is of a case falls under the case's own category, or the organization's choice where it has none.
//! What is of the person stays as long as the longest of the rules of all of their cases; as long as one of them has none, nobody knows the end.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use platform::ids::CaseId;
use platform::organization::Jurisdiction;

use super::proposal::{Keeping, NotKept, facts, keep};
use super::request::RequestFields;
use crate::retention::{CareChoice, Category, Fact, in_force};

/// What care records are kept by.
pub(super) struct Care {
    choice: CareChoice,
    /// The person's own cases; the others are of people around.
    own: HashSet<CaseId>,
    law: (Jurisdiction, Date),
}

/// What the rules say about the material of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CareRule {
    /// Nothing is chosen, or the choice decides nothing.
    NotChosen,
    Keeps,
    /// Every period is over.
    Over,
}

impl Care {
    pub(super) const fn new(choice: CareChoice, own: HashSet<CaseId>, law: (Jurisdiction, Date)) -> Self {
        Self { choice, own, law }
    }

    pub(super) const fn law(&self) -> (Jurisdiction, Date) {
        self.law
    }

    /// Whether the rule of a case with this category of its own counts from `fact`.
    pub(super) fn counts_from(&self, fact: Fact, own: Option<&str>) -> bool {
        self.choice.of_case(own, self.law).counts_from(fact, self.law)
    }

    /// What something of `case`, or of the person, falls under; `None` as long as that is chosen for none, or not for all.
    fn categories(&self, fields: &RequestFields, case: Option<CaseId>) -> Option<BTreeSet<Category>> {
        let is_meant = |found: CaseId| case.map_or_else(|| self.own.contains(&found), |case| case == found);
        let meant = fields.cases.iter().filter(|facts| is_meant(facts.id()));
        let categories = meant.map(|facts| self.choice.of_case(facts.category.as_deref(), self.law).category());
        let categories: BTreeSet<Category> = categories.collect::<Option<_>>()?;
        // A person without a case falls under no case's rule: those of people around are nothing to tell them of.
        if categories.is_empty() {
            return self.choice.category().map(|category| BTreeSet::from([category]));
        }
        Some(categories)
    }

    /// The rule that keeps something longest today, of those that it falls under.
    pub(super) fn longest(&self, fields: &RequestFields, case: Option<CaseId>) -> Option<Result<Keeping, NotKept>> {
        let facts = facts(fields, case, self.law.0);
        let mut answers = Vec::new();
        for category in self.categories(fields, case)? {
            let rules = in_force(self.law.0, self.law.1).into_iter();
            let fitting = rules.filter(|rule| rule.category == category && rule.is_enabled());
            let of_category: Vec<_> = fitting.map(|rule| keep(rule, &facts, self.law.1)).collect();
            let decides = |answer: &Result<Keeping, NotKept>| !matches!(answer, Err(NotKept::NoRule));
            if !of_category.iter().any(decides) {
                return None;
            }
            answers.extend(of_category.into_iter().filter(decides));
        }
        answers
            .into_iter()
            .max_by_key(|answer| answer.as_ref().ok().map(Keeping::end))
    }

    /// How long the rule keeps something, where it does.
    pub(super) fn chosen(&self, fields: &RequestFields, case: Option<CaseId>) -> Option<Keeping> {
        self.longest(fields, case)?.ok()
    }

    /// Whether the rule keeps the material of a case today.
    pub(super) fn rule(&self, fields: &RequestFields, case: Option<CaseId>) -> CareRule {
        match self.longest(fields, case) {
            None => CareRule::NotChosen,
            Some(Ok(_)) => CareRule::Keeps,
            Some(Err(_)) => CareRule::Over,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::super::case_facts::CaseFacts;
    use super::*;

    /// Midnight of 2000-01-01 where it is UTC.
    const LONG_AGO: i64 = 946_684_800_000_000;

    fn case(number: u8, category: Option<&str>) -> CaseFacts {
        CaseFacts {
            case: [number; 16],
            number: i64::from(number),
            opened_at: LONG_AGO,
            closed_at: Some(LONG_AGO),
            last_activity_at: LONG_AGO,
            birth: None,
            death: None,
            of_client: None,
            category: category.map(str::to_owned),
            need_ended: None,
            counts_from_need: None,
        }
    }

    fn id(number: u8) -> CaseId {
        CaseId::from(Uuid::from_bytes([number; 16]))
    }

    fn care(choice: CareChoice, own: &[u8]) -> Care {
        let own = own.iter().map(|number| id(*number)).collect();
        Care::new(choice, own, (Jurisdiction::Finland, date(2026, 11, 22)))
    }

    fn fields(cases: Vec<CaseFacts>) -> RequestFields {
        RequestFields {
            cases,
            ..RequestFields::default()
        }
    }

    const ELDERLY: CareChoice = CareChoice::Chosen(Category::ElderlyServices);

    #[test]
    fn two_cases_of_one_person_end_by_their_own_rules() {
        let fields = fields(vec![
            case(1, Some("family-services")),
            case(2, None),
            case(3, Some("child-protection")),
        ]);
        let care = care(ELDERLY, &[1, 2, 3]);
        let until = |case| {
            care.chosen(&fields, Some(id(case)))
                .map(|keeping| (keeping.rule.0, keeping.until))
        };
        assert_eq!(until(1), Some(("FI-SW-02", Some(date(2030, 1, 1)))));
        assert_eq!(until(2), None, "ten years after the closing");
        assert_eq!(care.rule(&fields, Some(id(2))), CareRule::Over);
        assert_eq!(until(3), Some(("FI-SW-07", None)), "the death is still to come");
    }

    #[test]
    fn what_is_of_the_person_stays_as_long_as_any_of_their_cases() {
        let of_person = |choice, cases: Vec<CaseFacts>, own: &[u8]| {
            let longest = care(choice, own).longest(&fields(cases), None)?;
            Some(longest.map(|keeping| keeping.rule.0))
        };
        let mixed = || vec![case(1, Some("family-services")), case(2, None)];
        assert_eq!(of_person(ELDERLY, mixed(), &[1, 2]), Some(Ok("FI-SW-02")));
        assert_eq!(
            of_person(CareChoice::Needed, mixed(), &[1, 2]),
            None,
            "nobody knows of one"
        );
        let child = vec![case(1, Some("family-services")), case(2, Some("child-protection"))];
        assert_eq!(of_person(CareChoice::Needed, child, &[1, 2]), Some(Ok("FI-SW-07")));
        let over = of_person(ELDERLY, vec![case(1, None)], &[1]);
        assert!(matches!(over, Some(Err(NotKept::Over(_)))));
    }

    #[test]
    fn somebody_elses_case_is_told_to_nobody() {
        let around = || {
            fields(vec![
                case(1, Some("child-protection")),
                case(2, Some("elderly-services")),
            ])
        };
        let own = care(ELDERLY, &[2]).categories(&around(), None);
        assert_eq!(own, Some(BTreeSet::from([Category::ElderlyServices])));
        let without = care(ELDERLY, &[]).categories(&around(), None);
        assert_eq!(
            without,
            Some(BTreeSet::from([Category::ElderlyServices])),
            "the organization's"
        );
        assert_eq!(care(CareChoice::Needed, &[]).categories(&around(), None), None);
        // What lies in that case itself stays by its rule.
        let there = care(ELDERLY, &[2]).categories(&around(), Some(id(1)));
        assert_eq!(there, Some(BTreeSet::from([Category::ChildProtection])));
    }

    #[test]
    fn what_nothing_decides_about_is_neither_kept_nor_over() {
        let fields = fields(vec![case(1, Some("voucher"))]);
        assert_eq!(care(ELDERLY, &[1]).rule(&fields, Some(id(1))), CareRule::NotChosen);
    }
}
