//! Drafts between two windows and over a closing, signing twice, what a form may hold.

use crate::support::erasure::record;
use crate::support::{Client, TestApp, encode, on_both_engines};

on_both_engines!(
    a_closed_case_takes_nothing_and_keeps_the_text,
    a_draft_outlives_the_closing,
    a_draft_stays_while_a_request_is_answered,
    signing_twice_makes_one_entry,
    correcting_twice_makes_one_correction,
    two_windows_keep_both_texts,
    a_draft_that_is_gone_elsewhere_is_said_to_be,
    what_is_no_text_or_too_much_is_refused
);

/// The id of the window that a page's form was opened in, and the draft that it was filled from.
async fn window(client: &Client, page: &str) -> [(&'static str, String); 2] {
    window_in(&client.get(page).await.body)
}

fn window_in(body: &str) -> [(&'static str, String); 2] {
    ["window", "seen"].map(|name| {
        let (_, value) = body
            .split_once(&format!("name=\"{name}\" value=\""))
            .unwrap_or_else(|| panic!("the form has no `{name}`"));
        (name, value.split('"').next().unwrap().to_owned())
    })
}

fn with<'a>(fields: &[(&'a str, &'a str)], window: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    let window = window.iter().map(|(name, value)| (*name, value.as_str()));
    fields.iter().copied().chain(window).collect()
}

async fn a_closed_case_takes_nothing_and_keeps_the_text(test: TestApp) {
    crate::support::erasure::choose(&test, "family-services").await;
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let (entries, draft) = (format!("{case}/entries"), format!("{case}/draft"));
    let window = window(&wilma, &case).await;
    wilma.post(&entries, &with(&[("text", "Before")], &window)).await;
    wilma.post(&format!("{case}/closure"), &[("reason", "Done")]).await;
    for address in [&entries, &draft] {
        let answer = wilma.post(address, &[("text", "Too late"), ("title", "Call")]).await;
        assert_eq!(answer.status, 409, "{address}");
        assert!(
            answer.body.contains("Too late</textarea>"),
            "{address}: {}",
            answer.body
        );
        assert!(answer.body.contains("This case is closed; reopen it to write"));
    }
    let again = wilma.post(&entries, &with(&[("text", "Before")], &window)).await;
    assert_eq!(again.status, 303, "what was signed before the closing is signed");
    let page = wilma.get(&case).await.body;
    assert!(!page.contains("Too late"), "neither entry nor draft: {page}");
    assert_eq!(page.matches("Before").count(), 1);
}

async fn a_draft_outlives_the_closing(test: TestApp) {
    crate::support::erasure::choose(&test, "family-services").await;
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let closure = format!("{case}/closure");
    assert!(!wilma.get(&closure).await.body.contains("Unsigned drafts"));
    wilma
        .post(&format!("{case}/draft"), &[("text", "Half a thought")])
        .await;
    let asked = wilma.get(&closure).await.body;
    assert!(
        asked.contains("Unsigned drafts") && asked.contains("<li>Wilma Worker</li>"),
        "{asked}"
    );
    assert_eq!(wilma.post(&closure, &[("reason", "Done")]).await.status, 303);
    let page = wilma.get(&case).await.body;
    assert!(
        page.contains("readonly>Half a thought</textarea>") && page.contains("#reopening"),
        "{page}"
    );
    assert!(
        !test.as_("ada").await.get(&case).await.body.contains("Half a thought"),
        "it is its writer's own"
    );
    wilma.post(&format!("{case}/reopening"), &[("reason", "Back")]).await;
    assert!(wilma.get(&case).await.body.contains("Half a thought</textarea>"));
    wilma.post(&closure, &[("reason", "Done")]).await;
    let discarded = wilma.post(&format!("{case}/draft/discarding"), &[]).await;
    assert_eq!(discarded.status, 303);
    assert!(!wilma.get(&case).await.body.contains("Half a thought"));
    assert!(!wilma.get("/w").await.body.contains("Half a thought"));
}

/// What is asked about is destroyed by nobody meanwhile.
async fn a_draft_stays_while_a_request_is_answered(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma
        .post(&format!("{case}/draft"), &[("text", "Half a thought")])
        .await;
    let request = record(&test, &person, "access").await.location_path();
    let discarding = format!("{case}/draft/discarding");
    let refused = wilma.post(&discarding, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("The draft stays for now"), "{}", refused.body);
    assert!(refused.body.contains("Half a thought</textarea>"));
    let ada = test.as_("ada").await;
    test.work_off().await;
    let withdrawn = ada
        .post(&format!("{request}/withdrawal"), &[("reason", "Changed her mind")])
        .await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.body);
    assert_eq!(wilma.post(&discarding, &[]).await.status, 303);
}

async fn signing_twice_makes_one_entry(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let entries = format!("{case}/entries");
    let window = window(&wilma, &case).await;
    let form = with(&[("text", "Met at home")], &window);
    let (one, other) = tokio::join!(wilma.post(&entries, &form), wilma.post(&entries, &form));
    let again = wilma.post(&entries, &form).await;
    for answer in [one, other, again] {
        assert!(answer.status == 303 || answer.status == 503, "{}", answer.body);
    }
    let changed = with(&[("text", "Written after Back")], &window);
    let kept = wilma.post(&entries, &changed).await;
    assert_eq!(kept.status, 409, "a new text does not vanish behind the old one");
    assert!(kept.body.contains("Written after Back</textarea>"));
    let page = wilma.get(&case).await.body;
    assert_eq!(page.matches("Met at home").count(), 1, "{page}");
    assert!(!page.contains("Written after Back"));
}

async fn correcting_twice_makes_one_correction(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma
        .post(&format!("{case}/entries"), &[("text", "Brother is 8")])
        .await;
    let page = wilma.get(&case).await.body;
    let start = page.find(&format!("{case}/entries/")).expect("a link to correct");
    let path: String = page[start..].chars().take_while(|c| *c != '"').collect();
    let form = wilma.get(&path).await.body;
    let (_, id) = form.split_once("name=\"window\" value=\"").unwrap();
    let id = id.split('"').next().unwrap();
    let fields = [("text", "Brother is 9"), ("reason", "Mistyped"), ("window", id)];
    for _ in 0..2 {
        assert_eq!(wilma.post(&path, &fields).await.status, 303);
    }
    assert_eq!(wilma.get(&case).await.body.matches("Brother is 9").count(), 1);
}

async fn two_windows_keep_both_texts(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let draft = format!("{case}/draft");
    let (left, right) = (window(&wilma, &case).await, window(&wilma, &case).await);
    for text in ["Left", "Left, longer"] {
        let answer = wilma.post(&draft, &with(&[("text", text)], &left)).await;
        assert_eq!(answer.status, 303, "the window that saved goes on saving");
    }
    let fields = with(&[("text", "Right")], &right);
    let script = [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")];
    let said = wilma.send("POST", &draft, &script, Some(&encode(&fields))).await;
    assert_eq!(said.status, 409);
    assert!(
        said.body
            .starts_with("This draft changed in another window. Both texts are kept"),
        "{}",
        said.body
    );
    for address in [&draft, &format!("{case}/entries")] {
        let refused = wilma.post(address, &fields).await;
        assert_eq!(refused.status, 409, "{address}");
        assert!(refused.body.contains("Right</textarea>") && refused.body.contains("Left, longer"));
        assert!(
            !refused.body.contains("data-autosave"),
            "nothing is saved before a choice"
        );
    }
    assert!(wilma.get(&case).await.body.contains("Left, longer</textarea>"));
    let seen = window(&wilma, &case).await;
    wilma.post(&draft, &with(&[("text", "Left and right")], &seen)).await;
    assert!(wilma.get(&case).await.body.contains("Left and right</textarea>"));
    let signed = wilma
        .post(&format!("{case}/entries"), &with(&[("text", "Both")], &seen))
        .await;
    assert_eq!(signed.status, 303);
    let late = wilma
        .post(
            &draft,
            &with(&[("text", "Left and right")], &window(&wilma, &case).await),
        )
        .await;
    assert_eq!(late.status, 303, "a fresh window starts a fresh draft");
}

/// One window signs or discards; the other, filled from the same draft, hears the truth, keeps its text and can go on.
async fn a_draft_that_is_gone_elsewhere_is_said_to_be(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let (draft, entries) = (format!("{case}/draft"), format!("{case}/entries"));
    for (address, fields) in [
        (entries.clone(), [("text", "Met at home")].as_slice()),
        (format!("{draft}/discarding"), &[]),
    ] {
        wilma.post(&draft, &[("text", "Met")]).await;
        let (left, right) = (window(&wilma, &case).await, window(&wilma, &case).await);
        assert_eq!(
            wilma.post(&address, &with(fields, &left)).await.status,
            303,
            "{address}"
        );
        let late = with(&[("text", "Met at home, mother too")], &right);
        let script = [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")];
        let said = wilma.send("POST", &draft, &script, Some(&encode(&late))).await;
        assert_eq!(said.status, 409);
        let truth = "This draft was signed or discarded in another window. What you typed is kept in this window only. Choose Save draft";
        assert!(said.body.starts_with(truth), "{}", said.body);
        let mut again = String::new();
        for address in [&entries, &draft] {
            let refused = wilma.post(address, &late).await;
            assert_eq!(refused.status, 409, "{address}");
            assert!(refused.body.contains("Met at home, mother too</textarea>"));
            assert!(
                refused.body.contains("signed or discarded in another window") && !refused.body.contains("Both texts")
            );
            again = refused.body;
        }
        assert!(
            !wilma.get(&case).await.body.contains("mother too"),
            "nothing is saved before a choice"
        );
        let shown = window_in(&again);
        let saved = wilma
            .post(&draft, &with(&[("text", "Met at home, mother too")], &shown))
            .await;
        assert_eq!(saved.status, 303, "the page it came back on can go on");
        assert!(wilma.get(&case).await.body.contains("mother too</textarea>"));
        wilma.post(&format!("{draft}/discarding"), &[]).await;
    }
}

async fn what_is_no_text_or_too_much_is_refused(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let entries = format!("{case}/entries");
    let long = "a".repeat(100_001);
    for fields in [
        [("text", "\u{200b}\u{feff}"), ("title", "")],
        [("text", "\u{0}\u{7}"), ("title", "")],
        [("text", long.as_str()), ("title", "")],
        [("text", "Kept"), ("title", &long[..201])],
        [("text", "Kept"), ("kind", "sonnet")],
        [("text", "Kept"), ("audience", "everybody")],
    ] {
        let answer = wilma.post(&entries, &fields).await;
        assert_eq!(answer.status, 422, "{:.40}", fields[0].1);
        assert!(answer.body.contains(&format!(
                "{}</textarea>",
                fields[0]
                    .1
                    .trim_matches(|c: char| c.is_control() || c == '\u{200b}' || c == '\u{feff}')
            )));
    }
    assert!(
        wilma.get(&case).await.body.contains("Nothing yet"),
        "nothing was signed"
    );
    wilma
        .post(&entries, &[("text", "Read \u{202e}backwards\u{0} now\tand\r\nthen")])
        .await;
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Read backwards now\tand\r\nthen"), "{page}");
    let broken = wilma
        .send(
            "POST",
            &entries,
            &[("Sec-Fetch-Site", "same-origin")],
            Some("text=%ff%fe"),
        )
        .await;
    assert_eq!(broken.status, 400);
}
