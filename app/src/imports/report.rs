//! What an import did, or would do: for the command line, and the part of it that pages show.

use minicbor::{Decode, Encode};
use platform::clock::Time;
use platform::i18n::DateOrder;
use serde::Serialize;

use super::clean::DateColumn;
use super::columns;
use super::look::Looked;
use super::sorting::{Becomes, SortedRow};

/// Refused rows and values left out that a page shows at the most.
const SHOWN: usize = 200;

/// Every row in exactly one of created, unchanged, duplicates and refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub rows: usize,
    pub created: usize,
    pub unchanged: usize,
    pub duplicates: usize,
    pub refused: Vec<Refusal>,
    /// Of rows that are created or wait: what is here already has nothing left out of it.
    pub dropped: Vec<Omission>,
    /// The columns that have dates with slashes, and what was read first in them: `day` or `month`.
    pub date_orders: Vec<(&'static str, &'static str)>,
}

/// A row that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    pub row: usize,
    pub reasons: Vec<&'static str>,
}

/// A value that is left out of its row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Omission {
    pub row: usize,
    pub field: &'static str,
    pub reason: &'static str,
}

impl Report {
    /// Counts rows that were sorted.
    pub fn of(Looked { rows, date_columns }: &Looked) -> Self {
        let order = |column: &DateColumn| (column.field.name(), order_name(column.order));
        let mut report = Self {
            rows: rows.len(),
            date_orders: date_columns.iter().map(order).collect(),
            ..Self::default()
        };
        for row in rows {
            match &row.becomes {
                Becomes::Person(_) => report.created += 1,
                Becomes::Nothing(_) => report.unchanged += 1,
                Becomes::Question(_) => report.duplicates += 1,
                Becomes::Refusal(reasons) => {
                    let reasons = reasons.iter().map(|reason| reason.name()).collect();
                    report.refused.push(Refusal {
                        row: row.number,
                        reasons,
                    });
                }
            }
            report.dropped.extend(row.dropped.iter().map(|dropped| Omission {
                row: row.number,
                field: dropped.field.name(),
                reason: dropped.reason.name(),
            }));
        }
        report
    }
}

/// A value that was left out, by the stable names of field and reason.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct DroppedValue {
    #[n(0)]
    pub field: String,
    #[n(1)]
    pub reason: String,
}

impl DroppedValue {
    /// The message key of the field's name.
    pub fn field_key(&self) -> String {
        columns::field_key(&self.field)
    }
}

/// The part of a report that pages show, kept with its import.
#[derive(Clone, Default, Encode, Decode)]
pub(super) struct Preview {
    /// When the file was looked at, in microseconds.
    #[n(0)]
    pub at: i64,
    #[n(1)]
    pub created: u64,
    #[n(2)]
    pub unchanged: u64,
    #[n(3)]
    pub duplicates: u64,
    #[n(4)]
    pub refused: u64,
    #[n(5)]
    pub dropped: u64,
    /// The first of them, in the file's order.
    #[n(6)]
    pub refused_rows: Vec<RefusedRow>,
    #[n(7)]
    pub dropped_values: Vec<DroppedCell>,
    /// Created, but alike somebody.
    #[n(8)]
    pub alike: u64,
    /// Created without a number in the other system.
    #[n(9)]
    pub without_number: u64,
    /// The columns that have dates with slashes, by the stable names of field and order.
    #[n(10)]
    #[cbor(default)]
    pub date_orders: Vec<(String, String)>,
}

/// A refused row by the message keys of its reasons.
#[derive(Clone, Encode, Decode)]
pub(super) struct RefusedRow {
    #[n(0)]
    pub row: u64,
    #[n(1)]
    pub reasons: Vec<String>,
}

/// A value left out of a row.
#[derive(Clone, Encode, Decode)]
pub(super) struct DroppedCell {
    #[n(0)]
    pub row: u64,
    #[n(1)]
    pub value: DroppedValue,
}

impl Preview {
    /// Keeps of sorted rows what pages show.
    pub(super) fn of(looked: &Looked, at: Time) -> Self {
        let report = Report::of(looked);
        let rows = &looked.rows;
        let refused_row = |row: &SortedRow| match &row.becomes {
            Becomes::Refusal(reasons) => {
                let reasons = reasons.iter().map(|reason| reason.key().to_owned()).collect();
                Some(RefusedRow {
                    row: count(row.number),
                    reasons,
                })
            }
            _ => None,
        };
        let cells = rows
            .iter()
            .flat_map(|row| row.dropped_values().into_iter().map(|value| (row.number, value)));
        let cells = cells.map(|(number, value)| DroppedCell {
            row: count(number),
            value,
        });
        let persons = || rows.iter().filter_map(SortedRow::person);
        Self {
            at: at.micros(),
            created: count(report.created),
            unchanged: count(report.unchanged),
            duplicates: count(report.duplicates),
            refused: count(report.refused.len()),
            dropped: count(report.dropped.len()),
            refused_rows: rows.iter().filter_map(refused_row).take(SHOWN).collect(),
            dropped_values: cells.take(SHOWN).collect(),
            alike: count(persons().filter(|person| person.alike.is_some()).count()),
            without_number: count(persons().filter(|person| person.has_no_number).count()),
            date_orders: report
                .date_orders
                .iter()
                .map(|(field, order)| ((*field).to_owned(), (*order).to_owned()))
                .collect(),
        }
    }

    /// The message key of each column that has dates with slashes, with that of what was read first in it.
    pub(super) fn date_keys(&self) -> Vec<(String, String)> {
        let keys =
            |(field, order): &(String, String)| (columns::field_key(field), format!("imports-dates-{order}-first"));
        self.date_orders.iter().map(keys).collect()
    }

    /// Whether more rows were refused than are listed.
    pub(super) fn has_more_refused(&self) -> bool {
        self.refused > count(self.refused_rows.len())
    }

    /// Whether more values were left out than are listed.
    pub(super) fn has_more_dropped(&self) -> bool {
        self.dropped > count(self.dropped_values.len())
    }

    pub(super) fn checked_at(&self) -> Time {
        Time::from_micros(self.at)
    }
}

fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Day => "day",
        DateOrder::Month => "month",
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
