//! Boot: open, test, recover, collect the routes, serve.

use std::sync::Arc;

use futures_util::FutureExt as _;
use platform::clock::Clock;
use platform::session::{Hasher, Throttle};
use platform::web::{
    self, Asset, Assets, Core, IntoResponse as _, Path, Response, Result as WebResult, Routes, State, StatusCode,
};
use platform::{boot, nodes};

use crate::config::{Config, ConfigError};
use crate::state::{App, Parts};
use crate::{
    accounts, agreements, answers, audit_view, backup, cases, day, disclosures, disposal, documents, entries, health,
    holds, households, imports, jobs, layout, letters, locales, migrations, packages, people, portal, portal_access,
    public_pages, public_requests, request_settings, requests, retention, settings, sign_in, sources, tables, tasks,
    withheld,
};

#[derive(rust_embed::RustEmbed)]
#[folder = "static"]
#[exclude = "*.toml"]
#[exclude = "*.ttf"]
struct Static;

/// Opens an installation whose migrations have run; refuses one where they have not, or where a restore has not ended.
pub async fn open(config: &Config, clock: Clock) -> Result<App, String> {
    if let Some(why) = crate::backup::closed(config) {
        return Err(why);
    }
    open_closed(config, clock).await
}

/// [`open`] for the restore itself.
pub(crate) async fn open_closed(config: &Config, clock: Clock) -> Result<App, String> {
    let settings = config.settings(clock).map_err(text)?;
    boot::check_schema(&settings, migrations::ALL).await?;
    let db = boot::open(&settings).map_err(text)?;
    let hasher = Hasher::new(config.password_cost().map_err(text)?).ok_or("the password cost is refused by argon2")?;
    Ok(App::new(Parts {
        db,
        hasher,
        throttle: Throttle::default(),
        assets: assets(),
        catalogues: locales::load().map_err(text)?,
        directories: people::Directories::default(),
        names: accounts::Names::default(),
        search_pace: people::SearchPace::new(config.searches_per_minute),
        config: config.clone(),
        test: config.is_test(),
    }))
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn assets() -> Assets {
    let read = |path: std::borrow::Cow<'static, str>| {
        Some(Asset {
            bytes: Static::get(&path)?.data.into_owned(),
            path: path.into_owned(),
        })
    };
    Assets::new(Static::iter().filter_map(read))
}

/// Every route of the product.
pub fn routes(app: &App, config: &Config) -> Routes<App> {
    let problem_app = app.clone();
    let render: web::RenderProblem = Arc::new(move |problem| layout::render_problem(&problem_app, problem));
    let core = Core::new(
        app.db.clone(),
        app.assets.clone(),
        render,
        config.trust_proxy,
        config.patience,
    );
    Routes::new(core)
        .public_get("/a/{hash}/{*path}", "static files", asset)
        .public_get(
            "/health",
            "tells a supervisor that the process lives, and how old backups and nightly runs are",
            health::show,
        )
        .public_get("/ready", "tells a balancer that the process can serve", ready)
        .public_get("/metrics", "numbers without personal data", metrics)
        .and(sign_in::routes)
        .and(day::routes)
        .and(people::routes)
        .and(portal::routes)
        .and(portal_access::routes)
        .and(public_pages::routes)
        .and(public_requests::routes)
        .and(withheld::routes)
        .and(households::routes)
        .and(cases::routes)
        .and(documents::routes)
        .and(disclosures::routes)
        .and(entries::routes)
        .and(sources::routes)
        .and(holds::routes)
        .and(tasks::routes)
        .and(settings::routes)
        .and(accounts::routes)
        .and(agreements::routes)
        .and(imports::routes)
        .and(audit_view::routes)
        .and(letters::routes)
        .and(answers::routes)
        .and(packages::routes)
        .and(request_settings::routes)
        .and(requests::routes)
        .and(retention::routes)
        .and(disposal::routes)
}

#[derive(serde::Deserialize)]
struct AssetPath {
    #[expect(dead_code, reason = "the hash only makes the address new when the file is")]
    hash: String,
    path: String,
}

async fn asset(State(app): State<App>, headers: web::HeaderMap, Path(path): Path<AssetPath>) -> Response {
    app.assets.serve(&path.path, &headers)
}

/// Ready when the database answers.
async fn ready(State(app): State<App>) -> WebResult<Response> {
    match platform::organization::list(&app.db).await {
        Ok(_) => Ok("ready\n".into_response()),
        Err(_) => Ok((StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()),
    }
}

/// For the machine itself: through a proxy nobody asks, because what people do all day shows in the numbers.
async fn metrics(requester: web::Requester) -> WebResult<String> {
    let forwarded = ["forwarded", "x-forwarded-for"];
    if forwarded.iter().any(|name| requester.headers.contains_key(*name)) || !requester.origin.is_this_machine() {
        return Err(web::Error::NotFound);
    }
    Ok(web::metrics::render())
}

/// Before pages are served or work is done: refuses what is unsafe, and finishes the log.
pub async fn prepare(app: &App) -> Result<(), String> {
    if app.db.clock().offset_secs() != 0 && !app.test {
        return Err("the clock is set ahead, which only a test's data folder may do".to_owned());
    }
    backup::clear(&app.config);
    boot::self_test(&app.db).await?;
    boot::recover(&app.db, tables::all()).await.map_err(text)?;
    let swept = documents::sweep(app).await.map_err(text)?;
    if swept > 0 {
        tracing::info!(swept, "removed files that no document names");
    }
    Ok(())
}

/// Serves pages and works on jobs until `stop` resolves; what is under way then is finished or given back.
pub async fn serve(
    app: App,
    config: &Config,
    listener: tokio::net::TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), String> {
    let stop = stop.shared();
    let db = app.db.clone();
    let serving = async {
        prepare(&app).await?;
        #[expect(clippy::disallowed_methods, reason = "waited for when the process ends")]
        let working = tokio::spawn(jobs::work(app.clone(), stop.clone()));
        serve_pages(app, config, listener, stop).await?;
        working.await.map_err(text)
    };
    nodes::run(&db, serving).await
}

/// Works on jobs only, until `stop` resolves.
pub async fn work(app: App, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), String> {
    let db = app.db.clone();
    let working = async {
        prepare(&app).await?;
        jobs::work(app, stop.shared()).await;
        Ok(())
    };
    nodes::run(&db, working).await
}

/// Serves pages only, until `stop` resolves; the caller has [prepared](prepare).
pub async fn serve_pages(
    app: App,
    config: &Config,
    listener: tokio::net::TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), String> {
    web::metrics::start();
    start_sweeping(&app);
    let routes = routes(&app, config);
    web::serve(routes, app, listener, stop).await.map_err(text)
}

/// The hourly sweep of sessions long over, of representatives whose time is near its end, and of forms and files that nobody came back for.
fn start_sweeping(app: &App) {
    let app = app.clone();
    #[expect(clippy::disallowed_methods, reason = "lives as long as the process")]
    tokio::spawn(async move {
        let mut hourly = tokio::time::interval(std::time::Duration::from_hours(1));
        loop {
            hourly.tick().await;
            let swept = async {
                boot::sweep(&app.db, tables::all()).await?;
                portal_access::run_out(&app).await?;
                imports::sweep(&app).await
            };
            let swept = swept.await;
            if let Err(error) = swept {
                tracing::warn!(error = %error, "the sweep failed; trying again in an hour");
            }
        }
    });
}

impl From<ConfigError> for String {
    fn from(error: ConfigError) -> Self {
        error.0
    }
}
