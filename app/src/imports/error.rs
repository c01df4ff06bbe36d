//! Why an import cannot be made. No text holds a value of the file.

use std::fmt;

use platform::jobs::Fault;

use super::mapping::MappingError;
use super::table::TableError;

/// Why a file cannot be imported.
#[derive(Debug)]
pub enum ImportError {
    /// It cannot be read as a table.
    Table(TableError),
    /// The columns cannot be used as they were mapped.
    Mapping(MappingError),
    /// The name of the system that it comes from is empty or too long.
    System,
    /// Another import is at work in the organization.
    Busy,
    /// The organization has not accepted its agreements.
    Agreements,
    /// The import is not in the state that this needs.
    NotReady,
    /// It stopped in the middle, and goes on from there.
    Stopped(Fault),
    Platform(platform::Error),
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(TableError::Empty) => formatter.write_str("the file is empty"),
            Self::Table(TableError::TooLarge) => formatter.write_str("the file is larger than 64 MiB; split it"),
            Self::Table(TableError::NotText) => formatter.write_str("the file is not text; save it as CSV"),
            Self::Mapping(error) => error.fmt(formatter),
            Self::System => formatter.write_str("give the other system a name of at most 40 characters"),
            Self::Busy => formatter.write_str("another import is at work; wait until it has finished"),
            Self::Agreements => formatter.write_str(
                "the organization has not accepted its agreements; an admin does so under `/admin/agreements`",
            ),
            Self::NotReady => formatter.write_str("the import has been started, finished or undone by somebody else"),
            Self::Stopped(fault) => write!(
                formatter,
                "the import has stopped: {fault}; what is done stays done, and it goes on while `carehold serve` runs or at the next import"
            ),
            Self::Platform(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ImportError {}

impl ImportError {
    /// What the import's job is told.
    pub(super) fn fault(&self) -> Fault {
        match self {
            Self::Platform(error) => error.into(),
            Self::Stopped(fault) => *fault,
            Self::Busy | Self::NotReady => Fault::Conflict,
            Self::Table(_) | Self::Mapping(_) | Self::System | Self::Agreements => Fault::Internal,
        }
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNameColumn => {
                formatter.write_str("no column is a name; map one to `family_name`, `given_names` or `full_name`")
            }
            Self::Twice(field) => write!(
                formatter,
                "two columns are `{}`; map one of them to `ignore`",
                field.name()
            ),
            Self::NotAnObject => formatter.write_str("the mapping is not an object of column names and field names"),
            Self::UnknownField(name) => write!(formatter, "the mapping names the field `{name}`, which does not exist"),
            Self::UnknownColumn(name) => write!(
                formatter,
                "the mapping names the column `{name}`, which the file does not have"
            ),
        }
    }
}

impl From<TableError> for ImportError {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl From<MappingError> for ImportError {
    fn from(error: MappingError) -> Self {
        Self::Mapping(error)
    }
}

impl From<platform::Error> for ImportError {
    fn from(error: platform::Error) -> Self {
        Self::Platform(error)
    }
}

impl From<platform::db::Error> for ImportError {
    fn from(error: platform::db::Error) -> Self {
        Self::Platform(error.into())
    }
}

impl From<platform::keystore::Error> for ImportError {
    fn from(error: platform::keystore::Error) -> Self {
        Self::Platform(error.into())
    }
}
