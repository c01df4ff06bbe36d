//! Requests by the public form as staff handle them: assigned to somebody, or closed, and destroyed.

use platform::clock::Time;
use platform::ids::ScopeId;
use platform::params;

use crate::representatives::{mother_and_child, start_with};
use crate::support::{Answer, Client, TestApp, on_both_engines};

on_both_engines!(
    a_form_becomes_a_request_of_its_own_day,
    without_doubt_it_goes_on_at_once,
    what_is_no_request_is_kept_thirty_days,
    a_late_form_is_told_once,
    only_who_answers_requests_sees_it,
    hidden_people_stay_hidden,
    no_representative_opens_it,
);

const DAY: i64 = 86_400;
pub(crate) const FORM: &str = "/o/harbour/requests";

/// What somebody sends about themselves.
const ABOUT: [(&str, &str); 6] = [
    ("kind", "access"),
    ("who", "self"),
    ("name", "Aino Aalto"),
    ("birth", "4.3.1985"),
    ("reach", "SAFEPHONE after six"),
    ("words", "FORMWORDS please"),
];

/// The fields with some of them other.
pub(crate) fn with<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = ABOUT
        .iter()
        .filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
    kept.chain(other).copied().collect()
}

/// The number that a sender was shown.
pub(crate) fn receipt(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let (_, rest) = answer.body.split_once("Number of your request</dt>").unwrap();
    let (_, rest) = rest.split_once("<dd class=\"strong\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

pub(crate) async fn send(test: &TestApp, other: &[(&str, &str)]) -> Answer {
    test.nobody().post(FORM, &with(other)).await
}

/// The address of the only form there is.
async fn only_form(test: &TestApp) -> String {
    let (id, _) = form_of(test).await;
    format!("/admin/requests/forms/{}", id.simple())
}

async fn form_of(test: &TestApp) -> (uuid::Uuid, ScopeId) {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id, scope_id FROM public_request WHERE organization_id = $1";
    tx.one(sql, params![tx.organization()]).await.unwrap()
}

pub(crate) async fn forms(test: &TestApp) -> String {
    test.peek_one("SELECT CAST(COUNT(*) AS text) FROM public_request").await
}

async fn opens(test: &TestApp, scope: ScopeId) -> bool {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    tx.open_scope_system(scope).await.is_ok()
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// Looks for somebody and says that the form is about them.
async fn assign(decider: &Client, form: &str, person: &str, more: &[(&str, &str)]) -> Answer {
    let found = decider.post(&format!("{form}/search"), &[("q", "Aalto")]).await;
    assert_eq!(found.status, 200, "{}", found.body);
    assert!(found.body.contains(id_of(person)), "{}", found.body);
    let fields = [&[("person", id_of(person))], more].concat();
    decider.post(&format!("{form}/person"), &fields).await
}

struct Kept {
    state: String,
    channel: String,
    received_at: Time,
    due_at: Option<Time>,
}

async fn request(test: &TestApp) -> Kept {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT state, channel, received_at, due_at FROM data_request WHERE organization_id = $1";
    let (state, channel, received_at, due_at) = tx.one(sql, params![tx.organization()]).await.unwrap();
    Kept {
        state,
        channel,
        received_at,
        due_at,
    }
}

async fn a_form_becomes_a_request_of_its_own_day(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let page = test.nobody().get(&format!("{FORM}/new")).await;
    assert!(
        page.status == 200 && page.body.contains("Send the request"),
        "{}",
        page.body
    );
    let sent = send(&test, &[]).await;
    let receipt = receipt(&sent);
    assert!(!sent.body.contains("SAFEPHONE") && !sent.body.contains("FORMWORDS"));
    let sent_at = test.clock.now();
    let (_, scope) = form_of(&test).await;
    test.clock.advance(3 * DAY);
    test.work_off().await;
    let ada = test.as_("ada").await;
    let queue = ada.get("/admin/requests").await.body;
    let (forms_at, open_at) = (queue.find("id=\"forms\"").unwrap(), queue.find("id=\"open\"").unwrap());
    assert!(forms_at < open_at, "they stand above the queue");
    assert!(queue.contains("days left") && !queue.contains("Aino"), "{queue}");
    let form = only_form(&test).await;
    let page = ada.get(&form).await.body;
    for words in [
        "Aino Aalto",
        "SAFEPHONE after six",
        "FORMWORDS please",
        receipt.as_str(),
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(
        ada.post(&format!("{form}/person"), &[]).await.status,
        422,
        "nobody is chosen"
    );
    assert_eq!(ada.post(&format!("{form}/search"), &[("q", "")]).await.status, 422);
    let no_reason = [("proof", "yes"), ("q", "Aalto")];
    let answer = assign(&ada, &form, &person, &no_reason).await;
    assert_eq!(answer.status, 422, "why proof is needed");
    let proof = [("proof", "yes"), ("proof_reason", "Nobody knows who sent it")];
    let answer = assign(&ada, &form, &person, &proof).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let kept = request(&test).await;
    assert_eq!((kept.state.as_str(), kept.channel.as_str()), ("identity-check", "form"));
    assert_eq!(kept.due_at, None, "the clock stands");
    let since = sent_at.seconds_since(kept.received_at);
    assert!((0..DAY).contains(&since), "received on the day of the form: {since}");
    // Nothing is left of the form, and its key is gone.
    assert_eq!(forms(&test).await, "0");
    test.work_off().await;
    assert!(!opens(&test, scope).await);
    assert_eq!(ada.get(&form).await.status, 404);
    assert_eq!(
        ada.post(&format!("{form}/person"), &[("person", id_of(&person))])
            .await
            .status,
        404
    );
    let request = ada.get(&answer.location_path()).await.body;
    for words in [
        "Public form",
        "FORMWORDS please",
        "SAFEPHONE after six",
        receipt.as_str(),
        "Nobody knows who sent it",
        "Asked for proof",
    ] {
        assert!(request.contains(words), "{words}: {request}");
    }
    assert_eq!(
        test.peek("SELECT template FROM letter ORDER BY 1").await,
        ["identity", "received"]
    );
    let proved = [("reason", "Passport shown")];
    let path = answer.location_path();
    assert_eq!(ada.post(&format!("{path}/identity/proof"), &proved).await.status, 303);
    test.work_off().await;
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("Said whom a request by the public form is about"), "{log}");
    assert!(!log.contains("Aino Aalto") && !log.contains("SAFEPHONE"));
    test.assert_log_is_whole().await;
}

async fn without_doubt_it_goes_on_at_once(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let other = [
        ("kind", "erasure"),
        ("who", "other"),
        ("sender", "SENDER Eino, her guardian"),
    ];
    receipt(&send(&test, &other).await);
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT due_at FROM public_request WHERE organization_id = $1";
    let (due,): (Time,) = tx.one(sql, params![tx.organization()]).await.unwrap();
    drop(tx);
    test.clock.advance(5 * DAY);
    let pia = test.as_("pia").await;
    let form = only_form(&test).await;
    assert!(pia.get(&form).await.body.contains("SENDER Eino, her guardian"));
    let answer = assign(&pia, &form, &person, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    test.work_off().await;
    let kept = request(&test).await;
    assert_eq!(kept.state, "in-review");
    assert_eq!(kept.due_at, Some(due), "the day that the sender was told");
    let page = pia.get(&answer.location_path()).await.body;
    assert!(page.contains("SENDER Eino, her guardian"), "{page}");
    test.assert_log_is_whole().await;
}

async fn what_is_no_request_is_kept_thirty_days(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    receipt(&send(&test, &[]).await);
    let form = only_form(&test).await;
    let (_, scope) = form_of(&test).await;
    let pia = test.as_("pia").await;
    let closure = format!("{form}/closure");
    assert_eq!(pia.post(&closure, &[("outcome", "nobody")]).await.status, 422);
    let answer = pia.post(&closure, &[("reason", "CALLEDBACK")]).await;
    assert!(
        answer.status == 422 && answer.body.contains("CALLEDBACK"),
        "{}",
        answer.body
    );
    let closing = [("outcome", "nobody"), ("reason", "CALLEDBACK and asked for proof")];
    assert_eq!(pia.post(&closure, &closing).await.status, 303);
    assert_eq!(pia.post(&closure, &closing).await.status, 409, "once");
    let queue = pia.get("/admin/requests").await.body;
    assert!(queue.contains("Public forms that became no request"), "{queue}");
    assert!(queue.contains("Nobody here whom it could be about") && !queue.contains("id=\"forms\""));
    assert!(pia.get(&form).await.body.contains("CALLEDBACK and asked for proof"));
    test.clock.advance(29 * DAY);
    test.work_off().await;
    assert!(opens(&test, scope).await, "still there");
    test.clock.advance(DAY + 60);
    test.work_off().await;
    assert_eq!(forms(&test).await, "0");
    assert!(!opens(&test, scope).await, "its key is gone");
    let pia = test.as_("pia").await;
    assert_eq!(pia.get(&form).await.status, 404);
    // Said too early: whom it is about is still said in time.
    receipt(&send(&test, &[]).await);
    let form = only_form(&test).await;
    let closing = [("outcome", "no-request"), ("reason", "A joke")];
    assert_eq!(pia.post(&format!("{form}/closure"), &closing).await.status, 303);
    assert_eq!(assign(&pia, &form, &person, &[]).await.status, 303);
    test.clock.advance(31 * DAY);
    test.work_off().await;
    assert_eq!(request(&test).await.state, "in-review", "what it became stays");
    test.assert_log_is_whole().await;
}

async fn a_late_form_is_told_once(test: TestApp) {
    const TOLD: &str = "A request that came by the public form is late.";
    receipt(&send(&test, &[]).await);
    test.work_off().await;
    assert!(!test.as_("pia").await.get("/w").await.body.contains(TOLD));
    test.clock.advance(40 * DAY);
    test.work_off().await;
    test.work_off().await;
    let raised = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'form-overdue'";
    assert_eq!(test.peek_one(raised).await, "1");
    let pia = test.as_("pia").await;
    assert!(pia.get("/w").await.body.contains(TOLD));
    assert!(pia.get("/admin/requests").await.body.contains("days late"));
    let form = only_form(&test).await;
    assert!(pia.get(&form).await.body.contains("SAFEPHONE"), "it still opens");
    let closing = [("outcome", "nobody"), ("reason", "Answered late")];
    assert_eq!(pia.post(&format!("{form}/closure"), &closing).await.status, 303);
    test.assert_log_is_whole().await;
}

async fn only_who_answers_requests_sees_it(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    receipt(&send(&test, &[]).await);
    let form = only_form(&test).await;
    let fields = [
        ("person", id_of(&person)),
        ("outcome", "nobody"),
        ("reason", "x"),
        ("q", "Aalto"),
    ];
    let foreign = test.as_member(&test.lakeside, "ada").await;
    for (client, status) in [
        (test.as_("wilma").await, 403),
        (test.as_("saga").await, 403),
        (test.as_("asta").await, 403),
        (foreign, 404),
    ] {
        let page = client.get(&form).await;
        assert!(
            page.status == status && !page.body.contains("SAFEPHONE"),
            "{}",
            page.body
        );
        for act in ["search", "person", "closure"] {
            let answer = client.post(&format!("{form}/{act}"), &fields).await;
            assert!(answer.status == status && !answer.body.contains("SAFEPHONE"), "{act}");
        }
    }
    assert_eq!(forms(&test).await, "1");
    assert_eq!(test.peek("SELECT state FROM data_request").await, Vec::<String>::new());
}

async fn hidden_people_stay_hidden(test: TestApp) {
    const TOLD: &str = "Somebody whom few may see may be meant";
    let wilma = test.as_("wilma").await;
    let hidden = wilma.create_person("Aalto", "Aino", &[("birth", "4.3.1985")]).await;
    let ada = test.as_("ada").await;
    receipt(&send(&test, &[]).await);
    let form = only_form(&test).await;
    let search = format!("{form}/search");
    let seen = ada.post(&search, &[("q", "Aalto")]).await.body;
    assert!(seen.contains(id_of(&hidden)));
    let mark = [("sensitive", "yes")];
    assert_eq!(wilma.post(&format!("{hidden}/sensitive"), &mark).await.status, 303);
    let none = ada.post(&search, &[("q", "Aalto")]).await.body;
    let nobody = ada.post(&search, &[("q", "Nosuch")]).await.body;
    assert_eq!(
        none.replace("Aalto", ""),
        nobody.replace("Nosuch", "").replace("Aino Aalto", "Aino ")
    );
    let answer = ada.post(&format!("{form}/person"), &[("person", id_of(&hidden))]).await;
    assert_eq!(answer.status, 404, "as if nobody were there");
    assert_eq!(forms(&test).await, "1", "and nothing was destroyed");
    assert!(ada.get(&form).await.body.contains("SAFEPHONE"));
    // Said to be about nobody: a named person hears that it may be, and nothing else is different.
    let closing = [("outcome", "nobody"), ("reason", "Nothing found")];
    let closed = ada.post(&format!("{form}/closure"), &closing).await;
    assert_eq!(closed.status, 303);
    let raised = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'form-hidden'";
    assert_eq!(test.peek_one(raised).await, "1");
    assert!(test.as_("pia").await.get("/w").await.body.contains(TOLD));
    assert!(!ada.get("/w").await.body.contains(TOLD));
    receipt(&send(&test, &[("name", "Nosuch Anywhere"), ("birth", "5.5.1955")]).await);
    let queue = ada.get("/admin/requests").await.body;
    let (_, rest) = queue.split_once("id=\"forms\"").unwrap();
    let (_, rest) = rest.split_once("href=\"").unwrap();
    let form = rest.split('"').next().unwrap();
    let answer = ada.post(&format!("{form}/closure"), &closing).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (closed.status, closed.header("location"))
    );
    assert_eq!(test.peek_one(raised).await, "1");
}

async fn no_representative_opens_it(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2010")]).await;
    start_with(&test, &child, &mother, &["record", "requests"]).await;
    receipt(&send(&test, &[("name", "Lilja Lehto"), ("birth", "4.3.2010")]).await);
    let ada = test.as_("ada").await;
    let form = only_form(&test).await;
    let fields = [("person", id_of(&child))];
    let path = ada.post(&format!("{form}/person"), &fields).await.location_path();
    test.work_off().await;
    let own = format!("/p/requests/{}", id_of(&path));
    let answer = hodan.get(&own).await;
    assert!(
        answer.status == 404 && !answer.body.contains("FORMWORDS"),
        "{}",
        answer.body
    );
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    // Theirs, but who filled the form in may be somebody else: their words are for staff.
    let page = lilja.get(&own).await;
    assert!(page.status == 200 && !page.body.contains("FORMWORDS"), "{}", page.body);
}
