//! The server as a process: started, stopped, and what it uses, from `/proc`.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Clock ticks in a second, as `/proc` counts them on Linux whatever the kernel's own rate is.
const TICKS: u64 = 100;

/// A running `carehold serve`; stopped when dropped.
pub(super) struct Server {
    process: Child,
    address: SocketAddr,
    /// How long it took until it listened.
    pub(super) listened_after: Duration,
    started: Instant,
}

impl Server {
    pub(super) fn start(data: &Path) -> Result<Self, String> {
        let text = |error: std::io::Error| error.to_string();
        let binary = std::env::current_exe().map_err(text)?.with_file_name("carehold");
        let address = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .map_err(text)?;
        let log = data.join("serve.log");
        let stderr = std::fs::File::create(&log).map_err(text)?;
        let started = Instant::now();
        let mut command = Command::new(binary);
        command
            .arg("serve")
            .arg("--data")
            .arg(data)
            .args(["--listen", &address.to_string()]);
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(stderr)
            .spawn()
            .map_err(text)?;
        let mut server = Self {
            process,
            address,
            listened_after: Duration::ZERO,
            started,
        };
        while std::net::TcpStream::connect(address).is_err() {
            if server.process.try_wait().map_err(text)?.is_some() || started.elapsed() > Duration::from_mins(10) {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(format!("the server did not start:\n{said}"));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        server.listened_after = started.elapsed();
        Ok(server)
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Since the program was started.
    pub(super) fn age(&self) -> Duration {
        self.started.elapsed()
    }

    pub(super) fn cpu(&self) -> Duration {
        cpu_of(self.process.id(), false)
    }

    /// Memory that the process holds, in MiB.
    pub(super) fn resident_mib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: u64 = line
            .and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
            .unwrap_or_default();
        kib / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill")
            .args(["-TERM", &self.process.id().to_string()])
            .status();
        let _ = self.process.wait();
    }
}

/// CPU time of this very process.
pub(super) fn own_cpu() -> Duration {
    cpu_of(std::process::id(), false)
}

/// CPU time of a PostgreSQL: its postmaster, and every process that it started, the ended ones included.
pub(super) fn cpu_of_cluster(postmaster: u32) -> Duration {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = processes.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    let children = processes.filter(|process| stat(*process).is_some_and(|stat| stat.parent == postmaster));
    children.map(|child| cpu_of(child, false)).sum::<Duration>() + cpu_of(postmaster, true)
}

fn cpu_of(process: u32, with_ended_children: bool) -> Duration {
    let ticks = stat(process).map_or(0, |stat| {
        stat.own + if with_ended_children { stat.ended_children } else { 0 }
    });
    Duration::from_millis(ticks * 1000 / TICKS)
}

struct Stat {
    parent: u32,
    own: u64,
    ended_children: u64,
}

/// Reads `/proc/…/stat` behind the program's name, which may hold anything.
fn stat(process: u32) -> Option<Stat> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, behind) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = behind.split(' ').collect();
    // proc_pid_stat(5): ppid is field 4, utime 14, stime 15, cutime 16, cstime 17; the first here is 3.
    let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
    Some(Stat {
        parent: u32::try_from(number(4)?).ok()?,
        own: number(14)? + number(15)?,
        ended_children: number(16)? + number(17)?,
    })
}
