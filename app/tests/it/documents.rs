//! Documents: uploaded, versioned, shared, downloaded, erased, and nowhere in clear.

use crate::representatives::{mother_and_child, start};
use crate::support::erasure::choose;
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    a_document_is_added_and_downloaded,
    versions_stay_readable,
    a_large_file_comes_back_whole_and_in_part,
    what_is_wrong_with_a_file_is_said,
    only_who_may_sees_a_document,
    the_client_opens_what_is_shared,
    a_representative_opens_only_what_is_theirs,
    what_no_row_names_is_swept,
);

/// Adds a document as `wilma`; returns its address.
pub(crate) async fn add(test: &TestApp, case: &str, title: &str, audience: &str, text: &str) -> String {
    let wilma = test.as_("wilma").await;
    let fields = [("title", title), ("audience", audience)];
    let answer = wilma
        .post_file(&format!("{case}/documents"), &fields, "Plan of care.txt", text)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    address(&wilma, case, title).await
}

/// The address of a document by its title.
pub(crate) async fn address(client: &Client, case: &str, title: &str) -> String {
    let page = client.get(&format!("{case}/documents")).await.body;
    let (before, _) = page
        .split_once(&format!("\">{title}</a>"))
        .expect("the document is listed");
    before.rsplit('"').next().unwrap().to_owned()
}

pub(crate) fn blobs(test: &TestApp) -> Vec<platform::ids::BlobId> {
    test.app.db.blobs().list().unwrap()
}

async fn a_document_is_added_and_downloaded(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let empty = wilma.get(&case).await;
    assert!(empty.body.contains("No documents"), "{}", empty.body);
    let document = add(&test, &case, "Support plan", "staff", "PLANTEXT").await;
    let page = wilma.get(&case).await;
    assert!(page.body.contains("Support plan"), "{}", page.body);
    let page = wilma.get(&document).await;
    assert!(
        page.body.contains("Plan of care.txt") && page.body.contains("1 kB"),
        "{}",
        page.body
    );
    let file = wilma.get(&format!("{document}/versions/1")).await;
    assert_eq!((file.status, file.body.as_str()), (200, "PLANTEXT"));
    assert_eq!(file.header("content-type"), Some("application/octet-stream"));
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(
        file.header("content-disposition"),
        Some("attachment; filename=\"document\"; filename*=UTF-8''Plan%20of%20care.txt")
    );
    assert_eq!(file.header("cache-control"), Some("no-store"));
    let log = test.as_("pia").await.get("/admin/log").await.body;
    for action in ["Add a document", "Download a document"] {
        assert!(log.contains(action), "{action}: {log}");
    }
    assert!(!log.contains("Support plan") && !log.contains("Plan of care"));
    let fields = [("title", ""), ("audience", "staff")];
    let added = wilma
        .post_file(&format!("{case}/documents"), &fields, "Without title.txt", "x")
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
    address(&wilma, &case, "Without title").await;
    test.assert_log_is_whole().await;
}

async fn versions_stay_readable(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let document = add(&test, &case, "Plan", "staff", "FIRST").await;
    let wilma = test.as_("wilma").await;
    let added = wilma
        .post_file(&format!("{document}/versions"), &[], "plan-2.txt", "SECOND")
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
    for (number, text) in [(1, "FIRST"), (2, "SECOND")] {
        let file = wilma.get(&format!("{document}/versions/{number}")).await;
        assert_eq!(file.body, text);
    }
    assert_eq!(wilma.get(&format!("{document}/versions/3")).await.status, 404);
    assert!(wilma.get(&case).await.body.contains("Version 2"));
    let saved = wilma
        .edit(&document, &[("title", "Renamed"), ("audience", "client")])
        .await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let page = wilma.get(&document).await.body;
    assert!(page.contains("Renamed") && page.contains("Client can see"), "{page}");
    let stale = [("title", "Late"), ("audience", "staff"), ("version", "1")];
    assert_eq!(wilma.post(&document, &stale).await.status, 409);
    let nameless = wilma.edit(&document, &[("title", " ")]).await;
    assert_eq!(nameless.status, 422);
    assert_eq!(blobs(&test).len(), 2);
    test.assert_log_is_whole().await;
}

async fn a_large_file_comes_back_whole_and_in_part(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let text: String = (0..1_100_000_u32)
        .map(|at| char::from(b'a' + u8::try_from(at % 23).unwrap()))
        .collect();
    let document = add(&test, &case, "Large", "staff", &text).await;
    let wilma = test.as_("wilma").await;
    let path = format!("{document}/versions/1");
    let whole = wilma.get(&path).await;
    assert!(whole.body == text, "{} bytes came back", whole.body.len());
    for (range, expected) in [
        ("bytes=16380-16390", 16_380..16_391),
        ("bytes=-5", 1_099_995..1_100_000),
        ("bytes=1099990-", 1_099_990..1_100_000),
    ] {
        let part = wilma.send("GET", &path, &[("Range", range)], None).await;
        assert_eq!(part.status, 206, "{range}");
        assert_eq!(part.body, text[expected.clone()], "{range}");
        let said = format!("bytes {}-{}/1100000", expected.start, expected.end - 1);
        assert_eq!(part.header("content-range"), Some(said.as_str()));
    }
    let outside = wilma.send("GET", &path, &[("Range", "bytes=1100000-")], None).await;
    assert_eq!(outside.status, 416);
    // A flipped byte opens nothing.
    let file = test.app.db.blobs().path(blobs(&test)[0]);
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(wilma.get(&path).await.status, 500);
}

async fn what_is_wrong_with_a_file_is_said(test: TestApp) {
    choose(&test, "family-services").await;
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{case}/documents");
    let fields = [("title", "Kept title"), ("audience", "client")];
    for (name, text, said) in [("", "", "Choose a file"), ("empty.txt", "", "The file is empty")] {
        let answer = wilma.post_file(&path, &fields, name, text).await;
        assert_eq!(answer.status, 422);
        assert!(
            answer.body.contains(said) && answer.body.contains("Kept title"),
            "{}",
            answer.body
        );
    }
    let large = "x".repeat(25 * 1024 * 1024 + 1);
    let answer = wilma.post_file(&path, &fields, "large.txt", &large).await;
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(answer.body.contains("larger than 25 MB"));
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let answer = wilma.post_file(&path, &fields, "late.txt", "late").await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("The case is closed"), "{}", answer.body);
    assert!(blobs(&test).is_empty(), "nothing was written");
}

async fn only_who_may_sees_a_document(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let (_, other) = test.client_with_case("Berg", "Bertta").await;
    let document = add(&test, &case, "Plan", "staff", "PLANTEXT").await;
    let file = format!("{document}/versions/1");
    let olli = test.as_("olli").await;
    let foreign = test.as_member(&test.lakeside, "wilma").await;
    for client in [&olli, &foreign] {
        for path in [&document, &file, &format!("{case}/documents")] {
            assert_eq!(client.get(path).await.status, 404, "{path}");
        }
        let added = client
            .post_file(&format!("{document}/versions"), &[], "x.txt", "x")
            .await;
        assert_eq!(added.status, 404);
        let edited = client.post(&document, &[("title", "Mine"), ("version", "1")]).await;
        assert_eq!(edited.status, 404);
    }
    // Under another case's address it does not exist.
    let wilma = test.as_("wilma").await;
    let id = document.rsplit('/').next().unwrap();
    assert_eq!(wilma.get(&format!("{other}/documents/{id}")).await.status, 404);
    assert_eq!(
        wilma.get(&format!("{other}/documents/{id}/versions/1")).await.status,
        404
    );
    // Oversight reads and adds nothing.
    let pia = test.as_("pia").await;
    assert_eq!(pia.get(&file).await.body, "PLANTEXT");
    let added = pia.post_file(&format!("{case}/documents"), &[], "x.txt", "x").await;
    assert_eq!(added.status, 403);
    assert_eq!(blobs(&test).len(), 1);
}

async fn the_client_opens_what_is_shared(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (_, other) = test.client_with_case("Berg", "Bertta").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let empty = aino.get("/p/documents").await;
    assert_eq!(empty.status, 200);
    assert!(empty.body.contains("No documents yet"), "{}", empty.body);
    let hidden = add(&test, &case, "Between colleagues", "staff", "HIDDEN").await;
    let shared = add(&test, &case, "Your plan", "client", "SHARED").await;
    let foreign = add(&test, &other, "Of Bertta", "client", "FOREIGN").await;
    let page = aino.get("/p/documents").await.body;
    assert!(page.contains("Your plan"), "{page}");
    assert!(!page.contains("colleagues") && !page.contains("Bertta"));
    let at = |document: &str| format!("/p/documents/{}", document.rsplit('/').next().unwrap());
    let file = aino.get(&at(&shared)).await;
    assert_eq!((file.status, file.body.as_str()), (200, "SHARED"));
    for other in [&hidden, &foreign] {
        assert_eq!(aino.get(&at(other)).await.status, 404);
    }
    let wilma = test.as_("wilma").await;
    wilma
        .post_file(&format!("{shared}/versions"), &[], "new.txt", "NEWEST")
        .await;
    assert_eq!(aino.get(&at(&shared)).await.body, "NEWEST");
    wilma
        .edit(&shared, &[("title", "Your plan"), ("audience", "staff")])
        .await;
    assert_eq!(aino.get(&at(&shared)).await.status, 404, "taken back at once");
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("Download a shared document in the portal"), "{log}");
    for language in ["fi", "sv"] {
        aino.post("/p/settings", &[("language", language), ("theme", "")]).await;
        let page = aino.get("/p/documents").await;
        assert!(
            page.status == 200 && !page.body.contains("portal-documents"),
            "{language}"
        );
    }
}

async fn a_representative_opens_only_what_is_theirs(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    let wilma = test.as_("wilma").await;
    let page = wilma.get(&child).await.body;
    let (_, rest) = page.split_once("\"/w/cases/").unwrap();
    let case = format!("/w/cases/{}", rest.split('"').next().unwrap());
    let own = add(&test, &case, "For Lilja", "client", "OWN").await;
    let both = add(&test, &case, "For both", "client-and-representatives", "BOTH").await;
    let at = |document: &str| format!("/p/documents/{}", document.rsplit('/').next().unwrap());
    for document in [&own, &both] {
        assert_eq!(hodan.get(&at(document)).await.status, 404, "no grant yet");
    }
    // Details alone open no document.
    start(&test, &child, &mother).await;
    for document in [&own, &both] {
        assert_eq!(hodan.get(&at(document)).await.status, 404);
    }
    test.tamper("UPDATE person_grant SET ground = 12 WHERE ground = 11")
        .await;
    test.tamper("UPDATE representation SET things = 2").await;
    assert_eq!(hodan.get(&at(&both)).await.body, "BOTH");
    let given = "SELECT category FROM disclosure WHERE kind = 'document'";
    assert_eq!(test.peek(given).await, ["representative"], "it stands in the register");
    for range in ["bytes=0-0", "bytes=-99999999", "bytes=1-2"] {
        let part = hodan.send("GET", &at(&both), &[("range", range)], None).await;
        assert_eq!(part.status, 206, "{range}");
    }
    assert_eq!(test.peek(given).await, ["representative"], "once");
    test.tamper("DELETE FROM disclosure").await;
    hodan
        .send("GET", &at(&both), &[("range", "bytes=-99999999")], None)
        .await;
    assert_eq!(test.peek(given).await, ["representative"], "however it is asked for");
    assert_eq!(hodan.get(&at(&own)).await.status, 404, "shared with the child alone");
    let page = hodan.get(&crate::representatives::represented(&child)).await;
    assert!(
        page.body.contains("For both") && !page.body.contains("For Lilja"),
        "{}",
        page.body
    );
    assert!(
        !hodan.get("/p/documents").await.body.contains("For both"),
        "not their own"
    );
}

async fn what_no_row_names_is_swept(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let document = add(&test, &case, "Plan", "staff", "PLANTEXT").await;
    let blobs_of = test.app.db.blobs();
    let known = blobs(&test)[0];
    let (old, young) = (platform::ids::random_id().into(), platform::ids::random_id().into());
    for id in [old, young] {
        blobs_of.write(id, b"orphan".to_vec()).await.unwrap();
    }
    let hours_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1);
    for id in [old, known] {
        let file = std::fs::File::options().write(true).open(blobs_of.path(id)).unwrap();
        file.set_modified(hours_ago).unwrap();
    }
    assert_eq!(carehold::documents::sweep(&test.app).await.unwrap(), 1);
    assert!(!blobs_of.exists(old) && blobs_of.exists(young));
    let file = test.as_("wilma").await.get(&format!("{document}/versions/1")).await;
    assert_eq!(file.body, "PLANTEXT");
}
