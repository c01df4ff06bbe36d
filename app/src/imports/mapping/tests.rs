//! Guessed, read and refused mappings.

use serde_json::json;

use super::{Field, Mapping, MappingError};
use crate::people::identity_code::Country;

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn columns_are_guessed_in_four_languages() {
    let fields = [
        Field::SourceNumber,
        Field::FamilyName,
        Field::GivenNames,
        Field::BirthDate,
        Field::Phone,
    ];
    for names in [
        ["Asiakasnumero", "SUKUNIMI", "Etunimet", "Syntymäaika", "Puhelin"],
        ["Klientnummer", "Efternamn", "Förnamn", "Födelsedatum", "Telefon"],
        ["Client number", "Last name", "First_name", "Date of birth", "Phone"],
        ["Clientnummer", "Achternaam", "Voornamen", "Geboortedatum", "Telefoon"],
        ["MRN", "Last", "First", "DOB", "Phone"],
    ] {
        let mapping = Mapping::guess(&header(&names), Country::Fi);
        assert_eq!(mapping.columns, fields, "{names:?}");
        assert_eq!(mapping.check(), Ok(()));
    }
}

#[test]
fn the_first_of_two_like_columns_wins_and_strangers_are_ignored() {
    let mapping = Mapping::guess(&header(&["Nimi", "Namn", "Kengännumero"]), Country::Fi);
    assert_eq!(mapping.columns, [Field::FullName, Field::Ignore, Field::Ignore]);
}

#[test]
fn json_round_trips_and_names_are_stable() {
    let header = header(&["a", "b", "c"]);
    let json = json!({"a": "family_name", "c": "remark"});
    let mapping = Mapping::from_json(&json, &header, Country::Se).unwrap();
    assert_eq!(mapping.columns, [Field::FamilyName, Field::Ignore, Field::Remark]);
    let written = mapping.to_json(&header);
    assert_eq!(written, json!({"a": "family_name", "b": "ignore", "c": "remark"}));
    assert_eq!(Mapping::from_json(&written, &header, Country::Se), Ok(mapping));
    for field in Field::all() {
        assert_eq!(Field::parse(field.name()), Some(field));
    }
}

#[test]
fn mappings_that_cannot_be_used_say_why() {
    let header = header(&["a", "b"]);
    let error = |json| Mapping::from_json(&json, &header, Country::Fi).unwrap_err();
    assert_eq!(error(json!({"a": "city"})), MappingError::NoNameColumn);
    let twice = json!({"a": "full_name", "b": "full_name"});
    assert_eq!(error(twice), MappingError::Twice(Field::FullName));
    assert_eq!(
        error(json!({"a": "shoe_size"})),
        MappingError::UnknownField("shoe_size".into())
    );
    assert_eq!(error(json!({"z": "city"})), MappingError::UnknownColumn("z".into()));
    assert_eq!(error(json!(["a"])), MappingError::NotAnObject);
    assert_eq!(error(json!({"a": 1})), MappingError::NotAnObject);
}
