//! Access packages: gathered, looked through, released, fetched, and gone in time.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use crate::support::erasure::{Story, choose, record, write_note};
use crate::support::{Answer, Client, TestApp, on_both_engines};

on_both_engines!(
    a_mother_gets_her_file_without_the_fathers_address,
    nothing_is_released_undecided_or_unchecked,
    a_package_is_its_persons_alone,
    an_erasure_takes_the_package_with_it,
    a_package_is_gone_after_thirty_days,
    what_is_written_later_needs_a_new_copy,
    documents_are_handed_out_whole,
    a_request_that_ends_otherwise_leaves_no_copy,
    a_request_taken_up_again_gets_a_new_copy,
);

const DAY: i64 = 24 * 3600;

/// The files of an archive; of an encrypted one with its passphrase.
pub(crate) fn unpack(bytes: &[u8], passphrase: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = match passphrase {
            Some(passphrase) => archive.by_index_decrypt(index, passphrase.as_bytes()).unwrap(),
            None => archive.by_index(index).unwrap(),
        };
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// A mother with a case whose notes speak of the father and where he lives.
struct Family {
    mother: String,
    case: String,
}

async fn family(test: &TestApp) -> Family {
    let (mother, case) = test.client_with_case("Mäkinen", "Sari").await;
    let wilma = test.as_("wilma").await;
    let details = [
        ("street", "Rauhankatu 5"),
        ("city", "Turku"),
        ("phone", "+358407654321"),
    ];
    let father = wilma.create_person("Lehtonen", "Petri", &details).await;
    let id = father.rsplit('/').next().unwrap();
    let related = wilma
        .post(&format!("{mother}/relations"), &[("other", id), ("kind", "partner")])
        .await;
    assert_eq!(related.status, 303, "{}", related.body);
    write_note(test, &case, "PLAINNOTE Sari tuli ajallaan.").await;
    write_note(
        test,
        &case,
        "FATHERNOTE Soitin Petrille, 040 765 4321. Hän asuu: Rauhankatu 5.",
    )
    .await;
    Family { mother, case }
}

/// Asks for access and lets the copy be made; gives the request's path for staff.
async fn ask(test: &TestApp, person: &str) -> String {
    let answer = record(test, person, "access").await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    test.work_off().await;
    answer.location_path()
}

/// The ids of pieces in the forms of a page, those of one form together.
fn forms(page: &str) -> Vec<Vec<String>> {
    let forms = page
        .split("<form")
        .skip(1)
        .filter(|form| form.contains("/package/pieces"));
    let ids = |form: &str| -> Vec<String> {
        let parts = form.split("name=\"piece\" value=\"").skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    };
    forms.map(|form| ids(form.split("</form>").next().unwrap())).collect()
}

/// Gives everything, with what is proposed blacked out, and `more` wherever it stands.
pub(crate) async fn decide_all(client: &Client, path: &str, more: &[&str]) {
    for _ in 0..40 {
        let page = client.get(&format!("{path}/package")).await.body;
        if page.contains("Every piece is decided") {
            return;
        }
        // One that has to be looked at, else all the others together.
        let piece = page
            .split("<li>")
            .find(|piece| piece.contains("grow stack") && piece.contains("/package/pieces"));
        let ids = forms(piece.unwrap_or(&page)).remove(0);
        let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("piece", id.as_str())).collect();
        let area = piece.and_then(|piece| piece.split("<textarea").nth(1)?.split_once('>'));
        let proposed = area.map_or("", |(_, rest)| rest.split("</textarea>").next().unwrap().trim());
        let named = more
            .iter()
            .filter(|phrase| piece.is_some_and(|piece| piece.contains(**phrase)));
        let black = named.fold(proposed.to_owned(), |black, phrase| format!("{black}\n{phrase}"));
        let share = if black.is_empty() { "whole" } else { "redacted" };
        fields.extend([("share", share), ("blackouts", &black), ("reason", "other-person")]);
        let answer = client.post(&format!("{path}/package/pieces"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    panic!("not decided in forty rounds");
}

pub(crate) async fn release(client: &Client, path: &str) -> Answer {
    let safety = [("safety", "Nobody lives with her; no address of others is in it.")];
    client.post(&format!("{path}/package/release"), &safety).await
}

async fn a_mother_gets_her_file_without_the_fathers_address(test: TestApp) {
    let family = family(&test).await;
    let sari = test.portal_client(&family.mother, "sari@example.org").await;
    let asked = [("step", "send"), ("kind", "access"), ("why", "")];
    let own = sari.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    assert!(!sari.get(&own).await.body.contains("Fetch my data"), "not yet");
    let path = format!("/admin/requests/{}", own.rsplit('/').next().unwrap());
    let ada = test.as_("ada").await;
    let page = ada.get(&format!("{path}/package")).await;
    assert!(page.body.contains("<mark>Petrille</mark>"), "{}", page.body);
    assert!(page.body.contains("<mark>Rauhankatu 5</mark>"), "{}", page.body);
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    let page = sari.get(&own).await.body;
    assert!(page.contains("Fetch my data"), "{page}");
    let fetched = sari.post(&format!("{own}/package"), &[]).await;
    assert_eq!(fetched.header("content-type"), Some("application/zip"));
    let files = unpack(&fetched.bytes, None);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["data.json", "index.html", "manifest.json", "package.css", "package.pdf"]
    );
    for name in ["data.json", "index.html"] {
        let text = text(&files, name);
        for given in ["PLAINNOTE", "FATHERNOTE", "Sari", "Mäkinen"] {
            assert!(text.contains(given), "{given} in {name}: {text}");
        }
        for kept in ["Rauhankatu", "Petrille", "765 4321"] {
            assert!(!text.contains(kept), "{kept} in {name}: {text}");
        }
        assert!(text.contains("about another person"), "{text}");
    }
    assert!(files["package.pdf"].starts_with(b"%PDF-"));
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        let bytes = &files[file["name"].as_str().unwrap()];
        assert_eq!(file["sha256"], vault::sha256_hex(bytes));
    }
    // For somebody without the portal: encrypted.
    let short = ada
        .post(&format!("{path}/package/handover"), &[("passphrase", "short")])
        .await;
    assert_eq!(short.status, 422);
    let passphrase = "neljä sanaa riittää tähän";
    let file = ada
        .post(&format!("{path}/package/handover"), &[("passphrase", passphrase)])
        .await;
    assert_eq!(file.status, 200);
    assert!(unpack(&file.bytes, Some(passphrase)).contains_key("index.html"));
    assert!(!String::from_utf8_lossy(&file.bytes).contains("PLAINNOTE"));
    test.assert_log_is_whole().await;
}

async fn nothing_is_released_undecided_or_unchecked(test: TestApp) {
    let family = family(&test).await;
    let path = ask(&test, &family.mother).await;
    let ada = test.as_("ada").await;
    assert_eq!(release(&ada, &path).await.status, 422, "undecided");
    decide_all(&ada, &path, &[]).await;
    let unchecked = ada.post(&format!("{path}/package/release"), &[("safety", " ")]).await;
    assert_eq!(unchecked.status, 422);
    let page = ada.get(&format!("{path}/package")).await.body;
    let piece = forms(&page).remove(0).remove(0);
    for wrong in [
        vec![("share", "redacted"), ("reason", "other-person")],
        vec![("share", "withheld")],
        vec![("share", "")],
    ] {
        let mut fields = vec![("piece", piece.as_str())];
        fields.extend(wrong);
        let answer = ada.post(&format!("{path}/package/pieces"), &fields).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
    }
    assert_eq!(release(&ada, &path).await.status, 303);
    assert_eq!(release(&ada, &path).await.status, 409, "once");
    let late = [("piece", piece.as_str()), ("share", "whole")];
    assert_eq!(ada.post(&format!("{path}/package/pieces"), &late).await.status, 409);
}

async fn a_package_is_its_persons_alone(test: TestApp) {
    let family = family(&test).await;
    let (other, _) = test.client_with_case("Berg", "Bertta").await;
    let bertta = test.portal_client(&other, "bertta@example.org").await;
    let path = ask(&test, &family.mother).await;
    let ada = test.as_("ada").await;
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    let own = format!("/p/requests/{}/package", path.rsplit('/').next().unwrap());
    assert_eq!(bertta.post(&own, &[]).await.status, 404);
    assert_eq!(test.as_("wilma").await.post(&own, &[]).await.status, 403);
    for name in ["wilma", "toni"] {
        let staff = test.as_(name).await;
        assert_eq!(staff.get(&format!("{path}/package")).await.status, 403, "{name}");
    }
    let stranger = test.as_member(&test.lakeside, "ada").await;
    assert_eq!(stranger.get(&format!("{path}/package")).await.status, 404);
}

async fn packages_left(test: &TestApp) -> Vec<String> {
    let mut left = Vec::new();
    for table in ["access_package", "package_piece", "package_file"] {
        left.push(
            test.peek_one(&format!("SELECT CAST(COUNT(*) AS text) FROM {table}"))
                .await,
        );
    }
    left
}

async fn an_erasure_takes_the_package_with_it(test: TestApp) {
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person("Zetterberg", "Zacharias", &[("phone", "+358401112223")])
        .await;
    let path = ask(&test, &person).await;
    let ada = test.as_("ada").await;
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    assert_ne!(packages_left(&test).await, ["0", "0", "0"]);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    assert_eq!(packages_left(&story.test).await, ["0", "0", "0"]);
    story.test.assert_log_is_whole().await;
}

async fn a_package_is_gone_after_thirty_days(test: TestApp) {
    let family = family(&test).await;
    let path = ask(&test, &family.mother).await;
    let ada = test.as_("ada").await;
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    test.clock.advance(29 * DAY);
    test.work_off().await;
    assert_ne!(packages_left(&test).await, ["0", "0", "0"]);
    test.clock.advance(2 * DAY);
    test.work_off().await;
    assert_eq!(packages_left(&test).await, ["0", "0", "0"]);
    let page = test.as_("ada").await.get(&path).await;
    assert!(page.body.contains("Answered"), "the request stays: {}", page.body);
}

async fn what_is_written_later_needs_a_new_copy(test: TestApp) {
    let family = family(&test).await;
    let path = ask(&test, &family.mother).await;
    write_note(&test, &family.case, "LATERNOTE").await;
    let ada = test.as_("ada").await;
    assert!(!ada.get(&format!("{path}/package")).await.body.contains("LATERNOTE"));
    assert_eq!(ada.post(&format!("{path}/package/gathering"), &[]).await.status, 303);
    assert_eq!(
        ada.get(&format!("{path}/package")).await.status,
        404,
        "it is being made"
    );
    test.work_off().await;
    assert!(ada.get(&format!("{path}/package")).await.body.contains("LATERNOTE"));
}

async fn documents_are_handed_out_whole(test: TestApp) {
    let family = family(&test).await;
    let wilma = test.as_("wilma").await;
    let added = wilma
        .post_file(
            &format!("{}/documents", family.case),
            &[("title", "Plan"), ("audience", "staff")],
            "plan.txt",
            "PLANBYTES",
        )
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
    let path = ask(&test, &family.mother).await;
    let ada = test.as_("ada").await;
    let page = ada.get(&format!("{path}/package")).await.body;
    let file = page.split("href=\"").find(|link| link.contains("/file\"")).unwrap();
    let file = ada.get(file.split('"').next().unwrap()).await;
    assert_eq!(file.body, "PLANBYTES", "whoever decides reads it");
    let piece = page.split("<li>").find(|piece| piece.contains("plan.txt")).unwrap();
    let piece = forms(piece).remove(0).remove(0);
    let black = [
        ("piece", piece.as_str()),
        ("share", "redacted"),
        ("blackouts", "x"),
        ("reason", "danger"),
    ];
    assert_eq!(ada.post(&format!("{path}/package/pieces"), &black).await.status, 422);
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    let passphrase = "neljä sanaa riittää tähän";
    let fields = [("passphrase", passphrase)];
    let archive = ada.post(&format!("{path}/package/handover"), &fields).await;
    let files = unpack(&archive.bytes, Some(passphrase));
    assert_eq!(files["documents/001-plan.txt"], b"PLANBYTES");
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    assert!(
        listed.iter().any(|file| file["name"] == "documents/001-plan.txt"),
        "{listed:?}"
    );
    let left = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM disclosure").await;
    assert_eq!(left, "1", "what was handed over is registered");
}

async fn a_request_that_ends_otherwise_leaves_no_copy(test: TestApp) {
    let family = family(&test).await;
    let ada = test.as_("ada").await;
    for (act, fields) in [
        ("withdrawal", vec![("reason", "She called")]),
        ("answer", vec![("reason", "Shown at a visit")]),
        (
            "refusal",
            vec![("ground", "unfounded"), ("reason", "The fifth this week")],
        ),
    ] {
        let path = ask(&test, &family.mother).await;
        assert_ne!(packages_left(&test).await, ["0", "0", "0"]);
        assert_eq!(ada.post(&format!("{path}/{act}"), &fields).await.status, 303);
        test.work_off().await;
        assert_eq!(packages_left(&test).await, ["0", "0", "0"], "{act}");
    }
}

async fn a_request_taken_up_again_gets_a_new_copy(test: TestApp) {
    let family = family(&test).await;
    let path = ask(&test, &family.mother).await;
    let ada = test.as_("ada").await;
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    write_note(&test, &family.case, "FORGOTTENNOTE").await;
    let why = [("reason", "She says that a note is missing")];
    assert_eq!(ada.post(&format!("{path}/reopening"), &why).await.status, 303);
    test.work_off().await;
    let page = ada.get(&format!("{path}/package")).await.body;
    assert!(page.contains("FORGOTTENNOTE"), "{page}");
    decide_all(&ada, &path, &[]).await;
    assert_eq!(release(&ada, &path).await.status, 303);
    test.assert_log_is_whole().await;
}
