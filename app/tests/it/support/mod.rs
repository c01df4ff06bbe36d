//! A running product on a fresh database, with a small named cast.
//!
//! Two organizations always: `harbour` (Finland, social care), where the stories play, and `lakeside` (US, clinic), which must never be seen from it.

mod database;
pub(crate) mod erasure;
pub(crate) mod goal;
mod http;

use std::path::PathBuf;
use std::sync::Arc;

use carehold::accounts::{NewDemo, create_demo_account};
use carehold::agreements;
use carehold::config::Config;
use carehold::onboarding;
use carehold::policy::AcceptAgreement;
use carehold::server;
use carehold::state::App;
use carehold::tables;
use platform::audit::Event;
use platform::authz::{Actor, Role, Roles};
use platform::boot;
use platform::clock::Clock;
use platform::ids::AccountId;
use platform::organization::{Jurisdiction, NewOrganization, Organization, Sector};
use platform::session;
use secrecy::SecretString;

pub(crate) use database::{Engine, Eye, Store};
pub(crate) use http::{Answer, Client, encode};

/// The password of everybody in the cast.
pub(crate) const PASSWORD: &str = "correct horse battery";
/// The password of everybody in the portal.
pub(crate) const PORTAL_PASSWORD: &str = "correct horse battery staple";
/// Everybody's second factor.
pub(crate) const TOTP_SECRET: &[u8] = b"12345678901234567890";

/// The roles of the cast's members, by first name.
const CAST: [(&str, &str, Role); 8] = [
    ("ada", "Ada Admin", Role::Admin),
    ("pia", "Pia Privacy", Role::PrivacyOfficer),
    ("saga", "Saga Supervisor", Role::Supervisor),
    ("wilma", "Wilma Worker", Role::Worker),
    ("olli", "Olli Other", Role::Worker),
    ("asta", "Asta Assistant", Role::Assistant),
    ("aulis", "Aulis Auditor", Role::Auditor),
    ("toni", "Toni Third", Role::Supervisor),
];

/// One organization and its people.
pub(crate) struct House {
    pub(crate) organization: Arc<Organization>,
    people: Vec<(&'static str, AccountId)>,
}

/// The product on a database, serving pages; its jobs are done when a story says so.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) engine: Engine,
    pub(crate) folder: PathBuf,
    pub(crate) harbour: House,
    pub(crate) lakeside: House,
    address: std::net::SocketAddr,
    database: database::Database,
}

impl TestApp {
    pub(crate) async fn start(engine: Engine) -> Self {
        let database = database::Database::create(engine).await;
        let folder = database.folder();
        let clock = Clock::system();
        let mut config = Config::read(&folder, None).unwrap();
        config.database.url = database.data_url();
        config.keys.url = database.keys_url();
        (config.passwords.memory_kib, config.passwords.passes) = (256, 1);
        boot::create_keyring(&config.settings(clock.clone()).unwrap()).unwrap();
        if matches!(engine, Engine::Sqlite) {
            boot::run_migrations(&config.settings(clock.clone()).unwrap(), carehold::migrations::ALL)
                .await
                .unwrap();
        }
        let app = server::open(&config, clock.clone()).await.unwrap();
        let harbour = House::create(&app, "harbour", Jurisdiction::Finland, Sector::SocialCare).await;
        let lakeside = House::create(&app, "lakeside", Jurisdiction::UnitedStates, Sector::Clinic).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = app.clone();
        #[expect(clippy::disallowed_methods, reason = "the server under test")]
        tokio::spawn(async move {
            server::prepare(&serving).await.unwrap();
            server::serve_pages(serving, &config, listener, std::future::pending())
                .await
                .unwrap();
        });
        Self {
            app,
            clock,
            engine,
            folder,
            harbour,
            lakeside,
            address,
            database,
        }
    }

    /// The product in another process on the same database; its caches and connections are its own, its clock is the same.
    pub(crate) async fn other_process(&self) -> App {
        self.try_other_process().await.unwrap()
    }

    /// Another process as it starts, or why it does not.
    pub(crate) async fn try_other_process(&self) -> Result<App, String> {
        let mut config = Config::read(&self.folder, None).unwrap();
        (config.database.url, config.keys.url) = self.urls();
        (config.passwords.memory_kib, config.passwords.passes) = (256, 1);
        server::open(&config, self.clock.clone()).await
    }

    /// Somebody without a session.
    pub(crate) fn nobody(&self) -> Client {
        Client::new(self.address, None)
    }

    /// An organization where the catalogue has no national rule.
    pub(crate) async fn european(&self) -> House {
        House::create(&self.app, "noord", Jurisdiction::EuropeanUnion, Sector::SocialCare).await
    }

    /// A member of `harbour`'s cast, signed in.
    pub(crate) async fn as_(&self, name: &str) -> Client {
        self.as_member(&self.harbour, name).await
    }

    pub(crate) async fn as_member(&self, house: &House, name: &str) -> Client {
        let bearer = session::mint(&self.app.db, &house.organization, house.account(name))
            .await
            .unwrap();
        Client::new(self.address, Some(bearer.expose()))
    }

    /// A member of the cast as an actor, past HTTP.
    pub(crate) async fn actor(&self, name: &str) -> Actor {
        let bearer = session::mint(&self.app.db, &self.harbour.organization, self.harbour.account(name))
            .await
            .unwrap();
        match session::look_up(&self.app.db, &bearer, platform::authz::Origin::default())
            .await
            .unwrap()
        {
            session::Presence::Here(viewer) => viewer.actor,
            _ => panic!("`{name}` has no session"),
        }
    }

    /// `harbour`'s log and every row against it hold together.
    pub(crate) async fn assert_log_is_whole(&self) {
        let organization = self.harbour.organization.id;
        let report = self.app.db.verify(organization, carehold::tables::all()).await.unwrap();
        assert!(report.is_whole(), "{:?}", report.faults);
    }

    /// The system, at work for `harbour`.
    pub(crate) fn system(&self) -> Actor {
        boot::system(self.harbour.organization.id, "test")
    }

    /// The addresses of the data and of the key store.
    pub(crate) fn urls(&self) -> (String, String) {
        (self.database.data_url(), self.database.keys_url())
    }

    /// The settings of this very installation, with somebody for backups who sees every row.
    pub(crate) fn config(&self) -> Config {
        let mut config = Config::read(&self.folder, None).unwrap();
        (config.database.url, config.keys.url) = self.urls();
        (config.backup.database_url, config.backup.keys_url) = self.database.superuser_urls();
        (config.passwords.memory_kib, config.passwords.passes) = (256, 1);
        config
    }

    /// An installation in a folder of its own whose keys are this one's; its database is empty, or `filled`.
    pub(crate) async fn beside_the_keys(&self, number: usize, filled: bool) -> Config {
        let folder = self.folder.join(format!("place{number}"));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("test"), "").unwrap();
        let mut config = Config::read(&folder, None).unwrap();
        (config.database.url, config.database.owner_url) = self.database.place(number, filled).await;
        "carehold_app".clone_into(&mut config.database.application_role);
        config.keys.keyring = self.folder.join("keyring.json").display().to_string();
        config.keys.url = match self.engine {
            Engine::Sqlite => format!("sqlite:{}", self.folder.join("keys.db").display()),
            Engine::Postgres => self.urls().1,
        };
        config.keys.owner_url = self.database.keys_owner_url();
        (config.passwords.memory_kib, config.passwords.passes) = (256, 1);
        if filled && self.engine == Engine::Sqlite {
            std::fs::write(folder.join("carehold.db"), "").unwrap();
            boot::run_migrations(&config.settings(self.clock.clone()).unwrap(), carehold::migrations::ALL)
                .await
                .unwrap();
        }
        config
    }

    /// A member of `harbour`'s cast, signed in to another process that serves pages.
    pub(crate) async fn as_on(&self, app: &App, config: Config, name: &str) -> Client {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = app.clone();
        #[expect(clippy::disallowed_methods, reason = "the server under test")]
        tokio::spawn(async move {
            server::serve_pages(serving, &config, listener, std::future::pending())
                .await
                .unwrap();
        });
        let bearer = session::mint(&app.db, &self.harbour.organization, self.harbour.account(name))
            .await
            .unwrap();
        Client::new(address, Some(bearer.expose()))
    }

    /// Does every job that is due: nobody else does here.
    pub(crate) async fn work_off(&self) {
        while carehold::jobs::run_one(&self.app).await.unwrap() {}
    }

    /// The only cell of a text, read past every protection.
    pub(crate) async fn peek_one(&self, sql: &str) -> String {
        let mut cells = self.peek(sql).await;
        assert_eq!(cells.len(), 1, "{sql}");
        cells.remove(0)
    }

    /// Runs a statement past every protection, as an attacker with the database would.
    pub(crate) async fn tamper(&self, sql: &str) -> u64 {
        self.database.tamper(sql).await
    }

    /// Somebody who looks at one of the databases past every protection, again and again.
    pub(crate) async fn eye(&self, store: Store) -> Eye {
        self.database.eye(store).await
    }

    /// Reads text cells past every protection.
    pub(crate) async fn peek(&self, sql: &str) -> Vec<String> {
        self.database.peek(sql).await
    }

    /// Invites a person to the portal, as `wilma`; returns the link's path and the code.
    pub(crate) async fn invite_to_portal(&self, person: &str, email: &str) -> (String, String) {
        let wilma = self.as_("wilma").await;
        let fields = [("email", email), ("proof", "Passport shown")];
        let answer = wilma.post(&format!("{person}/portal/invitation"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let carried = answer
            .cookie("__Host-invitation")
            .expect("the link is carried to its page");
        let mut parts = carried.split('|').skip(1);
        let link = parts.next().unwrap();
        let path = link.find("/o/").map(|start| link[start..].to_owned()).unwrap();
        (path, parts.next().unwrap().to_owned())
    }

    /// A person of `harbour` who was invited, enrolled and is signed in.
    pub(crate) async fn portal_client(&self, person: &str, email: &str) -> Client {
        let (link, code) = self.invite_to_portal(person, email).await;
        let fields = [("handover", code.as_str()), ("password", PORTAL_PASSWORD)];
        let enrolled = self.nobody().post(&link, &fields).await;
        assert_eq!(enrolled.status, 200, "{}", enrolled.body);
        self.portal_sign_in(email).await
    }

    /// Signs in with the password alone.
    pub(crate) async fn portal_sign_in(&self, email: &str) -> Client {
        let fields = [("email", email), ("password", PORTAL_PASSWORD)];
        let answer = self.nobody().post("/o/harbour/sign-in", &fields).await;
        assert_eq!(answer.location_path(), "/resume", "{}", answer.body);
        self.nobody().with_session(&answer.cookie("__Host-session").unwrap())
    }

    /// Registers a client and opens a case for them, as `wilma`; returns both addresses.
    pub(crate) async fn client_with_case(&self, family: &str, given: &str) -> (String, String) {
        let wilma = self.as_("wilma").await;
        let person = wilma.create_person(family, given, &[]).await;
        let answer = wilma
            .post(
                &format!("{person}/cases"),
                &[("title", "Support at home"), ("kind", "Family services")],
            )
            .await;
        (person, answer.location_path())
    }
}

/// Accepts what an organization has to accept before anybody is registered in it.
pub(crate) async fn accept_agreements(app: &App, actor: &Actor, organization: &Organization) {
    let mut tx = app.db.begin(actor).await.unwrap();
    let permit = tx.permit::<AcceptAgreement>().unwrap();
    for text in agreements::needed(organization)
        .into_iter()
        .filter_map(agreements::current)
    {
        let fields = agreements::AcceptanceFields::default();
        agreements::accept(&mut tx, text, &fields).await.unwrap();
    }
    tx.commit(Event::on(&permit, &tables::AGREEMENT, organization.id.uuid(), None))
        .await
        .unwrap();
}

impl House {
    async fn create(app: &App, slug: &str, jurisdiction: Jurisdiction, sector: Sector) -> Self {
        let new = NewOrganization {
            slug,
            name: slug,
            jurisdiction,
            sector,
            language: "en",
            demo: false,
        };
        let organization = onboarding::create(&app.db, &new).await.unwrap();
        let actor = boot::system(organization.id, "test");
        accept_agreements(app, &actor, &organization).await;
        let mut people = Vec::new();
        for (short, name, role) in CAST {
            let email = format!("{short}@{slug}.example");
            let new = NewDemo {
                name,
                email: &email,
                title: "",
                roles: Roles::of(&[role]),
                language: "en",
                password: SecretString::from(PASSWORD),
                totp_secret: TOTP_SECRET,
            };
            people.push((
                short,
                create_demo_account(&app.db, &app.hasher, &actor, new).await.unwrap(),
            ));
        }
        Self { organization, people }
    }

    pub(crate) fn account(&self, name: &str) -> AccountId {
        self.people
            .iter()
            .find(|(short, _)| *short == name)
            .unwrap_or_else(|| panic!("nobody is called `{name}`"))
            .1
    }
}

/// Makes each story a test on SQLite and on PostgreSQL.
macro_rules! on_both_engines {
    ($($story:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $story() { super::$story($crate::support::TestApp::start($crate::support::Engine::Sqlite).await).await; })*
        }
        mod postgres {
            $(#[tokio::test] async fn $story() { super::$story($crate::support::TestApp::start($crate::support::Engine::Postgres).await).await; })*
        }
    };
}
pub(crate) use on_both_engines;
