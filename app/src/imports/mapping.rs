//! What each column of a file means.
//!
//! Invariant: a [`Mapping`] that passed [`Mapping::check`] has a column for a name, and no field
//! twice except [`Field::Ignore`].
//! The names of fields are stable: mappings are stored as JSON and used again for the next file.
//!
//! It does not look at cells; guessing goes by the header alone.

mod field;
mod synonyms;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

pub use field::Field;

use crate::people::identity_code::Country;

/// Which field each column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// One field for each column, in the file's order.
    pub columns: Vec<Field>,
    /// The country of the system the file comes from: its numbers without country code are of
    /// this country, and its identity codes are tried first.
    pub country: Country,
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingError {
    /// No column is a name.
    NoNameColumn,
    /// Two columns are the same field.
    Twice(Field),
    /// The JSON is not an object of texts.
    NotAnObject,
    /// The JSON names a field that does not exist.
    UnknownField(String),
    /// The JSON names a column that the file does not have.
    UnknownColumn(String),
}

impl Mapping {
    /// Guesses the mapping from column names in Finnish, Swedish, English or Dutch.
    ///
    /// Of two columns that look like the same field the first wins; what is not recognised is
    /// ignored.
    pub fn guess(header: &[String], country: Country) -> Self {
        let mut columns: Vec<Field> = Vec::with_capacity(header.len());
        for name in header {
            let field = synonyms::find(name).unwrap_or(Field::Ignore);
            let is_taken = columns.contains(&field);
            columns.push(if is_taken { Field::Ignore } else { field });
        }
        Self { columns, country }
    }

    /// Reads `{"column name": "field_name"}`; columns it leaves out are ignored.
    pub fn from_json(json: &Value, header: &[String], country: Country) -> Result<Self, MappingError> {
        let object = json.as_object().ok_or(MappingError::NotAnObject)?;
        let mut columns = vec![Field::Ignore; header.len()];
        for (name, field) in object {
            let column = header
                .iter()
                .zip(&mut columns)
                .find_map(|(column_name, column)| (column_name == name).then_some(column))
                .ok_or_else(|| MappingError::UnknownColumn(name.clone()))?;
            let field = field.as_str().ok_or(MappingError::NotAnObject)?;
            *column = Field::parse(field).ok_or_else(|| MappingError::UnknownField(field.to_owned()))?;
        }
        let mapping = Self { columns, country };
        mapping.check()?;
        Ok(mapping)
    }

    /// Writes `{"column name": "field_name"}` for every column.
    pub fn to_json(&self, header: &[String]) -> Value {
        let pairs = header.iter().zip(&self.columns);
        let object: Map<String, Value> = pairs
            .map(|(name, field)| (name.clone(), Value::from(field.name())))
            .collect();
        Value::Object(object)
    }

    /// Checks that there is a name and that no field stands twice.
    pub fn check(&self) -> Result<(), MappingError> {
        for (field, at) in self.columns.iter().zip(0..) {
            let is_earlier = self.columns.iter().take(at).any(|earlier| earlier == field);
            if is_earlier && *field != Field::Ignore {
                return Err(MappingError::Twice(*field));
            }
        }
        let names = [Field::FamilyName, Field::GivenNames, Field::FullName];
        if !names.iter().any(|name| self.columns.contains(name)) {
            return Err(MappingError::NoNameColumn);
        }
        Ok(())
    }

    /// Returns the row's cell of that field, or an empty text where there is no such column.
    pub fn cell<'row>(&self, cells: &'row [String], field: Field) -> &'row str {
        self.columns
            .iter()
            .zip(cells)
            .find_map(|(column, cell)| (*column == field).then_some(cell.as_str()))
            .unwrap_or_default()
    }
}
