//! Which work is whose: one line for each kind of job.
//!
//! A slice asks for work with [`platform::jobs::enqueue`] in the transaction that makes it necessary, and does it here, as the system.
//! Every kind can run again from where it stopped.

use platform::db::Error;
use platform::jobs::{self, Fault, Job};

use crate::state::App;
use crate::{answers, disposal, epochs, imports, letters, packages, public_requests, requests};

/// Jobs that one process works on at the same time: a long import does not hold up everything else.
pub const WORKERS: usize = 2;

async fn carry_out(app: App, job: Job) -> Result<(), Fault> {
    match job.kind.as_str() {
        answers::JOB => Box::pin(answers::work(&app, &job)).await,
        imports::JOB => Box::pin(imports::work(&app, &job)).await,
        letters::JOB => Box::pin(letters::work(&app, &job)).await,
        packages::JOB => Box::pin(packages::work(&app, &job)).await,
        epochs::JOB => Box::pin(epochs::work(&app, &job)).await,
        disposal::JOB => Box::pin(disposal::work(&app, &job)).await,
        public_requests::JOB => Box::pin(public_requests::work(&app, &job)).await,
        requests::DUE_JOB => Box::pin(requests::work_due(&app, &job)).await,
        requests::JOB => Box::pin(requests::work(&app, &job)).await,
        _ => Err(Fault::Unknown),
    }
}

/// Works on whatever is due, until `stop` resolves; what runs every night is asked for first.
pub async fn work(app: App, stop: impl Future<Output = ()> + Clone) {
    if let Err(error) = disposal::ensure_scheduled(&app).await {
        tracing::warn!(error = %error, "the nightly runs were not asked for; they are at the next start");
    }
    if let Err(error) = epochs::ensure_finished(&app.db).await {
        tracing::warn!(error = %error, "it is not known whether a closing of the epoch was cut off; it is at the next start");
    }
    if let Err(why) = epochs::ensure_copied(&app).await {
        tracing::warn!(error = %why, "the second copy of the keys is older than they are; it is tried again at night");
    }
    let workers = (0..WORKERS).map(|_| jobs::run(&app.db, |job| carry_out(app.clone(), job), stop.clone()));
    futures_util::future::join_all(workers).await;
}

/// Does one job that is due, and says whether there was one.
pub async fn run_one(app: &App) -> Result<bool, Error> {
    jobs::run_one(&app.db, |job| carry_out(app.clone(), job)).await
}
