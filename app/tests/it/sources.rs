//! Who told something in confidence: sealed apart, shown by one logged act, given to nobody, gone with the entry.

use carehold::backup::Set;
use carehold::policy::ShowSource;
use carehold::{epochs, server};
use platform::audit;
use platform::authz::Action as _;
use platform::ids::ScopeId;
use platform::params;

use crate::backup::{make, restore};
use crate::packages::{decide_all, release, unpack};
use crate::support::erasure::{Story, YEAR, choose, record, write_note};
use crate::support::{Answer, Client, Engine, TestApp, on_both_engines};

on_both_engines!(
    a_source_is_shown_by_a_logged_act_alone,
    a_source_is_in_no_draft_and_comes_back_with_its_form,
    nobody_without_the_case_meets_a_source,
    the_client_is_given_nothing_of_a_source,
    a_source_goes_with_its_entry_and_no_backup_brings_it_back,
    a_source_goes_with_its_case,
);

const NAME: &str = "Tellername";
const CONTACT: &str = "Tellerstreet 9";
const RELATION: &str = "Tellerneighbour";

/// Signs a note that somebody told in confidence.
async fn told(wilma: &Client, case: &str, text: &str) {
    let fields = [
        ("text", text),
        ("kind", "note"),
        ("audience", "client"),
        ("source_name", NAME),
        ("source_contact", CONTACT),
        ("source_relation", RELATION),
    ];
    let signed = wilma.post(&format!("{case}/entries"), &fields).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
}

/// The address of the newest source that a case's page leads to.
async fn source_of(client: &Client, case: &str) -> String {
    let page = client.get(case).await.body;
    let end = page.find("/source\"").expect("a link to who told");
    let start = page[..end].rfind('"').unwrap() + 1;
    format!("{}/source", &page[start..end])
}

fn tells(answer: &Answer) -> bool {
    [NAME, CONTACT, RELATION].iter().any(|word| answer.body.contains(word))
}

async fn rows(test: &TestApp) -> String {
    test.peek_one("SELECT CAST(COUNT(*) AS text) FROM protected_source")
        .await
}

/// How often an action stands in the log, and of those how often about a person.
async fn logged(test: &TestApp, action: &str) -> (String, String) {
    let code = carehold::policy::all_actions()
        .find(|line| line.name == action)
        .unwrap()
        .code;
    let all = format!("SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE action = {code} AND outcome = 1");
    let about = format!("{all} AND subject_id IN (SELECT log_scope_id FROM person)");
    (test.peek_one(&all).await, test.peek_one(&about).await)
}

async fn a_source_is_shown_by_a_logged_act_alone(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    told(&wilma, &case, "TOLDNOTE the child is alone at night").await;
    let page = wilma.get(&case).await;
    assert!(page.body.contains("TOLDNOTE") && page.body.contains("Told in confidence"));
    assert!(!tells(&page), "it is covered");
    let source = source_of(&wilma, &case).await;
    let covered = wilma.get(&source).await;
    assert!(
        covered.status == 200 && covered.body.contains("TOLDNOTE"),
        "{}",
        covered.body
    );
    assert!(!tells(&covered));

    let look = format!("{source}/look");
    let asked = wilma.post(&look, &[("reason", " ")]).await;
    assert_eq!(asked.status, 422);
    assert!(!tells(&asked));
    assert_eq!(logged(&test, "source.show").await.0, "0");
    let reason = [("reason", "LOOKREASON the police asks for a witness")];
    let shown = wilma.post(&look, &reason).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    for word in [NAME, CONTACT, RELATION] {
        assert!(shown.body.contains(word), "{word}");
    }
    // In the log, about nobody whom anybody could ask about.
    let once = ("1".to_owned(), "0".to_owned());
    assert_eq!(logged(&test, "source.show").await, once);
    assert_eq!(logged(&test, "source.record").await, once);
    assert!(!tells(&wilma.get(&source).await), "covered again");
    assert!(!tells(&wilma.get(&format!("{person}/notes")).await));

    // A second one beside the same entry is none; the privacy officer may look, an admin may not.
    let again = wilma.post(&source, &[("source_name", "Other")]).await;
    assert_eq!(again.status, 409, "{}", again.body);
    assert!(tells(&test.as_("pia").await.post(&look, &reason).await));
    let ada = test.as_("ada").await.post(&look, &reason).await;
    assert!(ada.status == 403 && !tells(&ada), "{}", ada.status);
    test.assert_log_is_whole().await;
}

async fn a_source_is_in_no_draft_and_comes_back_with_its_form(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let half = [("text", "HALFNOTE"), ("kind", "note"), ("source_name", NAME)];
    let saved = wilma.post(&format!("{case}/draft"), &half).await;
    assert!(
        saved.status == 200 && tells(&saved),
        "what no draft keeps stays in the form"
    );
    let page = wilma.get(&case).await;
    assert!(page.body.contains("HALFNOTE") && !tells(&page), "the draft has it not");
    // A page that saves itself learns that something in it is not saved.
    let headers = [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")];
    let (_, other) = test.client_with_case("Virtanen", "Ville").await;
    let body = format!("text=SELFSAVED&kind=note&source_name={NAME}");
    let saved = wilma
        .send("POST", &format!("{other}/draft"), &headers, Some(&body))
        .await;
    assert!(
        saved.status == 409 && saved.body.contains("Who told is not saved"),
        "{}",
        saved.body
    );
    assert!(wilma.get(&other).await.body.contains("SELFSAVED"), "the draft is");
    let empty = [("text", " "), ("kind", "note"), ("source_name", NAME)];
    let refused = wilma.post(&format!("{case}/entries"), &empty).await;
    assert!(refused.status == 422 && tells(&refused));
    let long = "x".repeat(201);
    let long = [("text", "x"), ("kind", "note"), ("source_contact", long.as_str())];
    let refused = wilma.post(&format!("{case}/entries"), &long).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Shorten this to 200 characters"));
    assert_eq!(rows(&test).await, "0");

    // Recorded later, beside what was signed.
    write_note(&test, &case, "LATERNOTE").await;
    let source = source_of(&wilma, &case).await;
    let nothing = wilma.post(&source, &[("source_name", " ")]).await;
    assert!(
        nothing.status == 422 && nothing.body.contains("Write who told"),
        "{}",
        nothing.body
    );
    let recorded = wilma.post(&source, &[("source_relation", RELATION)]).await;
    assert_eq!(recorded.status, 303, "{}", recorded.body);
    assert!(wilma.get(&case).await.body.contains("Told in confidence"));
    assert_eq!(rows(&test).await, "1");
}

async fn nobody_without_the_case_meets_a_source(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    told(&wilma, &case, "TOLDNOTE").await;
    let source = source_of(&wilma, &case).await;
    let reason = [("reason", "curious")];
    for other in [
        test.as_("olli").await,
        test.as_member(&test.lakeside, "wilma").await,
        test.as_member(&test.lakeside, "pia").await,
    ] {
        let look = format!("{source}/look");
        for answer in [
            other.get(&source).await,
            other.post(&source, &[("source_name", "x")]).await,
            other.post(&look, &reason).await,
        ] {
            assert!([403, 404].contains(&answer.status), "{}", answer.status);
            assert!(!tells(&answer) && !answer.body.contains("TOLDNOTE"));
        }
    }
    // Another case's address leads to no source of this one.
    let (_, other) = test.client_with_case("Virtanen", "Ville").await;
    let entry = source.trim_end_matches("/source").rsplit('/').next().unwrap();
    let astray = wilma
        .post(&format!("{other}/entries/{entry}/source/look"), &reason)
        .await;
    assert_eq!(astray.status, 404);
    // A restricted case keeps out whom only the role would let in.
    assert_eq!(
        wilma
            .post(&format!("{case}/restriction"), &[("restricted", "yes")])
            .await
            .status,
        303
    );
    let pia = test.as_("pia").await.post(&format!("{source}/look"), &reason).await;
    assert!([403, 404].contains(&pia.status) && !tells(&pia), "{}", pia.body);
    for asked in [NAME, CONTACT, RELATION] {
        let found = wilma.post("/w/search", &[("q", asked)]).await;
        assert!(found.status == 200 && !found.body.contains("TOLDNOTE") && !found.body.contains("Aino"));
    }
}

async fn the_client_is_given_nothing_of_a_source(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    told(&wilma, &case, "TOLDNOTE the child is alone at night").await;
    let source = source_of(&wilma, &case).await;
    assert!(tells(
        &wilma.post(&format!("{source}/look"), &[("reason", "REASONWORD")]).await
    ));
    let ada = test.as_("ada").await;
    for kind in ["access", "portability", "access-log"] {
        let path = record(&test, &person, kind).await.location_path();
        test.work_off().await;
        let package = ada.get(&format!("{path}/package")).await;
        assert_eq!(package.status, 200, "{kind}: {}", package.body);
        if kind != "access-log" {
            assert!(package.body.contains("TOLDNOTE"), "{kind}");
        }
        for word in [NAME, CONTACT, RELATION, "REASONWORD", "in confidence"] {
            let body = package
                .body
                .replace("Somebody told it in confidence", "")
                .replace("Told in confidence", "");
            assert!(!body.contains(word), "{kind} proposes {word}");
        }
        decide_all(&ada, &path, &[]).await;
        assert_eq!(release(&ada, &path).await.status, 303, "{kind}");
        let passphrase = "neljä sanaa riittää tähän";
        let file = ada
            .post(&format!("{path}/package/handover"), &[("passphrase", passphrase)])
            .await;
        for (name, bytes) in unpack(&file.bytes, Some(passphrase)) {
            let text = String::from_utf8_lossy(&bytes);
            for word in [NAME, CONTACT, RELATION, "REASONWORD", "confidence", "source"] {
                assert!(
                    std::path::Path::new(&name).extension().is_some_and(|end| end == "pdf") || !text.contains(word),
                    "{kind}: {name} tells {word}"
                );
            }
        }
    }
    let aino = test.portal_client(&person, "aino@example.org").await;
    for page in ["/p", "/p/data", "/p/documents", "/p/looked", "/p/requests", "/p/people"] {
        let page = aino.get(page).await;
        assert!(!tells(&page) && !page.body.contains("confidence"));
    }
}

/// An old closed case with a note that goes and one that stays, each with a source; the scopes of both sources.
async fn old_case(test: &TestApp) -> (String, [ScopeId; 2]) {
    choose(test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let (person, case) = test.client_with_case("Berg", "Bo").await;
    write_note(test, &case, "STAYINGNOTE").await;
    let staying = source_of(&wilma, &case).await;
    let fields = [("source_name", "Stayingname")];
    assert_eq!(wilma.post(&staying, &fields).await.status, 303);
    // The newest stands first.
    test.clock.advance(60);
    told(&wilma, &case, "GOINGNOTE").await;
    let look = format!("{}/look", source_of(&wilma, &case).await);
    assert!(tells(&wilma.post(&look, &[("reason", "LOOKREASON")]).await));
    assert!(tells_why(test).await);
    let closed = wilma.post(&format!("{case}/closure"), &[("reason", "over")]).await;
    assert_eq!(closed.status, 303);
    test.clock.advance(11 * YEAR);
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT scope_id FROM protected_source WHERE organization_id = $1 ORDER BY recorded_at, id";
    let scopes: Vec<(ScopeId,)> = tx.all(sql, params![tx.organization()]).await.unwrap();
    (person, [scopes[0].0, scopes[1].0])
}

/// Whether the log still tells why somebody looked.
async fn tells_why(test: &TestApp) -> bool {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let after = platform::ids::EventId::from(uuid::Uuid::nil());
    let events = audit::list_after(&tx, after, 10_000).await.unwrap();
    for event in events.iter().filter(|event| event.leaf.action == ShowSource::CODE) {
        let payload = audit::open_payload(&tx, event).await;
        if payload.is_ok_and(|payload| payload.reason.as_deref() == Some("LOOKREASON")) {
            return true;
        }
    }
    false
}

async fn opens(test: &TestApp, scope: ScopeId) -> bool {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    tx.open_scope_system(scope).await.is_ok()
}

async fn a_source_goes_with_its_entry_and_no_backup_brings_it_back(test: TestApp) {
    let (person, [staying, going]) = old_case(&test).await;
    let story = Story::erasure(test, &person).await;
    story.keep(&[], "FI-SW-02@1").await;
    let sql = "SELECT CAST(i.id AS text) FROM data_request_item i JOIN protected_source s ON s.entry_id = i.item_id ORDER BY s.recorded_at DESC, s.id DESC";
    let items: Vec<String> = match story.test.engine {
        Engine::Postgres => story.test.peek(sql).await,
        Engine::Sqlite => {
            story
                .test
                .peek(&sql.replace("CAST(i.id AS text)", "lower(hex(i.id))"))
                .await
        }
    };
    let fields = [("item", items[0].as_str()), ("decision", "erase")];
    let decided = story.decider.post(&format!("{}/decisions", story.path), &fields).await;
    assert_eq!(decided.status, 303, "{}", decided.body);
    story.approve().await;
    let backup = make(&story.test, None, true).await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let test = story.test;
    assert_eq!(rows(&test).await, "1");
    assert!(!opens(&test, going).await && opens(&test, staying).await);
    assert!(!tells_why(&test).await, "why somebody looked goes with it");
    test.assert_log_is_whole().await;
    epochs::close(&test.app, || Ok(())).await.unwrap();

    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(report.ok && report.unopened.is_empty(), "{report:?}");
    assert_eq!(
        report.destructions_in_data, 4,
        "the note, who told it, and what was searched in two organizations: {report:?}"
    );
    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    let tx = app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT scope_id FROM protected_source WHERE organization_id = $1";
    let left: Vec<(ScopeId,)> = tx.all(sql, params![tx.organization()]).await.unwrap();
    assert_eq!(left, [(staying,)]);
    drop(tx);
    let wilma = test.as_on(&app, config, "wilma").await;
    let case = wilma.get(&person).await.body;
    assert!(case.contains("Bo Berg"));
}

async fn a_source_goes_with_its_case(test: TestApp) {
    let (person, scopes) = old_case(&test).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    assert_eq!(rows(&story.test).await, "0");
    for scope in scopes {
        assert!(!opens(&story.test, scope).await);
    }
    story.test.assert_log_is_whole().await;
}
