//! Read events on their way to the disk: collected over all requests, written in groups, acknowledged when durable.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::store::{self, Prepared};
use super::{Event, sequencer};
use crate::authz::{Actor, OrganizationId};
use crate::clock::Time;
use crate::db::Error;
use crate::db::raw::RawDb;
use crate::ids::ScopeId;
use crate::keystore::Keystore;

/// Requests whose events share one transaction at the most.
const GROUP: usize = 64;

/// Where reads are logged. Cheap to clone.
#[derive(Clone)]
pub struct Intake {
    keystore: Keystore,
    queue: mpsc::Sender<Batch>,
    sequencer: sequencer::Bell,
}

struct Batch {
    organization: OrganizationId,
    events: Vec<Prepared>,
    done: oneshot::Sender<Result<(), Error>>,
}

impl Intake {
    pub(crate) fn start(db: RawDb, keystore: Keystore, sequencer: sequencer::Bell) -> Self {
        let (queue, batches) = mpsc::channel(1024);
        #[expect(clippy::disallowed_methods, reason = "the intake lives as long as the process")]
        tokio::spawn(write_loop(db, batches));
        Self {
            keystore,
            queue,
            sequencer,
        }
    }

    /// Tells the sequencer that an organization has new events.
    pub(crate) fn ring(&self, organization: OrganizationId) {
        self.sequencer.ring(organization);
    }

    /// Writes events and answers when they are on disk.
    pub(crate) async fn submit(
        &self,
        actor: &Actor,
        log_scope: ScopeId,
        events: Vec<Event>,
        now: Time,
    ) -> Result<(), Error> {
        if events.is_empty() {
            return Ok(());
        }
        let mut prepared = Vec::with_capacity(events.len());
        for event in &events {
            let event = store::prepare(&self.keystore, actor, log_scope, event, &[], now).await;
            prepared.push(event.map_err(|error| Error::Unavailable(error.to_string()))?);
        }
        let (done, answer) = oneshot::channel();
        let stopped = || Error::Unavailable("the log's intake has stopped".to_owned());
        self.queue
            .send(Batch {
                organization: actor.organization(),
                events: prepared,
                done,
            })
            .await
            .map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())??;
        self.ring(actor.organization());
        Ok(())
    }
}

async fn write_loop(db: RawDb, mut batches: mpsc::Receiver<Batch>) {
    let mut group = Vec::with_capacity(GROUP);
    while batches.recv_many(&mut group, GROUP).await > 0 {
        // One transaction per organization: row-level security binds a transaction to one.
        group.sort_by_key(|batch: &Batch| batch.organization);
        while let Some(organization) = group.last().map(|batch| batch.organization) {
            let start = group.partition_point(|batch| batch.organization < organization);
            let mine = group.split_off(start);
            write(&db, organization, mine).await;
        }
    }
}

/// Writes the batches of one organization; when the whole fails, each is told.
async fn write(db: &RawDb, organization: OrganizationId, batches: Vec<Batch>) {
    let mut waiting = Vec::with_capacity(batches.len());
    let mut events = Vec::new();
    for batch in batches {
        events.extend(batch.events);
        waiting.push(batch.done);
    }
    let result = tokio::time::timeout(Duration::from_secs(10), async {
        let tx = db.write(organization.uuid()).await?;
        futures_util::future::try_join_all(events.into_iter().map(|event| store::insert(&tx, event))).await?;
        tx.commit().await
    })
    .await
    .unwrap_or_else(|_| Err(Error::Unavailable("the log did not answer in time".to_owned())));
    for done in waiting {
        let answer = result
            .as_ref()
            .map_or_else(|error| Err(Error::Unavailable(error.to_string())), |()| Ok(()));
        let _ = done.send(answer);
    }
}
