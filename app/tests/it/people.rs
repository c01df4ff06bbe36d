//! Registering, finding, and protecting people.

use carehold::people::Person;
use carehold::policy::ReadPerson;
use platform::ids::PersonId;

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    search_before_create,
    identifiers_are_found_exactly,
    a_death_needs_two,
    a_sensitive_person_does_not_leak,
    the_identity_code_is_masked,
    a_protected_address_is_shown_by_an_act,
    dates_are_read_as_the_country_types_them,
    numbers_are_for_the_machine_itself,
    relations_read_from_both_ends,
    a_relation_needs_a_choice,
    the_products_own_looks_have_its_name
);

/// A well-formed temporary code: 1 January 1980, individual number 901.
const CODE: &str = "010180-901P";

async fn search_before_create(test: TestApp) {
    let wilma = test.as_("wilma").await;
    wilma
        .create_person("Virtanen", "Kristiina", &[("birth", "4.3.1985")])
        .await;
    for text in ["virtanen", "Wirtanen", "kristina virtanen", "Virtanen 1985"] {
        let page = wilma.post("/w/search", &[("q", text)]).await;
        assert!(page.body.contains("Virtanen, Kristiina"), "{text}");
    }
    let fields = [
        ("family", "Virtanen"),
        ("given", "Kristina"),
        ("birth", "4.3.1985"),
        ("is_client", "yes"),
    ];
    let warned = wilma.post("/w/people", &fields).await;
    assert_eq!(warned.status, 422);
    assert!(warned.body.contains("Virtanen, Kristiina"));
    let anyway: Vec<(&str, &str)> = fields.into_iter().chain([("anyway", "yes")]).collect();
    assert_eq!(
        wilma.post("/w/people", &anyway).await.status,
        303,
        "it warns and never blocks"
    );
}

async fn identifiers_are_found_exactly(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let code = valid_code();
    wilma
        .create_person(
            "Koski",
            "Kaarlo",
            &[
                ("identity_code", &code),
                ("phone", "040 123 4567"),
                ("email", "Kaarlo@koski.example"),
            ],
        )
        .await;
    for text in [code.as_str(), "+358 40 1234567", "0401234567", "kaarlo@KOSKI.example"] {
        let page = wilma.post("/w/search", &[("q", text)]).await;
        assert!(page.body.contains("Koski, Kaarlo"), "{text}");
    }
    let taken = wilma
        .post(
            "/w/people",
            &[
                ("family", "Else"),
                ("given", "Somebody"),
                ("identity_code", &code),
                ("anyway", "yes"),
            ],
        )
        .await;
    assert_eq!(taken.status, 422);
    assert!(
        taken.body.contains("Koski, Kaarlo"),
        "the owner is shown to somebody who may know"
    );
    let wrong = wilma
        .post(
            "/w/people",
            &[
                ("family", "Else"),
                ("given", "Somebody"),
                ("identity_code", "010180-901A"),
            ],
        )
        .await;
    assert_eq!(wrong.status, 422);
}

fn valid_code() -> String {
    // The check character is computed, so that the constant cannot be wrong unnoticed.
    let number: u64 = "010180901".parse().unwrap();
    let check = "0123456789ABCDEFHJKLMNPRSTUVWXY"
        .chars()
        .nth(usize::try_from(number % 31).unwrap())
        .unwrap();
    format!("{}{check}", &CODE[..10])
}

async fn a_death_needs_two(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (wilma, olli) = (
        test.harbour.account("wilma").to_string(),
        test.harbour.account("olli").to_string(),
    );
    let both = [("worker", wilma.as_str()), ("worker", olli.as_str()), ("team", "")];
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/assignment"), &both).await;
    assert_eq!(
        wilma
            .post(&format!("{person}/death"), &[("day", "1.11.2026"), ("source", "")])
            .await
            .status,
        422
    );
    assert_eq!(
        wilma
            .post(
                &format!("{person}/death"),
                &[("day", "1.11.2026"), ("source", "Population register")]
            )
            .await
            .status,
        303
    );
    assert_eq!(
        wilma.post(&format!("{person}/death/confirmation"), &[]).await.status,
        422,
        "not by the same person"
    );
    assert_eq!(
        test.as_("olli")
            .await
            .post(&format!("{person}/death/confirmation"), &[])
            .await
            .status,
        303
    );
    let again = test
        .as_("olli")
        .await
        .post(&format!("{person}/death/confirmation"), &[])
        .await;
    assert_eq!(again.status, 422);
}

async fn a_sensitive_person_does_not_leak(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let code = valid_code();
    let person = wilma
        .create_person("Salainen", "Sanni", &[("birth", "1.1.1980"), ("identity_code", &code)])
        .await;
    assert_eq!(
        wilma
            .post(&format!("{person}/sensitive"), &[("sensitive", "yes")])
            .await
            .status,
        303
    );
    assert_eq!(wilma.get(&person).await.status, 200, "who marked keeps sight");
    let olli = test.as_("olli").await;
    for text in ["Salainen", "Sanni Salainen", code.as_str()] {
        assert!(
            !olli
                .post("/w/search", &[("q", text)])
                .await
                .body
                .contains("Salainen, Sanni"),
            "{text}"
        );
    }
    let hidden = olli.get(&person).await;
    let missing = olli.get("/w/people/00000000000000000000000000000001").await;
    assert_eq!((hidden.status, &hidden.body), (404, &missing.body));
    // Neither the duplicate warning nor the identity code's uniqueness tells.
    let created = olli
        .post(
            "/w/people",
            &[
                ("family", "Salainen"),
                ("given", "Sanni"),
                ("birth", "1.1.1980"),
                ("identity_code", &code),
                ("is_client", "yes"),
            ],
        )
        .await;
    assert_eq!(created.status, 303, "{}", created.body);
    let doubled = olli.get(&created.location_path()).await.body;
    assert!(doubled.contains("010180-••••"), "the code is kept as if nobody had it");
    let found = olli.post("/w/search", &[("q", &code)]).await.body;
    assert!(found.contains(&created.location_path()), "and finds its person");
    let renamed = [
        ("family", "Salainen"),
        ("given", "Sanna"),
        ("birth", "1.1.1980"),
        ("is_client", "yes"),
    ];
    let path = format!("{}/edit", created.location_path());
    assert_eq!(
        olli.edit(&path, &renamed).await.status,
        303,
        "and stays through an edit"
    );
    let tasks = test.as_("pia").await.get("/w").await.body;
    assert!(
        tasks.contains(&created.location_path()),
        "a named person is told silently"
    );
}

async fn the_identity_code_is_masked(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let code = valid_code();
    let person = wilma
        .create_person("Koski", "Kaarlo", &[("identity_code", &code)])
        .await;
    let page = wilma.get(&person).await.body;
    assert!(page.contains("010180-••••") && !page.contains(&code));
    let shown = wilma.post(&format!("{person}/identity-code"), &[]).await;
    assert!(shown.body.contains(&code));
    let log = test.as_("ada").await.get(&format!("{person}/access-log")).await.body;
    assert!(log.contains("Wilma Worker"), "{log}");
}

async fn relations_read_from_both_ends(test: TestApp) {
    let (child, case) = test.client_with_case("Lehtonen", "Aino").await;
    let wilma = test.as_("wilma").await;
    let father = wilma.create_person("Lehtonen", "Petri", &[]).await;
    let id = father.rsplit('/').next().unwrap();
    let relation = [("other", id), ("kind", "father"), ("not_to_be_told", "the address")];
    assert_eq!(wilma.post(&format!("{child}/relations"), &relation).await.status, 303);
    assert!(
        wilma
            .get(&format!("{child}/family"))
            .await
            .body
            .contains("Lehtonen, Petri")
    );
    // Pages of the staff: whoever opens his record, perhaps with him on the phone, must see what to keep silent about.
    let warning = "Must not be told: the address (about Lehtonen, Aino)";
    for page in [father.clone(), format!("{father}/family")] {
        let his = wilma.get(&page).await.body;
        assert!(his.matches(warning).count() == 2, "in banner and card: {his}");
    }
    assert!(
        wilma.get(&case).await.body.contains("the address"),
        "the banner of hers does"
    );
}

async fn a_protected_address_is_shown_by_an_act(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let address = [
        ("street", "Piilokatu 5"),
        ("city", "Turku"),
        ("address_protected", "yes"),
    ];
    let person = wilma.create_person("Koski", "Kaarlo", &address).await;
    assert!(!wilma.get(&person).await.body.contains("Piilokatu"));
    let shown = wilma.post(&format!("{person}/address"), &[]).await;
    assert!(shown.body.contains("Piilokatu 5"));
    let log = test.as_("ada").await.get(&format!("{person}/access-log")).await.body;
    assert!(log.contains("Show a protected address"), "{log}");
}

async fn dates_are_read_as_the_country_types_them(test: TestApp) {
    let finnish = test.as_("wilma").await;
    let american = test.as_member(&test.lakeside, "wilma").await;
    for (client, typed, shown) in [
        (&finnish, "4.3.2011", "2011-03-04"),
        (&american, "4/3/2011", "2011-04-03"),
        (&american, "12/25/2011", "2011-12-25"),
    ] {
        let person = client.create_person("Born", typed, &[("birth", typed)]).await;
        let page = client.get(&person).await.body;
        assert!(page.contains(&format!("datetime=\"{shown}\"")), "{typed}: {page}");
        let form = client.get(&format!("{person}/edit")).await.body;
        assert!(
            form.contains(&format!("value=\"{typed}\"")),
            "the form shows it as it was typed"
        );
    }
    let old = finnish
        .post("/w/people", &[("family", "Old"), ("birth", "1.1.1801")])
        .await;
    assert_eq!(old.status, 422);
}

async fn numbers_are_for_the_machine_itself(test: TestApp) {
    let nobody = test.nobody();
    assert_eq!(nobody.get("/metrics").await.status, 200);
    let proxied = nobody
        .send("GET", "/metrics", &[("X-Forwarded-For", "198.51.100.7")], None)
        .await;
    assert_eq!(proxied.status, 404);
}

async fn a_relation_needs_a_choice(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let child = wilma.create_person("Aalto", "Aino", &[]).await;
    wilma.create_person("Aalto", "Maija", &[]).await;
    let path = format!("{child}/relations");
    let found = wilma.post(&path, &[("search", "Aalto")]).await;
    assert_eq!(found.status, 200);
    assert!(found.body.contains("name=\"offered\"") && found.body.contains("Aalto, Maija"));
    let fields = [
        ("search", "Aalto"),
        ("offered", "yes"),
        ("kind", "mother"),
        ("not_to_be_told", "the new school"),
    ];
    let answer = wilma.post(&path, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("<a href=\"#other\">Choose who it is</a>"),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("id=\"other\"") && answer.body.contains("Aalto, Maija"));
    assert!(answer.body.contains("value=\"mother\" selected") && answer.body.contains("value=\"the new school\""));
    let nobody = wilma.post(&path, &[("search", "Zyzzyva"), ("offered", "yes")]).await;
    assert_eq!(nobody.status, 200);
    assert!(nobody.body.contains("matches nobody") && nobody.body.contains("value=\"Zyzzyva\""));
}

async fn the_products_own_looks_have_its_name(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let id: PersonId = person.rsplit('/').next().unwrap().parse().unwrap();
    let system = test.system();
    let tx = test.app.db.read(&system).await.unwrap();
    tx.authorize::<Person, ReadPerson>(id).await.unwrap();
    drop(tx);
    test.app.db.log_reads(&system).await.unwrap();
    test.as_("olli").await.get(&person).await;
    let log = test.as_("wilma").await.get(&format!("{person}/access-log")).await.body;
    assert!(log.contains(">Carehold<"), "{log}");
    assert!(!log.contains("Nobody signed in"), "{log}");
    assert!(log.contains("Refused</span>") && log.contains("Olli Other"));
}
