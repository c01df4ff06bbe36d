//! What was sent once, and what a representative sent whose grant has ended.

use crate::representatives::{mother_and_child, representation, represented, start_with};
use crate::support::erasure::{Story, choose, record_as};
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    what_a_guardian_sent_waits_once_the_grant_has_ended,
    a_copy_is_not_given_to_whoever_represents_no_more,
    the_same_is_asked_once,
    whoever_says_that_somebody_asked_reads_no_copy,
    an_account_made_anew_while_something_is_asked_is_a_task,
);

async fn ask(client: &Client, new: &str, kind: &str) -> String {
    let fields = [("step", "send"), ("kind", kind), ("why", "")];
    let sent = client.post(new, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location_path()
}

async fn end_grant(test: &TestApp, child: &str) {
    let wilma = test.as_("wilma").await;
    let path = representation(&wilma, child).await;
    let ended = wilma.post(&format!("{path}/end"), &[("reason", "r")]).await;
    assert_eq!(ended.status, 303, "{}", ended.body);
}

async fn what_a_guardian_sent_waits_once_the_grant_has_ended(test: TestApp) {
    choose(&test, "family-services").await;
    let (child, mother, hodan) = mother_and_child(&test, &[("phone", "+358401112223")]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let own = ask(&hodan, &format!("{}/requests/new", represented(&child)), "erasure").await;
    test.work_off().await;
    let story = Story {
        path: own.replacen("/p/", "/admin/", 1),
        decider: test.as_("ada").await,
        test,
    };
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation", "case"], "FI-SW-02@1").await;
    story.approve().await;
    end_grant(&story.test, &child).await;
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    let page = story.test.as_("ada").await.get(&story.path).await.body;
    assert!(page.contains("does not represent the person any more"), "{page}");
    let gone = "SELECT CAST(COUNT(*) AS text) FROM destruction";
    assert_eq!(story.test.peek_one(gone).await, "0");
    story.test.assert_log_is_whole().await;
}

async fn a_copy_is_not_given_to_whoever_represents_no_more(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let own = ask(&hodan, &format!("{}/requests/new", represented(&child)), "access").await;
    test.work_off().await;
    let path = own.replacen("/p/", "/admin/", 1);
    let ada = test.as_("ada").await;
    crate::packages::decide_all(&ada, &path, &[]).await;
    end_grant(&test, &child).await;
    let refused = crate::packages::release(&ada, &path).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(refused.body.contains("nothing is given by it"), "{}", refused.body);
    // With a grant anew it goes on.
    test.clock.advance(60);
    start_with(&test, &child, &mother, &["requests"]).await;
    assert_eq!(crate::packages::release(&ada, &path).await.status, 303);
    let passphrase = [("passphrase", "correct horse battery staple")];
    for _ in 0..2 {
        let handed = ada.post(&format!("{path}/package/handover"), &passphrase).await;
        assert_eq!(handed.status, 200, "{}", handed.body);
    }
    let given = "SELECT category FROM disclosure WHERE kind = 'access-package'";
    assert_eq!(
        test.peek(given).await,
        ["representative", "representative"],
        "each time"
    );
    end_grant(&test, &child).await;
    let refused = ada.post(&format!("{path}/package/handover"), &passphrase).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(refused.body.contains("nothing is given by it"), "{}", refused.body);
    test.assert_log_is_whole().await;
}

async fn the_same_is_asked_once(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    for (client, new) in [
        (&lilja, "/p/requests/new".to_owned()),
        (&hodan, format!("{}/requests/new", represented(&child))),
    ] {
        let first = ask(client, &new, "access").await;
        assert_eq!(ask(client, &new, "access").await, first, "it is under way");
        let other = ask(client, &new, "access-log").await;
        assert_ne!(other, first, "another right");
        let taken = client.post(&format!("{first}/withdrawal"), &[]).await;
        assert_eq!(taken.status, 303, "{}", taken.body);
        assert_ne!(ask(client, &new, "access").await, first, "it has ended");
    }
    let requests = "SELECT CAST(COUNT(*) AS text) FROM data_request";
    assert_eq!(test.peek_one(requests).await, "6");
    test.assert_log_is_whole().await;
}

async fn whoever_says_that_somebody_asked_reads_no_copy(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    crate::support::erasure::write_note(&test, &case, "NOBODYELSES").await;
    let (ada, pia) = (test.as_("ada").await, test.as_("pia").await);
    let path = record_as(&test, &ada, &person, "access").await.location_path();
    test.work_off().await;
    let package = format!("{path}/package");
    let refused = ada.get(&package).await;
    assert!(
        refused.body.contains("somebody else looks through the copy") && !refused.body.contains("NOBODYELSES"),
        "{}",
        refused.body
    );
    let release = crate::packages::release(&ada, &path).await;
    assert_eq!(release.status, 403, "{}", release.body);
    assert!(pia.get(&package).await.body.contains("NOBODYELSES"));
    crate::packages::decide_all(&pia, &path, &[]).await;
    assert_eq!(crate::packages::release(&pia, &path).await.status, 303);
    let log = pia.get("/admin/log").await.body;
    assert!(log.contains("Refused"), "{log}");
    test.assert_log_is_whole().await;
}

async fn an_account_made_anew_while_something_is_asked_is_a_task(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let (wilma, pia) = (test.as_("wilma").await, test.as_("pia").await);
    let again = async || {
        let fields = [("email", "other@example.org"), ("proof", "Known")];
        let answer = wilma.post(&format!("{person}/portal/invitation"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    };
    let told = async || {
        pia.get("/w")
            .await
            .body
            .contains("portal account of this person was made anew")
    };
    ask(&aino, "/p/requests/new", "access-log").await;
    assert!(!told().await);
    again().await;
    assert!(told().await, "whoever is asked about may have the link now");
    assert!(!wilma.get("/w").await.body.contains("made anew"));
    test.assert_log_is_whole().await;
}
