//! The processes that serve and work, and how far each has come in forgetting destroyed keys.
//!
//! Each tells every few seconds that it lives, and at once what it has reached; whoever verifies an erasure waits for all that live.
//! One that stopped is not waited for. If it was only paused, it asks the key store before it opens anything more (`keystore::watch`).

use std::time::Duration;

use uuid::Uuid;

use crate::clock::Time;
use crate::db::{Db, Error, FromRow, Row, Value};
use crate::{params, statements};

statements! {
    JOIN = "
        INSERT INTO node (id, started_at, seen_at, epoch, reached)
        VALUES ($1, $2, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, epoch = excluded.epoch, reached = excluded.reached";
    LIST = "
        SELECT id, started_at, seen_at, epoch, reached
        FROM node
        ORDER BY started_at, id";
    LEAVE = "
        DELETE FROM node
        WHERE id = $1";
    // What stopped a day ago tells nobody anything any more.
    SWEEP = "
        DELETE FROM node
        WHERE seen_at < $1";
}

/// Seconds after which a process that tells nothing is not waited for.
pub const LIVE_SECS: i64 = 30;
const DAY_SECS: i64 = 24 * 3600;
/// How often a process asks the key store.
const POLL: Duration = Duration::from_secs(1);
/// How often it tells that it lives, when nothing has changed.
const TELL_SECS: i64 = 5;
/// How long somebody waits for the others at a time, and how often they look meanwhile.
const PATIENCE: Duration = Duration::from_secs(3);
const LOOK: Duration = Duration::from_millis(100);
/// How often they look at their own process, whose transactions end within milliseconds.
const LOOK_HERE: Duration = Duration::from_millis(1);

/// A process as it last told of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    pub id: Uuid,
    pub started_at: Time,
    pub seen_at: Time,
    /// The epoch that it wraps new keys under.
    pub epoch: u32,
    /// The last change of keys of which it uses nothing from before.
    pub reached: i64,
}

impl FromRow for Node {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            started_at: row.get(1)?,
            seen_at: row.get(2)?,
            epoch: row.get(3)?,
            reached: row.get(4)?,
        })
    }
}

impl Node {
    /// This process, from now on.
    pub fn new(db: &Db) -> Self {
        let now = db.clock().now();
        Self {
            id: db.node(),
            started_at: now,
            seen_at: now,
            epoch: 0,
            reached: 0,
        }
    }

    /// Whether it is waited for.
    pub fn is_live(&self, now: Time) -> bool {
        now.seconds_since(self.seen_at) < LIVE_SECS
    }

    /// Catches up with the key store and tells how far it has come; writes only what is new, or that it lives.
    pub async fn tell(&mut self, db: &Db) -> Result<(), crate::Error> {
        db.keystore().catch_up().await?;
        let (epoch, reached) = (db.keystore().epoch(), db.keystore().reached());
        let now = db.clock().now();
        let is_news = (epoch, reached) != (self.epoch, self.reached);
        let since = now.seconds_since(self.seen_at);
        if !is_news && (0..TELL_SECS).contains(&since) {
            return Ok(());
        }
        execute(db, JOIN, params![self.id, now, epoch, reached]).await?;
        (self.epoch, self.reached, self.seen_at) = (epoch, reached, now);
        Ok(())
    }

    /// Is not waited for any more.
    pub async fn leave(self, db: &Db) -> Result<(), Error> {
        execute(db, LEAVE, params![self.id]).await
    }
}

/// Is one of the nodes while it works.
pub async fn run<T>(db: &Db, working: impl Future<Output = T>) -> T {
    let (ended, stop) = tokio::sync::oneshot::channel::<()>();
    // A task of its own: work that takes long does not keep it from telling.
    #[expect(clippy::disallowed_methods, reason = "waited for when the work ends")]
    let telling = tokio::spawn(tell_until(db.clone(), stop));
    let done = working.await;
    drop(ended);
    let _ = telling.await;
    done
}

async fn tell_until(db: Db, mut stop: tokio::sync::oneshot::Receiver<()>) {
    let db = &db;
    let mut node = Node::new(db);
    let before = db.clock().now().plus_seconds(-DAY_SECS);
    if let Err(error) = execute(db, SWEEP, params![before]).await {
        tracing::warn!(%error, "nodes of other days are left");
    }
    loop {
        if let Err(error) = node.tell(db).await {
            tracing::warn!(%error, "the key store cannot be watched, or nobody told so");
        }
        tokio::select! {
            biased;
            _ = &mut stop => break,
            () = tokio::time::sleep(POLL) => {}
        }
    }
    if let Err(error) = node.leave(db).await {
        tracing::warn!(%error, "the others wait half a minute for this node");
    }
}

/// Every node that has not left, the stopped ones included.
pub async fn list(db: &Db) -> Result<Vec<Node>, Error> {
    db.raw().read(Uuid::nil()).await?.all(LIST, params![]).await
}

/// Waits a moment until nothing from before the last change of keys is in use on any node that lives, this one included; `false` if that takes longer.
pub async fn have_caught_up(db: &Db) -> Result<bool, crate::Error> {
    let change = db.keystore().catch_up().await?;
    let all = async {
        while db.keystore().reached() < change {
            tokio::time::sleep(LOOK_HERE).await;
        }
        loop {
            let now = db.clock().now();
            let is_behind = |node: &Node| node.id != db.node() && node.is_live(now) && node.reached < change;
            if !list(db).await?.iter().any(is_behind) {
                return Ok::<_, crate::Error>(());
            }
            tokio::time::sleep(LOOK).await;
        }
    };
    match tokio::time::timeout(PATIENCE, all).await {
        Ok(all) => all.map(|()| true),
        Err(_) => Ok(false),
    }
}

async fn execute(db: &Db, statement: &'static str, params: Vec<Value>) -> Result<(), Error> {
    let tx = db.raw().write(Uuid::nil()).await?;
    tx.exec(statement, params).await?;
    tx.commit().await
}
