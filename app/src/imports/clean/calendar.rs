//! How the dates of a file are read: until which day, and whether day or month comes first.
//!
//! Dates with slashes are read in the order of the organization's country, unless the column's own values prove the other:
//! a number above 12 where the month would stand, and none where the other order would have it.
//! What decides is the column as a whole, never one value, because a column that mixes both orders cannot be read safely.

use jiff::civil::Date;
use platform::i18n::DateOrder;

use super::date;
use crate::imports::mapping::{Field, Mapping};
use crate::imports::table::RawRow;

/// How the dates of a file are read.
pub struct Calendar {
    /// The day that ages and centuries are counted from.
    pub today: Date,
    /// The columns that have dates with slashes.
    columns: Vec<DateColumn>,
}

/// A column that has dates with slashes, and how they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateColumn {
    pub field: Field,
    pub order: DateOrder,
}

impl Calendar {
    /// Looks through the date columns; `usual` is the order where a column proves nothing.
    pub fn of(rows: &[RawRow], mapping: &Mapping, today: Date, usual: DateOrder) -> Self {
        let column = |field| {
            let cells = rows.iter().filter_map(|row| row.cells.as_ref().ok());
            let pairs = cells.filter_map(|cells| date::slashed(mapping.cell(cells, field)));
            let order = order_of(pairs, usual)?;
            Some(DateColumn { field, order })
        };
        let fields = [Field::BirthDate, Field::OpenedOn, Field::ClosedOn];
        Self {
            today,
            columns: fields.into_iter().filter_map(column).collect(),
        }
    }

    /// The columns that have dates with slashes.
    pub fn columns(&self) -> &[DateColumn] {
        &self.columns
    }

    /// What comes first in a column's dates with slashes.
    pub(super) fn order(&self, field: Field) -> DateOrder {
        let column = self.columns.iter().find(|column| column.field == field);
        column.map_or(DateOrder::Day, |column| column.order)
    }
}

/// The order that the first two numbers of a column's dates prove, else the usual one; `None` without dates.
fn order_of(pairs: impl Iterator<Item = (i8, i8)>, usual: DateOrder) -> Option<DateOrder> {
    let (mut any, mut day_first, mut month_first) = (false, false, false);
    for (first, second) in pairs {
        any = true;
        day_first |= first > 12 && second <= 12;
        month_first |= second > 12 && first <= 12;
    }
    let proven = match (day_first, month_first) {
        (true, false) => DateOrder::Day,
        (false, true) => DateOrder::Month,
        _ => usual,
    };
    any.then_some(proven)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(dates: &[&str], usual: DateOrder) -> Option<DateOrder> {
        order_of(dates.iter().filter_map(|text| date::slashed(text)), usual)
    }

    #[test]
    fn the_columns_own_values_decide() {
        use DateOrder::{Day, Month};
        for usual in [Day, Month] {
            assert_eq!(order(&["3/4/1980", "31/12/1990"], usual), Some(Day));
            assert_eq!(order(&["3/4/1980", "12/31/1990 0:00"], usual), Some(Month));
            assert_eq!(
                order(&["3/4/1980", "", "1/2/90"], usual),
                Some(usual),
                "nothing is proven"
            );
            assert_eq!(
                order(&["12/31/1990", "31/12/1990"], usual),
                Some(usual),
                "a mix proves nothing"
            );
            assert_eq!(order(&["13/13/1990", "40/50/1990"], usual), Some(usual));
            assert_eq!(order(&["1990/12/31", "31.12.1990", "1990-12-31", "x/y/z"], usual), None);
        }
    }
}
