//! Threads that send requests one after the other, and how long each answer took.

use std::net::SocketAddr;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use super::client::{Connection, Request};

/// Makes the request that a thread sends as its `count`th.
pub(super) type Make<'a> = &'a (dyn Fn(usize, usize) -> Request + Sync);

/// What a load came to.
pub(super) struct Measured {
    /// Sorted.
    latencies: Vec<Duration>,
    took: Duration,
}

impl Measured {
    pub(super) fn new(mut latencies: Vec<Duration>, took: Duration) -> Self {
        latencies.sort_unstable();
        Self { latencies, took }
    }

    pub(super) fn count(&self) -> usize {
        self.latencies.len()
    }

    pub(super) fn per_second(&self) -> f64 {
        let count = u32::try_from(self.latencies.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.took.as_secs_f64().max(1e-9)
    }

    /// The latency that this share of all, in thousandths, does not exceed.
    pub(super) fn quantile(&self, thousandths: usize) -> Duration {
        let last = self.latencies.len().saturating_sub(1);
        self.latencies
            .get(last * thousandths / 1000)
            .copied()
            .unwrap_or_default()
    }
}

/// The share of a measurement's time that goes to warming up before it.
const WARM_UP: u32 = 5;

/// Keeps `concurrency` requests under way for `time`, after a while of the same to warm up.
pub(super) fn measure(
    address: SocketAddr,
    concurrency: usize,
    time: Duration,
    make: Make<'_>,
) -> Result<Measured, String> {
    let barrier = Barrier::new(concurrency);
    let work = |thread: usize| -> Result<(Vec<Duration>, Duration), String> {
        let mut connection = Connection::open(address).map_err(|error| error.to_string())?;
        let mut count = 0;
        run(&mut connection, thread, &mut count, time / WARM_UP, make)?;
        barrier.wait();
        let started = Instant::now();
        let latencies = run(&mut connection, thread, &mut count, time, make)?;
        Ok((latencies, started.elapsed()))
    };
    let results: Vec<Result<(Vec<Duration>, Duration), String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..concurrency)
            .map(|thread| scope.spawn(move || work(thread)))
            .collect();
        threads
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err("a client thread panicked".to_owned()))
            })
            .collect()
    });
    let (mut all, mut took) = (Vec::new(), Duration::ZERO);
    for result in results {
        let (latencies, elapsed) = result?;
        all.extend(latencies);
        took = took.max(elapsed);
    }
    Ok(Measured::new(all, took))
}

fn run(
    connection: &mut Connection,
    thread: usize,
    count: &mut usize,
    time: Duration,
    make: Make<'_>,
) -> Result<Vec<Duration>, String> {
    let mut latencies = Vec::new();
    let started = Instant::now();
    while started.elapsed() < time {
        let request = make(thread, *count);
        *count += 1;
        let sent = Instant::now();
        let status = connection
            .send(&request)
            .map_err(|error| format!("no answer: {error}"))?;
        latencies.push(sent.elapsed());
        if status != request.expects {
            let body: String = connection.body().chars().take(600).collect();
            return Err(format!(
                "an answer was {status} instead of {}:\n{body}",
                request.expects
            ));
        }
    }
    Ok(latencies)
}
