//! One family, from a worried note to a restored backup: a father asks to be erased, a mother gets her file, a clinic answers the same day.

use crate::packages::{decide_all, release, unpack};
use crate::support::erasure::{COOL_OFF, Story, choose, record, record_as, write_note};
use crate::support::{TestApp, on_both_engines};
use crate::{backup, letters};
use carehold::backup::Set;
use carehold::{epochs, requests, server};

on_both_engines!(the_family, the_clinic);

/// The persons and the child's case.
struct Family {
    child: String,
    case: String,
    father: String,
    mother: String,
}

async fn family(test: &TestApp) -> Family {
    let (child, case) = test.client_with_case("Lehtonen", "Aino").await;
    let wilma = test.as_("wilma").await;
    let details = [("phone", "+358401234567"), ("street", "Piilokatu 7"), ("city", "Turku")];
    let father = wilma.create_person("Lehtonen", "Petri", &details).await;
    let mother = wilma.create_person("Mäkinen", "Sari", &[]).await;
    for (person, kind) in [(&father, "father"), (&mother, "mother")] {
        let fields = [("other", person.rsplit('/').next().unwrap()), ("kind", kind)];
        let related = wilma.post(&format!("{child}/relations"), &fields).await;
        assert_eq!(related.status, 303, "{}", related.body);
    }
    let between = [("other", father.rsplit('/').next().unwrap()), ("kind", "partner")];
    assert_eq!(wilma.post(&format!("{mother}/relations"), &between).await.status, 303);
    // A matter of his own, which is over.
    let opened = [("title", "Talks with a father"), ("kind", "Family services")];
    let talks = wilma.post(&format!("{father}/cases"), &opened).await.location_path();
    let closed = [("reason", "The talks are over")];
    assert_eq!(wilma.post(&format!("{talks}/closure"), &closed).await.status, 303);
    let opened = [("title", "Support"), ("kind", "Family services")];
    let hers = wilma.post(&format!("{mother}/cases"), &opened).await.location_path();
    write_note(test, &hers, "HERNOTE Petri asuu: Piilokatu 7.").await;
    Family {
        child,
        case,
        father,
        mother,
    }
}

async fn the_family(test: TestApp) {
    choose(&test, "family-services").await;
    let family = family(&test).await;
    let wilma = test.as_("wilma").await;

    // A worker signs a safeguarding note: from that moment the case is held.
    let father_id = family.father.rsplit('/').next().unwrap();
    let note = [
        ("text", "WORRYNOTE the child is afraid of the father"),
        ("kind", "note"),
        ("concern", "safeguarding"),
        ("party", father_id),
    ];
    let signed = wilma.post(&format!("{}/entries", family.case), &note).await;
    assert_eq!(signed.status, 303, "{}", signed.body);

    // The father asks on his phone; the child's page is not his.
    let petri = test.portal_client(&family.father, "petri@example.org").await;
    let child_id = family.child.rsplit('/').next().unwrap();
    assert_eq!(petri.get(&format!("/p/represented/{child_id}")).await.status, 404);
    let asked = [("step", "send"), ("kind", "erasure"), ("why", "Mine and Aino's data")];
    let own = petri.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let page = petri.get(&own).await.body;
    assert!(page.contains("We are working on it"), "{page}");
    for word in ["WORRYNOTE", "afraid", "safeguarding"] {
        assert!(!page.contains(word), "{word}");
    }
    let work = wilma.get(&family.case).await.body;
    assert!(work.contains("WORRYNOTE"), "nothing is hidden from the workers");
    assert!(wilma.get(&family.father).await.body.contains("is being answered"));

    // An admin erases what is optional and keeps the rest, a second person approves; a backup is made meanwhile.
    let id = own.rsplit('/').next().unwrap();
    let story = Story {
        path: format!("/admin/requests/{id}"),
        decider: test.as_("ada").await,
        test,
    };
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation", "case"], "FI-SW-02@1").await;
    story.decide(&["mention"], &[("decision", "third-party")]).await;
    story.approve().await;
    story.test.work_off().await;
    let yesterday = backup::make(&story.test, None, true).await;
    let decision = letters::letters(&petri.get(&own).await.body).remove(1);
    let decision = petri.get(&decision).await.body;
    assert!(decision.contains("We erase a part"), "{decision}");
    assert!(
        decision.contains("This answer is about your own data only"),
        "the child's part: {decision}"
    );
    assert!(
        decision.contains("We keep it until") && decision.contains("The last day is not known yet"),
        "{decision}"
    );
    assert!(
        !decision.contains("WORRYNOTE") && !decision.contains("afraid"),
        "{decision}"
    );
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    assert_eq!(story.state().await, "obligations-open");

    // Anyone can check the certificate, without us.
    let file = story.certificate().await;
    let certificate = requests::verify_certificate(&file, None).unwrap();
    assert_eq!(certificate.erased.len(), 1);
    assert!(!file.contains("Petri") && !file.contains("Lehtonen"));
    let forged = file.replacen("\\\"count\\\":1", "\\\"count\\\":2", 1);
    assert_ne!(forged, file);
    assert!(requests::verify_certificate(&forged, None).is_err());

    // The mother gets her file, without where he lived.
    let test = story.test;
    let path = record(&test, &family.mother, "access").await.location_path();
    test.work_off().await;
    let ada = test.as_("ada").await;
    decide_all(&ada, &path, &["Piilokatu 7"]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    let passphrase = "neljä sanaa riittää tähän";
    let file = ada
        .post(&format!("{path}/package/handover"), &[("passphrase", passphrase)])
        .await;
    let files = unpack(&file.bytes, Some(passphrase));
    let html = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(html.contains("HERNOTE") && !html.contains("Piilokatu"), "{html}");

    // Yesterday's backup comes back without what he asked to erase, and with every letter of the child's file.
    let tables = carehold::tables::all();
    let opened = platform::subject::open_all(&test.app.db, &test.system(), tables)
        .await
        .unwrap();
    let closed = opened.closed;
    assert!(closed.is_empty(), "{closed:?}");
    epochs::close(&test.app, || Ok(())).await.unwrap();
    let config = test.beside_the_keys(1, false).await;
    let report = backup::restore(&test, &config, &yesterday, Set::Data).await.unwrap();
    assert!(report.ok, "{report:?}");
    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    let wilma = test.as_on(&app, config.clone(), "wilma").await;
    let found = wilma.post("/w/search", &[("q", "+358401234567")]).await.body;
    assert!(!found.contains("Lehtonen, Petri"), "{found}");
    let record = wilma.get(&family.father).await;
    assert!(!record.body.contains("1234567"), "{}", record.body);
    assert!(
        record.body.contains("Petri Lehtonen"),
        "what was kept of his record is there: {}",
        record.body
    );
    assert!(wilma.get(&family.case).await.body.contains("WORRYNOTE"));

    // The night and the mother's package go on, and his name is still looked for in what she gets.
    let run = carehold::disposal::run(&app, &test.system()).await.unwrap();
    assert!(run.whole, "{run:?}");
    let pia = test.as_on(&app, config.clone(), "pia").await;
    let ada = test.as_on(&app, config, "ada").await;
    let path = record_as(&test, &pia, &family.mother, "access").await.location_path();
    while carehold::jobs::run_one(&app).await.unwrap() {}
    let page = ada.get(&format!("{path}/package")).await;
    assert!(page.status == 200 && page.body.contains("HERNOTE"), "{}", page.body);
}

async fn the_clinic(test: TestApp) {
    let clinic = |name: &'static str| test.as_member(&test.lakeside, name);
    let doctor = clinic("wilma").await;
    let patient = doctor.create_person("Doe", "Jane", &[("phone", "+12125550123")]).await;
    let ada = clinic("ada").await;
    let today = test
        .clock
        .now()
        .to_jiff()
        .to_zoned(jiff::tz::TimeZone::get("America/New_York").unwrap());
    let received = format!("{}/{}/{}", today.month(), today.day(), today.year());
    let fields = [
        ("kind", "access"),
        ("channel", "visit"),
        ("received_on", received.as_str()),
        ("asker", "The patient, driving licence shown"),
    ];
    // Whoever hears the patient records it; somebody else looks through the copy.
    assert_eq!(doctor.post(&format!("{patient}/requests"), &fields).await.status, 303);
    let queue = ada.get("/admin/requests").await.body;
    let mut links = queue.split('"').filter(|text| text.starts_with("/admin/requests/01"));
    let path = links.next().unwrap().to_owned();
    test.work_off().await;
    decide_all(&ada, &path, &[]).await;
    // Nobody has to approve, and nothing waits: the same minute.
    assert_eq!(release(&ada, &path).await.status, 303);
    let page = ada.get(&path).await.body;
    assert!(page.contains("Answered"), "{page}");
    let passphrase = "four words are enough here";
    let file = ada
        .post(&format!("{path}/package/handover"), &[("passphrase", passphrase)])
        .await;
    assert!(unpack(&file.bytes, Some(passphrase)).contains_key("package.pdf"));
}
