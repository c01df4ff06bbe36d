//! A request for erasure as the stories tell it: recorded, decided, approved, carried out.

use platform::params;
use uuid::Uuid;

use super::{Answer, Client, House, TestApp};

/// Three days and an hour.
pub(crate) const COOL_OFF: i64 = 73 * 3600;
pub(crate) const YEAR: i64 = 366 * 24 * 3600;

/// One row of a request: its id and kind.
pub(crate) struct Item(pub(crate) Uuid, pub(crate) String);

pub(crate) struct Story {
    pub(crate) test: TestApp,
    /// `/admin/requests/…`
    pub(crate) path: String,
    pub(crate) decider: Client,
}

impl Story {
    /// Records a request for erasure about a person, and lists what it is about.
    pub(crate) async fn erasure(test: TestApp, person: &str) -> Self {
        let answer = record(&test, person, "erasure").await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        test.work_off().await;
        let decider = test.as_("ada").await;
        Self {
            path: answer.location_path(),
            decider,
            test,
        }
    }

    pub(crate) async fn items(&self) -> Vec<Item> {
        let id: Uuid = self.path.rsplit('/').next().unwrap().parse().unwrap();
        let tx = self.test.app.db.read(&self.test.system()).await.unwrap();
        let sql = "SELECT id, kind FROM data_request_item WHERE organization_id = $1 AND request_id = $2 ORDER BY id";
        let rows: Vec<(Uuid, String)> = tx.all(sql, params![tx.organization(), id]).await.unwrap();
        rows.into_iter().map(|(id, kind)| Item(id, kind)).collect()
    }

    /// Decides every item of these kinds; all with `kinds` empty.
    pub(crate) async fn decide(&self, kinds: &[&str], more: &[(&str, &str)]) -> Answer {
        let ids: Vec<String> = self
            .items()
            .await
            .into_iter()
            .filter(|Item(_, kind)| kinds.is_empty() || kinds.contains(&kind.as_str()))
            .map(|Item(id, _)| id.simple().to_string())
            .collect();
        assert!(!ids.is_empty(), "nothing of {kinds:?}");
        let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("item", id.as_str())).collect();
        fields.extend(more);
        self.decider.post(&format!("{}/decisions", self.path), &fields).await
    }

    pub(crate) async fn erase(&self, kinds: &[&str]) {
        let answer = self.decide(kinds, &[("decision", "erase")]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    pub(crate) async fn keep(&self, kinds: &[&str], rule: &str) {
        let fields = [("decision", "retain"), ("rule", rule), ("article", "17-3-b")];
        let answer = self.decide(kinds, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    pub(crate) async fn submit(&self) -> Answer {
        self.decider.post(&format!("{}/review", self.path), &[]).await
    }

    pub(crate) async fn approve(&self) {
        assert_eq!(self.submit().await.status, 303);
        let pia = self.test.as_("pia").await;
        let answer = pia.post(&format!("{}/approval", self.path), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// Lets the cool-off pass and the job run.
    pub(crate) async fn carry_out(&self) {
        self.test.work_off().await;
        assert!(
            self.state().await.contains("approved"),
            "nothing happens in the cool-off"
        );
        self.test.clock.advance(COOL_OFF);
        self.test.work_off().await;
    }

    pub(crate) async fn state(&self) -> String {
        let id: Uuid = self.path.rsplit('/').next().unwrap().parse().unwrap();
        let tx = self.test.app.db.read(&self.test.system()).await.unwrap();
        let sql = "SELECT state FROM data_request WHERE organization_id = $1 AND id = $2";
        let (state,): (String,) = tx.one(sql, params![tx.organization(), id]).await.unwrap();
        state
    }

    pub(crate) async fn certificate(&self) -> String {
        let answer = self
            .test
            .as_("pia")
            .await
            .get(&format!("{}/certificate.json", self.path))
            .await;
        assert_eq!(answer.status, 200);
        answer.body
    }
}

/// Records a request that came ten days ago; one for a copy by somebody else than who will look through it.
pub(crate) async fn record(test: &TestApp, person: &str, kind: &str) -> Answer {
    let has_copy = matches!(kind, "access" | "access-log" | "portability");
    let by = if has_copy { "pia" } else { "ada" };
    record_as(test, &test.as_(by).await, person, kind).await
}

pub(crate) async fn record_as(test: &TestApp, admin: &Client, person: &str, kind: &str) -> Answer {
    let received = test.clock.now().plus_seconds(-10 * 24 * 3600).to_jiff();
    let received = received.strftime("%-d.%-m.%Y").to_string();
    let fields = [
        ("kind", kind),
        ("channel", "letter"),
        ("received_on", received.as_str()),
        ("asker", "The person, passport shown"),
        ("asked", "Please erase MARKERWORDS"),
    ];
    admin.post(&format!("{person}/requests"), &fields).await
}

pub(crate) async fn choose(test: &TestApp, category: &str) {
    choose_in(test, &test.harbour, category).await;
}

/// The same in one of the two organizations.
pub(crate) async fn choose_in(test: &TestApp, house: &House, category: &str) {
    let ada = test.as_member(house, "ada").await;
    let fields = [("category", category), ("seen", "yes")];
    let answer = ada.post("/admin/retention", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    // Where something would end earlier a second person agrees.
    if answer.location_path() == "/admin/retention/change" {
        let answer = test
            .as_member(house, "pia")
            .await
            .post("/admin/retention/change/approval", &[])
            .await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}

pub(crate) async fn write_note(test: &TestApp, case: &str, text: &str) {
    let wilma = test.as_("wilma").await;
    let signed = wilma
        .post(&format!("{case}/entries"), &[("text", text), ("kind", "note")])
        .await;
    assert_eq!(signed.status, 303);
}

/// A father without a case of his own, whose child has one that names him.
pub(crate) async fn father_and_child(test: &TestApp) -> (String, String) {
    let (child, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let father = wilma
        .create_person("Aalto", "Frans", &[("phone", "+358401234567"), ("city", "Turku")])
        .await;
    let id = father.rsplit('/').next().unwrap();
    let relation = [("other", id), ("kind", "father")];
    let related = wilma.post(&format!("{child}/relations"), &relation).await;
    assert_eq!(related.status, 303, "{}", related.body);
    let note = [("text", "CHILDNOTE the father called"), ("kind", "note"), ("party", id)];
    assert_eq!(wilma.post(&format!("{case}/entries"), &note).await.status, 303);
    (father, case)
}
