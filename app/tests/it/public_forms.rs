//! The public form itself: taken from anybody, telling nobody anything, up to a number an hour.

use platform::params;

use crate::public_requests::{FORM, forms, receipt, send, with};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    the_answer_tells_nobody_who_is_a_client,
    what_is_missing_comes_back,
    too_many_are_not_taken,
    a_clinic_asks_by_its_own_law,
    nothing_is_taken_before_the_agreements,
);

async fn the_answer_tells_nobody_who_is_a_client(test: TestApp) {
    let wilma = test.as_("wilma").await;
    wilma.create_person("Aalto", "Aino", &[("birth", "4.3.1985")]).await;
    let hidden = wilma
        .create_person("Zetterberg", "Hilda", &[("birth", "5.4.1990")])
        .await;
    let mark = [("sensitive", "yes")];
    assert_eq!(wilma.post(&format!("{hidden}/sensitive"), &mark).await.status, 303);
    let mut answers = Vec::new();
    for (name, birth) in [
        ("Aino Aalto", "4.3.1985"),
        ("Hilda Zetterberg", "5.4.1990"),
        ("Nobody Known", "1.1.1970"),
    ] {
        let answer = send(&test, &[("name", name), ("birth", birth)]).await;
        let number = receipt(&answer);
        assert_eq!(number.len(), 14, "{number}");
        answers.push(answer.body.replace(&number, ""));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    // Nothing is looked up by the number or by the form's id.
    let id = first_form(&test).await;
    for path in [
        format!("{FORM}/{id}"),
        format!("{FORM}/new/{id}"),
        format!("/admin/requests/forms/{id}"),
    ] {
        assert_ne!(test.nobody().get(&path).await.status, 200, "{path}");
    }
}

async fn what_is_missing_comes_back(test: TestApp) {
    let long = "x".repeat(5001);
    for (other, words) in [
        (("kind", ""), "Choose what you want"),
        (("kind", "accounting-of-disclosures"), "Choose what you want"),
        (("kind", "disposal"), "Choose what you want"),
        (("who", "x"), "Choose whose data it is"),
        (("who", "other"), "Write your name, and why you may ask"),
        (("name", " "), "Write the name of the person"),
        (("birth", "4.3.2985"), "Write the birth date"),
        (("birth", "yesterday"), "Write the birth date"),
        (("reach", ""), "Write how we can reach you"),
        (("words", long.as_str()), "Shorten the text to 5,000 characters"),
    ] {
        let answer = send(&test, &[other]).await;
        assert_eq!(answer.status, 422, "{other:?}");
        assert!(answer.body.contains(words), "{other:?}: {}", answer.body);
        let is_typed = !["kind", "who"].contains(&other.0);
        assert!(!is_typed || answer.body.contains(other.1), "what was typed is lost");
    }
    assert_eq!(forms(&test).await, "0");
    let nobody = test.nobody();
    let cross_site = [("Sec-Fetch-Site", "cross-site")];
    let foreign = nobody.send("POST", FORM, &cross_site, Some("kind=access")).await;
    assert_eq!(foreign.status, 403);
    assert_eq!(test.nobody().get("/o/nowhere/requests/new").await.status, 404);
}

async fn too_many_are_not_taken(test: TestApp) {
    // From one place, a pace; nothing typed is lost.
    let mut sent = 0;
    let slowed = loop {
        let answer = send(&test, &[]).await;
        if answer.status != 200 {
            break answer;
        }
        sent += 1;
        assert!(sent < 15, "nothing slows them down");
    };
    assert!(slowed.status == 429 && sent >= 5, "{} after {sent}", slowed.status);
    assert!(
        slowed.body.contains("FORMWORDS please") && slowed.body.contains("in another way"),
        "{}",
        slowed.body
    );
    assert_eq!(forms(&test).await, sent.to_string());
    // From everywhere, so many an hour.
    for _ in sent..30 {
        test.clock.advance(61);
        receipt(&send(&test, &[]).await);
    }
    test.clock.advance(61);
    assert_eq!(send(&test, &[]).await.status, 429);
    assert_eq!(forms(&test).await, "30");
    let other = test
        .nobody()
        .post("/o/lakeside/requests", &with(&[("birth", "3/4/1985")]))
        .await;
    assert_eq!(other.status, 200, "another organization has its own: {}", other.body);
    test.clock.advance(3600);
    receipt(&send(&test, &[]).await);
}

async fn a_clinic_asks_by_its_own_law(test: TestApp) {
    let page = test.nobody().get("/o/lakeside/requests/new").await.body;
    assert!(
        page.contains("value=\"accounting-of-disclosures\"") && !page.contains("value=\"erasure\""),
        "{page}"
    );
    assert!(page.contains("3/4/2011"), "dates are typed as there: {page}");
    let fields = with(&[("birth", "3/4/1985"), ("kind", "accounting-of-disclosures")]);
    let answer = test.nobody().post("/o/lakeside/requests", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(forms(&test).await, "1");
    assert!(
        !test
            .as_("ada")
            .await
            .get("/admin/requests")
            .await
            .body
            .contains("id=\"forms\"")
    );
    let theirs = test.as_member(&test.lakeside, "ada").await;
    assert!(theirs.get("/admin/requests").await.body.contains("id=\"forms\""));
}

async fn nothing_is_taken_before_the_agreements(test: TestApp) {
    let nobody = test.nobody();
    assert!(nobody.get(FORM).await.body.contains("Send a request with the form"));
    test.tamper("DELETE FROM agreement").await;
    assert!(!nobody.get(FORM).await.body.contains("Send a request with the form"));
    assert_eq!(nobody.get(&format!("{FORM}/new")).await.status, 404);
    assert_eq!(send(&test, &[]).await.status, 403);
    assert_eq!(forms(&test).await, "0");
}

async fn first_form(test: &TestApp) -> String {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id FROM public_request WHERE organization_id = $1 ORDER BY received_at LIMIT 1";
    let (id,): (uuid::Uuid,) = tx.one(sql, params![tx.organization()]).await.unwrap();
    id.simple().to_string()
}
