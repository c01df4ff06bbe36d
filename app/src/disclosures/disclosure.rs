//! The disclosure; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, CaseId, DisclosureId, PersonId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use crate::tables;

macro_rules! named {
    ($(#[$meta:meta])* $type:ident, $not:literal { $($(#[$each:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type { $($(#[$each])* $variant),* }

        impl $type {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the database, in forms and in message keys.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        impl Column for $type {
            fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
                let name = String::from_cell(cell)?;
                Self::parse(&name).ok_or(Error::Column($not))
            }
        }
    };
}

named! {
    /// In what form something left.
    Kind, "not a kind of disclosure" {
        /// Said, by telephone or face to face.
        Told = "told",
        Letter = "letter",
        Document = "document",
        /// A copy of everything that is held about a person.
        AccessPackage = "access-package",
        Export = "export",
    }
}

impl Kind {
    /// What staff record; the others are recorded by what lets them leave.
    pub const BY_HAND: [Self; 3] = [Self::Told, Self::Letter, Self::Document];
}

named! {
    /// What sort of recipient it was; stands on certificates instead of a name.
    Category, "not a category of recipients" {
        /// The person whom the data are about.
        Person = "person",
        Representative = "representative",
        Family = "family",
        HealthCare = "health-care",
        SocialCare = "social-care",
        School = "school",
        Authority = "authority",
        Court = "court",
        Insurer = "insurer",
        Other = "other",
    }
}

impl Category {
    /// Whether the person is told of such a recipient without anybody looking first.
    pub const fn is_told(self) -> bool {
        !matches!(self, Self::Authority | Self::Court)
    }
}

named! {
    /// Why it was lawful.
    Basis, "not a basis of a disclosure" {
        /// The person asked for what is their own.
        OwnRight = "own-right",
        Consent = "consent",
        LegalDuty = "legal-duty",
        AuthorityRequest = "authority-request",
        /// Somebody was in danger.
        Safety = "safety",
        /// The service itself needed it.
        Care = "care",
    }
}

impl Basis {
    /// Whether the person is told of what was given for it without anybody looking first: a warning could reach whom it must not.
    pub const fn is_told(self) -> bool {
        matches!(self, Self::OwnRight | Self::Consent | Self::Care)
    }
}

/// What is personal about a disclosure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct DisclosureFields {
    /// Who got it.
    #[n(0)]
    pub recipient: String,
    /// What it was.
    #[n(1)]
    pub what: String,
}

/// What a disclosure is made from; whom it is about is who was authorized.
pub struct NewDisclosure<'a> {
    pub case: Option<CaseId>,
    pub kind: Kind,
    pub category: Category,
    pub basis: Basis,
    pub at: Time,
    pub recipient: &'a str,
    pub what: &'a str,
}

impl NewDisclosure<'_> {
    /// What a person gets that is their own.
    pub const fn to_the_person(kind: Kind, at: Time) -> Self {
        Self {
            case: None,
            kind,
            category: Category::Person,
            basis: Basis::OwnRight,
            at,
            recipient: "",
            what: "",
        }
    }
}

/// One line of the register.
pub struct Disclosure {
    pub id: DisclosureId,
    pub version: i64,
    pub person_id: PersonId,
    pub case_id: Option<CaseId>,
    pub kind: Kind,
    pub category: Category,
    pub basis: Basis,
    pub at: Time,
    /// Nobody where the product itself let it leave.
    pub recorded_by: Option<AccountId>,
    pub scope: ScopeId,
    pub sealed: Sealed<DisclosureFields>,
}

impl FromRow for Disclosure {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            person_id: row.get(2)?,
            case_id: row.get(3)?,
            kind: row.get(4)?,
            category: row.get(5)?,
            basis: row.get(6)?,
            at: row.get(7)?,
            recorded_by: row.get(8)?,
            scope: row.get(9)?,
            sealed: row.get(10)?,
        })
    }
}

impl SealedRow for Disclosure {
    type Fields = DisclosureFields;
    const TABLE: &'static Table = &tables::DISCLOSURE;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<DisclosureFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        assert!(Kind::ALL.iter().all(|kind| Kind::parse(kind.name()) == Some(*kind)));
        assert!(
            Category::ALL
                .iter()
                .all(|category| Category::parse(category.name()) == Some(*category))
        );
        assert!(
            Basis::ALL
                .iter()
                .all(|basis| Basis::parse(basis.name()) == Some(*basis))
        );
    }
}
