//! The log finds what was done to it, and nothing is shown that it does not know (G5, G6, G11).

use carehold::tables;
use platform::audit::{Fault, Report};
use platform::session::totp_code;

use crate::support::{Engine, PASSWORD, TOTP_SECRET, TestApp, on_both_engines};

on_both_engines!(
    a_whole_log_verifies,
    a_flipped_leaf_is_found,
    a_deleted_event_is_found,
    a_rolled_back_row_is_found,
    without_the_log_there_is_no_data,
    the_log_of_an_account_has_its_sign_ins,
    who_looked_stands_under_its_day,
    what_was_typed_goes_with_the_epoch,
);

/// The name that somebody searched for does not outlive an erasure: the event stays, what was typed opens no more.
async fn what_was_typed_goes_with_the_epoch(test: TestApp) {
    let ada = test.as_("ada").await;
    let typed = async || {
        let log = ada.get("/admin/log").await.body;
        let mut found = None;
        for event in log.split("/admin/log/").skip(1).filter_map(|rest| rest.get(..32)) {
            if !event.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                continue;
            }
            let page = ada.get(&format!("/admin/log/{event}")).await;
            assert_eq!(page.status, 200, "{event}");
            if page.body.contains("Zetterquist") {
                found = Some(event.to_owned());
            }
        }
        found
    };
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post("/w/search", &[("q", "Zetterquist")]).await.status, 200);
    let event = typed().await.expect("the log says what was typed");
    carehold::epochs::close(&test.app, || Ok(())).await.unwrap();
    assert!(typed().await.is_none());
    let page = ada.get(&format!("/admin/log/{event}")).await;
    assert!(
        page.status == 200 && page.body.contains("Nobody can read it any more"),
        "{}",
        page.body
    );
    assert_eq!(wilma.post("/w/search", &[("q", "Zetterquist")]).await.status, 200);
    assert!(typed().await.is_some(), "the next epoch has a scope of its own");
    test.assert_log_is_whole().await;
}

async fn verify(test: &TestApp) -> Report {
    test.app
        .db
        .verify(test.harbour.organization.id, tables::all())
        .await
        .unwrap()
}

async fn a_whole_log_verifies(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma.get(&person).await;
    wilma.post(&format!("{case}/entries"), &[("text", "Something")]).await;
    let report = verify(&test).await;
    assert!(report.is_whole(), "{:?}", report.faults);
    assert_eq!(report.logs, 1);
    assert!(report.leaves > 10 && report.rows > 10, "{report:?}");
}

/// Every clear column of every event is vouched for by its leaf, and the leaf by its tile: the first bad index is exact.
async fn a_flipped_leaf_is_found(test: TestApp) {
    test.client_with_case("Aalto", "Aino").await;
    let clean = verify(&test).await;
    assert!(clean.is_whole(), "{:?}", clean.faults);
    let ours = "organization_id = (SELECT organization_id FROM slug WHERE slug = 'harbour')";
    let places = i64::try_from(clean.leaves).unwrap();
    let mut found = 0;
    for (seq, column) in (0..places).zip(["action", "object_table"].into_iter().cycle()) {
        test.tamper(&format!(
            "UPDATE audit_event SET {column} = {column} + 1 WHERE seq = {seq} AND {ours}"
        ))
        .await;
        assert_eq!(verify(&test).await.first_bad(), Some(seq));
        test.tamper(&format!(
            "UPDATE audit_event SET {column} = {column} - 1 WHERE seq = {seq} AND {ours}"
        ))
        .await;
        found += 1;
    }
    let zeros = match test.engine {
        Engine::Sqlite => "zeroblob(152)",
        Engine::Postgres => "decode(repeat('00', 152), 'hex')",
    };
    test.tamper(&format!(
        "UPDATE audit_event SET leaf = {zeros} WHERE seq = 3 AND {ours}"
    ))
    .await;
    assert_eq!(verify(&test).await.first_bad(), Some(3));
    println!("G5 {found} of {places} changed events found at their exact index");
}

async fn a_deleted_event_is_found(test: TestApp) {
    test.client_with_case("Aalto", "Aino").await;
    let clean = verify(&test).await;
    let at = "organization_id = (SELECT organization_id FROM slug WHERE slug = 'harbour')";
    test.tamper(&format!("DELETE FROM audit_event WHERE seq = 7 AND {at}"))
        .await;
    let report = verify(&test).await;
    assert_eq!(report.first_bad(), Some(7));
    assert_eq!(report.leaves, clean.leaves - 1);
}

async fn a_rolled_back_row_is_found(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let id = case.rsplit('/').next().unwrap();
    let (as_hex, from_hex) = match test.engine {
        Engine::Sqlite => ("hex(sealed)", format!("id = unhex('{id}')")),
        Engine::Postgres => ("encode(sealed, 'hex')", format!("id = '{id}'")),
    };
    let old = test
        .peek(&format!("SELECT {as_hex} FROM cases WHERE {from_hex}"))
        .await
        .remove(0);
    let wilma = test.as_("wilma").await;
    wilma
        .edit(
            &format!("{case}/edit"),
            &[
                ("title", "Changed"),
                ("kind", "Family services"),
                ("status", "active"),
                ("priority", "normal"),
            ],
        )
        .await;
    test.assert_log_is_whole().await;
    let put_back = match test.engine {
        Engine::Sqlite => format!("unhex('{old}')"),
        Engine::Postgres => format!("decode('{old}', 'hex')"),
    };
    test.tamper(&format!(
        "UPDATE cases SET sealed = {put_back}, version = 1 WHERE {from_hex}"
    ))
    .await;
    let report = verify(&test).await;
    assert!(
        matches!(
            &report.faults[..],
            [Fault::Row {
                table: "cases",
                what: "was rolled back to an earlier version",
                ..
            }]
        ),
        "{:?}",
        report.faults
    );
}

/// G11: the log cannot be written, so every read answers 503 with no data.
async fn without_the_log_there_is_no_data(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    test.tamper("ALTER TABLE audit_event RENAME TO audit_event_gone").await;
    let mut refused = 0;
    for path in [
        person.as_str(),
        case.as_str(),
        "/w/clients",
        &format!("{person}/family"),
        &format!("{person}/access-log"),
    ] {
        let answer = wilma.get(path).await;
        assert!(answer.status >= 500 && !answer.body.contains("Aalto"), "{path}");
        refused += 1;
    }
    let answer = wilma.post("/w/search", &[("q", "Aalto")]).await;
    assert!(answer.status == 503 && !answer.body.contains("Aalto"));
    println!("G11 {} of {} reads answered 503 without data", refused + 1, refused + 1);
}

/// Whoever signs in is nobody yet: the log of an account has what was done to it as well as what it did.
async fn the_log_of_an_account_has_its_sign_ins(test: TestApp) {
    let nobody = test.nobody();
    let email = ("email", "wilma@harbour.example");
    let wrong = [email, ("password", "a wrong password")];
    assert_eq!(nobody.post("/o/harbour/sign-in", &wrong).await.status, 422);
    let right = nobody
        .post("/o/harbour/sign-in", &[email, ("password", PASSWORD)])
        .await;
    let halfway = nobody.with_session(&right.cookie("__Host-session").unwrap());
    let code = |code: &str| {
        let (halfway, code) = (halfway.clone(), code.to_owned());
        async move { halfway.post("/o/harbour/sign-in/code", &[("code", &code)]).await.status }
    };
    assert_eq!(code("not a code").await, 422);
    assert_eq!(code(&totp_code(TOTP_SECRET, test.clock.now()).unwrap()).await, 303);
    test.client_with_case("Aalto", "Aino").await;
    let pia = test.as_("pia").await;
    let of = |name: &str| format!("/admin/log?person={}", test.harbour.account(name));
    let log = pia.get(&of("wilma")).await.body;
    assert_eq!(log.matches("Refused</").count(), 2, "wrong password, wrong code: {log}");
    assert!(
        log.matches(">Sign in<").count() >= 4,
        "two refused, two that worked: {log}"
    );
    assert!(log.contains("Start a case"), "what she did: {log}");
    let other = pia.get(&of("olli")).await.body;
    assert!(
        !other.contains("Start a case") && !other.contains("Refused</"),
        "{other}"
    );
    let system = pia.get("/admin/log?person=system").await.body;
    assert!(system.contains(">Sign in<") && !system.contains("Start a case"));
    assert!(log.contains("name=\"person\"") || log.contains("id=\"person\""));
}

/// The newest day first, each with its heading once and times without dates.
async fn who_looked_stands_under_its_day(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Aalto", "Aino", &[]).await;
    wilma.get(&person).await;
    wilma.get(&person).await;
    test.clock.advance(2 * 86_400);
    let wilma = test.as_("wilma").await;
    wilma.get(&person).await;
    let log = wilma.get(&format!("{person}/access-log")).await.body;
    let days: Vec<&str> = log.split("<th scope=\"rowgroup\" colspan=\"4\">").skip(1).collect();
    assert_eq!(days.len(), 2, "{log}");
    assert!(
        days[0].starts_with("Today, ") && !days[1].starts_with("Today, "),
        "{log}"
    );
    assert!(days.iter().all(|day| day.contains("Wilma Worker")), "{log}");
    assert!(
        days[1].matches("<tr><th scope=\"row\">").count() >= 2,
        "several looks share a heading: {log}"
    );
}
