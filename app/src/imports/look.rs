//! Looking at a file: read, cleaned, compared with what is known, sorted. It writes nothing.
//!
//! A dry run is a look, and an import begins with one; so both say the same.

use jiff::civil::Date;
use platform::authz::Permit;
use platform::db::ReadTx;
use platform::i18n::DateOrder;
use platform::ids::ImportId;

use super::clean::{Calendar, DateColumn, clean};
use super::file::apart;
use super::known::Snapshot;
use super::mapping::Mapping;
use super::plan::plan;
use super::sorting::{SortedRow, sort};
use super::table::Table;
use crate::policy::ImportPeople;
use crate::state::App;

/// What a file is read as.
pub(super) struct Reading {
    pub(super) table: Table,
    pub(super) mapping: Mapping,
    /// The name of the system that it comes from.
    pub(super) system: String,
    /// The day that ages and centuries are counted from: the day it was given to us.
    pub(super) today: Date,
    /// What comes first in dates with slashes where a column does not prove it.
    pub(super) date_order: DateOrder,
}

/// What was seen.
pub struct Looked {
    pub rows: Vec<SortedRow>,
    /// How the dates with slashes were read.
    pub date_columns: Vec<DateColumn>,
}

/// Sorts the rows of a file; what `own` import has made of them already does not count as known.
pub(super) async fn look(
    app: &App,
    tx: &ReadTx,
    permit: &Permit<ImportPeople>,
    reading: Reading,
    own: Option<ImportId>,
) -> Result<Looked, platform::Error> {
    let Reading {
        table,
        mapping,
        system,
        today,
        date_order,
    } = reading;
    let (verdicts, date_columns) = apart(move || {
        let calendar = Calendar::of(&table.rows, &mapping, today, date_order);
        let rows = table.rows.into_iter();
        let verdicts = rows.map(|row| (row.number, clean(&row, &mapping, &calendar)));
        (verdicts.collect::<Vec<_>>(), calendar.columns().to_vec())
    })
    .await;
    let known = Snapshot::take(&app.directories, tx, permit, own, &system, &verdicts).await?;
    let rows = apart(move || sort(plan(verdicts, &known), &known)).await;
    Ok(Looked { rows, date_columns })
}
