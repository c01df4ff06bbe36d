//! People who would use the product against each other: what each tries is refused, noted, and told as little as what does not exist.
//!
//! One file, though longer than 400 lines: who tries what reads best side by side.
//! What is tried elsewhere is not tried again here: never-write and the letters in `letters`, two releases of a hold in `holds`, the name of a hidden person in `people`, the routes in `access`.

use carehold::accounts::{NewDemo, create_demo_account};
use platform::authz::{Role, Roles};
use platform::session;
use secrecy::SecretString;

use crate::documents::add;
use crate::packages::{decide_all, release};
use crate::representatives::{mother_and_child, representation, represented, start, start_with, weighed};
use crate::support::erasure::{Story, YEAR, choose, record, write_note};
use crate::support::{Answer, Client, PASSWORD, TOTP_SECRET, TestApp, on_both_engines};

on_both_engines!(
    an_abusive_guardian,
    a_grant_that_ended,
    a_coerced_client,
    an_accused_admin,
    a_curious_colleague,
    a_bereaved_relative,
    a_fifteen_year_old,
    a_young_adult,
    a_false_death_date,
);

/// What no row has.
const NOTHING: &str = "00000000000000000000000000000009";

async fn refusals(test: &TestApp) -> usize {
    let count = "SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE outcome = 2";
    test.peek_one(count).await.parse().unwrap()
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// Refused with this status, and the log knows.
async fn refused(test: &TestApp, status: u16, act: impl Future<Output = Answer>) -> Answer {
    let before = refusals(test).await;
    let answer = act.await;
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(refusals(test).await > before, "nothing in the log of a refusal");
    answer
}

/// Refused, noted, and answered as for an id that nobody has.
async fn not_there(test: &TestApp, client: &Client, path: &str, id: &str) {
    let looked = refused(test, 404, client.get(path)).await;
    let nothing = client.get(&path.replace(id, NOTHING)).await;
    assert_eq!((looked.status, &looked.body), (nothing.status, &nothing.body), "{path}");
}

/// The same for what is sent.
async fn not_done(test: &TestApp, client: &Client, path: &str, id: &str) {
    let sent = refused(test, 404, client.post(path, &[])).await;
    let nothing = client.post(&path.replace(id, NOTHING), &[]).await;
    assert_eq!((sent.status, &sent.body), (nothing.status, &nothing.body), "{path}");
}

/// The only case on a person's page.
async fn case_of(worker: &Client, person: &str) -> String {
    let page = worker.get(person).await.body;
    let (_, rest) = page.split_once("\"/w/cases/").unwrap();
    format!("/w/cases/{}", rest.split('"').next().unwrap())
}

/// Asks in the portal, for oneself: nobody can be named.
async fn ask(client: &Client, kind: &str, why: &str) -> String {
    let fields = [("step", "send"), ("kind", kind), ("why", why)];
    client.post("/p/requests/new", &fields).await.location_path()
}

const EVERYTHING: [&str; 2] = ["record", "requests"];

async fn an_abusive_guardian(test: TestApp) {
    let born = [
        ("birth", "4.3.2015"),
        ("street", "Piilokatu 1"),
        ("address_protected", "yes"),
    ];
    let (child, mother, hodan) = mother_and_child(&test, &born).await;
    let wilma = test.as_("wilma").await;
    let case = case_of(&wilma, &child).await;
    let elsewhere = [("street", "Rauhankatu 5"), ("city", "Turku")];
    let father = wilma.create_person("Lehto", "Frans", &elsewhere).await;
    let related = [("other", id_of(&father)), ("kind", "father")];
    assert_eq!(wilma.post(&format!("{child}/relations"), &related).await.status, 303);
    for (audience, text) in [
        ("staff", "AMONGUS"),
        ("client", "FORLILJA"),
        ("client-and-representatives", "FORBOTH"),
    ] {
        let fields = [("text", text), ("kind", "note"), ("audience", audience)];
        assert_eq!(wilma.post(&format!("{case}/entries"), &fields).await.status, 303);
    }
    let hidden = [
        add(&test, &case, "Among us", "staff", "STAFFFILE").await,
        add(&test, &case, "For Lilja", "client", "OWNFILE").await,
    ];
    start_with(&test, &child, &mother, &EVERYTHING).await;
    let page = hodan.get(&represented(&child)).await.body;
    assert!(page.contains("FORBOTH"), "{page}");
    for kept in [
        "AMONGUS",
        "FORLILJA",
        "Among us",
        "For Lilja",
        "Piilokatu",
        "Rauhankatu",
        "Turku",
        "Frans",
    ] {
        assert!(!page.contains(kept), "{kept}: {page}");
    }
    for document in &hidden {
        let id = id_of(document);
        not_there(&test, &hodan, &format!("/p/documents/{id}"), id).await;
    }
    // The other parent, and the child in the staff's pages.
    not_there(&test, &hodan, &represented(&father), id_of(&father)).await;
    for page in ["", "/access-log", "/portal", "/requests/new"] {
        let answer = refused(&test, 403, hodan.get(&format!("{child}{page}"))).await;
        assert!(!answer.body.contains("Lilja"), "{page}");
    }
    // Who looked is the child's to know.
    wilma.get(&child).await;
    let looked = hodan.get(&format!("/p/looked?person={}", id_of(&child))).await.body;
    assert_eq!(looked, hodan.get("/p/looked").await.body);
    // What the child asks is the child's.
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let asked = ask(&lilja, "access", "SHEHITSME").await;
    let id = id_of(&asked).to_owned();
    test.work_off().await;
    not_there(&test, &hodan, &asked, &id).await;
    not_done(&test, &hodan, &format!("{asked}/withdrawal"), &id).await;
    let ada = test.as_("ada").await;
    let of_staff = format!("/admin/requests/{id}");
    decide_all(&ada, &of_staff, &[]).await;
    assert_eq!(release(&ada, &of_staff).await.status, 303);
    not_done(&test, &hodan, &format!("{asked}/package"), &id).await;
    assert!(lilja.get(&asked).await.body.contains("SHEHITSME"));
    assert_eq!(lilja.post(&format!("{asked}/package"), &[]).await.status, 200);
    // What she asks is about herself, whatever she sends.
    let fields = [
        ("step", "send"),
        ("kind", "erasure"),
        ("why", "Erase Lilja"),
        ("person", id_of(&child)),
        ("id", id_of(&child)),
    ];
    let own = hodan.post("/p/requests/new", &fields).await.location_path();
    let queue = ada.get(&format!("/admin/requests/{}", id_of(&own))).await.body;
    assert!(
        queue.contains("Lehto, Hodan") && !queue.contains("Lehto, Lilja"),
        "{queue}"
    );
    test.assert_log_is_whole().await;
}

async fn a_grant_that_ended(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    let wilma = test.as_("wilma").await;
    let case = case_of(&wilma, &child).await;
    let shared = add(&test, &case, "For both", "client-and-representatives", "BOTH").await;
    start_with(&test, &child, &mother, &EVERYTHING).await;
    let asked = record(&test, &child, "access").await.location_path();
    test.work_off().await;
    let id = id_of(&asked).to_owned();
    let request = format!("/p/requests/{id}");
    let document = format!("/p/documents/{}", id_of(&shared));
    assert_eq!(hodan.get(&request).await.status, 200, "what was granted");
    assert_eq!(hodan.get(&document).await.status, 200);
    // Neither taking it back nor the copy of the child's data was granted.
    not_done(&test, &hodan, &format!("{request}/withdrawal"), &id).await;
    let ada = test.as_("ada").await;
    decide_all(&ada, &asked, &[]).await;
    assert_eq!(release(&ada, &asked).await.status, 303);
    not_done(&test, &hodan, &format!("{request}/package"), &id).await;
    let one = representation(&wilma, &child).await;
    assert_eq!(wilma.post(&format!("{one}/end"), &[("reason", "r")]).await.status, 303);
    not_there(&test, &hodan, &request, &id).await;
    not_there(&test, &hodan, &document, id_of(&shared)).await;
    not_there(&test, &hodan, &represented(&child), id_of(&child)).await;
    let grant = format!("/p/people/{}/end", id_of(&one));
    not_done(&test, &hodan, &grant, id_of(&one)).await;
}

/// A page but for the line that says when it was printed.
fn without_the_time(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.contains("class=\"printfoot\""));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every page that the portal has without an id.
const PAGES: [&str; 11] = [
    "/p",
    "/p/data",
    "/p/documents",
    "/p/looked",
    "/p/people",
    "/p/requests",
    "/p/requests/new",
    "/p/settings",
    "/p/settings/password",
    "/p/settings/second-step",
    "/p/nowhere",
];

async fn pages_of(client: &Client, more: &str) -> Vec<String> {
    let mut pages = Vec::new();
    for path in PAGES.into_iter().chain([more]) {
        let answer = client.get(path).await;
        assert!([200, 404].contains(&answer.status), "{path} {}", answer.status);
        let leave = answer.body.contains("Leave quickly") && answer.body.contains("data-hide-now");
        assert!(leave, "{path}: {}", answer.body);
        // A new secret is shown each time.
        if path != "/p/settings/second-step" {
            pages.push(without_the_time(&answer.body));
        }
    }
    pages
}

async fn a_coerced_client(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let wilma = test.as_("wilma").await;
    wilma.get(&child).await;
    let page = represented(&child);
    let before = (pages_of(&hodan, &page).await, pages_of(&lilja, "/p/nothing").await);
    let mut fields: Vec<(&str, &str)> = weighed(&mother, "1.11.2027");
    fields.retain(|(name, _)| *name != "suspected");
    fields.extend([("suspected", "yes"), ("suspicion", "BRUISES on both arms")]);
    let path = format!("{child}/portal/representatives");
    assert_eq!(wilma.post(&path, &fields).await.status, 303);
    let one = representation(&wilma, &child).await;
    not_there(&test, &hodan, &page, id_of(&child)).await;
    let after = (pages_of(&hodan, &page).await, pages_of(&lilja, "/p/nothing").await);
    assert!(before.0 == after.0, "nothing tells the one who is suspected");
    assert!(before.1 == after.1, "nor the one at whose shoulder they stand");
    // No letter and no list of what is held about either says it.
    for person in [&mother, &child] {
        let asked = record(&test, person, "access").await.location_path();
        test.work_off().await;
        let ada = test.as_("ada").await;
        let mut pages = vec![ada.get(&format!("{asked}/package")).await.body];
        let file = ada.get(&asked).await.body;
        for letter in file.split(&format!("{asked}/letters/")).skip(1) {
            let letter = format!("{asked}/letters/{}", letter.split('"').next().unwrap());
            pages.push(ada.get(&letter).await.body);
        }
        assert!(pages.len() > 1, "there is a letter");
        for page in pages.iter().chain([&file]) {
            assert!(!page.contains("BRUISES"), "{page}");
        }
    }
    // What she is made to try for the other opens nothing: neither what staff wrote, nor the mother's own.
    for page in [one.clone(), format!("{child}/portal"), format!("{child}/holds")] {
        let answer = refused(&test, 403, lilja.get(&page)).await;
        assert!(!answer.body.contains("BRUISES"), "{}", answer.body);
    }
    not_there(&test, &lilja, &represented(&mother), id_of(&mother)).await;
    let grant = format!("/p/people/{}/end", id_of(&one));
    not_done(&test, &lilja, &grant, id_of(&one)).await;
    // Nobody starts it after all.
    let decision = [("decision", "start"), ("best_interests", "She says so")];
    assert_eq!(test.as_("pia").await.post(&one, &decision).await.status, 409);
    not_there(&test, &hodan, &page, id_of(&child)).await;
}

/// Somebody who works with clients and is an admin.
async fn vera(test: &TestApp) -> impl AsyncFn() -> Client + use<> {
    let new = NewDemo {
        name: "Vera Both",
        email: "vera@harbour.example",
        title: "",
        roles: Roles::of(&[Role::Admin, Role::Worker]),
        language: "en",
        password: SecretString::from(PASSWORD),
        totp_secret: TOTP_SECRET,
    };
    let account = create_demo_account(&test.app.db, &test.app.hasher, &test.system(), new).await;
    let (account, db, nobody) = (account.unwrap(), test.app.db.clone(), test.nobody());
    let organization = test.harbour.organization.clone();
    async move || {
        let bearer = session::mint(&db, &organization, account).await.unwrap();
        nobody.with_session(&bearer.expose())
    }
}

async fn an_accused_admin(test: TestApp) {
    choose(&test, "working-age-services").await;
    let vera = vera(&test).await;
    let accused = vera().await;
    let person = accused.create_person("Aalto", "Aino", &[]).await;
    let opened = [("title", "Support"), ("kind", "Family services")];
    let case = accused.post(&format!("{person}/cases"), &opened).await.location_path();
    let note = [("text", "WRONGDOING"), ("kind", "note")];
    assert_eq!(accused.post(&format!("{case}/entries"), &note).await.status, 303);
    let hold = [
        ("kind", "legal"),
        ("reason", "A complaint"),
        ("review_on", "2040-01-01"),
    ];
    assert_eq!(accused.post(&format!("{case}/holds"), &hold).await.status, 303);
    let page = accused.get(&case).await.body;
    let (_, rest) = page.split_once(&format!("{case}/holds/")).unwrap();
    let release = format!("{case}/holds/{}", rest.split('"').next().unwrap());
    let over = [("reason", "over")];
    refused(&test, 422, accused.post(&release, &over)).await;
    let ada = test.as_("ada").await;
    assert_eq!(ada.post(&release, &over).await.status, 303);
    refused(&test, 422, ada.post(&release, &over)).await;
    refused(&test, 422, accused.post(&release, &over)).await;
    assert!(accused.get(&case).await.body.contains("A complaint"), "it stands");
    assert_eq!(test.as_("pia").await.post(&release, &over).await.status, 303);
    assert_eq!(accused.post(&format!("{case}/closure"), &over).await.status, 303);
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    // Deciding about what they wrote, approving it, approving what they decided.
    let accused = vera().await;
    let ids = story.items().await;
    let ids: Vec<String> = ids.iter().map(|item| item.0.simple().to_string()).collect();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("item", id.as_str())).collect();
    fields.push(("decision", "erase"));
    // It is said before the button is pressed.
    let before = accused.get(&story.path).await.body;
    assert!(
        before.contains("Erasing will not be accepted now")
            && before.contains("You wrote some of what would be destroyed"),
        "{before}"
    );
    let decisions = format!("{}/decisions", story.path);
    let own = refused(&story.test, 422, accused.post(&decisions, &fields)).await;
    assert!(
        own.body.contains("You wrote some of what would be destroyed"),
        "{}",
        own.body
    );
    assert_eq!(story.submit().await.status, 422, "nothing was decided");
    story.erase(&[]).await;
    assert_eq!(story.submit().await.status, 303);
    let before = accused.get(&story.path).await.body;
    assert!(
        before.contains("You cannot approve this now") && !before.contains("Approve the decisions"),
        "{before}"
    );
    let approval = format!("{}/approval", story.path);
    refused(&story.test, 422, story.decider.post(&approval, &[])).await;
    refused(&story.test, 422, accused.post(&approval, &[])).await;
    assert_eq!(story.state().await, "decided");
    let pia = story.test.as_("pia").await;
    assert_eq!(pia.post(&approval, &[]).await.status, 303, "somebody else may");
    story.test.assert_log_is_whole().await;
}

async fn a_curious_colleague(test: TestApp) {
    let (person, case) = test.client_with_case("Kuuluisa", "Kaisa").await;
    let wilma = test.as_("wilma").await;
    write_note(&test, &case, "SECRETNOTE").await;
    let document = add(&test, &case, "Plan", "staff", "SECRETFILE").await;
    let olli = test.as_("olli").await;
    for covered in ["/identity-code", "/address"] {
        refused(&test, 403, olli.post(&format!("{person}{covered}"), &[])).await;
    }
    for page in ["/access-log", "/portal", "/edit"] {
        let answer = refused(&test, 403, olli.get(&format!("{person}{page}"))).await;
        assert!(!answer.body.contains("Kaisa"), "{page}");
    }
    for path in [
        &case,
        &format!("{case}/documents"),
        &document,
        &format!("{document}/versions/1"),
    ] {
        let answer = refused(&test, 404, olli.get(path)).await;
        assert!(
            !answer.body.contains("SECRET") && !answer.body.contains("Kaisa"),
            "{path}"
        );
    }
    let mark = [("sensitive", "yes"), ("restricted", "yes")];
    assert_eq!(wilma.post(&format!("{case}/restriction"), &mark).await.status, 303);
    assert_eq!(wilma.post(&format!("{person}/sensitive"), &mark).await.status, 303);
    let number = {
        let page = wilma.get(&case).await.body;
        let (_, rest) = page.split_once("Case ").expect("the case has a number");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        format!("case {digits}")
    };
    let foreign = test.as_member(&test.lakeside, "ada").await;
    for client in [&olli, &test.as_("ada").await, &foreign] {
        not_there(&test, client, &person, id_of(&person)).await;
        not_there(&test, client, &case, id_of(&case)).await;
        not_there(&test, client, &document, id_of(&document)).await;
        for (hidden, nothing) in [("Kuuluisa", "Kuuluusa"), (number.as_str(), "case 999")] {
            let found = client.post("/w/search", &[("q", hidden)]).await;
            let not = client.post("/w/search", &[("q", nothing)]).await;
            let found = without_the_time(&found.body).replace(hidden, nothing);
            assert!(found == without_the_time(&not.body), "{hidden}: {found}");
        }
        for list in ["/w/clients", "/w/clients?show=all", "/w"] {
            let page = client.get(list).await.body;
            assert!(!page.contains("Kaisa") && !page.contains(id_of(&case)), "{list}");
        }
    }
    assert_eq!(wilma.get(&case).await.status, 200);
}

async fn a_bereaved_relative(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &EVERYTHING).await;
    let asked = record(&test, &child, "access").await.location_path();
    test.work_off().await;
    let id = id_of(&asked).to_owned();
    let request = format!("/p/requests/{id}");
    assert_eq!(hodan.get(&request).await.status, 200);
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let wilma = test.as_("wilma").await;
    let death = [("day", "1.11.2026"), ("source", "Population register")];
    assert_eq!(wilma.post(&format!("{child}/death"), &death).await.status, 303);
    let ada = test.as_("ada").await;
    assert_eq!(ada.post(&format!("{child}/death/confirmation"), &[]).await.status, 303);
    assert_eq!(lilja.get("/p").await.status, 303, "nobody is behind it");
    not_there(&test, &hodan, &represented(&child), id_of(&child)).await;
    not_there(&test, &hodan, &request, &id).await;
    let own = ask(&hodan, "access", "I want to know how Lilja died").await;
    let page = ada.get(&format!("/admin/requests/{}", id_of(&own))).await.body;
    assert!(
        page.contains("Lehto, Hodan") && !page.contains("Lehto, Lilja"),
        "{page}"
    );
    // No grant begins after a death.
    let path = format!("{child}/portal/representatives");
    let grant = weighed(&mother, "1.11.2027");
    refused(&test, 422, wilma.post(&path, &grant)).await;
    assert_eq!(ada.get(&child).await.status, 200, "the file stays, and its secrecy");
}

async fn a_fifteen_year_old(test: TestApp) {
    let today = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let birth = today.checked_sub(jiff::Span::new().years(15)).unwrap();
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", &birth.to_string())]).await;
    start_with(&test, &child, &mother, &EVERYTHING).await;
    let phoned = record(&test, &child, "access").await.location_path();
    test.work_off().await;
    let request = format!("/p/requests/{}", id_of(&phoned));
    assert_eq!(hodan.get(&request).await.status, 200);
    // Their no is heard at once, and looks like nothing.
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let people = lilja.get("/p/people").await.body;
    let (_, rest) = people.split_once("href=\"/p/people/").unwrap();
    let end = format!("/p/people/{}", rest.split('"').next().unwrap());
    assert_eq!(lilja.post(&end, &[]).await.status, 303);
    not_there(&test, &hodan, &represented(&child), id_of(&child)).await;
    not_there(&test, &hodan, &request, id_of(&phoned)).await;
    not_done(&test, &hodan, &format!("{request}/withdrawal"), id_of(&phoned)).await;
    refused(&test, 404, lilja.post(&end, &[])).await;
    // What they refuse besides nobody gives, whoever asks.
    let wilma = test.as_("wilma").await;
    let path = format!("{child}/portal/representatives");
    let mut no = weighed(&mother, "1.11.2027");
    no.push(("refuses", "record"));
    test.clock.advance(60);
    assert_eq!(wilma.post(&path, &no).await.status, 303);
    let mut again = weighed(&mother, "1.11.2027");
    again.push(("things", "record"));
    refused(&test, 422, wilma.post(&path, &again)).await;
    assert_eq!(lilja.get(&request).await.status, 200, "their request is theirs");
}

async fn a_young_adult(test: TestApp) {
    // Turns eighteen about a hundred days from now.
    let today = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let birth = today.checked_add(jiff::Span::new().days(100)).unwrap();
    let birth = birth.checked_sub(jiff::Span::new().years(18)).unwrap();
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", &birth.to_string())]).await;
    test.portal_client(&child, "lilja@example.org").await;
    start_with(&test, &child, &mother, &EVERYTHING).await;
    let asked = record(&test, &child, "access").await.location_path();
    test.work_off().await;
    let request = format!("/p/requests/{}", id_of(&asked));
    assert_eq!(hodan.get(&request).await.status, 200);
    // The day's work writes the day down once it is near.
    test.clock.advance(50 * 86_400);
    assert_eq!(carehold::portal_access::run_out(&test.app).await.unwrap(), 1);
    test.clock.advance(51 * 86_400);
    // What was begun for a child waits for the adult alone.
    let hodan = test.portal_sign_in("hodan@example.org").await;
    not_there(&test, &hodan, &request, id_of(&asked)).await;
    not_there(&test, &hodan, &represented(&child), id_of(&child)).await;
    let lilja = test.portal_sign_in("lilja@example.org").await;
    assert_eq!(lilja.get(&request).await.status, 200);
    assert_eq!(lilja.post(&format!("{request}/withdrawal"), &[]).await.status, 303);
}

async fn a_false_death_date(test: TestApp) {
    choose(&test, "child-protection").await;
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start(&test, &child, &mother).await;
    let lilja = test.portal_client(&child, "lilja@example.org").await;
    let wilma = test.as_("wilma").await;
    let case = case_of(&wilma, &child).await;
    write_note(&test, &case, "STAYS").await;
    assert_eq!(
        wilma.post(&format!("{case}/closure"), &[("reason", "r")]).await.status,
        303
    );
    let death = format!("{child}/death");
    for source in ["", "   "] {
        let unproved = [("day", "1.1.1990"), ("source", source)];
        assert_eq!(wilma.post(&death, &unproved).await.status, 422);
    }
    // Long enough ago that everything could go.
    let false_one = [("day", "1.1.1990"), ("source", "A voice on the phone")];
    assert_eq!(wilma.post(&death, &false_one).await.status, 303);
    let confirmation = format!("{death}/confirmation");
    refused(&test, 422, wilma.post(&confirmation, &[])).await;
    refused(&test, 403, test.as_("olli").await.post(&confirmation, &[])).await;
    assert_eq!(lilja.get("/p").await.status, 200);
    assert_eq!(hodan.get(&represented(&child)).await.status, 200);
    let story = Story::erasure(test, &child).await;
    for kind in ["entry", "case"] {
        // One voice ends no period.
        let erase = [("decision", "erase")];
        refused(&story.test, 422, story.decide(&[kind], &erase)).await;
    }
    assert!(story.test.as_("wilma").await.get(&case).await.body.contains("STAYS"));
    let pia = story.test.as_("pia").await;
    assert_eq!(pia.post(&confirmation, &[]).await.status, 403, "not their act");
}
