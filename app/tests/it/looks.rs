//! Who looked, with names: asked in the portal, looked through, released.

use crate::packages::{decide_all, release, unpack};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(names_come_by_an_answered_request, nobody_holds_back_their_own_looks);

async fn names_come_by_an_answered_request(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma.get(&person).await;
    let hold = [
        ("kind", "safety"),
        ("reason", "Threat reported"),
        ("review_on", "2030-01-01"),
    ];
    let held = wilma.post(&format!("{case}/holds"), &hold).await;
    assert_eq!(held.status, 303, "{}", held.body);
    let aino = test.portal_client(&person, "aino@example.org").await;
    assert!(
        !aino.get("/p/looked").await.body.contains("Wilma"),
        "no names by itself"
    );
    let asked = [("step", "send"), ("kind", "access-log"), ("why", "")];
    let own = aino.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let path = format!("/admin/requests/{}", own.rsplit('/').next().unwrap());
    let ada = test.as_("ada").await;
    let page = ada.get(&format!("{path}/package")).await.body;
    assert!(page.contains("because it may protect somebody"), "{page}");
    assert!(page.contains("Place a hold"), "{page}");
    // What protects somebody is held back, the ordinary work is given.
    let marked = page.split("<li>").find(|part| part.contains("Place a hold")).unwrap();
    let piece = marked.split("name=\"piece\" value=\"").nth(1).unwrap();
    let piece = piece.split('"').next().unwrap();
    let fields = [("piece", piece), ("share", "withheld"), ("reason", "danger")];
    let withheld = ada.post(&format!("{path}/package/pieces"), &fields).await;
    assert_eq!(withheld.status, 303, "{}", withheld.body);
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    let files = unpack(&aino.post(&format!("{own}/package"), &[]).await.bytes, None);
    let data: serde_json::Value = serde_json::from_slice(&files["data.json"]).unwrap();
    let pieces = data["pieces"].as_array().unwrap();
    assert!(
        pieces
            .iter()
            .all(|piece| piece["kind"] != "entry" && piece["kind"] != "case")
    );
    let text = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(text.contains("Who looked at your data"), "{text}");
    for secret in ["hold", "Threat", "safety"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    test.assert_log_is_whole().await;
}

async fn nobody_holds_back_their_own_looks(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let pia = test.as_("pia").await;
    pia.get(&person).await;
    let ada = test.as_("ada").await;
    let answer = crate::support::erasure::record_as(&test, &ada, &person, "access-log").await;
    test.work_off().await;
    let path = answer.location_path();
    let page = pia.get(&format!("{path}/package")).await.body;
    assert!(page.contains("Wilma"), "the others with their names: {page}");
    let own = page
        .split("<li>")
        .find(|part| part.starts_with("<details") && part.contains("Pia"))
        .unwrap();
    let piece = own.split("name=\"piece\" value=\"").nth(1).unwrap();
    let piece = piece.split('"').next().unwrap();
    for share in ["withheld", "redacted"] {
        let fields = [
            ("piece", piece),
            ("share", share),
            ("reason", "danger"),
            ("blackouts", "Pia"),
        ];
        let answer = pia.post(&format!("{path}/package/pieces"), &fields).await;
        assert_eq!(answer.status, 422, "{share}");
        assert!(answer.body.contains("These are your own looks"));
    }
    let given = [("piece", piece), ("share", "whole")];
    assert_eq!(pia.post(&format!("{path}/package/pieces"), &given).await.status, 303);
}
