//! From a request for erasure to the certificate.

use crate::support::erasure::{Story, YEAR, choose, father_and_child, record, record_as, write_note};
use crate::support::{TestApp, on_both_engines};
use carehold::requests::{CertificateError, Listing, listing, verify_certificate};
use carehold::subjects::DECLARATIONS;
use platform::subject::{About, Export};

on_both_engines!(
    a_person_goes_whole,
    contact_data_goes_and_the_rest_stays,
    a_case_goes_when_its_time_is_over,
    where_no_national_rule_counts_the_organization_sets_the_time,
    a_hold_after_the_approval_wins,
    what_ties_to_somebody_who_is_held_stays,
    what_changed_is_decided_anew,
    what_was_kept_and_went_closes_the_request,
    whoever_works_on_it_sees_that_a_request_is_answered,
);

async fn a_person_goes_whole(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person("Zetterberg", "Zacharias", &[("phone", "+358401234567")])
        .await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let ada = story.test.as_("ada").await;
    assert_eq!(ada.get(&person).await.status, 404);
    let found = ada.post("/w/search", &[("q", "Zetterberg")]).await;
    assert!(!found.body.contains("Zacharias"), "the directory has forgotten them");
    let log = ada.get("/admin/log").await;
    assert_eq!(log.status, 200);
    for event in log.body.split("/admin/log/").skip(1).filter_map(|rest| rest.get(..32)) {
        if event.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            assert_eq!(ada.get(&format!("/admin/log/{event}")).await.status, 200, "{event}");
        }
    }
    let page = ada.get(&story.path).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Not on file"));
    let certificate = verify_certificate(&story.certificate().await, None).unwrap();
    assert!(certificate.kept.is_empty());
    assert_eq!(certificate.erased.len(), 2, "{:?}", certificate.erased);
    assert_eq!(ada.get(&format!("{}/certificate", story.path)).await.status, 200);
    story.test.assert_log_is_whole().await;
}

/// The father's erasure takes nothing from the child's record while a hold keeps it: not who he is, not what he must not be told.
async fn what_ties_to_somebody_who_is_held_stays(test: TestApp) {
    let (father, _) = father_and_child(&test).await;
    let wilma = test.as_("wilma").await;
    let child = wilma.get(&father).await.body;
    let child = child.split("/w/people/").find_map(|rest| {
        let id: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        (id.len() == 32 && !father.ends_with(&id)).then_some(id)
    });
    let child = format!("/w/people/{}", child.unwrap());
    let hold = [("kind", "safety"), ("reason", "Danger"), ("review_on", "2060-01-01")];
    assert_eq!(wilma.post(&format!("{child}/holds"), &hold).await.status, 303);
    let story = Story::erasure(test, &father).await;
    let refused = story.decide(&["relation"], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("hold"), "{}", refused.body);
    let answer = story.decide(&["relation"], &[("decision", "hold")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let own = story.decide(&["identity"], &[("decision", "third-party")]).await;
    assert_eq!(own.status, 422, "nothing of their own is somebody else's record");
}

async fn contact_data_goes_and_the_rest_stays(test: TestApp) {
    choose(&test, "family-services").await;
    let (father, case) = father_and_child(&test).await;
    let story = Story::erasure(test, &father).await;
    let page = story.decider.get(&story.path).await;
    assert!(page.body.contains("Proposed:"), "{}", page.body);
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation"], "FI-SW-02@1").await;
    assert_eq!(story.submit().await.status, 422, "the mention is not decided yet");
    let answer = story.decide(&["mention"], &[("decision", "third-party")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let ada = story.test.as_("ada").await;
    let page = ada.get(&father).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("Frans") && !page.body.contains("Turku"));
    assert!(!page.body.contains("123 4567"));
    let page = story.test.as_("wilma").await.get(&case).await;
    assert!(page.body.contains("CHILDNOTE") && page.body.contains("Frans"));
    let certificate = verify_certificate(&story.certificate().await, None).unwrap();
    assert_eq!(certificate.erased[0].kind, "contact");
    let kept = certificate.kept.iter().find(|kept| kept.kind == "identity").unwrap();
    assert_eq!(kept.rule.as_deref(), Some("FI-SW-02@1"));
    assert_eq!(kept.waits_for, ["closed"], "the child's case is open");
    story.test.assert_log_is_whole().await;
}

async fn a_case_goes_when_its_time_is_over(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "OLDNOTE").await;
    let wilma = test.as_("wilma").await;
    let closed = wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    assert_eq!(closed.status, 303);
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let ada = story.test.as_("ada").await;
    assert_eq!(ada.get(&person).await.status, 404);
    assert_eq!(ada.get(&case).await.status, 404);
    let left = story.test.peek_one("SELECT CAST((SELECT count(*) FROM entry) + (SELECT count(*) FROM cases) + (SELECT count(*) FROM case_grant) + (SELECT count(*) FROM case_activity) + (SELECT count(*) FROM contact_token) + (SELECT count(*) FROM person_grant) AS text)").await;
    assert_eq!(left, "0");
    story.test.assert_log_is_whole().await;
}

/// Outside Finland the catalogue has no number: a case closes once the organization has chosen its own, and its material goes after that.
async fn where_no_national_rule_counts_the_organization_sets_the_time(test: TestApp) {
    let house = test.european().await;
    let wilma = test.as_member(&house, "wilma").await;
    let person = wilma.create_person("Jansen", "Jip", &[]).await;
    let fields = [("title", "Support at home"), ("kind", "Family services")];
    let case = wilma.post(&format!("{person}/cases"), &fields).await.location_path();
    let closing = [("reason", "Done")];
    let early = wilma.post(&format!("{case}/closure"), &closing).await;
    assert_ne!(early.status, 303, "a rule is chosen first");
    let ada = test.as_member(&house, "ada").await;
    let choose = async |category| {
        let fields = [("category", category), ("seen", "yes")];
        ada.post("/admin/retention", &fields).await.status
    };
    assert_eq!(choose("care-record").await, 422, "what has no end is no choice");
    assert_eq!(choose("care-record-10").await, 303);
    assert_eq!(wilma.post(&format!("{case}/closure"), &closing).await.status, 303);
    let privacy = test.nobody().get("/o/noord/privacy").await.body;
    assert!(privacy.contains("10 years after closing") && !privacy.contains("15 years after closing"));
    test.clock.advance(9 * YEAR);
    let ada = test.as_member(&house, "ada").await;
    let request = record_as(&test, &ada, &person, "erasure").await.location_path();
    test.work_off().await;
    let page = ada.get(&request).await.body;
    let items: Vec<&str> = page.split("name=\"item\" value=\"").skip(1).collect();
    let items: Vec<&str> = items.iter().filter_map(|rest| rest.split('"').next()).collect();
    let mut erase: Vec<(&str, &str)> = items.iter().map(|item| ("item", *item)).collect();
    erase.push(("decision", "erase"));
    let early = ada.post(&format!("{request}/decisions"), &erase).await;
    assert!(
        early.status == 422 && early.body.contains("rule keeps"),
        "{}",
        early.body
    );
    test.clock.advance(2 * YEAR);
    let ada = test.as_member(&house, "ada").await;
    assert_eq!(ada.post(&format!("{request}/decisions"), &erase).await.status, 303);
}

async fn a_hold_after_the_approval_wins(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "OLDNOTE").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let hold = [
        ("kind", "legal"),
        ("reason", "A claim has come"),
        ("review_on", "2040-01-01"),
    ];
    let held = story
        .test
        .as_("wilma")
        .await
        .post(&format!("{case}/holds"), &hold)
        .await;
    assert_eq!(held.status, 303, "{}", held.body);
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    let page = story.test.as_("ada").await.get(&story.path).await;
    assert!(page.body.contains("A hold was placed"), "{}", page.body);
    assert_eq!(story.test.as_("ada").await.get(&case).await.status, 200);
    story.test.assert_log_is_whole().await;
}

async fn what_changed_is_decided_anew(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let changed = [("family", "Zetterberg"), ("given", "Zacharias"), ("city", "Espoo")];
    let edited = story
        .test
        .as_("wilma")
        .await
        .edit(&format!("{person}/edit"), &changed)
        .await;
    assert_eq!(edited.status, 303, "{}", edited.body);
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    let page = story.test.as_("ada").await.get(&story.path).await;
    assert!(page.body.contains("Something has changed"), "{}", page.body);
    assert!(page.body.contains("2 items are not decided"), "{}", page.body);
    assert!(story.test.as_("ada").await.get(&person).await.body.contains("Espoo"));
}

#[tokio::test]
async fn a_changed_certificate_does_not_hold() {
    let test = TestApp::start(crate::support::Engine::Sqlite).await;
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    let file = story.certificate().await;
    let certificate = verify_certificate(&file, None).unwrap();
    let changed = file.replace(&certificate.request, "P-2020-9999");
    assert_eq!(
        verify_certificate(&changed, None).unwrap_err(),
        CertificateError::Signature
    );
    let other = "carehold.local/log/x+00000000+AAAA";
    assert_eq!(
        verify_certificate(&file, Some(other)).unwrap_err(),
        CertificateError::OtherKey
    );
    assert_eq!(verify_certificate("{}", None).unwrap_err(), CertificateError::Format);
    // Every single byte counts.
    let bytes = file.as_bytes();
    for place in (0..bytes.len()).step_by(97) {
        let mut bytes = bytes.to_vec();
        bytes[place] ^= 1;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let held = verify_certificate(&text, Some(&key_of(&file)));
        assert!(held.is_err() || is_only_white_space(&file, place), "byte {place}");
    }
}

fn key_of(file: &str) -> String {
    let file: serde_json::Value = serde_json::from_str(file).unwrap();
    file["key"].as_str().unwrap().to_owned()
}

/// White space between the parts of the JSON file is not signed.
fn is_only_white_space(file: &str, place: usize) -> bool {
    file.as_bytes()[place].is_ascii_whitespace()
}

/// Whatever is held about a person and can be handed out is listed in a request, or goes with something that is.
#[test]
fn every_table_about_people_is_listed() {
    for declaration in DECLARATIONS {
        if declaration.about == About::Person && declaration.export == Export::Fields {
            let name = declaration.table.name;
            let listing = listing(name).unwrap_or_else(|| panic!("`{name}` is not listed in a request"));
            assert!(
                listing == Listing::Apart || declaration.table.has_scope(),
                "`{name}` has no scope to destroy"
            );
        }
    }
}

async fn what_was_kept_and_went_closes_the_request(test: TestApp) {
    choose(&test, "family-services").await;
    let (father, _) = father_and_child(&test).await;
    let first = Story::erasure(test, &father).await;
    first.erase(&["contact"]).await;
    first.keep(&["identity", "relation"], "FI-SW-02@1").await;
    first.decide(&["mention"], &[("decision", "third-party")]).await;
    first.approve().await;
    first.carry_out().await;
    assert_eq!(first.state().await, "obligations-open");
    let path = first.path.clone();
    let night = async |test: &TestApp| {
        carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    };
    night(&first.test).await;
    assert_eq!(first.state().await, "obligations-open", "it is all there");
    let second = Story::erasure(first.test, &father).await;
    second.erase(&["identity", "contact", "relation"]).await;
    second.decide(&["mention"], &[("decision", "third-party")]).await;
    second.approve().await;
    second.carry_out().await;
    night(&second.test).await;
    let first = Story { path, ..second };
    assert_eq!(
        first.state().await,
        "closed",
        "what stands in the child's record was no obligation"
    );
}

async fn whoever_works_on_it_sees_that_a_request_is_answered(test: TestApp) {
    const WORDS: &str = "A data request about this person is being answered";
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (other, others) = test.client_with_case("Berg", "Bo").await;
    write_note(&test, &case, "A note").await;
    let document = crate::documents::add(&test, &case, "Plan", "staff", "x").await;
    let wilma = test.as_("wilma").await;
    let pages = [
        person.clone(),
        case.clone(),
        format!("{case}/documents"),
        document,
        format!("{person}/notes"),
    ];
    for page in &pages {
        assert!(!wilma.get(page).await.body.contains(WORDS), "nobody has asked: {page}");
    }
    assert_eq!(record(&test, &person, "access").await.status, 303);
    for page in &pages {
        let answer = wilma.get(page).await;
        assert_eq!(answer.status, 200, "{page}");
        assert_eq!(answer.body.matches(WORDS).count(), 1, "{page}: {}", answer.body);
        assert!(!answer.body.contains("href=\"/admin/requests\""), "she answers none");
    }
    for page in [&other, &others] {
        assert!(!wilma.get(page).await.body.contains(WORDS), "{page}");
    }
    // Whoever may not see the person sees nothing of it.
    let sensitive = format!("{person}/sensitive");
    let marked = wilma.post(&sensitive, &[("sensitive", "yes")]).await;
    assert_eq!(marked.status, 303, "{}", marked.body);
    let olli = test.as_("olli").await;
    for page in &pages {
        let answer = olli.get(page).await;
        assert!(answer.status == 404 && !answer.body.contains(WORDS), "{page}");
    }
}
