//! A clean row as it will be written: the person, the case, the place in a household. Pure.
//!
//! A row that waits for a decision is kept in this form too, sealed, so that deciding writes the same as importing does.
//! It has no `Debug`: it is personal data.

use jiff::civil::Date;
use minicbor::{Decode, Encode};

use super::clean::CleanRow;
use crate::people::{Day, PersonFields};

/// What a row becomes.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Incoming {
    #[n(0)]
    pub person: PersonFields,
    #[n(1)]
    pub service: Option<String>,
    #[n(2)]
    pub opened_on: Option<Day>,
    #[n(3)]
    pub closed_on: Option<Day>,
    /// What the people of one household share in the file.
    #[n(4)]
    pub household: Option<String>,
    /// The stable name of the role in the household.
    #[n(5)]
    pub role: Option<String>,
}

impl Incoming {
    /// The row as it will be written, under the name that the other system knows the person by.
    pub fn new(row: &CleanRow, source: Option<String>) -> Self {
        let has_case = row.service.is_some() || row.opened_on.is_some();
        let is_client = has_case || row.role.is_some_and(|role| role.name() == "client");
        let mut person = PersonFields {
            family: row.family_name.clone(),
            given: row.given_names.clone(),
            birth: row.birth_date.map(Day),
            language: row.language.clone(),
            phone: row.phone_e164.clone(),
            email: row.email.clone(),
            street: row.street.clone(),
            postal_code: row.postal_code.clone(),
            city: row.city.clone(),
            address_protected: row.address_protected,
            remark: remark(row),
            is_client,
            sources: source.into_iter().collect(),
            ..PersonFields::default()
        };
        person.set_identity(row.identity_code.as_ref());
        Self {
            person,
            service: row.service.clone(),
            opened_on: row.opened_on.map(Day),
            closed_on: row.closed_on.map(Day),
            household: row.household.clone(),
            role: row.role.map(|role| role.name().to_owned()),
        }
    }

    /// Whether the row opens a case.
    pub fn has_case(&self) -> bool {
        self.service.is_some() || self.opened_on.is_some()
    }

    /// A digest of all that the row says but its number, by which it is known again when its file comes again.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut nameless = self.clone();
        nameless.person.sources.clear();
        // Encoding to memory does not fail; were it to, such rows would only look new.
        vault::sha256(&minicbor::to_vec(&nameless).unwrap_or_default())
    }

    /// When the case was opened: the day of its closing if only that is known.
    pub fn opened(&self) -> Option<Date> {
        self.opened_on.or(self.closed_on).map(|Day(date)| date)
    }
}

/// A digest of all that a row says; see [`Incoming::fingerprint`].
pub(super) fn fingerprint(row: &CleanRow) -> [u8; 32] {
    Incoming::new(row, None).fingerprint()
}

/// The remark, and the word that stood beside the phone number, for which a record has no other place.
fn remark(row: &CleanRow) -> Option<String> {
    let phone = row.phone_e164.as_deref().zip(row.phone_label.as_deref());
    let phone = phone.map(|(number, label)| format!("{number}: {label}"));
    let lines: Vec<String> = row.remark.clone().into_iter().chain(phone).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use platform::i18n::DateOrder;

    use super::*;
    use crate::imports::clean::{Calendar, Verdict, clean};
    use crate::imports::mapping::{Field, Mapping};
    use crate::imports::table::RawRow;
    use crate::people::identity_code::Country;

    fn row(cells: &[(Field, &str)]) -> CleanRow {
        let columns = cells.iter().map(|(field, _)| *field).collect();
        let cells = Ok(cells.iter().map(|(_, cell)| (*cell).to_owned()).collect());
        let mapping = Mapping {
            columns,
            country: Country::Fi,
        };
        match clean(
            &RawRow { number: 1, cells },
            &mapping,
            &Calendar::of(&[], &mapping, date(2026, 11, 21), DateOrder::Day),
        ) {
            Verdict::Row(row) => *row,
            Verdict::Refused { .. } => panic!("refused"),
        }
    }

    #[test]
    fn the_word_beside_a_phone_number_is_not_lost() {
        let row = row(&[
            (Field::FamilyName, "Jäärä"),
            (Field::Phone, "0401234567 / työ"),
            (Field::Remark, "soita ensin"),
        ]);
        let person = Incoming::new(&row, None).person;
        assert_eq!(person.remark.as_deref(), Some("soita ensin\n+358401234567: työ"));
    }

    #[test]
    fn a_service_makes_a_client_with_a_case() {
        let name = (Field::FamilyName, "Jäärä");
        let plain = Incoming::new(&row(&[name]), None);
        assert!(!plain.has_case() && !plain.person.is_client);
        let served = Incoming::new(
            &row(&[name, (Field::Service, "Perhetyö"), (Field::ClosedOn, "1.2.2020")]),
            None,
        );
        assert!(served.has_case() && served.person.is_client);
        assert_eq!(served.opened(), Some(date(2020, 2, 1)));
    }

    #[test]
    fn a_fingerprint_tells_rows_apart_and_knows_them_again() {
        let one = row(&[(Field::FamilyName, "Jäärä"), (Field::City, "Oulu")]);
        let same = row(&[(Field::FamilyName, "JÄÄRÄ "), (Field::City, " Oulu")]);
        let other = row(&[(Field::FamilyName, "Jäärä"), (Field::City, "Ii")]);
        assert_eq!(fingerprint(&one), fingerprint(&same));
        assert_ne!(fingerprint(&one), fingerprint(&other));
    }
}
