//! Every statement of the product, for the tests that prepare and read them.

/// Where a statement stands, its name, its text.
pub type Statement = (&'static str, &'static str, &'static str);

/// Every statement on tables of an organization, and the platform's own.
pub fn all() -> Vec<Statement> {
    let groups: &[(&str, &[(&str, &str)])] = &[
        ("platform::audit", platform::audit::STATEMENTS),
        ("platform::blobs", platform::blobs::STATEMENTS),
        ("platform::boot", platform::boot::STATEMENTS),
        ("platform::db", platform::db::STATEMENTS),
        ("platform::jobs", platform::jobs::STATEMENTS),
        ("platform::lease", platform::lease::STATEMENTS),
        ("platform::nodes", platform::nodes::STATEMENTS),
        ("platform::organization", platform::organization::STATEMENTS),
        ("platform::searches", platform::searches::STATEMENTS),
        ("platform::session", platform::session::STATEMENTS),
        ("platform::subject", platform::subject::STATEMENTS),
        ("accounts", crate::accounts::STATEMENTS),
        ("agreements", crate::agreements::STATEMENTS),
        ("answers", crate::answers::STATEMENTS),
        ("backup", crate::backup::STATEMENTS),
        ("cases", crate::cases::STATEMENTS),
        ("disclosures", crate::disclosures::STATEMENTS),
        ("documents", crate::documents::STATEMENTS),
        ("disposal", crate::disposal::STATEMENTS),
        ("entries", crate::entries::STATEMENTS),
        ("holds", crate::holds::STATEMENTS),
        ("households", crate::households::STATEMENTS),
        ("imports", crate::imports::STATEMENTS),
        ("imports", crate::imports::UNDO_STATEMENTS),
        ("onboarding", crate::onboarding::STATEMENTS),
        ("people", crate::people::STATEMENTS),
        ("portal", crate::portal::STATEMENTS),
        ("portal_access", crate::portal_access::STATEMENTS),
        ("portal_access", crate::portal_access::AGE_STATEMENTS),
        ("public_pages", crate::public_pages::STATEMENTS),
        ("public_requests", crate::public_requests::STATEMENTS),
        ("withheld", crate::withheld::STATEMENTS),
        ("letters", crate::letters::STATEMENTS),
        ("packages", crate::packages::STATEMENTS),
        ("request_settings", crate::request_settings::STATEMENTS),
        ("requests", crate::requests::STATEMENTS),
        ("requests", crate::requests::LIST_STATEMENTS),
        ("requests", crate::requests::RESTRICTION_STATEMENTS),
        ("retention", crate::retention::STATEMENTS),
        ("sources", crate::sources::STATEMENTS),
        ("tasks", crate::tasks::STATEMENTS),
    ];
    let listed = groups
        .iter()
        .flat_map(|(slice, statements)| statements.iter().map(move |(name, text)| (*slice, *name, *text)));
    listed
        .chain(
            crate::cases::LISTINGS
                .iter()
                .flat_map(|(name, listing)| [("cases", *name, listing.everywhere), ("cases", *name, listing.related)]),
        )
        .collect()
}
