//! Every mutation leaves exactly one event; every exemption has a reason that still holds.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    each_write_leaves_one_event,
    each_read_of_a_record_leaves_one_event,
    refusals_are_logged
);

async fn count(test: &TestApp) -> usize {
    let sql = "SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE organization_id = (SELECT organization_id FROM slug WHERE slug = 'harbour')";
    test.peek(sql).await.remove(0).parse().unwrap()
}

async fn each_write_leaves_one_event(test: TestApp) {
    crate::support::erasure::choose(&test, "family-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let writes: Vec<(String, Vec<(&str, &str)>)> = vec![
        (
            format!("{person}/edit"),
            vec![("family", "Aalto"), ("given", "Aino"), ("is_client", "yes")],
        ),
        (
            format!("{case}/edit"),
            vec![("title", "T"), ("kind", "K"), ("status", "waiting")],
        ),
        (format!("{case}/draft"), vec![("text", "first save")]),
        (format!("{case}/entries"), vec![("text", "signed")]),
        (
            format!("{case}/holds"),
            vec![("kind", "legal"), ("reason", "r"), ("review_on", "2030-01-01")],
        ),
        (format!("{case}/restriction"), vec![("restricted", "yes")]),
        (format!("{case}/closure"), vec![("reason", "r")]),
        (format!("{case}/reopening"), vec![("reason", "r")]),
        (format!("{person}/death"), vec![("day", "1.11.2026"), ("source", "s")]),
        (format!("{person}/sensitive"), vec![("sensitive", "yes")]),
    ];
    for (path, mut fields) in writes {
        let version = if path.ends_with("/edit") {
            wilma.version_of(&path).await
        } else {
            String::new()
        };
        fields.push(("version", &version));
        let before = count(&test).await;
        assert_eq!(wilma.post(&path, &fields).await.status, 303, "{path}");
        assert_eq!(count(&test).await, before + 1, "{path}");
    }
    let before = count(&test).await;
    wilma.post(&format!("{case}/draft"), &[("text", "a new draft")]).await;
    wilma.post(&format!("{case}/draft"), &[("text", "a later save")]).await;
    assert_eq!(
        count(&test).await,
        before + 1,
        "a draft's first save is logged, those between are not"
    );
}

async fn each_read_of_a_record_leaves_one_event(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    for (path, events) in [(person.as_str(), 2), (case.as_str(), 2), ("/w/clients", 1)] {
        let before = count(&test).await;
        assert_eq!(wilma.get(path).await.status, 200);
        let after = count(&test).await;
        assert!(
            after > before && after <= before + events,
            "{path}: {} events",
            after - before
        );
    }
}

async fn refusals_are_logged(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let olli = test.as_("olli").await;
    for path in [person, case] {
        let before = count(&test).await;
        olli.get(&path).await;
        assert_eq!(count(&test).await, before + 1, "{path}");
    }
}
