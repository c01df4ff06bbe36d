//! A file from an older system, from its upload to its undoing.

use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    a_file_becomes_people_and_goes_again,
    whoever_asks_something_is_not_undone,
    what_is_held_is_not_undone,
    the_same_file_again_changes_nothing,
    a_code_under_another_number_waits_for_a_decision,
    a_code_of_somebody_hidden_betrays_nobody,
    dates_with_slashes_go_by_the_country_or_the_column,
    only_admins_of_the_organization_import
);

const FIELDS: [&str; 6] = [
    "source_number",
    "family_name",
    "given_names",
    "birth_date",
    "phone",
    "service",
];

/// A person, one with a date that does not exist, one without a name, and whoever `known` is.
fn file(known: &str) -> String {
    [
        "Asiakasnro;Sukunimi;Etunimet;Syntymäaika;Puhelin;Palvelu",
        "A-1;Mäntyharju;Elvi;2.1.1950;040 555 0142;Kotihoito",
        "A-2;Öljymäki;Tauno;31.2.1948;;Kotihoito",
        "A-3;;;1.1.1960;;",
        known,
    ]
    .join("\r\n")
}

/// Uploads a file and chooses its columns; returns the import's address.
async fn check(ada: &Client, file: &str) -> String {
    let answer = ada
        .post_file(
            "/admin/imports",
            &[("system", "Effica"), ("country", "fi")],
            "asiakkaat.csv",
            file,
        )
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mapping = answer.location_path();
    let guessed = ada.get(&mapping).await;
    for field in FIELDS {
        assert!(
            guessed.body.contains(&format!("value=\"{field}\" selected")),
            "{field} is not guessed"
        );
    }
    let fields = FIELDS.map(|field| ("field", field));
    ada.post(&mapping, &fields).await.location_path()
}

/// The numbers of the tiles of an import's page.
async fn tiles(ada: &Client, import: &str) -> Vec<String> {
    let page = ada.get(import).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let tiles = page.body.split("class=\"tile\"").skip(1);
    tiles
        .map(|tile| {
            let number = tile.split("<b>").nth(1).unwrap_or_else(|| panic!("{tile}"));
            number.split('<').next().unwrap().trim().to_owned()
        })
        .collect()
}

async fn people(test: &TestApp) -> String {
    test.peek_one("SELECT CAST(COUNT(*) AS text) FROM person").await
}

async fn whoever_asks_something_is_not_undone(test: TestApp) {
    let ada = test.as_("ada").await;
    let import = check(&ada, &file("A-4;Zetterberg;Zacharias;4.3.2011;;")).await;
    assert_eq!(ada.post(&format!("{import}/run"), &[]).await.status, 303);
    test.work_off().await;
    let made: usize = people(&test).await.parse().unwrap();
    let found = ada.post("/w/search", &[("q", "mantyharju elvi")]).await.body;
    let start = found.find("/w/people/").unwrap();
    let person: String = found[start..].chars().take_while(|letter| *letter != '"').collect();
    let request = [
        ("kind", "erasure"),
        ("channel", "letter"),
        ("received_on", "1.11.2026"),
        ("asker", "Elvi, passport shown"),
    ];
    assert_eq!(ada.post(&format!("{person}/requests"), &request).await.status, 303);
    let number = made.to_string();
    let undone = ada.post(&format!("{import}/undo"), &[("number", &number)]).await;
    assert_eq!(undone.status, 303, "{}", undone.body);
    test.work_off().await;
    assert_eq!(people(&test).await, "1", "only by the request itself");
    assert_eq!(ada.get(&person).await.status, 200);
    test.assert_log_is_whole().await;
}

async fn what_is_held_is_not_undone(test: TestApp) {
    let ada = test.as_("ada").await;
    let import = check(&ada, &file("A-4;Zetterberg;Zacharias;4.3.2011;;Lastensuojelu")).await;
    assert_eq!(ada.post(&format!("{import}/run"), &[]).await.status, 303);
    test.work_off().await;
    let made = people(&test).await;
    let found = ada.post("/w/search", &[("q", "zetterberg zacharias")]).await.body;
    let start = found.find("/w/people/").unwrap();
    let person: String = found[start..].chars().take_while(|letter| *letter != '"').collect();
    let hold = [("kind", "legal"), ("reason", "Claim"), ("review_on", "2060-01-01")];
    assert_eq!(ada.post(&format!("{person}/holds"), &hold).await.status, 303);
    let undone = ada.post(&format!("{import}/undo"), &[("number", &made)]).await;
    assert_eq!(undone.status, 303, "{}", undone.body);
    test.work_off().await;
    assert_eq!(people(&test).await, "1", "whom a hold names stays");
    assert_eq!(ada.get(&person).await.status, 200);
    let cases = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM cases").await;
    assert_eq!(cases, "1", "and the case");
}

async fn a_file_becomes_people_and_goes_again(test: TestApp) {
    let wilma = test.as_("wilma").await;
    wilma
        .create_person("Lehtonen", "Aino", &[("birth", "2011-03-04")])
        .await;
    let ada = test.as_("ada").await;
    let import = check(&ada, &file("A-4;Lehtonen;Aino;4.3.2011;;Lastensuojelu")).await;
    // Nothing is written before somebody says so.
    assert_eq!(people(&test).await, "1");
    let looked = tiles(&ada, &import).await;

    assert_eq!(ada.post(&format!("{import}/run"), &[]).await.status, 303);
    assert!(ada.get(&import).await.body.contains("Import at work"));
    test.work_off().await;
    assert_eq!(tiles(&ada, &import).await, looked, "the import did what the look said");
    let page = ada.get(&import).await.body;
    assert!(page.contains("Import finished"), "{page}");
    let found = ada.post("/w/search", &[("q", "mantyharju elvi")]).await.body;
    assert!(found.contains("Mäntyharju"), "{found}");
    let state = test.peek_one("SELECT state FROM job").await;
    assert_eq!(
        (state.as_str(), test.peek("SELECT kind FROM job_ready").await.len()),
        ("done", 0)
    );

    let number = test.peek_one("SELECT CAST(created_count AS text) FROM import").await;
    let wrong = ada.post(&format!("{import}/undo"), &[("number", "77")]).await;
    assert_eq!(wrong.status, 422);
    let right = ada.post(&format!("{import}/undo"), &[("number", &number)]).await;
    assert_eq!(right.status, 303, "{}", right.body);
    // Another process does it, and pages of this one know.
    let other = test.other_process().await;
    while carehold::jobs::run_one(&other).await.unwrap() {}
    assert!(ada.get(&import).await.body.contains("Import undone"));
    let page = ada.post("/w/search", &[("q", "mantyharju elvi")]).await.body;
    assert!(!page.contains("Mäntyharju"), "{page}");
    assert_eq!(people(&test).await, "1", "who was there before stays");
    test.assert_log_is_whole().await;
}

async fn the_same_file_again_changes_nothing(test: TestApp) {
    let ada = test.as_("ada").await;
    let first = file("A-5;Virtanen;Eino;3.3.1940;;Kotihoito");
    let import = check(&ada, &first).await;
    ada.post(&format!("{import}/run"), &[]).await;
    test.work_off().await;
    let (before, cases) = (
        people(&test).await,
        test.peek_one("SELECT CAST(COUNT(*) AS text) FROM cases").await,
    );
    assert_eq!(before, "3");
    let again = check(&ada, &first).await;
    assert_eq!(tiles(&ada, &again).await[..2], ["0", "3"]);
    ada.post(&format!("{again}/run"), &[]).await;
    test.work_off().await;
    assert_eq!(people(&test).await, before);
    assert_eq!(test.peek_one("SELECT CAST(COUNT(*) AS text) FROM cases").await, cases);
}

/// Each of the three answers, and what an undo leaves of them.
async fn a_code_under_another_number_waits_for_a_decision(test: TestApp) {
    let wilma = test.as_("wilma").await;
    for (name, code) in [("Aino", "131052-308T"), ("Eino", "010150-1130")] {
        let fields = [("identity_code", code)];
        wilma.create_person("Lehtonen", name, &fields).await;
    }
    assert_eq!(people(&test).await, "2");
    let ada = test.as_("ada").await;
    let file = "number;family_name;given_names;hetu\r\nB-1;Lehtonen;Aino;131052-308T\r\nB-2;Lehtonen;Eino;010150-1130";
    let fields = [("system", "Effica"), ("country", "fi")];
    let mapping = ada
        .post_file("/admin/imports", &fields, "codes.csv", file)
        .await
        .location_path();
    let columns = ["source_number", "family_name", "given_names", "identity_code"].map(|field| ("field", field));
    let import = ada.post(&mapping, &columns).await.location_path();
    ada.post(&format!("{import}/run"), &[]).await;
    test.work_off().await;
    assert_eq!(tiles(&ada, &import).await, ["0", "0", "2", "0"]);
    let address = format!("{import}/duplicates");
    let waiting = async || {
        let page = ada.get(&address).await.body;
        let row = page.split("name=\"row\" value=\"").nth(1)?;
        Some(row.split('"').next().unwrap().to_owned())
    };
    for choice in ["same", "different"] {
        let row = waiting().await.unwrap();
        let answer = ada.post(&address, &[("row", &row), ("choice", choice)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    assert_eq!(waiting().await, None);
    assert_eq!(
        people(&test).await,
        "3",
        "one was added to the known person, one is somebody else"
    );
    let undone = ada.post(&format!("{import}/undo"), &[("number", "0")]).await;
    assert_eq!(undone.status, 303, "{}", undone.body);
    test.work_off().await;
    assert_eq!(people(&test).await, "2");
}

/// A code that a hidden person has, once as the file is sorted, once only as it is written, once when a row is decided about.
async fn a_code_of_somebody_hidden_betrays_nobody(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let hide = async |name: &str, code: &str| {
        let person = wilma.create_person("Salattu", name, &[("identity_code", code)]).await;
        let marked = wilma
            .post(&format!("{person}/sensitive"), &[("sensitive", "yes")])
            .await;
        assert_eq!(marked.status, 303);
    };
    hide("Sisko", "131052-308T").await;
    wilma
        .create_person("Lehtonen", "Eino", &[("identity_code", "010150-1130")])
        .await;
    let ada = test.as_("ada").await;
    let file = "number;family_name;given_names;hetu\r\nC-1;Niemi;Aino;131052-308T\r\nC-2;Niemi;Onni;070501A123S\r\nC-3;Lehtonen;Eino;010150-1130";
    let fields = [("system", "Effica"), ("country", "fi")];
    let mapping = ada
        .post_file("/admin/imports", &fields, "hidden.csv", file)
        .await
        .location_path();
    let columns = ["source_number", "family_name", "given_names", "identity_code"].map(|field| ("field", field));
    let import = ada.post(&mapping, &columns).await.location_path();
    assert_eq!(tiles(&ada, &import).await, ["2", "0", "1", "0"]);
    ada.post(&format!("{import}/run"), &[]).await;
    hide("Salla", "070501A123S").await;
    test.work_off().await;
    assert_eq!(
        tiles(&ada, &import).await,
        ["2", "0", "1", "0"],
        "nothing betrays that a code was taken"
    );
    for page in [
        import.clone(),
        format!("{import}/duplicates"),
        format!("{import}/mapping"),
    ] {
        assert!(!ada.get(&page).await.body.contains("Salattu"), "{page}");
    }
    for (name, masked) in [("Aino", "131052"), ("Onni", "070501")] {
        let found = ada.post("/w/search", &[("q", &format!("Niemi {name}"))]).await.body;
        let (_, person) = found.split_once("href=\"/w/people/").unwrap();
        let person = ada
            .get(&format!("/w/people/{}", person.split('"').next().unwrap()))
            .await
            .body;
        assert!(person.contains(masked), "the code is kept: {person}");
    }
    let contested = "SELECT CAST(COUNT(*) AS text) FROM contact_token WHERE kind = 'identity-code'";
    let raised = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'possible-double'";
    assert_eq!(
        (
            test.peek_one(contested).await.as_str(),
            test.peek_one(raised).await.as_str()
        ),
        ("2", "2")
    );
    let pia = test.as_("pia").await.get("/w").await.body;
    assert!(pia.contains("Niemi") && !pia.contains("Salattu"), "{pia}");

    // The known person of the question becomes hidden before somebody decides.
    let found = wilma.post("/w/search", &[("q", "Lehtonen Eino")]).await.body;
    let (_, eino) = found.split_once("href=\"/w/people/").unwrap();
    let eino = format!("/w/people/{}/sensitive", eino.split('"').next().unwrap());
    assert_eq!(wilma.post(&eino, &[("sensitive", "yes")]).await.status, 303);
    let page = ada.get(&format!("{import}/duplicates")).await.body;
    let (_, row) = page.split_once("name=\"row\" value=\"").unwrap();
    let decision = [("row", row.split('"').next().unwrap()), ("choice", "different")];
    let decided = ada.post(&format!("{import}/duplicates"), &decision).await;
    assert_eq!(decided.status, 303, "{}", decided.body);
    assert_eq!(
        (
            test.peek_one(contested).await.as_str(),
            test.peek_one(raised).await.as_str()
        ),
        ("3", "3")
    );
}

/// A clinic in the United States: its columns are known, its dates are month first unless the column itself proves another order, and the pages say which it was.
async fn dates_with_slashes_go_by_the_country_or_the_column(test: TestApp) {
    let clinic = test.as_member(&test.lakeside, "ada").await;
    let center = test.as_("ada").await;
    let head = "MRN,Last,First,DOB";
    let cases = [
        (&clinic, "1,Brown,Ambiguous,3/4/1980", "1980-03-04", "month"),
        (
            &clinic,
            "2,Brown,Month,3/4/1981\r\n3,Green,Proof,12/31/1950",
            "1981-03-04",
            "month",
        ),
        (
            &clinic,
            "4,Brown,Day,3/4/1982\r\n5,Green,Other,31/12/1951",
            "1982-04-03",
            "day",
        ),
        (
            &clinic,
            "6,Brown,Dots,3.4.1983\r\n7,Green,Slash,1/2/1952",
            "1983-04-03",
            "month",
        ),
        (&center, "1,Brown,Usual,3/4/1984", "1984-04-03", "day"),
        (
            &center,
            "2,Brown,Shown,3/4/1985\r\n3,Green,Proof,12/31/1953",
            "1985-03-04",
            "month",
        ),
    ];
    for (admin, rows, born, order) in cases {
        let fields = [("system", "Charts"), ("country", "fi")];
        let file = format!("{head}\r\n{rows}");
        let mapping = admin
            .post_file("/admin/imports", &fields, "charts.csv", &file)
            .await
            .location_path();
        let guessed = admin.get(&mapping).await.body;
        let columns = ["source_number", "family_name", "given_names", "birth_date"];
        for column in columns {
            assert!(
                guessed.contains(&format!("value=\"{column}\" selected")),
                "{column}: {guessed}"
            );
        }
        let import = admin
            .post(&mapping, &columns.map(|field| ("field", field)))
            .await
            .location_path();
        let said = format!("“Birth date” are read {order} first");
        let looked = admin.get(&import).await.body;
        assert!(looked.contains(&said), "{rows}: {looked}");
        admin.post(&format!("{import}/run"), &[]).await;
        test.work_off().await;
        let finished = admin.get(&import).await.body;
        assert!(
            finished.contains("Import finished") && finished.contains(&said),
            "{finished}"
        );
        let name = rows.split(',').nth(2).unwrap();
        let found = admin.post("/w/search", &[("q", &format!("Brown {name}"))]).await.body;
        assert!(found.contains(&format!("datetime=\"{born}\"")), "{name}: {found}");
    }
}

async fn only_admins_of_the_organization_import(test: TestApp) {
    let ada = test.as_("ada").await;
    let import = check(&ada, &file("A-9;Nieminen;Onni;1.1.2001;;")).await;
    assert_eq!(test.as_("wilma").await.get(&import).await.status, 403);
    let foreign = test.as_member(&test.lakeside, "ada").await;
    assert_eq!(foreign.get(&import).await.status, 404);
    assert_eq!(foreign.post(&format!("{import}/run"), &[]).await.status, 404);
    test.work_off().await;
    assert_eq!(people(&test).await, "0");
}
