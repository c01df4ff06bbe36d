//! The product's schema changes, in order; released ones are never edited.

use platform::db::Migration;

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        /// Every change after the platform's own.
        pub const ALL: &[Migration] = &[$(Migration::same($name, include_str!(concat!("../migrations/", $name, ".sql")))),*];
    };
}

migrations![
    "0010_people",
    "0011_households",
    "0012_cases",
    "0013_entries",
    "0014_holds",
    "0015_imports",
    "0016_scopes",
    "0020_requests",
    "0025_portal_access",
    "0026_contact",
    "0030_documents",
    "0031_disclosures",
    "0032_agreements",
    "0035_wide_holds",
    "0036_retention_runs",
    "0037_retention_changes",
    "0040_packages",
    "0041_letters",
    "0045_request_settings",
    "0047_answer_links",
    "0048_public_requests",
    "0049_withheld_looks",
    "0051_ended_requests",
    "0053_protected_sources"
];
