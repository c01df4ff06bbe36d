//! The kinds of things that are kept, in the words of the catalogue.

use serde::Serialize;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    ClientRelationship,
    FamilyServices,
    WorkingAgeServices,
    ElderlyServices,
    SubstanceServices,
    DisabilityServices,
    ChildProtection,
    FamilyLawChild,
    FamilyLawOther,
    Voucher,
    FeeDecision,
    OtherSocialRecord,
    CareRecord,
    CareRecordFive,
    CareRecordTen,
    CareRecordFifteen,
    CareRecordTwenty,
    CareRecordThirty,
    StateRecordSeven,
    StateRecordTen,
    StateRecordTwenty,
    PatientRecord,
    RareDiseaseRecord,
    MedicalRecordAdult,
    MedicalRecordMinor,
    BilledRecord,
    PsychotherapyNotes,
    PersonWithoutCase,
    RequestFile,
    IdentityProof,
    AccessPackage,
    AnswerLink,
    UnassignedRequest,
    ErasureLedger,
    ConsentEvent,
    DisclosureRegister,
    Reminder,
    Invitation,
    UseLog,
    TechnicalLog,
    BreachRegister,
    ProcessingRecord,
    ProcessorAgreement,
    PolicyDocument,
    PrivacyNotice,
    Invoice,
    Ledger,
}

/// Categories that are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Social,
    Health,
    Requests,
    Security,
    Documents,
}

impl Group {
    pub const ALL: [Self; 5] = [
        Self::Social,
        Self::Health,
        Self::Requests,
        Self::Security,
        Self::Documents,
    ];

    /// The name in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Social => "social",
            Self::Health => "health",
            Self::Requests => "requests",
            Self::Security => "security",
            Self::Documents => "documents",
        }
    }
}

impl Category {
    /// What an organization's cases can be: the choice that it has to make.
    pub const CARE: [Self; 26] = [
        Self::ClientRelationship,
        Self::FamilyServices,
        Self::WorkingAgeServices,
        Self::ElderlyServices,
        Self::SubstanceServices,
        Self::DisabilityServices,
        Self::ChildProtection,
        Self::FamilyLawChild,
        Self::FamilyLawOther,
        Self::Voucher,
        Self::FeeDecision,
        Self::OtherSocialRecord,
        Self::CareRecord,
        Self::CareRecordFive,
        Self::CareRecordTen,
        Self::CareRecordFifteen,
        Self::CareRecordTwenty,
        Self::CareRecordThirty,
        Self::StateRecordSeven,
        Self::StateRecordTen,
        Self::StateRecordTwenty,
        Self::PatientRecord,
        Self::RareDiseaseRecord,
        Self::MedicalRecordAdult,
        Self::MedicalRecordMinor,
        Self::BilledRecord,
    ];

    /// Care records where the catalogue has no national rule: how long they are needed is the organization's own answer.
    pub const WITHOUT_NATIONAL_RULE: [Self; 9] = [
        Self::CareRecord,
        Self::CareRecordFive,
        Self::CareRecordTen,
        Self::CareRecordFifteen,
        Self::CareRecordTwenty,
        Self::CareRecordThirty,
        Self::StateRecordSeven,
        Self::StateRecordTen,
        Self::StateRecordTwenty,
    ];

    /// A category of care records by its name.
    pub fn parse_care(name: &str) -> Option<Self> {
        Self::CARE.into_iter().find(|category| category.name() == name)
    }

    /// The name in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ClientRelationship => "client-relationship",
            Self::FamilyServices => "family-services",
            Self::WorkingAgeServices => "working-age-services",
            Self::ElderlyServices => "elderly-services",
            Self::SubstanceServices => "substance-services",
            Self::DisabilityServices => "disability-services",
            Self::ChildProtection => "child-protection",
            Self::FamilyLawChild => "family-law-child",
            Self::FamilyLawOther => "family-law-other",
            Self::Voucher => "voucher",
            Self::FeeDecision => "fee-decision",
            Self::OtherSocialRecord => "other-social-record",
            Self::CareRecord => "care-record",
            Self::CareRecordFive => "care-record-5",
            Self::CareRecordTen => "care-record-10",
            Self::CareRecordFifteen => "care-record-15",
            Self::CareRecordTwenty => "care-record-20",
            Self::CareRecordThirty => "care-record-30",
            Self::StateRecordSeven => "state-record-7",
            Self::StateRecordTen => "state-record-10",
            Self::StateRecordTwenty => "state-record-20",
            Self::PatientRecord => "patient-record",
            Self::RareDiseaseRecord => "rare-disease-record",
            Self::MedicalRecordAdult => "medical-record-adult",
            Self::MedicalRecordMinor => "medical-record-minor",
            Self::BilledRecord => "billed-record",
            Self::PsychotherapyNotes => "psychotherapy-notes",
            Self::PersonWithoutCase => "person-without-case",
            Self::RequestFile => "request-file",
            Self::IdentityProof => "identity-proof",
            Self::AccessPackage => "access-package",
            Self::AnswerLink => "answer-link",
            Self::UnassignedRequest => "unassigned-request",
            Self::ErasureLedger => "erasure-ledger",
            Self::ConsentEvent => "consent-event",
            Self::DisclosureRegister => "disclosure-register",
            Self::Reminder => "reminder",
            Self::Invitation => "invitation",
            Self::UseLog => "use-log",
            Self::TechnicalLog => "technical-log",
            Self::BreachRegister => "breach-register",
            Self::ProcessingRecord => "processing-record",
            Self::ProcessorAgreement => "processor-agreement",
            Self::PolicyDocument => "policy-document",
            Self::PrivacyNotice => "privacy-notice",
            Self::Invoice => "invoice",
            Self::Ledger => "ledger",
        }
    }

    pub const fn group(self) -> Group {
        match self {
            Self::ClientRelationship
            | Self::FamilyServices
            | Self::WorkingAgeServices
            | Self::ElderlyServices
            | Self::SubstanceServices
            | Self::DisabilityServices
            | Self::ChildProtection
            | Self::FamilyLawChild
            | Self::FamilyLawOther
            | Self::Voucher
            | Self::FeeDecision
            | Self::OtherSocialRecord
            | Self::CareRecord
            | Self::CareRecordFive
            | Self::CareRecordTen
            | Self::CareRecordFifteen
            | Self::CareRecordTwenty
            | Self::CareRecordThirty
            | Self::StateRecordSeven
            | Self::StateRecordTen
            | Self::StateRecordTwenty => Group::Social,
            Self::PatientRecord
            | Self::RareDiseaseRecord
            | Self::MedicalRecordAdult
            | Self::MedicalRecordMinor
            | Self::BilledRecord
            | Self::PsychotherapyNotes => Group::Health,
            Self::PersonWithoutCase
            | Self::RequestFile
            | Self::IdentityProof
            | Self::AccessPackage
            | Self::AnswerLink
            | Self::UnassignedRequest
            | Self::ErasureLedger
            | Self::ConsentEvent
            | Self::DisclosureRegister
            | Self::Reminder
            | Self::Invitation => Group::Requests,
            Self::UseLog | Self::TechnicalLog | Self::BreachRegister => Group::Security,
            Self::ProcessingRecord
            | Self::ProcessorAgreement
            | Self::PolicyDocument
            | Self::PrivacyNotice
            | Self::Invoice
            | Self::Ledger => Group::Documents,
        }
    }
}
