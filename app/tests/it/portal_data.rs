//! My data: what is held, why and until when; and what it does not tell.

use carehold::households::{self, HouseholdFields, MemberFields};
use carehold::policy::ScopeRequest;
use carehold::tables;
use platform::audit::Event;
use platform::ids::PersonId;

use crate::documents::{add, address};
use crate::representatives::{mother_and_child, represented, start, start_with};
use crate::support::erasure::choose;
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    each_category_says_why_and_until_when,
    a_day_is_told_only_for_what_is_shared,
    only_what_the_product_sent_itself_is_listed,
    family_is_told_without_the_others,
    a_representative_reads_what_was_granted,
);

async fn note(worker: &Client, case: &str, audience: &str, text: &str) {
    let fields = [("text", text), ("kind", "note"), ("audience", audience)];
    assert_eq!(worker.post(&format!("{case}/entries"), &fields).await.status, 303);
}

async fn each_category_says_why_and_until_when(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (_, other) = test.client_with_case("Berg", "Bertta").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let page = aino.get("/p/data").await.body;
    assert!(page.contains("The period depends on the service"), "{page}");
    choose(&test, "working-age-services").await;
    for (case, title, audience) in [
        (&case, "Plan for Aino", "client"),
        (&case, "Between colleagues", "staff"),
        (&other, "Plan for Bertta", "client"),
    ] {
        add(&test, case, title, audience, "x").await;
    }
    let asked = [("step", "send"), ("kind", "access"), ("why", "")];
    aino.post("/p/requests/new", &asked).await;
    let page = aino.get("/p/data").await.body;
    for said in [
        "Documents shared with you",
        "1 document",
        "1 request",
        "Family and household",
        "To whom your data was given",
        "10 years from the day the matter is closed (Act 703/2023, annex)",
        "3 years from the day",
        "at least 6 years from the day the request is closed and the last backup has expired (GDPR Art. 5(2))",
        "Client Data Act 703/2023",
        "Articles 5(2), 12 and 15 to 22",
        "href=\"/p/documents\"",
        "href=\"/p/requests\"",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for hidden in ["Bertta", "colleagues", "2 documents", "The period depends on"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
}

async fn a_day_is_told_only_for_what_is_shared(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, shared) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let more = [("title", "SECRETTITLE"), ("kind", "Family services")];
    let hidden = wilma.post(&format!("{person}/cases"), &more).await.location_path();
    let open = wilma.post(&format!("{person}/cases"), &more).await.location_path();
    note(&wilma, &shared, "client", "Shared with Aino").await;
    note(&wilma, &open, "client", "Shared too").await;
    note(&wilma, &hidden, "staff", "Between colleagues").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let ended = |page: &str| page.matches("Our work with you that ended on").count();
    assert_eq!(ended(&aino.get("/p/data").await.body), 0, "nothing has ended");
    for case in [&shared, &hidden] {
        let closed = wilma.post(&format!("{case}/closure"), &[("reason", "r")]).await;
        assert_eq!(closed.status, 303, "{}", closed.body);
    }
    let page = aino.get("/p/data").await.body;
    assert_eq!(ended(&page), 1, "{page}");
    let closed = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let until = closed.year() + 10;
    assert!(
        page.contains(": at least until ") && page.contains(&until.to_string()),
        "{page}"
    );
    assert!(!page.contains("SECRETTITLE") && !page.contains("colleagues"), "{page}");
    // A hold makes it longer, and the page is the same.
    let hold = [("kind", "safety"), ("reason", "r"), ("review_on", "2030-01-01")];
    assert_eq!(wilma.post(&format!("{shared}/holds"), &hold).await.status, 303);
    assert_eq!(aino.get("/p/data").await.body, page);
    // What is not shared any more takes its day along.
    test.clock.advance(11 * 366 * 24 * 3600);
    let aino = test.portal_sign_in("aino@example.org").await;
    let page = aino.get("/p/data").await.body;
    assert!(page.contains("its period ended on"), "{page}");
}

async fn only_what_the_product_sent_itself_is_listed(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    for (kind, category, basis, recipient) in [
        ("told", "court", "authority-request", "The police"),
        ("document", "authority", "safety", "The immigration office"),
        ("letter", "person", "own-right", "Aino by hand"),
        ("document", "representative", "own-right", "Guardian by hand"),
        ("letter", "school", "consent", "The school"),
    ] {
        let fields = [
            ("kind", kind),
            ("category", category),
            ("recipient", recipient),
            ("what", "SECRETWHAT"),
            ("basis", basis),
            ("on", "2026-11-02"),
        ];
        let recorded = wilma.post(&format!("{person}/disclosures"), &fields).await;
        assert_eq!(recorded.status, 303, "{}", recorded.body);
    }
    let aino = test.portal_client(&person, "aino@example.org").await;
    let page = aino.get("/p/data").await.body;
    assert!(page.contains("This service has sent nothing yet"), "{page}");
    for line in [": a letter to you", ": a document, to", ": the copy"] {
        assert!(!page.contains(line), "{line}: {page}");
    }
    let asked = [("step", "send"), ("kind", "access"), ("why", "")];
    aino.post("/p/requests/new", &asked).await;
    test.work_off().await;
    let contact = [("family", "Aalto"), ("given", "Hilja")];
    let mother = wilma.post("/w/people", &contact).await.location_path();
    let relation = [("other", mother.rsplit('/').next().unwrap()), ("kind", "mother")];
    assert_eq!(wilma.post(&format!("{person}/relations"), &relation).await.status, 303);
    let hilja = test.portal_client(&mother, "hilja@example.org").await;
    start_with(&test, &person, &mother, &["record"]).await;
    let document = add(&test, &case, "Plan", "client-and-representatives", "PLANTEXT").await;
    let file = document.rsplit('/').next().unwrap();
    assert_eq!(hilja.get(&format!("/p/documents/{file}")).await.body, "PLANTEXT");
    let page = aino.get("/p/data").await.body;
    assert_eq!(page.matches(": a letter to you").count(), 1, "{page}");
    assert_eq!(
        page.matches(": a document, to somebody who represents you").count(),
        1,
        "{page}"
    );
    for hidden in ["police", "immigration", "by hand", "school", "SECRETWHAT", "Hilja"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    assert!(page.contains("Others may have been told something too"), "{page}");
    assert!(address(&wilma, &case, "Plan").await.contains(file));
}

/// Puts people into one household, past HTTP.
async fn household(test: &TestApp, name: &str, people: &[&str]) {
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit = tx.permit::<ScopeRequest>().unwrap();
    let fields = HouseholdFields { name: name.to_owned() };
    let (id, scope) = households::insert_household(&mut tx, &fields).await.unwrap();
    for person in people {
        let person: PersonId = person.rsplit('/').next().unwrap().parse().unwrap();
        let fields = MemberFields {
            role: "ROLEWORD".to_owned(),
        };
        households::add_member(&mut tx, id, &scope, person, &fields)
            .await
            .unwrap();
    }
    tx.commit(Event::on(&permit, &tables::HOUSEHOLD, id.uuid(), None))
        .await
        .unwrap();
}

async fn family_is_told_without_the_others(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let hidden = [
        ("street", "Piilokatu 1"),
        ("address_protected", "yes"),
        ("phone", "+358409999999"),
    ];
    let former = wilma.create_person("Berg", "Bertta", &hidden).await;
    let kept_from = [
        ("other", former.rsplit('/').next().unwrap()),
        ("kind", "partner"),
        ("not_to_be_told", "address"),
    ];
    assert_eq!(wilma.post(&format!("{person}/relations"), &kept_from).await.status, 303);
    let aino = test.portal_client(&person, "aino@example.org").await;
    let page = aino.get("/p/data").await.body;
    assert!(page.contains("No household is recorded for you"), "{page}");
    household(&test, "HOUSEHOLDNAME", &[&person, &former]).await;
    household(&test, "OTHERHOUSEHOLD", &[&former]).await;
    let page = aino.get("/p/data").await.body;
    assert!(page.contains("part of 1 household."), "{page}");
    for hidden in [
        "Berg",
        "Bertta",
        "Piilokatu",
        "9999999",
        "HOUSEHOLD",
        "ROLEWORD",
        "partner",
        "Partner",
    ] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    test.assert_log_is_whole().await;
}

async fn a_representative_reads_what_was_granted(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    let wilma = test.as_("wilma").await;
    let page = wilma.get(&child).await.body;
    let case = page
        .split("href=\"/w/cases/")
        .nth(1)
        .unwrap()
        .split(['"', '/'])
        .next()
        .unwrap();
    let case = format!("/w/cases/{case}");
    note(&wilma, &case, "client-and-representatives", "Shared with all").await;
    assert_eq!(
        wilma.post(&format!("{case}/closure"), &[("reason", "r")]).await.status,
        303
    );
    start(&test, &child, &mother).await;
    let page = hodan.get(&represented(&child)).await.body;
    assert!(
        page.contains("Details of Lilja") && page.contains("Client Data Act 703/2023"),
        "{page}"
    );
    for hidden in [
        "Notes about our work with Lilja",
        "Documents about Lilja",
        "asked for Lilja",
    ] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    test.clock.advance(60);
    start_with(&test, &child, &mother, &["record", "requests"]).await;
    let page = hodan.get(&represented(&child)).await.body;
    for said in [
        "Notes about our work with Lilja",
        "Documents about Lilja",
        "asked for Lilja",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("10 years from the day the matter is closed"), "{page}");
    for hidden in [
        "that ended on",
        "To whom",
        "Family and household",
        "Log of who",
        "Your sign-in",
    ] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
}
