//! What the same rows cost without the product: the floor under its numbers, measured in the same run on the same databases.
//!
//! A page reads a case and 25 entries and writes one row of a log; a note is two rows and one row of a log. Nothing is sealed, checked or rendered.

pub(super) mod postgres;
pub(super) mod seal;
pub(super) mod sqlite;

use std::time::Duration;

use super::place::Installation;
use super::report::Line;
use super::scenarios::World;
use super::{CONCURRENCY, load::Measured};

/// Where the rows come from, as the databases know it.
pub(super) struct Rows {
    pub(super) organization: [u8; 16],
    pub(super) cases: Vec<[u8; 16]>,
}

/// Bytes of a log leaf with its sealed payload, and of a sealed entry.
const LEAF: usize = 320;
const ENTRY: usize = 480;

pub(super) fn measure(installation: &Installation, world: &World, time: Duration) -> Result<Vec<Line>, String> {
    let cases = world
        .workers
        .iter()
        .flat_map(|(_, worker)| &worker.full)
        .map(|case| case.bytes());
    let rows = Rows {
        organization: world.organization.bytes(),
        cases: cases.collect(),
    };
    let mut lines = Vec::new();
    let mut add =
        |name: &str, concurrency: usize, measure: &dyn Fn() -> Result<Measured, String>| -> Result<(), String> {
            let before = installation.cpu(None);
            let measured = measure()?;
            let cpu = installation.cpu(None).saturating_sub(before);
            lines.push(Line::floor(name, concurrency, &measured, cpu));
            Ok(())
        };
    match installation.owner_address() {
        None => {
            let path = installation.folder().join("carehold.db");
            for (name, act) in [
                ("bare page with a log row", sqlite::Act::Page),
                ("bare note with a log row", sqlite::Act::Note),
            ] {
                add(name, 1, &|| sqlite::measure(&path, &rows, act, 1, time))?;
                add(&format!("{name}, 32 a commit"), 1, &|| {
                    sqlite::measure(&path, &rows, act, 32, time)
                })?;
            }
            sqlite::sweep(&path)?;
        }
        Some(address) => {
            for (name, act) in [
                ("bare page with a log row", postgres::Act::Page),
                ("bare note with a log row", postgres::Act::Note),
            ] {
                for concurrency in CONCURRENCY {
                    add(name, concurrency, &|| {
                        postgres::measure(&address, &rows, act, concurrency, time)
                    })?;
                }
            }
            postgres::sweep(&address)?;
        }
    }
    Ok(lines)
}
