//! `carehold demo`: two organizations with made-up people, and large populations for the benchmark.
//!
//! What happened in an organization is first planned (`plan`, pure, from a seed), then written through the slices, act by act, by the colleague whose act it was.
//! While the past is written the installation's clock is turned back, so that the log, the ids and the times of recording are as if it had happened then.
//! Nobody in it exists: common names put together by chance, temporary identity codes, a town that is on no map, domains kept for examples.

mod calendar;
mod documents;
mod identity;
mod lehtonen;
mod names;
mod organizations;
mod people;
mod plan;
mod populate;
mod portal;
mod random;
mod sign_ins;
mod special;
mod staff;
mod store;
mod threads;
mod words;
mod write;

pub use populate::{BusyWorker, Populated, Size, populate};
pub use sign_ins::{DemoInfo, DemoOrganization, SignIn};
pub use store::STATEMENTS;

use platform::organization::NewOrganization;

use crate::onboarding;
use crate::state::App;
use calendar::{Calendar, DAYS, TurnedBack};
use organizations::Setting;
use plan::Post;
use random::Random;
use staff::Staff;
use write::Writer;

/// Fills an empty installation with the two organizations; returns how to sign in.
pub async fn fill(app: &App, seed: u64) -> Result<DemoInfo, String> {
    let mut random = Random::new(seed);
    let mut organizations = Vec::with_capacity(organizations::ALL.len());
    for setting in &organizations::ALL {
        organizations.push(fill_one(app, setting, &mut random).await?);
    }
    Ok(DemoInfo { organizations })
}

async fn fill_one(app: &App, setting: &Setting, random: &mut Random) -> Result<DemoOrganization, String> {
    let text = |error: platform::Error| error.to_string();
    let calendar = Calendar::new(app.db.clock().now(), setting.zone);
    let plan = setting.plan(random, &calendar)?;
    let clock = TurnedBack::to(app.db.clock(), calendar.at(DAYS, 7, 0));
    let new = NewOrganization {
        slug: setting.slug,
        name: setting.name,
        jurisdiction: setting.jurisdiction,
        sector: setting.sector,
        language: "en",
        demo: true,
    };
    let organization = onboarding::create(&app.db, &new).await.map_err(text)?;
    let (staff, mut sign_ins) = Staff::make(app, &organization, setting.staff, &setting.teams, random)
        .await
        .map_err(text)?;
    let mut writer = Writer::new(app, &staff, plan);
    writer.write(&clock).await.map_err(text)?;
    portal::print_contact(app, &organization).await.map_err(text)?;
    if let Some(index) = writer.plan.portal {
        let (person, _) = writer.person(index).map_err(text)?;
        sign_ins.push(portal::invite(app, &organization, person, random).await.map_err(text)?);
    }
    if let Some(index) = writer.plan.with_documents {
        let (case, by) = (
            writer.case(index).map_err(text)?,
            staff.of(Post::Worker).map_err(|error| error.to_string())?,
        );
        documents::add(app, by, case).await.map_err(text)?;
    }
    drop(clock);
    let actor = platform::boot::system(organization.id, "demo");
    crate::disposal::run(app, &actor).await.map_err(text)?;
    app.db
        .sequence(organization.id)
        .await
        .map_err(|error| error.to_string())?;
    // Kept for a minute of a clock that is about to jump.
    app.names.forget(organization.id);
    Ok(DemoOrganization {
        slug: setting.slug.to_owned(),
        name: setting.name.to_owned(),
        sign_ins,
    })
}
