//! The catalogue on its page: for those who answer for it, in words, and logged.

use crate::support::erasure::choose;
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    the_catalogue_is_for_admins_and_privacy_officers,
    the_last_night_stands_beside_it,
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

async fn the_last_night_stands_beside_it(test: TestApp) {
    // Without a rule it looks at no case.
    choose(&test, "working-age-services").await;
    test.client_with_case("Aalto", "Aino").await;
    carehold::disposal::ensure_scheduled(&test.app).await.unwrap();
    let page = test.as_("pia").await.get(PAGE).await.body;
    assert!(page.contains("There was no run yet"), "{page}");
    test.clock.advance(36 * 3600);
    test.work_off().await;
    let page = test.as_("pia").await.get(PAGE).await.body;
    for words in ["Last run:", "1 case, 1 person", "Ends within 60 days"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let lakeside = test.as_member(&test.lakeside, "pia").await.get(PAGE).await.body;
    assert!(!lakeside.contains("1 case, 1 person"), "each has its own: {lakeside}");
}

async fn each_organization_has_its_own_law(test: TestApp) {
    let finnish = test.as_("ada").await.get(PAGE).await.body;
    assert!(finnish.contains("FI-SW-07@1") && finnish.contains("EU-DSR-01@1"));
    assert!(!finnish.contains("US-") && !finnish.contains("EU-CASE-00"));
    let american = test.as_member(&test.lakeside, "ada").await.get(PAGE).await.body;
    assert!(american.contains("US-DIS-01@1") && american.contains("6 years from the disclosure"));
    assert!(!american.contains("FI-") && !american.contains("EU-"));
}
