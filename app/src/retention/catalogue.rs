//! Every retention rule there is, for Finland, the rest of the Union and the United States; one table, so longer than 400 lines.
//!
//! Tools, not legal advice: each line says where its period was read, and what is unconfirmed is switched off.
//! A correction is a line with the next version; a line is never edited.

use jiff::civil::{Date, date};
use platform::organization::Jurisdiction;

use super::category::Category;
use super::rule::{Confidence, Disposition, Doubt, Period, Rule};
use super::trigger::{Fact, Trigger};

/// The Client Data Act is in force from this day; the first version of every line counts from it.
const FIRST: Date = date(2024, 1, 1);

/// What the lines of a table differ in most.
const fn rule(
    id: &'static str,
    category: Category,
    trigger: Option<Trigger>,
    period: Period,
    disposition: Disposition,
    law: (Jurisdiction, &'static str, Confidence),
) -> Rule {
    Rule {
        id,
        version: 1,
        jurisdiction: law.0,
        category,
        trigger,
        period,
        disposition,
        basis: law.1,
        confidence: law.2,
        doubt: None,
        effective_from: FIRST,
    }
}

const fn doubted(doubt: Doubt, mut rule: Rule) -> Rule {
    rule.doubt = Some(doubt);
    rule
}

/// A later version of a line.
const fn later(version: u16, effective_from: Date, mut rule: Rule) -> Rule {
    rule.version = version;
    rule.effective_from = effective_from;
    rule
}

const ANNEX: &str = "Act 703/2023, annex";

/// No federal law says how long a medical or case record is kept; the period is the state's, or the organization's own.
const STATE: &str = "state law, or the organization's own schedule; no period under HIPAA";

/// Records under the law of a state: a child's count from majority.
const fn state(id: &'static str, category: Category, years: u16) -> Rule {
    let trigger = Trigger::Latest(&[Trigger::Fact(Fact::Closed), Trigger::Fact(Fact::Majority)]);
    rule(
        id,
        category,
        Some(trigger),
        Period::Years(years),
        Disposition::Destroy,
        (Jurisdiction::UnitedStates, STATE, Confidence::Proposed),
    )
}

/// The whole catalogue.
pub const RULES: &[Rule] = &[
    rule(
        "FI-SW-01",
        Category::ClientRelationship,
        Some(Trigger::Fact(Fact::Death)),
        Period::Years(2),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-02",
        Category::FamilyServices,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(30),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-03",
        Category::WorkingAgeServices,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(10),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-04",
        Category::ElderlyServices,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(10),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-05",
        Category::SubstanceServices,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(10),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-06",
        Category::DisabilityServices,
        Some(Trigger::Latest(&[
            Trigger::Fact(Fact::LastClosed),
            Trigger::Fact(Fact::NeedEnded),
        ])),
        Period::Years(10),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-07",
        Category::ChildProtection,
        Some(Trigger::Fact(Fact::Death)),
        Period::Years(2),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-08",
        Category::FamilyLawChild,
        Some(Trigger::Fact(Fact::Birth)),
        Period::Years(120),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    rule(
        "FI-SW-09",
        Category::FamilyLawOther,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(10),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Read),
    ),
    doubted(
        Doubt::Trigger,
        rule(
            "FI-SW-10",
            Category::Voucher,
            Some(Trigger::Fact(Fact::Created)),
            Period::Years(3),
            Disposition::Destroy,
            (Jurisdiction::Finland, ANNEX, Confidence::Read),
        ),
    ),
    doubted(
        Doubt::Trigger,
        rule(
            "FI-SW-11",
            Category::FeeDecision,
            Some(Trigger::Fact(Fact::ValidUntil)),
            Period::Years(12),
            Disposition::Destroy,
            (Jurisdiction::Finland, ANNEX, Confidence::Secondary),
        ),
    ),
    rule(
        "FI-SW-12",
        Category::OtherSocialRecord,
        None,
        Period::Unsettled,
        Disposition::Keep,
        (Jurisdiction::Finland, ANNEX, Confidence::Unconfirmed),
    ),
    rule(
        "FI-HC-01",
        Category::PatientRecord,
        Some(Trigger::Fact(Fact::Death)),
        Period::Years(12),
        Disposition::DestroyOrArchive,
        (Jurisdiction::Finland, ANNEX, Confidence::Secondary),
    ),
    // For a death whose date nobody knows. Before it is switched on, a rule must be able to stand in for another: beside FI-HC-01 it would always win.
    rule(
        "FI-HC-02",
        Category::PatientRecord,
        Some(Trigger::Fact(Fact::Birth)),
        Period::Years(120),
        Disposition::DestroyOrArchive,
        (
            Jurisdiction::Finland,
            "Act 703/2023, annex (earlier decree 298/2009)",
            Confidence::Unconfirmed,
        ),
    ),
    doubted(
        Doubt::Scope,
        rule(
            "FI-HC-03",
            Category::RareDiseaseRecord,
            None,
            Period::Permanent,
            Disposition::Keep,
            (Jurisdiction::Finland, "Act 703/2023", Confidence::Read),
        ),
    ),
    rule(
        "FI-LOG-01",
        Category::UseLog,
        Some(Trigger::Fact(Fact::Created)),
        Period::Years(12),
        Disposition::Destroy,
        (Jurisdiction::Finland, "Act 703/2023", Confidence::Unconfirmed),
    ),
    rule(
        "FI-ACC-01",
        Category::Invoice,
        Some(Trigger::EndOfYear(&Trigger::Fact(Fact::FinancialYearEnded))),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::Finland,
            "Accounting Act 1336/1997 2:10",
            Confidence::Secondary,
        ),
    ),
    rule(
        "FI-ACC-02",
        Category::Ledger,
        Some(Trigger::Fact(Fact::FinancialYearEnded)),
        Period::Years(10),
        Disposition::Destroy,
        (
            Jurisdiction::Finland,
            "Accounting Act 1336/1997 2:10",
            Confidence::Secondary,
        ),
    ),
    rule(
        "EU-PER-01",
        Category::PersonWithoutCase,
        Some(Trigger::Fact(Fact::Created)),
        Period::Months(12),
        Disposition::Destroy,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 5(1)(e)", Confidence::Proposed),
    ),
    // A person whose last case is destroyed after years is not due the next night.
    later(
        2,
        date(2026, 11, 22),
        rule(
            "EU-PER-01",
            Category::PersonWithoutCase,
            Some(Trigger::Fact(Fact::WithoutCase)),
            Period::Months(12),
            Disposition::Destroy,
            (Jurisdiction::EuropeanUnion, "GDPR Art. 5(1)(e)", Confidence::Proposed),
        ),
    ),
    rule(
        "EU-DSR-01",
        Category::RequestFile,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(3),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(2), 17(3)(e)",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-DSR-02",
        Category::IdentityProof,
        Some(Trigger::Fact(Fact::Decided)),
        Period::Days(30),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(c), 5(1)(e)",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-DSR-03",
        Category::AccessPackage,
        Some(Trigger::Fact(Fact::Delivered)),
        Period::Days(30),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e), 32",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-DSR-05",
        Category::AnswerLink,
        Some(Trigger::Fact(Fact::Delivered)),
        Period::Days(30),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e), 12(2)",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-DSR-06",
        Category::UnassignedRequest,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Days(30),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(c), 5(1)(e)",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-DSR-04",
        Category::ErasureLedger,
        Some(Trigger::Latest(&[
            Trigger::Fact(Fact::BackupExpired),
            Trigger::Fact(Fact::Closed),
        ])),
        Period::Years(6),
        Disposition::Destroy,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 5(2)", Confidence::Proposed),
    ),
    rule(
        "EU-CON-01",
        Category::ConsentEvent,
        Some(Trigger::Earliest(&[
            Trigger::Fact(Fact::Withdrawn),
            Trigger::Fact(Fact::PurposeEnded),
        ])),
        Period::Years(3),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 7(1), 17(3)(e)",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-BRE-01",
        Category::BreachRegister,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(5),
        Disposition::Anonymise,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 33(5)", Confidence::Proposed),
    ),
    rule(
        "EU-ROP-01",
        Category::ProcessingRecord,
        Some(Trigger::Fact(Fact::LastInEffect)),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(2), 30, 35",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-PRC-01",
        Category::ProcessorAgreement,
        Some(Trigger::Fact(Fact::ContractEnded)),
        Period::Years(6),
        Disposition::Destroy,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 28", Confidence::Proposed),
    ),
    rule(
        "EU-SEC-01",
        Category::TechnicalLog,
        Some(Trigger::Fact(Fact::Created)),
        Period::Months(12),
        Disposition::Destroy,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 32", Confidence::Proposed),
    ),
    rule(
        "EU-PRT-01",
        Category::Invitation,
        Some(Trigger::Fact(Fact::Sent)),
        Period::Days(30),
        Disposition::Destroy,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 5(1)(c)", Confidence::Proposed),
    ),
    rule(
        "EU-CASE-00",
        Category::CareRecord,
        None,
        Period::ToChoose,
        Disposition::Keep,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 5(1)(e)", Confidence::Proposed),
    ),
    rule(
        "EU-CASE-05",
        Category::CareRecordFive,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(5),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e); national law, or the organization's own schedule",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-CASE-10",
        Category::CareRecordTen,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(10),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e); national law, or the organization's own schedule",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-CASE-15",
        Category::CareRecordFifteen,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(15),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e); national law, or the organization's own schedule",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-CASE-20",
        Category::CareRecordTwenty,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(20),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e); national law, or the organization's own schedule",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-CASE-30",
        Category::CareRecordThirty,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(30),
        Disposition::Destroy,
        (
            Jurisdiction::EuropeanUnion,
            "GDPR Art. 5(1)(e); national law, or the organization's own schedule",
            Confidence::Proposed,
        ),
    ),
    rule(
        "EU-MSG-01",
        Category::Reminder,
        Some(Trigger::Fact(Fact::RelationshipEnded)),
        Period::Months(12),
        Disposition::Destroy,
        (Jurisdiction::EuropeanUnion, "GDPR Art. 5(1)(e)", Confidence::Proposed),
    ),
    rule(
        "US-DOC-01",
        Category::PolicyDocument,
        Some(Trigger::Latest(&[
            Trigger::Fact(Fact::Created),
            Trigger::Fact(Fact::LastInEffect),
        ])),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.316(b)(2)(i), 164.530(j)",
            Confidence::Read,
        ),
    ),
    rule(
        "US-DIS-01",
        Category::DisclosureRegister,
        Some(Trigger::Fact(Fact::Disclosed)),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.528(a)(1), 164.528(d), 164.530(j)",
            Confidence::Read,
        ),
    ),
    rule(
        "US-NPP-01",
        Category::PrivacyNotice,
        Some(Trigger::Fact(Fact::LastInEffect)),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.520(e), 164.508(b)(6), 164.530(j)",
            Confidence::Known,
        ),
    ),
    rule(
        "US-REQ-01",
        Category::RequestFile,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.524(e), 164.526(f), 164.522(a)(3), 164.530(d), 164.530(j)",
            Confidence::Known,
        ),
    ),
    rule(
        "US-BRE-01",
        Category::BreachRegister,
        Some(Trigger::Fact(Fact::Closed)),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.414, 164.530(j)",
            Confidence::Known,
        ),
    ),
    rule(
        "US-LOG-01",
        Category::UseLog,
        Some(Trigger::Fact(Fact::Created)),
        Period::Years(6),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.312(b), 164.316(b)",
            Confidence::Known,
        ),
    ),
    state("US-CASE-07", Category::StateRecordSeven, 7),
    state("US-CASE-10", Category::StateRecordTen, 10),
    state("US-CASE-20", Category::StateRecordTwenty, 20),
    rule(
        "US-MED-01",
        Category::MedicalRecordAdult,
        Some(Trigger::Fact(Fact::LastEncounter)),
        Period::Unsettled,
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "State law; HIPAA sets no period",
            Confidence::Unconfirmed,
        ),
    ),
    rule(
        "US-MED-02",
        Category::MedicalRecordMinor,
        Some(Trigger::Fact(Fact::Majority)),
        Period::Unsettled,
        Disposition::Destroy,
        (Jurisdiction::UnitedStates, "State law", Confidence::Unconfirmed),
    ),
    rule(
        "US-MED-03",
        Category::BilledRecord,
        Some(Trigger::Fact(Fact::ServiceGiven)),
        Period::Years(10),
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "42 CFR 424.516(f), 422.504(d)",
            Confidence::Unconfirmed,
        ),
    ),
    rule(
        "US-MED-04",
        Category::PsychotherapyNotes,
        None,
        Period::Unsettled,
        Disposition::Destroy,
        (
            Jurisdiction::UnitedStates,
            "45 CFR 164.501, 164.524(a)(1)(i); state law",
            Confidence::Unconfirmed,
        ),
    ),
];

/// The newest version in force on a day of each rule for an organization.
/// Finland has the Union's rules beside its own, but none of those that stand where there is no national rule.
pub fn in_force(jurisdiction: Jurisdiction, on: Date) -> Vec<&'static Rule> {
    let applies = |rule: &Rule| {
        let beside = jurisdiction == Jurisdiction::Finland
            && rule.jurisdiction == Jurisdiction::EuropeanUnion
            && !Category::WITHOUT_NATIONAL_RULE.contains(&rule.category);
        rule.effective_from <= on && (rule.jurisdiction == jurisdiction.law() || beside)
    };
    let fitting = || RULES.iter().filter(|rule| applies(rule));
    let newer = |rule: &Rule| fitting().any(|other| other.id == rule.id && other.version > rule.version);
    fitting().filter(|rule| !newer(rule)).collect()
}

/// Days that something of the product's own is kept by the newest version of its rule, for whatever destroys it.
///
/// # Panics
/// While compiling, in a constant for something that no rule counts in days.
#[expect(clippy::as_conversions, reason = "nothing else compares and widens in a constant")]
pub const fn days(category: Category) -> i64 {
    let (mut rest, mut newest, mut found) = (RULES, 0, None);
    while let [rule, more @ ..] = rest {
        if rule.category as u8 == category as u8
            && rule.version > newest
            && let Period::Days(days) = rule.period
        {
            (newest, found) = (rule.version, Some(days as i64));
        }
        rest = more;
    }
    match found {
        Some(days) => days,
        None => panic!("no rule counts this in days"),
    }
}

/// The categories that care records can fall under: those that a rule in force gives an end to, or keeps for good.
pub fn care_categories(jurisdiction: Jurisdiction, on: Date) -> Vec<Category> {
    let rules = in_force(jurisdiction, on);
    let decides = |category: &Category| {
        let decides = |rule: &&&Rule| rule.is_enabled() && rule.period != Period::ToChoose;
        rules.iter().filter(decides).any(|rule| rule.category == *category)
    };
    Category::CARE.into_iter().filter(decides).collect()
}

/// Names the catalogue by every version of every rule in it: no line is ever edited, so another name is another catalogue.
pub fn catalogue_version() -> String {
    let names: Vec<String> = RULES.iter().map(Rule::named).collect();
    let hash = vault::sha256_hex(names.join("\n").as_bytes());
    let short: String = hash.chars().take(16).collect();
    format!("sha256:{short}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(id: &str) -> &'static Rule {
        RULES.iter().find(|rule| rule.id == id).unwrap()
    }

    #[test]
    fn ids_begin_with_their_jurisdiction_and_versions_are_unique() {
        for (index, rule) in RULES.iter().enumerate() {
            assert!(rule.id.starts_with(rule.jurisdiction.code()), "{}", rule.id);
            assert!(!rule.basis.is_empty() && rule.version > 0);
            let others = RULES.iter().skip(index + 1);
            assert!(
                others
                    .into_iter()
                    .all(|other| (other.id, other.version) != (rule.id, rule.version))
            );
        }
        assert_eq!(RULES.len(), 52);
    }

    #[test]
    fn what_is_not_confirmed_is_off() {
        let off: Vec<&str> = RULES
            .iter()
            .filter(|rule| !rule.is_enabled())
            .map(|rule| rule.id)
            .collect();
        let expected = [
            "FI-SW-10",
            "FI-SW-11",
            "FI-SW-12",
            "FI-HC-02",
            "FI-HC-03",
            "FI-LOG-01",
            "US-MED-01",
            "US-MED-02",
            "US-MED-03",
            "US-MED-04",
        ];
        assert_eq!(off, expected);
    }

    /// An enabled rule can come to a date, or says that it never does.
    #[test]
    fn enabled_rules_are_whole() {
        for rule in RULES.iter().filter(|rule| rule.is_enabled()) {
            let dated = matches!(
                rule.period,
                Period::Years(1..) | Period::Months(1..) | Period::Days(1..)
            );
            assert!(rule.period != Period::Unsettled, "{}", rule.id);
            assert_eq!(dated, rule.trigger.is_some(), "{}", rule.id);
        }
    }

    #[test]
    fn each_jurisdiction_has_its_own() {
        let ids = |jurisdiction| -> Vec<&str> { in_force(jurisdiction, FIRST).iter().map(|rule| rule.id).collect() };
        let finnish = ids(Jurisdiction::Finland);
        assert!(finnish.contains(&"FI-SW-07") && finnish.contains(&"EU-DSR-01") && !finnish.contains(&"EU-CASE-00"));
        let european = ids(Jurisdiction::EuropeanUnion);
        assert_eq!(european, ids(Jurisdiction::Netherlands), "the Union's rules");
        assert!(european.contains(&"EU-CASE-00") && european.iter().all(|id| id.starts_with("EU-")));
        assert!(ids(Jurisdiction::UnitedStates).iter().all(|id| id.starts_with("US-")));
        assert!(in_force(Jurisdiction::Finland, date(2023, 12, 31)).is_empty());
    }

    #[test]
    fn the_lines_that_matter_most_are_as_the_law_has_them() {
        assert_eq!(find("FI-SW-07").trigger, Some(Trigger::Fact(Fact::Death)));
        assert_eq!(find("FI-SW-07").period, Period::Years(2));
        assert_eq!(find("FI-SW-02").period, Period::Years(30));
        assert_eq!(find("FI-SW-08").period, Period::Years(120));
        assert_eq!(find("US-DIS-01").period, Period::Years(6));
    }
}
