//! The fields a column can be.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The person's number in the system the file comes from.
    SourceNumber,
    FamilyName,
    GivenNames,
    /// Both names in one cell, `Family, Given` or `Given Family`.
    FullName,
    IdentityCode,
    BirthDate,
    Street,
    PostalCode,
    City,
    Phone,
    Email,
    Language,
    /// What people of one household share in the other system.
    Household,
    RoleInHousehold,
    Service,
    OpenedOn,
    ClosedOn,
    /// Whether the address is protected by the authorities.
    AddressProtection,
    Remark,
    /// The column is left out.
    Ignore,
}

/// Every field with its stable name, in the order of the mapping page.
const NAMES: [(Field, &str); 20] = [
    (Field::SourceNumber, "source_number"),
    (Field::FamilyName, "family_name"),
    (Field::GivenNames, "given_names"),
    (Field::FullName, "full_name"),
    (Field::IdentityCode, "identity_code"),
    (Field::BirthDate, "birth_date"),
    (Field::Street, "street"),
    (Field::PostalCode, "postal_code"),
    (Field::City, "city"),
    (Field::Phone, "phone"),
    (Field::Email, "email"),
    (Field::Language, "language"),
    (Field::Household, "household"),
    (Field::RoleInHousehold, "role_in_household"),
    (Field::Service, "service"),
    (Field::OpenedOn, "opened_on"),
    (Field::ClosedOn, "closed_on"),
    (Field::AddressProtection, "address_protection"),
    (Field::Remark, "remark"),
    (Field::Ignore, "ignore"),
];

impl Field {
    /// Every field, in the order of the mapping page.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(field, _)| *field)
    }

    /// The stable name, as stored.
    pub fn name(self) -> &'static str {
        let named = NAMES.iter().find(|(field, _)| *field == self);
        named.map_or("ignore", |(_, name)| name)
    }

    /// Finds the field with a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        let named = NAMES.iter().find(|(_, known)| *known == name);
        named.map(|(field, _)| *field)
    }
}
