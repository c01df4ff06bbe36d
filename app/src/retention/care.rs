//! Which rule a care record falls under: the case's own category, or the organization's choice; pure.

use jiff::civil::Date;
use platform::organization::Jurisdiction;

use super::{Category, Fact, Trigger, care_categories, in_force};

/// Where an organization, or one of its cases, stands with the rule for care records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CareChoice {
    /// One has to be chosen.
    Needed,
    Chosen(Category),
}

impl CareChoice {
    /// Where a case stands that has `own` as its category, under this choice of the organization's.
    ///
    /// A category that no rule decides about today is nobody's choice: to follow the organization's instead could end the case earlier.
    #[must_use]
    pub fn of_case(self, own: Option<&str>, (jurisdiction, today): (Jurisdiction, Date)) -> Self {
        let Some(own) = own else {
            return self;
        };
        let categories = care_categories(jurisdiction, today);
        let category = Category::parse_care(own).filter(|category| categories.contains(category));
        category.map_or(Self::Needed, Self::Chosen)
    }

    /// The category, where there is one.
    pub const fn category(self) -> Option<Category> {
        match self {
            Self::Chosen(category) => Some(category),
            Self::Needed => None,
        }
    }

    /// Whether a rule that this falls under today counts from `fact`.
    pub fn counts_from(self, fact: Fact, (jurisdiction, today): (Jurisdiction, Date)) -> bool {
        let mut rules = in_force(jurisdiction, today).into_iter();
        rules.any(|rule| {
            let is_its = rule.is_enabled() && self.category() == Some(rule.category);
            is_its
                && rule
                    .trigger
                    .as_ref()
                    .is_some_and(|trigger: &Trigger| trigger.reads(fact))
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_case_follows_the_organization_only_without_a_category_of_its_own() {
        let law = (Jurisdiction::Finland, date(2026, 11, 22));
        let chosen = CareChoice::Chosen(Category::ElderlyServices);
        assert_eq!(chosen.of_case(None, law), chosen);
        assert_eq!(CareChoice::Needed.of_case(None, law), CareChoice::Needed);
        let own = CareChoice::Chosen(Category::ChildProtection);
        assert_eq!(chosen.of_case(Some("child-protection"), law), own);
        assert_eq!(CareChoice::Needed.of_case(Some("child-protection"), law), own);
    }

    #[test]
    fn some_rules_count_from_the_end_of_a_need() {
        let law = (Jurisdiction::Finland, date(2026, 11, 22));
        let counts = |category, fact| CareChoice::Chosen(category).counts_from(fact, law);
        assert!(counts(Category::DisabilityServices, Fact::NeedEnded));
        assert!(counts(Category::DisabilityServices, Fact::LastClosed));
        assert!(!counts(Category::ElderlyServices, Fact::NeedEnded));
        assert!(!CareChoice::Needed.counts_from(Fact::NeedEnded, law));
    }

    #[test]
    fn a_category_that_nothing_decides_about_is_no_choice() {
        let law = (Jurisdiction::Finland, date(2026, 11, 22));
        let chosen = CareChoice::Chosen(Category::ElderlyServices);
        for own in ["voucher", "care-record-10", "use-log", "no such thing"] {
            assert_eq!(chosen.of_case(Some(own), law), CareChoice::Needed, "{own}");
        }
        let elsewhere = (Jurisdiction::EuropeanUnion, law.1);
        let ten = CareChoice::Chosen(Category::CareRecordTen);
        assert_eq!(CareChoice::Needed.of_case(Some("care-record-10"), elsewhere), ten);
    }
}
