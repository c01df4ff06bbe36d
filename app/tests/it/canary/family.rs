//! A family with a canary in every word that is written about it: a mother who is erased, and a child whose file goes on.

use carehold::households::{HouseholdFields, MemberFields, add_member, insert_household};
use carehold::policy::ExecuteRequest;
use carehold::tables;
use platform::audit::Event;
use platform::authz::Permit;
use platform::ids::PersonId;

use crate::support::erasure::YEAR;
use crate::support::goal::Random;
use crate::support::{Client, TestApp};

/// Words that stand nowhere else; each is given once.
#[derive(Default)]
pub(super) struct Tokens {
    pub(super) all: Vec<String>,
}

impl Tokens {
    fn keep(&mut self, token: String) -> String {
        self.all.push(token.clone());
        token
    }

    /// A word of letters alone, so that a name may be it.
    pub(super) fn word(&mut self) -> String {
        let mut number = self.all.len();
        let mut letters = String::new();
        for _ in 0..4 {
            letters.push(char::from(b'a' + u8::try_from(number % 16).unwrap()));
            number /= 16;
        }
        self.keep(format!("Canary{letters}x"))
    }

    fn phone(&mut self) -> String {
        let number = 401_000_000 + self.all.len();
        self.keep(format!("+358{number}"))
    }

    fn email(&mut self) -> String {
        let word = self.word().to_lowercase();
        format!("{word}@example.org")
    }

    /// A Finnish identity code of somebody born on 4 March 1985.
    fn code(&mut self) -> String {
        const CHECKS: &[u8] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
        let number = 900 + self.all.len() % 90;
        let check = CHECKS[(40_385_000 + number) % 31];
        self.keep(format!("040385-{number}{}", char::from(check)))
    }

    pub(super) fn stand_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.all.iter().any(|token| lower.contains(&token.to_lowercase()))
    }
}

pub(super) struct Family {
    pub(super) mother: String,
    /// Hers that stay in a record without contact data.
    pub(super) names: Vec<String>,
    pub(super) phone: String,
    pub(super) child_case: String,
    /// The words of the child's first note.
    pub(super) child_note: String,
}

pub(super) fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn done(client: &Client, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.post(path, fields).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    answer.location_path()
}

/// The address that ends with `end`, of the last one on a page that begins with `begin`.
fn link(page: &str, begin: &str, end: &str) -> String {
    let found = page
        .split('"')
        .rfind(|text| text.starts_with(begin) && text.ends_with(end));
    found.unwrap_or_else(|| panic!("no {begin}…{end}: {page}")).to_owned()
}

/// Writes everything there is about a family.
pub(super) async fn write(test: &TestApp, random: &mut Random, tokens: &mut Tokens, whole: bool) -> Family {
    let (wilma, ada) = (test.as_("wilma").await, test.as_("ada").await);
    let contact: Vec<String> = (0..4).map(|_| tokens.word()).collect();
    let post = tokens.email();
    let fields = [
        ("phone", contact[0].as_str()),
        ("hours", &contact[1]),
        ("address", &contact[2]),
        ("officer", &contact[3]),
        ("email", &post),
    ];
    assert_eq!(ada.edit("/admin/contact", &fields).await.status, 303);

    let names = vec![tokens.word(), tokens.word(), tokens.code()];
    let (phone, email) = (tokens.phone(), tokens.email());
    let more: Vec<String> = (0..4).map(|_| tokens.word()).collect();
    let fields = [
        ("birth", "4.3.1985"),
        ("identity_code", names[2].as_str()),
        ("language", "fi"),
        ("phone", &phone),
        ("email", &email),
        ("street", &more[0]),
        ("postal_code", &more[1]),
        ("city", &more[2]),
        ("also_known_as", &more[3]),
        ("anyway", "yes"),
    ];
    let mother = wilma.create_person(&names[0], &names[1], &fields).await;
    assert!(mother.starts_with("/w/people/"), "{mother}");
    for case in 0..=random.below(2) {
        old_case(test, &mother, random, tokens, case == 0).await;
    }
    let proof = tokens.word();
    let invited = [("email", email.as_str()), ("proof", proof.as_str())];
    done(&wilma, &format!("{mother}/portal/invitation"), &invited).await;
    // Whose data all go was disclosed to somebody, who has to be told.
    if random.below(2) == 0 || whole {
        disclosure(&wilma, &mother, tokens).await;
    }
    test.clock.advance(11 * YEAR);

    let wilma = test.as_("wilma").await;
    let (child, child_case, child_note) = child(test, &mother, tokens, random).await;
    household(test, tokens, &[&mother, &child]).await;
    disclosure(&wilma, &child, tokens).await;
    holds(test, &child, &child_case, tokens).await;
    represented(test, &child, tokens).await;
    public_form(test, tokens).await;
    for person in [&mother, &child] {
        answered(test, person, tokens).await;
    }
    refused(test, &child, tokens).await;
    Family {
        mother,
        names,
        phone,
        child_case,
        child_note,
    }
}

/// A closed case with notes, perhaps a draft, perhaps documents.
async fn old_case(test: &TestApp, person: &str, random: &mut Random, tokens: &mut Tokens, first: bool) {
    let wilma = test.as_("wilma").await;
    let words: Vec<String> = (0..4).map(|_| tokens.word()).collect();
    let fields = [
        ("title", words[0].as_str()),
        ("kind", &words[1]),
        ("description", &words[2]),
    ];
    let case = done(&wilma, &format!("{person}/cases"), &fields).await;
    for _ in 0..=random.below(4) {
        let told = random.below(2) == 0;
        note(&wilma, &case, tokens, &[], told).await;
    }
    if random.below(2) == 0 {
        draft(&wilma, &case, tokens).await;
    }
    for _ in 0..random.below(3) + usize::from(first) {
        document(&wilma, &case, tokens).await;
    }
    done(&wilma, &format!("{case}/closure"), &[("reason", &words[3])]).await;
}

/// Signs a note, perhaps with who told it; returns its words.
async fn note(wilma: &Client, case: &str, tokens: &mut Tokens, more: &[(&str, &str)], told: bool) -> String {
    let words: Vec<String> = (0..5).map(|_| tokens.word()).collect();
    let mut fields = vec![("title", words[0].as_str()), ("text", &words[1]), ("kind", "note")];
    if told {
        fields.extend([
            ("source_name", words[2].as_str()),
            ("source_contact", &words[3]),
            ("source_relation", &words[4]),
        ]);
    }
    fields.extend(more);
    done(wilma, &format!("{case}/entries"), &fields).await;
    words[1].clone()
}

async fn draft(wilma: &Client, case: &str, tokens: &mut Tokens) {
    let (title, text) = (tokens.word(), tokens.word());
    let fields = [
        ("title", title.as_str()),
        ("text", &text),
        ("kind", "note"),
        ("audience", "staff"),
    ];
    let saved = wilma.post(&format!("{case}/draft"), &fields).await;
    assert!(saved.status < 400, "{}", saved.body);
}

async fn document(wilma: &Client, case: &str, tokens: &mut Tokens) {
    let (title, name, text) = (tokens.word(), tokens.word(), tokens.word());
    let fields = [("title", title.as_str())];
    let added = wilma
        .post_file(&format!("{case}/documents"), &fields, &format!("{name}.txt"), &text)
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
}

async fn disclosure(wilma: &Client, person: &str, tokens: &mut Tokens) {
    let (recipient, what) = (tokens.word(), tokens.word());
    let fields = [
        ("kind", "told"),
        ("category", "school"),
        ("recipient", recipient.as_str()),
        ("what", &what),
        ("basis", "consent"),
        ("on", "2026-11-02"),
    ];
    done(wilma, &format!("{person}/disclosures"), &fields).await;
}

/// A child with an open case that names the mother; a correction, a draft, a document, a source.
async fn child(test: &TestApp, mother: &str, tokens: &mut Tokens, random: &mut Random) -> (String, String, String) {
    let wilma = test.as_("wilma").await;
    let (family, given, hours) = (tokens.word(), tokens.word(), tokens.word());
    let fields = [("birth", "2.5.2030"), ("safe_hours", hours.as_str()), ("anyway", "yes")];
    let child = wilma.create_person(&family, &given, &fields).await;
    let (title, kind, hidden) = (tokens.word(), tokens.word(), tokens.word());
    let fields = [("title", title.as_str()), ("kind", &kind)];
    let case = done(&wilma, &format!("{child}/cases"), &fields).await;
    let related = [
        ("other", id_of(mother)),
        ("kind", "mother"),
        ("not_to_be_told", &hidden),
    ];
    done(&wilma, &format!("{child}/relations"), &related).await;
    let text = note(&wilma, &case, tokens, &[("party", id_of(mother))], true).await;
    for _ in 0..=random.below(3) {
        let party = [("party", id_of(mother))];
        let named = random.below(2) == 0;
        note(&wilma, &case, tokens, if named { &party } else { &[] }, false).await;
    }
    let correction = link(&wilma.get(&case).await.body, &format!("{case}/entries/"), "/correction");
    let (text_of_correction, reason) = (tokens.word(), tokens.word());
    let fields = [("text", text_of_correction.as_str()), ("reason", &reason)];
    done(&wilma, &correction, &fields).await;
    draft(&wilma, &case, tokens).await;
    document(&wilma, &case, tokens).await;
    (child, case, text)
}

/// A household, as an import makes it: no page does.
async fn household(test: &TestApp, tokens: &mut Tokens, members: &[&str]) {
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit: Permit<ExecuteRequest> = tx.permit().unwrap();
    let (id, scope) = insert_household(&mut tx, &HouseholdFields { name: tokens.word() })
        .await
        .unwrap();
    for member in members {
        let person: PersonId = id_of(member).parse().unwrap();
        let fields = MemberFields { role: tokens.word() };
        add_member(&mut tx, id, &scope, person, &fields).await.unwrap();
    }
    let event = Event::on(&permit, &tables::HOUSEHOLD, id.uuid(), None);
    tx.commit(event).await.unwrap();
}

/// A hold on the child's case and one on the child, both released by two others.
async fn holds(test: &TestApp, child: &str, case: &str, tokens: &mut Tokens) {
    for path in [format!("{case}/holds"), format!("{child}/holds")] {
        let reason = tokens.word();
        let fields = [
            ("kind", "legal"),
            ("reason", reason.as_str()),
            ("review_on", "2060-01-01"),
        ];
        done(&test.as_("wilma").await, &path, &fields).await;
        let page = if path.starts_with(case) { case } else { &path };
        let page = test.as_("ada").await.get(page).await.body;
        let release = link(&page, &format!("{path}/"), "/release");
        for name in ["ada", "pia"] {
            let reason = tokens.word();
            done(&test.as_(name).await, &release, &[("reason", &reason)]).await;
        }
    }
}

/// Somebody who represents the child, weighed by two workers.
async fn represented(test: &TestApp, child: &str, tokens: &mut Tokens) {
    let wilma = test.as_("wilma").await;
    let (family, email, proof) = (tokens.word(), tokens.email(), tokens.word());
    let fields = [("family", family.as_str()), ("given", "Someone"), ("anyway", "yes")];
    let father = wilma.post("/w/people", &fields).await.location_path();
    let related = [("other", id_of(&father)), ("kind", "father")];
    done(&wilma, &format!("{child}/relations"), &related).await;
    let invited = [("email", email.as_str()), ("proof", &proof)];
    done(&wilma, &format!("{father}/portal/invitation"), &invited).await;
    let words: Vec<String> = (0..5).map(|_| tokens.word()).collect();
    let fields = [
        ("representative", id_of(&father)),
        ("suspected", "no"),
        ("things", "details"),
        ("authority", words[0].as_str()),
        ("conflict", &words[1]),
        ("custodians", &words[2]),
        ("view", &words[3]),
        ("ends_on", "1.11.2038"),
    ];
    done(&wilma, &format!("{child}/portal/representatives"), &fields).await;
    let path = crate::representatives::representation(&wilma, child).await;
    let decision = [("decision", "refuse"), ("best_interests", words[4].as_str())];
    done(&test.as_("pia").await, &path, &decision).await;
}

/// A request by the public form that became none.
async fn public_form(test: &TestApp, tokens: &mut Tokens) {
    let words: Vec<String> = (0..5).map(|_| tokens.word()).collect();
    let form = [
        ("kind", "access"),
        ("who", "other"),
        ("name", words[0].as_str()),
        ("birth", "4.3.1985"),
        ("sender", &words[1]),
        ("reach", &words[2]),
        ("words", &words[3]),
    ];
    assert_eq!(test.nobody().post("/o/harbour/requests", &form).await.status, 200);
    let id = match test.engine {
        crate::support::Engine::Postgres => "CAST(id AS text)",
        crate::support::Engine::Sqlite => "lower(hex(id))",
    };
    let id = test.peek_one(&format!("SELECT {id} FROM public_request")).await;
    let closing = [("outcome", "nobody"), ("reason", words[4].as_str())];
    let path = format!("/admin/requests/forms/{}", id.replace('-', ""));
    done(&test.as_("pia").await, &format!("{path}/closure"), &closing).await;
}

async fn ask(test: &TestApp, person: &str, kind: &str, tokens: &mut Tokens) -> String {
    let received = test.clock.now().plus_seconds(-10 * 24 * 3600).to_jiff();
    let received = received.strftime("%-d.%-m.%Y").to_string();
    let (asker, asked) = (tokens.word(), tokens.word());
    let fields = [
        ("kind", kind),
        ("channel", "letter"),
        ("received_on", received.as_str()),
        ("asker", &asker),
        ("asked", &asked),
    ];
    // Who will look through a copy does not record it.
    let path = done(&test.as_("pia").await, &format!("{person}/requests"), &fields).await;
    test.work_off().await;
    path
}

/// A request for access that is extended, looked through and answered with a package.
async fn answered(test: &TestApp, person: &str, tokens: &mut Tokens) {
    let path = ask(test, person, "access", tokens).await;
    let ada = test.as_("ada").await;
    let (extension, why, safety) = (tokens.word(), tokens.word(), tokens.word());
    done(&ada, &format!("{path}/extension"), &[("reason", &extension)]).await;
    let toni = test.harbour.account("toni").to_string();
    let involved = [("account", toni.as_str()), ("reason", &why)];
    done(&ada, &format!("{path}/involved"), &involved).await;
    let page = ada.get(&format!("{path}/package")).await.body;
    let first = page
        .split("name=\"piece\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    crate::packages::decide_all(&ada, &path, &[]).await;
    let (black, note) = (tokens.word(), tokens.word());
    let fields = [
        ("piece", first),
        ("share", "withheld"),
        ("blackouts", black.as_str()),
        ("reason", "other-person"),
        ("note", &note),
    ];
    done(&ada, &format!("{path}/package/pieces"), &fields).await;
    done(&ada, &format!("{path}/package/release"), &[("safety", &safety)]).await;
    test.work_off().await;
}

async fn refused(test: &TestApp, person: &str, tokens: &mut Tokens) {
    let path = ask(test, person, "rectification", tokens).await;
    let reason = tokens.word();
    let fields = [("ground", "unfounded"), ("reason", reason.as_str())];
    done(&test.as_("ada").await, &format!("{path}/refusal"), &fields).await;
    test.work_off().await;
}
