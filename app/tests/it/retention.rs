//! The catalogue on its page: for those who answer for it, in words, and logged.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    the_catalogue_is_for_admins_and_privacy_officers,
    each_organization_has_its_own_law
);

const PAGE: &str = "/admin/retention";

async fn the_catalogue_is_for_admins_and_privacy_officers(test: TestApp) {
    for name in ["ada", "pia"] {
        let page = test.as_(name).await.get(PAGE).await;
        assert_eq!(page.status, 200, "{name}");
        for words in [
            "Tools, not legal advice. Let your counsel check.",
            "10 years from the day the matter is closed",
            "2 years from the person’s death",
            "Act 703/2023, annex",
            "Read in the law",
            "Not confirmed: switched off",
        ] {
            assert!(page.body.contains(words), "{name} misses `{words}`");
        }
        assert!(!page.body.contains("retention-"), "a message is missing: {}", page.body);
    }
    for name in ["wilma", "olli"] {
        assert_eq!(test.as_(name).await.get(PAGE).await.status, 403, "{name}");
    }
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(
        log.matches("Look at the retention rules").count() >= 4,
        "both views, both refusals: {log}"
    );
}

async fn each_organization_has_its_own_law(test: TestApp) {
    let finnish = test.as_("ada").await.get(PAGE).await.body;
    assert!(finnish.contains("FI-SW-07@1") && finnish.contains("EU-DSR-01@1"));
    assert!(!finnish.contains("US-") && !finnish.contains("EU-CASE-00"));
    let american = test.as_member(&test.lakeside, "ada").await.get(PAGE).await.body;
    assert!(american.contains("US-DIS-01@1") && american.contains("6 years from the disclosure"));
    assert!(!american.contains("FI-") && !american.contains("EU-"));
}
