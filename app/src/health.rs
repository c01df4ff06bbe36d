//! How the installation is: `/health` for whoever watches it, and the same judgement for `carehold doctor`.
//!
//! The answer is always 200: a process that lives is not helped by being started again. What is wrong stands in it, in words without names:
//! nobody has to sign in to read it.

use platform::clock::Clock;
use platform::db::Db;
use platform::web::{self, IntoResponse as _, Response, Result as WebResult, State, header};
use platform::{boot, nodes, organization};
use serde::Serialize;

use crate::backup::{self, Age};
use crate::disposal::{self, Night};
use crate::state::App;

/// What is watched, and whether something is wrong.
#[derive(Debug, Serialize)]
pub struct Health {
    status: &'static str,
    data_backup: Part,
    key_backup: Part,
    nightly_run: Part,
}

/// How long ago something was done last, and what is wrong with that.
#[derive(Debug, Default, Serialize)]
struct Part {
    age_secs: Option<i64>,
    problem: Option<String>,
}

impl From<Age> for Part {
    fn from(age: Age) -> Self {
        Self {
            age_secs: age.secs,
            problem: age.problem,
        }
    }
}

pub(crate) async fn show(State(app): State<App>) -> WebResult<Response> {
    let json = serde_json::to_string(&look(&app).await).map_err(|error| web::Error::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// Looks at backups and nights, without names.
pub async fn look(app: &App) -> Health {
    let (config, clock) = (&app.config, app.db.clock());
    let mut parts = [
        Part::from(backup::data_backup(config, clock)),
        Part::from(backup::key_backup(config, clock, app.db.keystore().epoch())),
        nights(&app.db).await,
    ];
    // Nothing real is in a demo: it needs no backup.
    if config.is_demo() {
        for part in parts.iter_mut().take(2) {
            part.problem = None;
        }
    }
    let is_well = parts.iter().all(|part| part.problem.is_none());
    let [data_backup, key_backup, nightly_run] = parts;
    Health {
        status: if is_well { "ok" } else { "problem" },
        data_backup,
        key_backup,
        nightly_run,
    }
}

/// The oldest last night of all organizations, and the worst that happened in one.
async fn nights(db: &Db) -> Part {
    let Ok(nights) = all_nights(db).await else {
        return Part {
            age_secs: None,
            problem: Some("the database does not answer".to_owned()),
        };
    };
    Part {
        age_secs: nights.iter().filter_map(|(_, _, secs)| *secs).max(),
        problem: nights
            .iter()
            .find_map(|(_, night, _)| problem(*night))
            .map(str::to_owned),
    }
}

/// What is wrong with a night, in words that go on after an organization's name or "one organization".
pub fn problem(night: Night) -> Option<&'static str> {
    match night {
        Night::Well => None,
        Night::Incomplete => Some("the last run did not look at everything there is"),
        Night::NotChosen => Some(
            "the last run did not look at cases without a category of their own, because nobody has chosen how long those are kept: an administrator or the privacy officer chooses under \"Retention rules\"",
        ),
        Night::Late => Some("there was no run for two nights"),
        Night::Never => Some("there has never been a run"),
    }
}

/// How the last night of each organization went, by its slug.
pub async fn all_nights(db: &Db) -> Result<Vec<(String, Night, Option<i64>)>, platform::Error> {
    let mut nights = Vec::new();
    for id in organization::list(db).await? {
        let slug = db.organization(id).await?.slug.clone();
        let (night, secs) = disposal::last_night(db, &boot::system(id, "health")).await?;
        nights.push((slug, night, secs));
    }
    Ok(nights)
}

/// The processes that serve and work, in words; an error if one is behind or has another keyring.
pub async fn nodes(db: &Db, clock: &Clock) -> Result<String, String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let change = db.keystore().change().await.map_err(|error| text(&error))?;
    let (epoch, now) = (db.keystore().epoch(), clock.now());
    let all = nodes::list(db).await.map_err(|error| text(&error))?;
    let live: Vec<_> = all.iter().filter(|node| node.is_live(now)).collect();
    let stopped = all.len().saturating_sub(live.len());
    if let Some(node) = live.iter().find(|node| node.epoch != epoch) {
        return Err(format!(
            "{} works with epoch {}, and the keyring here is of epoch {epoch}: all must see one keyring file",
            node.id.simple(),
            node.epoch
        ));
    }
    let behind = live.iter().filter(|node| node.reached < change).count();
    let listed: Vec<String> = live
        .iter()
        .map(|node| {
            format!(
                "{} for {} min",
                node.id.simple(),
                now.seconds_since(node.started_at) / 60
            )
        })
        .collect();
    let listed = if listed.is_empty() {
        String::new()
    } else {
        format!(" ({})", listed.join(", "))
    };
    Ok(format!(
        "{} live{listed}, {behind} with keys that have changed since, {stopped} stopped without leaving",
        live.len()
    ))
}
