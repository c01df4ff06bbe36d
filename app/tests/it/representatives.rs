//! Representatives: two workers begin it; much ends it, and nothing tells why.

use crate::documents::add;
use crate::support::{Answer, Client, TestApp, on_both_engines};

on_both_engines!(
    a_representative_needs_two_workers,
    the_client_ends_a_grant_at_once,
    suspicion_and_restriction_give_nothing_and_say_nothing,
    majority_ends_a_grant,
    at_twelve_a_worker_is_asked_to_look_again,
    nobody_is_asked_about_what_was_just_begun,
    a_confirmed_death_ends_everything,
    what_is_refused_stays_refused,
    a_refusal_ends_what_was_given,
);

/// An address in the portal of the person behind a staff address.
pub(crate) fn represented(person: &str) -> String {
    format!("/p/represented/{}", person.rsplit('/').next().unwrap())
}

pub(crate) fn assert_gone(answer: &Answer) {
    assert_eq!(answer.status, 404, "{}", answer.body);
}

/// A child with a case, and their mother with a portal account; returns both addresses, the mother's relation and her at her phone.
pub(crate) async fn mother_and_child(test: &TestApp, more: &[(&str, &str)]) -> (String, String, Client) {
    let wilma = test.as_("wilma").await;
    let child = wilma.create_person("Lehto", "Lilja", more).await;
    wilma
        .post(
            &format!("{child}/cases"),
            &[("title", "Support"), ("kind", "Family services")],
        )
        .await;
    let contact = [("family", "Lehto"), ("given", "Hodan")];
    let mother = wilma.post("/w/people", &contact).await.location_path();
    relate(&wilma, &child, &mother, "").await;
    let hodan = test.portal_client(&mother, "hodan@example.org").await;
    (child, mother, hodan)
}

async fn relate(worker: &Client, child: &str, mother: &str, not_to_be_told: &str) {
    let fields = [
        ("other", mother.rsplit('/').next().unwrap()),
        ("kind", "mother"),
        ("not_to_be_told", not_to_be_told),
    ];
    assert_eq!(worker.post(&format!("{child}/relations"), &fields).await.status, 303);
}

pub(crate) fn weighed<'a>(mother: &'a str, ends_on: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("representative", mother.rsplit('/').next().unwrap()),
        ("suspected", "no"),
        ("things", "details"),
        ("authority", "Population register"),
        ("conflict", "None known"),
        ("custodians", "The father agrees"),
        ("view", "Lilja wants it"),
        ("ends_on", ends_on),
    ]
}

/// The address of the only representation on a child's page.
pub(crate) async fn representation(worker: &Client, child: &str) -> String {
    let page = worker.get(&format!("{child}/portal")).await.body;
    let (_, rest) = page.split_once(&format!("{child}/portal/representatives/")).unwrap();
    let rest = rest.replacen("new\"", "", 1);
    let start = rest.find(&format!("{child}/portal/representatives/"));
    let rest = start.map_or(rest.clone(), |start| {
        rest[start + child.len() + "/portal/representatives/".len()..].to_owned()
    });
    format!("{child}/portal/representatives/{}", rest.split('"').next().unwrap())
}

/// Both workers' parts; the mother has access.
pub(crate) async fn start(test: &TestApp, child: &str, mother: &str) {
    start_with(test, child, mother, &[]).await;
}

/// The same, with more than the details.
pub(crate) async fn start_with(test: &TestApp, child: &str, mother: &str, more: &[&str]) {
    let wilma = test.as_("wilma").await;
    let mut fields = weighed(mother, "1.11.2027");
    fields.extend(more.iter().map(|thing| ("things", *thing)));
    let answer = wilma.post(&format!("{child}/portal/representatives"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let path = representation(&wilma, child).await;
    let decision = [("decision", "start"), ("best_interests", "She cares for Lilja")];
    let answer = test.as_("pia").await.post(&path, &decision).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn a_representative_needs_two_workers(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    let wilma = test.as_("wilma").await;
    let path = format!("{child}/portal/representatives");
    let missing: Vec<(&str, &str)> = weighed(&mother, "1.11.2027")
        .into_iter()
        .filter(|(name, _)| *name != "custodians" && *name != "suspected")
        .collect();
    let answer = wilma.post(&path, &missing).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Write about other custodians") && answer.body.contains("Population register"));
    for ends_on in ["", "1.1.2020", "1.1.2031"] {
        assert_eq!(
            wilma.post(&path, &weighed(&mother, ends_on)).await.status,
            422,
            "{ends_on}"
        );
    }
    let mut refused = weighed(&mother, "1.11.2027");
    refused.push(("refuses", "details"));
    let answer = wilma.post(&path, &refused).await;
    assert_eq!(answer.status, 422, "what the child refuses nobody can give");
    assert!(answer.body.contains("The person has refused something of this"));
    assert_eq!(wilma.post(&path, &weighed(&mother, "1.11.2027")).await.status, 303);
    assert_gone(&hodan.get(&represented(&child)).await);
    let one = representation(&wilma, &child).await;
    let decision = [("decision", "start"), ("best_interests", "She cares for Lilja")];
    let own = wilma.post(&one, &decision).await;
    assert_eq!(own.status, 422);
    assert!(own.body.contains("Somebody else has to decide"), "{}", own.body);
    let pia = test.as_("pia").await;
    assert_eq!(
        pia.post(&one, &[("decision", "start")]).await.status,
        422,
        "why must be written"
    );
    assert_eq!(pia.post(&one, &decision).await.status, 303);
    assert_eq!(pia.post(&one, &decision).await.status, 409, "once");
    let page = hodan.get(&represented(&child)).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        page.body.contains("4 March 2015") && !page.body.contains("Shared notes"),
        "{}",
        page.body
    );
    assert!(page.body.contains("until 1 November 2027"), "{}", page.body);
    assert!(hodan.get("/p").await.body.contains(&represented(&child)));
    let people = hodan.get("/p/people").await.body;
    assert!(people.contains("Lilja") && !people.contains("Population"), "{people}");
    // Somebody else's record is as little there as one that does not exist.
    let (stranger, _) = test.client_with_case("Aalto", "Aino").await;
    assert_gone(&hodan.get(&represented(&stranger)).await);
    assert_gone(&hodan.get("/p/represented/00000000000000000000000000000009").await);
    assert_eq!(
        test.as_("wilma")
            .await
            .post(&format!("{one}/end"), &[("reason", "r")])
            .await
            .status,
        303
    );
    assert_gone(&hodan.get(&represented(&child)).await);
    let people = hodan.get("/p/people").await.body;
    assert!(!people.contains("Lilja") && !people.contains("ended"), "{people}");
}

async fn the_client_ends_a_grant_at_once(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start(&test, &child, &mother).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let people = lilja.get("/p/people").await.body;
    assert!(people.contains("Hodan Lehto"), "{people}");
    let (_, rest) = people.split_once("href=\"/p/people/").unwrap();
    let end = format!("/p/people/{}", rest.split('"').next().unwrap());
    assert_gone(&hodan.get(&end).await);
    assert_gone(&hodan.post(&end, &[]).await);
    assert!(lilja.get(&end).await.body.contains("It ends at once"));
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    assert_eq!(lilja.post(&end, &[]).await.location_path(), "/p/people");
    assert_gone(&hodan.get(&represented(&child)).await);
    assert!(lilja.get("/p/people").await.body.contains("Nobody but you"));
    assert_gone(&lilja.post(&end, &[]).await);
}

async fn suspicion_and_restriction_give_nothing_and_say_nothing(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    let wilma = test.as_("wilma").await;
    let before = hodan.get("/p/people").await.body;
    start(&test, &child, &mother).await;
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    let path = format!("{child}/portal/representatives");
    let suspected: Vec<(&str, &str)> = weighed(&mother, "1.11.2027")
        .into_iter()
        .map(|(name, value)| {
            if name == "suspected" {
                (name, "yes")
            } else {
                (name, value)
            }
        })
        .chain([("suspicion", "Bruises")])
        .collect();
    assert_eq!(wilma.post(&path, &suspected).await.status, 303);
    assert_gone(&hodan.get(&represented(&child)).await);
    assert_eq!(
        hodan.get("/p/people").await.body,
        before,
        "the page is as it was before anything began"
    );
    assert!(
        wilma
            .get(&format!("{child}/portal"))
            .await
            .body
            .contains("Not given: suspicion")
    );
    // A restriction between the two ends what there is, and nothing begins while it stands.
    start(&test, &child, &mother).await;
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    relate(&wilma, &child, &mother, "address").await;
    assert_gone(&hodan.get(&represented(&child)).await);
    let answer = wilma.post(&path, &weighed(&mother, "1.11.2027")).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("must not be told"), "{}", answer.body);
}

async fn majority_ends_a_grant(test: TestApp) {
    // Turns eighteen about a hundred days from now.
    let today = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let birth = today.checked_add(jiff::Span::new().days(100)).unwrap();
    let birth = birth.checked_sub(jiff::Span::new().years(18)).unwrap();
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", &birth.to_string())]).await;
    start(&test, &child, &mother).await;
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    let stored = "SELECT CAST(ends_at AS text) FROM person_grant WHERE ground >= 11";
    let far = test.peek_one(stored).await;
    assert_eq!(
        carehold::portal_access::run_out(&test.app).await.unwrap(),
        0,
        "too far to be written down"
    );
    assert_eq!(test.peek_one(stored).await, far);
    test.clock.advance(50 * 86_400);
    assert_eq!(carehold::portal_access::run_out(&test.app).await.unwrap(), 1);
    assert_ne!(test.peek_one(stored).await, far);
    assert_eq!(carehold::portal_access::run_out(&test.app).await.unwrap(), 0, "once");
    let hodan = test.portal_sign_in("hodan@example.org").await;
    assert_eq!(hodan.get(&represented(&child)).await.status, 200, "still a child");
    test.clock.advance(51 * 86_400);
    let hodan = test.portal_sign_in("hodan@example.org").await;
    assert_gone(&hodan.get(&represented(&child)).await);
}

/// The birthday of somebody who turns twelve in so many days.
fn twelve_in(test: &TestApp, days: i64) -> String {
    let today = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let day = today.checked_add(jiff::Span::new().days(days)).unwrap();
    day.checked_sub(jiff::Span::new().years(12)).unwrap().to_string()
}

const ASKED: &str = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'representation-review'";

async fn night(test: &TestApp) {
    carehold::disposal::run(&test.app, &test.system()).await.unwrap();
}

async fn at_twelve_a_worker_is_asked_to_look_again(test: TestApp) {
    let birth = twelve_in(&test, 100);
    let (child, mother, _) = mother_and_child(&test, &[("birth", &birth)]).await;
    start(&test, &child, &mother).await;
    night(&test).await;
    assert_eq!(test.peek_one(ASKED).await, "0", "months before");
    test.clock.advance(101 * 86_400);
    night(&test).await;
    night(&test).await;
    assert_eq!(test.peek_one(ASKED).await, "1", "once");
    let words = "turns 12 or 15 this month";
    let day = test.as_("wilma").await.get("/w").await.body;
    assert!(day.contains(words) && day.contains(&child), "{day}");
    let day = test.as_("pia").await.get("/w").await.body;
    assert!(!day.contains(words), "the child has a worker: {day}");
    test.clock.advance(200 * 86_400);
    night(&test).await;
    assert_eq!(test.peek_one(ASKED).await, "1", "once for an age");
    test.assert_log_is_whole().await;
}

async fn nobody_is_asked_about_what_was_just_begun(test: TestApp) {
    let birth = twelve_in(&test, -40);
    let (child, mother, _) = mother_and_child(&test, &[("birth", &birth)]).await;
    start(&test, &child, &mother).await;
    night(&test).await;
    assert_eq!(test.peek_one(ASKED).await, "0", "two people have just weighed it");
}

async fn a_confirmed_death_ends_everything(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start(&test, &child, &mother).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let wilma = test.as_("wilma").await;
    let death = [("day", "1.11.2026"), ("source", "A relative called")];
    assert_eq!(wilma.post(&format!("{child}/death"), &death).await.status, 303);
    assert_eq!(lilja.get("/p").await.status, 200, "unconfirmed, it ends nothing");
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    let ada = test.as_("ada").await;
    assert_eq!(ada.post(&format!("{child}/death/confirmation"), &[]).await.status, 303);
    assert_eq!(lilja.get("/p").await.status, 303);
    assert_gone(&hodan.get(&represented(&child)).await);
    let answer = wilma
        .post(
            &format!("{child}/portal/invitation"),
            &[("email", "x@example.org"), ("proof", "p")],
        )
        .await;
    assert_eq!(answer.status, 422, "nobody dead is invited");
}

async fn what_is_refused_stays_refused(test: TestApp) {
    let (child, mother, _) = mother_and_child(&test, &[("birth", "4.3.2012")]).await;
    let path = format!("{child}/portal/representatives");
    let with = |more: &[(&'static str, &'static str)]| {
        let mut fields = weighed(&mother, "1.11.2027");
        fields.extend(more);
        fields
    };
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post(&path, &with(&[("refuses", "record")])).await.status, 303);
    let again = wilma.post(&path, &with(&[("things", "record")])).await;
    assert_eq!(again.status, 422, "whoever asks next");
    assert!(again.body.contains("has refused this representative a part of it"));
    let lifted = with(&[("things", "record"), ("lifts", "yes")]);
    assert_eq!(wilma.post(&path, &lifted).await.status, 303);
}

async fn a_refusal_ends_what_was_given(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2012")]).await;
    let wilma = test.as_("wilma").await;
    let page = wilma.get(&child).await.body;
    let (_, rest) = page.split_once("\"/w/cases/").unwrap();
    let case = format!("/w/cases/{}", rest.split('"').next().unwrap());
    let note = [
        ("text", "FORBOTH"),
        ("kind", "note"),
        ("audience", "client-and-representatives"),
    ];
    assert_eq!(wilma.post(&format!("{case}/entries"), &note).await.status, 303);
    let shared = add(&test, &case, "For both", "client-and-representatives", "BOTH").await;
    let document = format!("/p/documents/{}", shared.rsplit('/').next().unwrap());
    start_with(&test, &child, &mother, &["record"]).await;
    let before = hodan.get(&represented(&child)).await.body;
    assert!(before.contains("FORBOTH") && before.contains("For both"), "{before}");
    assert_eq!(hodan.get(&document).await.status, 200);
    let first = representation(&wilma, &child).await;
    // Recorded by one worker, and nobody has decided about the rest.
    test.clock.advance(60);
    let path = format!("{child}/portal/representatives");
    let mut no = weighed(&mother, "1.11.2027");
    no.push(("refuses", "record"));
    assert_eq!(wilma.post(&path, &no).await.status, 303);
    let after = hodan.get(&represented(&child)).await;
    assert_eq!(after.status, 200, "the details go on: {}", after.body);
    for gone in ["FORBOTH", "For both", "Shared notes", "refused"] {
        assert!(!after.body.contains(gone), "{gone}: {}", after.body);
    }
    assert_gone(&hodan.get(&document).await);
    assert_eq!(hodan.get("/p").await.status, 200);
    let told = hodan.get("/p/people").await.body;
    assert!(told.contains("Lilja") && !told.contains("refused"), "{told}");
    assert!(wilma.get(&first).await.status == 200);
    // What is left is refused too: then nothing is.
    test.clock.advance(60);
    let mut all: Vec<(&str, &str)> = weighed(&mother, "1.11.2027");
    all.retain(|(name, _)| *name != "things");
    all.extend([("things", "requests"), ("refuses", "details"), ("refuses", "record")]);
    assert_eq!(wilma.post(&path, &all).await.status, 303);
    assert_gone(&hodan.get(&represented(&child)).await);
    let told = hodan.get("/p/people").await.body;
    assert!(!told.contains("Lilja"), "{told}");
    let open = "SELECT CAST(COUNT(*) AS text) FROM representation WHERE state = 'active'";
    assert_eq!(test.peek_one(open).await, "0");
    test.assert_log_is_whole().await;
}
