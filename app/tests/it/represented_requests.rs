//! Requests that a representative sends: followed by them alone, decided by staff, and never a way to what the person asked.

use crate::letters::letters;
use crate::packages::{decide_all, release};
use crate::representatives::{assert_gone, mother_and_child, representation, represented, start, start_with, weighed};
use crate::support::erasure::{Story, choose, record};
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    a_mother_asks_for_her_child,
    what_a_mother_sent_she_takes_back,
    the_copy_stays_the_persons,
    another_representative_sees_nothing_of_it,
    without_the_grant_there_is_nothing,
    a_refusal_is_heard_at_once,
    what_a_mother_reads_is_registered,
    whoever_represents_a_child_is_not_erased,
);

/// Asks for a child, in one step.
async fn ask_for(client: &Client, child: &str, kind: &str, why: &str) -> String {
    let fields = [("step", "send"), ("kind", kind), ("why", why)];
    let sent = client
        .post(&format!("{}/requests/new", represented(child)), &fields)
        .await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location_path()
}

/// Nothing to ask for a child, and nothing to follow.
async fn assert_nothing(client: &Client, child: &str, requests: &[&str]) {
    let new = format!("{}/requests/new", represented(child));
    assert_gone(&client.get(&new).await);
    for step in ["what", "send"] {
        let fields = [("step", step), ("kind", "access"), ("why", "")];
        assert_gone(&client.post(&new, &fields).await);
    }
    let page = client.get(&represented(child)).await.body;
    assert!(
        !page.contains("Make a request for") && !page.contains("/p/requests/"),
        "{page}"
    );
    for request in requests {
        assert_gone(&client.get(request).await);
    }
}

async fn a_mother_asks_for_her_child(test: TestApp) {
    let lives = [
        ("birth", "4.3.2015"),
        ("street", "Piilokatu 1"),
        ("address_protected", "yes"),
    ];
    let (child, mother, hodan) = mother_and_child(&test, &lives).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let asked = [("step", "send"), ("kind", "access"), ("why", "SHEHITSME")];
    let childs = lilja.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let page = hodan.get(&represented(&child)).await.body;
    assert!(
        page.contains("Make a request for Lilja") && page.contains("not asked for anything yet"),
        "{page}"
    );
    assert!(!page.contains(&childs), "what the child asked is the child's: {page}");
    let new = format!("{}/requests/new", represented(&child));
    assert!(hodan.get(&new).await.body.contains("Make a request for Lilja"));
    let step = async |fields: &[(&str, &str)]| hodan.post(&new, fields).await;
    assert_eq!(step(&[("step", "what")]).await.status, 422);
    let why = step(&[("step", "what"), ("kind", "erasure")]).await.body;
    assert!(why.contains("Step 2 of 3") && why.contains("for Lilja"), "{why}");
    let check = step(&[("step", "why"), ("kind", "erasure"), ("why", "MOTHERWORDS")])
        .await
        .body;
    assert!(
        check.contains("Step 3 of 3") && check.contains("Lilja can see here"),
        "{check}"
    );
    assert!(check.contains("You can take the request back"), "{check}");
    let own = ask_for(&hodan, &child, "erasure", "MOTHERWORDS").await;
    test.work_off().await;
    let page = hodan.get(&own).await.body;
    for shown in ["Erase the data", "We are working on it", "MOTHERWORDS", "Lilja"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(page.contains(&format!("{own}/withdrawal")), "{page}");
    let list = hodan.get(&represented(&child)).await.body;
    assert!(list.contains(&own) && !list.contains(&childs), "{list}");
    assert!(
        hodan
            .get("/p/requests")
            .await
            .body
            .contains("not asked for anything yet")
    );
    assert!(!hodan.get("/p").await.body.contains("We got your request"));
    assert_gone(&hodan.get(&childs).await);
    // The letter, without the address.
    let letter = letters(&page).remove(0);
    let read = hodan.get(&letter).await;
    assert!(read.status == 200 && read.body.contains("Lilja Lehto"), "{}", read.body);
    assert!(!read.body.contains("Piilokatu"), "{}", read.body);
    // Staff know who asked; the child knows that somebody did, and not what they wrote.
    let file = test.as_("ada").await.get(&own.replacen("/p/", "/admin/", 1)).await.body;
    for shown in [
        "Lehto, Lilja",
        "Portal, by a representative",
        "Hodan Lehto",
        "MOTHERWORDS",
    ] {
        assert!(file.contains(shown), "{shown}: {file}");
    }
    let seen = lilja.get(&own).await.body;
    assert!(seen.contains("Somebody who represents you asked this"), "{seen}");
    assert!(!seen.contains("MOTHERWORDS"), "{seen}");
    // The child takes it back, and who did is not told.
    assert_gone(&hodan.post(&format!("{childs}/withdrawal"), &[]).await);
    assert_eq!(lilja.post(&format!("{own}/withdrawal"), &[]).await.status, 303);
    assert_eq!(hodan.post(&format!("{own}/withdrawal"), &[]).await.status, 409, "once");
    for page in [hodan.get(&own).await.body, lilja.get(&own).await.body] {
        assert!(
            page.contains("It was taken back") && !page.contains("You took it back"),
            "{page}"
        );
    }
    test.assert_log_is_whole().await;
}

async fn what_a_mother_sent_she_takes_back(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let own = ask_for(&hodan, &child, "erasure", "").await;
    test.work_off().await;
    let taken = hodan.post(&format!("{own}/withdrawal"), &[]).await;
    assert_eq!(taken.status, 303, "{}", taken.body);
    for page in [hodan.get(&own).await.body, lilja.get(&own).await.body] {
        assert!(page.contains("It was taken back"), "{page}");
    }
    let list = lilja.get("/p/requests").await.body;
    assert!(
        list.contains("It was taken back") && !list.contains("You took it back"),
        "{list}"
    );
    // What staff recorded she follows, and does not end.
    let recorded = record(&test, &child, "access").await.location_path();
    test.work_off().await;
    let followed = recorded.replacen("/admin/", "/p/", 1);
    let page = hodan.get(&followed).await;
    assert!(
        page.status == 200 && !page.body.contains("/withdrawal"),
        "{}",
        page.body
    );
    assert_gone(&hodan.post(&format!("{followed}/withdrawal"), &[]).await);
    // Not once it is carried out, and not without the grant.
    let late = ask_for(&hodan, &child, "erasure", "").await;
    test.work_off().await;
    let ended = ask_for(&hodan, &child, "access", "").await;
    test.work_off().await;
    let story = Story {
        path: late.replacen("/p/", "/admin/", 1),
        decider: test.as_("ada").await,
        test,
    };
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation", "case"], "FI-SW-02@1").await;
    story.approve().await;
    story.carry_out().await;
    let hodan = story.test.portal_sign_in("hodan@example.org").await;
    assert_eq!(hodan.post(&format!("{late}/withdrawal"), &[]).await.status, 409);
    let page = hodan.get(&late).await.body;
    for said in [
        "What we did with the data about Lilja",
        "Contact details and other",
        "We erased the data",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for yours in ["Your contact", "Your name", "We erased your data"] {
        assert!(!page.contains(yours), "{yours}: {page}");
    }
    let certificate = hodan.get(&format!("{late}/certificate")).await.body;
    assert!(certificate.contains("About the data of Lilja"), "{certificate}");
    assert!(!certificate.contains("Your contact"), "{certificate}");
    for letter in letters(&page) {
        let read = hodan.get(&letter).await.body;
        assert!(
            !read.contains("Your name") && !read.contains("erased your") && !read.contains("about you remains"),
            "{read}"
        );
    }
    let wilma = story.test.as_("wilma").await;
    let one = representation(&wilma, &child).await;
    assert_eq!(wilma.post(&format!("{one}/end"), &[("reason", "r")]).await.status, 303);
    for gone in [&format!("{ended}/withdrawal"), &format!("{late}/withdrawal")] {
        assert_gone(&hodan.post(gone, &[]).await);
    }
    assert_gone(&hodan.get(&format!("{late}/certificate")).await);
    story.test.assert_log_is_whole().await;
}

async fn the_copy_stays_the_persons(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let own = ask_for(&hodan, &child, "access", "").await;
    test.work_off().await;
    let ada = test.as_("ada").await;
    let path = own.replacen("/p/", "/admin/", 1);
    // Whoever asked proves who they are; the child need not.
    let doubt = [("reason", "A new account")];
    assert_eq!(ada.post(&format!("{path}/identity"), &doubt).await.status, 303);
    assert!(!lilja.get("/p").await.body.contains("Show us your passport"));
    assert!(hodan.get(&own).await.body.contains("We must check who you are"));
    let proof = [("reason", "Passport shown")];
    assert_eq!(ada.post(&format!("{path}/identity/proof"), &proof).await.status, 303);
    test.work_off().await;
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    test.work_off().await;
    let page = hodan.get(&own).await.body;
    assert!(page.contains("Answered") && !page.contains("Fetch my data"), "{page}");
    assert_gone(&hodan.post(&format!("{own}/package"), &[]).await);
    assert!(lilja.get("/p").await.body.contains("Fetch my data"));
    assert_eq!(lilja.post(&format!("{own}/package"), &[]).await.status, 200);
    test.assert_log_is_whole().await;
}

async fn another_representative_sees_nothing_of_it(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let wilma = test.as_("wilma").await;
    let contact = [("family", "Lehto"), ("given", "Frans")];
    let father = wilma.post("/w/people", &contact).await.location_path();
    let related = [("other", father.rsplit('/').next().unwrap()), ("kind", "father")];
    assert_eq!(wilma.post(&format!("{child}/relations"), &related).await.status, 303);
    let frans = test.portal_client(&father, "frans@example.org").await;
    let hers = ask_for(&hodan, &child, "access-log", "MOTHERWORDS").await;
    test.work_off().await;
    let letter = letters(&hodan.get(&hers).await.body).remove(0);
    let page = hodan.get(&hers).await;
    assert_eq!(page.status, 200);
    // Without the grant, and with it.
    test.clock.advance(60);
    start(&test, &child, &father).await;
    assert_nothing(&frans, &child, &[&hers, &letter]).await;
    test.clock.advance(60);
    start_with(&test, &child, &father, &["requests"]).await;
    assert_gone(&frans.post(&format!("{hers}/withdrawal"), &[]).await);
    for closed in [
        &hers,
        &format!("{hers}/certificate"),
        &letter,
        &format!("{letter}/file"),
        &format!("{hers}/certificate.json"),
    ] {
        assert_gone(&frans.get(closed).await);
    }
    let page = frans.get(&represented(&child)).await.body;
    assert!(
        page.contains("Make a request for Lilja") && !page.contains(&hers),
        "{page}"
    );
    // What he asks is another request, and hers is never told to be the same.
    let his = ask_for(&frans, &child, "access-log", "FATHERWORDS").await;
    test.work_off().await;
    let file = test.as_("ada").await.get(&his.replacen("/p/", "/admin/", 1)).await.body;
    assert!(!file.contains("/merger"), "{file}");
    assert_gone(&hodan.get(&his).await);
    let page = hodan.get(&represented(&child)).await.body;
    assert!(page.contains(&hers) && !page.contains(&his), "{page}");
    test.assert_log_is_whole().await;
}

async fn without_the_grant_there_is_nothing(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    assert_nothing(&hodan, &child, &[]).await;
    start(&test, &child, &mother).await;
    assert_nothing(&hodan, &child, &[]).await;
    assert_eq!(
        hodan.get(&represented(&child)).await.status,
        200,
        "the details are granted"
    );
    test.clock.advance(60);
    start_with(&test, &child, &mother, &["requests"]).await;
    let own = ask_for(&hodan, &child, "access", "").await;
    test.work_off().await;
    assert_eq!(hodan.get(&own).await.status, 200);
    let wilma = test.as_("wilma").await;
    let one = representation(&wilma, &child).await;
    assert_eq!(wilma.post(&format!("{one}/end"), &[("reason", "r")]).await.status, 303);
    assert_nothing(&hodan, &child, &[&own]).await;
    // For herself she asks elsewhere.
    assert_nothing(&hodan, &mother, &[]).await;
    test.assert_log_is_whole().await;
}

async fn a_refusal_is_heard_at_once(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2012")]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let own = ask_for(&hodan, &child, "access", "").await;
    test.work_off().await;
    let letter = letters(&hodan.get(&own).await.body).remove(0);
    test.clock.advance(60);
    // Before the second worker decides anything.
    let mut fields = weighed(&mother, "1.11.2027");
    fields.push(("refuses", "requests"));
    let path = format!("{child}/portal/representatives");
    assert_eq!(test.as_("wilma").await.post(&path, &fields).await.status, 303);
    assert_nothing(&hodan, &child, &[&own, &letter]).await;
    assert_eq!(
        hodan.get(&represented(&child)).await.status,
        200,
        "the rest is as it was"
    );
}

async fn what_a_mother_reads_is_registered(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("phone", "+358401112223")]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let own = ask_for(&hodan, &child, "erasure", "").await;
    test.work_off().await;
    let register = "SELECT category FROM disclosure WHERE kind = 'letter' ORDER BY category";
    assert_eq!(test.peek(register).await, ["person"], "it lies in the child's portal");
    let letter = letters(&hodan.get(&own).await.body).remove(0);
    assert_eq!(test.peek(register).await, ["person"], "a list is no letter");
    // However often she opens it, and as a file.
    for path in [&letter, &letter, &format!("{letter}/file")] {
        assert_eq!(hodan.get(path).await.status, 200);
    }
    assert_eq!(lilja.get(&letter).await.status, 200);
    assert_eq!(test.peek(register).await, ["person", "representative"]);
    let pia = test.as_("pia").await;
    let page = pia.get(&format!("{child}/disclosures")).await.body;
    assert!(
        page.contains("Hodan Lehto") && page.contains("We got your request"),
        "{page}"
    );
    let told = lilja.get("/p/data").await.body;
    assert!(told.contains("a letter, to somebody who represents you"), "{told}");
    assert!(!told.contains("Hodan"), "{told}");
    // She hears of what is erased (GDPR Art. 19).
    let story = Story {
        path: own.replacen("/p/", "/admin/", 1),
        decider: test.as_("ada").await,
        test,
    };
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation", "case"], "FI-SW-02@1").await;
    story.approve().await;
    story.carry_out().await;
    let page = story.test.as_("ada").await.get(&story.path).await.body;
    assert!(page.contains("Hodan Lehto") && page.contains("recipient"), "{page}");
}

async fn whoever_represents_a_child_is_not_erased(test: TestApp) {
    choose(&test, "family-services").await;
    let (child, mother, _) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    start(&test, &child, &mother).await;
    let story = Story::erasure(test, &mother).await;
    let page = story.decider.get(&story.path).await.body;
    assert!(
        page.contains("represents somebody in the portal") && page.contains("FI-SW-02"),
        "{page}"
    );
    assert!(!page.contains("Lilja"), "not whom: {page}");
    let refused = story.decide(&["identity"], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    story.keep(&["identity", "relation"], "FI-SW-02@1").await;
    story.erase(&["contact"]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let test = story.test;
    let hodan = test.portal_sign_in("hodan@example.org").await;
    assert_eq!(hodan.get(&represented(&child)).await.status, 200, "the child's way in");
    let wilma = test.as_("wilma").await;
    let path = representation(&wilma, &child).await;
    let ended = wilma.post(&format!("{path}/end"), &[("reason", "r")]).await;
    assert_eq!(ended.status, 303, "{}", ended.body);
    assert_gone(&hodan.get(&represented(&child)).await);
    let story = Story::erasure(test, &mother).await;
    story.erase(&[]).await;
    story.approve().await;
    // By the time it would be carried out she represents the child again.
    start(&story.test, &child, &mother).await;
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    let ada = story.test.as_("ada").await;
    let page = ada.get(&story.path).await.body;
    assert!(page.contains("represents somebody in the portal by now"), "{page}");
    let hodan = story.test.portal_sign_in("hodan@example.org").await;
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    story.test.assert_log_is_whole().await;
}
