//! Every table together, and what is asked of all of them at once.

use std::iter::Copied;
use std::ops::Deref;
use std::slice::Iter;

use super::Table;

/// Every table under an organization, as a product declares them.
pub struct Tables {
    list: Vec<&'static Table>,
    scope_rows: String,
}

/// For scopes that no row is sealed in.
pub static NO_TABLES: Tables = Tables {
    list: Vec::new(),
    scope_rows: String::new(),
};

impl Tables {
    pub fn new(tables: impl IntoIterator<Item = &'static Table>) -> Self {
        let list: Vec<&'static Table> = tables.into_iter().collect();
        let with_scope = list.iter().filter(|table| table.has_scope());
        let parts: Vec<&str> = with_scope.map(|table| table.scope_rows).collect();
        Self {
            scope_rows: parts.join("\nUNION ALL\n"),
            list,
        }
    }

    /// Reads tables' numbers, ids, versions and seals of one scope's rows, wherever they lie: one statement instead of one for each table.
    /// Empty where no table has any.
    pub fn scope_rows(&self) -> &str {
        &self.scope_rows
    }
}

impl Deref for Tables {
    type Target = [&'static Table];

    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl<'a> IntoIterator for &'a Tables {
    type Item = &'static Table;
    type IntoIter = Copied<Iter<'a, &'static Table>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter().copied()
    }
}
