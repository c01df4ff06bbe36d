//! SQLite: readers, and one writer thread that commits in groups.
//!
//! Nothing is mapped into memory: a connection that reads after somebody wrote drops its whole map, and faulting it in again cost more than the reads.
//! The writer opens `BEGIN IMMEDIATE`, runs each write transaction as a savepoint, and commits when its queue is empty, after 64 transactions, or after 4 ms.
//! A transaction is answered only after that COMMIT; if it fails, every transaction of the group is told so.
//! Messages of a transaction queue up in its own channel, so that it may be written before the writer reaches it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::OpenFlags;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::table::Sql;
use super::{Error, FromRow, Row, Value, dialect};

const GROUP: usize = 64;
const GROUP_TIME: Duration = Duration::from_millis(4);
/// A write transaction that says nothing for so long is rolled back: the others wait for it.
const SILENCE: Duration = Duration::from_secs(10);
const READERS: usize = 4;
/// After a read statement that took longer, others on the same thread have their turn.
const LONG: Duration = Duration::from_micros(500);

pub(super) struct Connection {
    inner: rusqlite::Connection,
    /// Statement texts in SQLite's dialect, by the address of our own text.
    texts: HashMap<(usize, usize, bool), String>,
    reading: bool,
}

impl Connection {
    fn open(path: &Path, write: bool) -> Result<Self, Error> {
        #[expect(clippy::disallowed_methods, reason = "the only place that opens SQLite")]
        let inner = rusqlite::Connection::open_with_flags(path, OpenFlags::default())?;
        inner.execute_batch(
            "PRAGMA busy_timeout = 5000;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -16384;",
        )?;
        if !write {
            inner.execute_batch("PRAGMA query_only = ON;")?;
        }
        inner.set_prepared_statement_cache_capacity(256);
        // Without it a statement is compiled anew for each value bound, a quarter of a page's time (https://sqlite.org/queryplanner-ng.html, QPSG).
        inner.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Self {
            inner,
            texts: HashMap::new(),
            reading: false,
        })
    }

    fn plain(&self, sql: &str) -> Result<(), Error> {
        self.inner.prepare_cached(sql)?.raw_execute()?;
        Ok(())
    }

    /// Runs one statement; `$3` is a named parameter to SQLite, so values are bound by the number in the name.
    fn run<T: FromRow>(&mut self, sql: Sql, params: &[Value]) -> Result<(u64, Vec<T>), Error> {
        let text = self
            .texts
            .entry(sql.key())
            .or_insert_with(|| dialect::for_sqlite(&sql.whole()));
        let mut statement = self.inner.prepare_cached(text)?;
        for index in 1..=statement.parameter_count() {
            let number = statement
                .parameter_name(index)
                .and_then(|name| name.get(1..)?.parse().ok())
                .unwrap_or(index);
            let value = params
                .get(number.wrapping_sub(1))
                .ok_or(Error::Column("a parameter that was not given"))?;
            statement.raw_bind_parameter(index, value)?;
        }
        if statement.column_count() == 0 {
            let changed = statement.raw_execute()?;
            return Ok((u64::try_from(changed).unwrap_or_default(), Vec::new()));
        }
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(T::from_row(&Row::Sqlite(row))?);
        }
        Ok((u64::try_from(found.len()).unwrap_or_default(), found))
    }
}

/// Copies a whole database into a file of its own, as of one moment.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let source = Connection::open(from, true)?;
    let beside = to.with_extension("new");
    let _ = std::fs::remove_file(&beside);
    source.inner.execute("VACUUM INTO ?1", [beside.to_string_lossy()])?;
    std::fs::rename(&beside, to).map_err(|error| Error::Unavailable(error.to_string()))
}

/// Reads a whole file that nobody uses, and fails if it is damaged.
pub(super) fn check(path: &Path) -> Result<(), Error> {
    let answer: String = Connection::open(path, false)?
        .inner
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(Error::Engine("the file is damaged".to_owned()))
    }
}

/// Renames a database that nobody uses, together with what was not written back into it yet.
pub(super) fn set_aside(path: &Path, aside: &Path) -> Result<(), Error> {
    let alone = Connection::open(path, true).and_then(|connection| {
        connection.inner.execute_batch("PRAGMA busy_timeout = 0")?;
        // Only whoever is alone may leave the write-ahead log.
        Ok(connection
            .inner
            .query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))?)
    });
    if matches!(&alone, Err(Error::Unavailable(why)) if why == "locked") || alone.is_ok_and(|mode| mode != "delete") {
        return Err(Error::Unavailable(
            "somebody still uses it; stop every `carehold` first".to_owned(),
        ));
    }
    for suffix in ["-wal", "-shm", "-journal", ""] {
        let (from, to) = (
            super::copies::beside(path, suffix),
            super::copies::beside(aside, suffix),
        );
        if from.exists() {
            std::fs::rename(from, to).map_err(|error| Error::Unavailable(error.to_string()))?;
        }
    }
    Ok(())
}

type Operation = Box<dyn FnOnce(&mut Connection) + Send>;

/// Both sides of one SQLite file.
pub(super) struct Sqlite {
    path: PathBuf,
    readers: Arc<Readers>,
    writer: mpsc::Sender<mpsc::Receiver<Message>>,
}

struct Readers {
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

/// What a write transaction tells the writer thread.
enum Message {
    Run(Operation),
    Commit(oneshot::Sender<Result<(), Error>>),
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let connection = Connection::open(path, true)?;
        let (writer, transactions) = mpsc::channel();
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || write_loop(connection, &transactions))
            .map_err(|_| Error::Unavailable("no thread for the writer".to_owned()))?;
        let readers = Readers {
            permits: Arc::new(Semaphore::new(READERS)),
            idle: Mutex::default(),
        };
        Ok(Self {
            path: path.to_owned(),
            readers: Arc::new(readers),
            writer,
        })
    }

    /// Takes a reader; its transaction begins with its first statement.
    pub(super) async fn read(&self) -> Result<Reader, Error> {
        let permit = tokio::time::timeout(super::ACQUIRE, self.readers.permits.clone().acquire_owned())
            .await
            .map_err(|_| Error::Unavailable("all readers are busy".to_owned()))?
            .map_err(|_| Error::Unavailable("closing".to_owned()))?;
        let idle = self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => Connection::open(&self.path, false)?,
        };
        Ok(Reader {
            connection: Mutex::new(Some(connection)),
            readers: self.readers.clone(),
            _permit: permit,
        })
    }

    /// Queues a write transaction; nothing waits until its first answer is needed.
    pub(super) fn write(&self) -> Result<Writer, Error> {
        let (messages, receiver) = mpsc::channel();
        self.writer
            .send(receiver)
            .map_err(|_| Error::Unavailable("the writer has stopped".to_owned()))?;
        Ok(Writer { messages })
    }
}

/// Runs an operation so that a panic in it (a `from_row`) does not end the thread; its caller sees a closed channel.
fn guarded(connection: &mut Connection, operation: Operation) {
    let _ = catch_unwind(AssertUnwindSafe(|| operation(connection)));
}

/// A read transaction. Its statements run where they are asked for: they take microseconds, and two switches of threads for each took longer.
pub(super) struct Reader {
    /// `None` only after a panic in the middle of a statement.
    connection: Mutex<Option<Connection>>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl Reader {
    pub(super) async fn prepare(&self, sql: Sql) -> Result<(), Error> {
        self.with(|connection| {
            Ok(connection
                .inner
                .prepare(&dialect::for_sqlite(&sql.whole()))
                .map(|_| ())?)
        })
    }

    pub(super) async fn run<T: FromRow>(&self, sql: Sql, params: Vec<Value>) -> Result<(u64, Vec<T>), Error> {
        let started = Instant::now();
        let answer = self.with(|connection| {
            if !connection.reading {
                connection.plain("BEGIN")?;
                connection.reading = true;
            }
            connection.run(sql, &params)
        });
        if started.elapsed() > LONG {
            tokio::task::yield_now().await;
        }
        answer
    }

    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        let mut held = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut connection = held
            .take()
            .ok_or_else(|| Error::Unavailable("the reader was lost".to_owned()))?;
        let answer = work(&mut connection);
        *held = Some(connection);
        answer
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let held = self.connection.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        let Some(mut connection) = held else { return };
        let ended = !std::mem::take(&mut connection.reading)
            || connection
                .plain("COMMIT")
                .or_else(|_| connection.plain("ROLLBACK"))
                .is_ok();
        if ended {
            self.readers
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
        }
    }
}

/// A write transaction's line to the writer thread; dropping it rolls back.
pub(super) struct Writer {
    messages: mpsc::Sender<Message>,
}

impl Writer {
    pub(super) async fn run<T: FromRow>(&self, sql: Sql, params: Vec<Value>) -> Result<(u64, Vec<T>), Error> {
        self.call(move |connection| connection.run(sql, &params)).await
    }

    /// Runs several statements that hold no parameters: migrations.
    pub(super) async fn batch(&self, sql: String) -> Result<(), Error> {
        self.call(move |connection| Ok(connection.inner.execute_batch(&sql)?))
            .await
    }

    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let operation: Operation = Box::new(move |connection| {
            let _ = reply.send(work(connection));
        });
        self.messages
            .send(Message::Run(operation))
            .map_err(|_| Error::Unavailable("the transaction took too long".to_owned()))?;
        answer
            .await
            .map_err(|_| Error::Unavailable("the transaction took too long".to_owned()))?
    }

    /// Answers when the group that this transaction stands in is on disk.
    pub(super) async fn commit(self) -> Result<(), Error> {
        let (reply, answer) = oneshot::channel();
        self.messages
            .send(Message::Commit(reply))
            .map_err(|_| Error::Unavailable("the transaction took too long".to_owned()))?;
        answer
            .await
            .map_err(|_| Error::Unavailable("the writer has stopped".to_owned()))?
    }
}

fn write_loop(mut connection: Connection, transactions: &mpsc::Receiver<mpsc::Receiver<Message>>) {
    while let Ok(first) = transactions.recv() {
        if let Err(error) = connection.plain("BEGIN IMMEDIATE") {
            refuse(&first, &error);
            continue;
        }
        let started = Instant::now();
        let mut waiting = Vec::new();
        let mut next = Some(first);
        let mut count = 0;
        while let Some(transaction) = next.take() {
            run_transaction(&mut connection, &transaction, &mut waiting);
            count += 1;
            if count < GROUP && started.elapsed() < GROUP_TIME {
                next = transactions.try_recv().ok();
            }
        }
        let result = connection.plain("COMMIT");
        if result.is_err() && !connection.inner.is_autocommit() {
            let _ = connection.plain("ROLLBACK");
        }
        for reply in waiting {
            let _ = reply.send(
                result
                    .as_ref()
                    .map_or_else(|_| Err(Error::Unavailable("the commit failed".to_owned())), |()| Ok(())),
            );
        }
    }
}

/// Runs one write transaction as a savepoint; its commit is acknowledged by the caller, after the group's COMMIT.
fn run_transaction(
    connection: &mut Connection,
    messages: &mpsc::Receiver<Message>,
    waiting: &mut Vec<oneshot::Sender<Result<(), Error>>>,
) {
    if connection.plain("SAVEPOINT one").is_err() {
        return;
    }
    loop {
        match messages.recv_timeout(SILENCE) {
            Ok(Message::Run(operation)) => guarded(connection, operation),
            Ok(Message::Commit(reply)) => {
                match connection.plain("RELEASE one") {
                    Ok(()) => waiting.push(reply),
                    Err(error) => {
                        let _ = reply.send(Err(error));
                    }
                }
                return;
            }
            Err(_) => {
                let _ = connection.plain("ROLLBACK TO one");
                let _ = connection.plain("RELEASE one");
                return;
            }
        }
    }
}

/// The writer could not begin: whoever waits on the transaction is told.
fn refuse(messages: &mpsc::Receiver<Message>, error: &Error) {
    while let Ok(message) = messages.try_recv() {
        if let Message::Commit(reply) = message {
            let _ = reply.send(Err(Error::Unavailable(error.to_string())));
        }
    }
}
