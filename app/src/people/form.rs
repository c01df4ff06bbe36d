//! The form of a person: as typed, and as read.

use jiff::civil::Date;
use platform::i18n::parse_date;
use platform::organization::Jurisdiction;
use serde::Deserialize;

use super::identity_code::{Country, IdentityCode};
use super::{Day, PersonFields, SafeContact};
use crate::layout::{Difference, Errors, Frame, Length};

/// A person as typed; nothing is refused before it was shown again.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    pub family: String,
    pub given: String,
    pub also_known_as: String,
    pub birth: String,
    pub identity_code: String,
    pub language: String,
    pub needs_interpreter: String,
    pub phone: String,
    pub email: String,
    pub street: String,
    pub postal_code: String,
    pub city: String,
    pub address_protected: String,
    pub never_call: String,
    pub never_write: String,
    pub safe_hours: String,
    /// Whether the person gets a service; others are family and contacts.
    pub is_client: String,
    /// Set once likely duplicates were shown.
    pub anyway: String,
    /// The version of the record that the form was filled from.
    pub version: i64,
}

impl PersonForm {
    pub(super) fn of(fields: &PersonFields, version: i64, frame: &Frame) -> Self {
        let tick = |set: bool| if set { "yes".to_owned() } else { String::new() };
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            family: fields.family.clone(),
            given: fields.given.clone(),
            also_known_as: text(&fields.also_known_as),
            birth: fields.birth().map(|date| frame.typed_date(date)).unwrap_or_default(),
            // Never sent to a form: showing it is an act of its own. Left empty, the known code stays.
            identity_code: String::new(),
            language: text(&fields.language),
            needs_interpreter: tick(fields.needs_interpreter),
            phone: text(&fields.phone),
            email: text(&fields.email),
            street: text(&fields.street),
            postal_code: text(&fields.postal_code),
            city: text(&fields.city),
            address_protected: tick(fields.address_protected),
            never_call: tick(fields.safe_contact.never_call),
            never_write: tick(fields.safe_contact.never_write),
            safe_hours: text(&fields.safe_contact.safe_hours),
            is_client: tick(fields.is_client),
            anyway: String::new(),
            version,
        }
    }

    /// Where `saved`, which somebody else wrote meanwhile, is another than this.
    pub(super) fn differences(&self, saved: &Self) -> Vec<Difference> {
        let fields: [(&'static str, &String, &String); 16] = [
            ("people-family", &self.family, &saved.family),
            ("people-given", &self.given, &saved.given),
            ("people-also-known-as", &self.also_known_as, &saved.also_known_as),
            ("people-birth", &self.birth, &saved.birth),
            ("people-language", &self.language, &saved.language),
            (
                "people-needs-interpreter",
                &self.needs_interpreter,
                &saved.needs_interpreter,
            ),
            ("people-phone", &self.phone, &saved.phone),
            ("people-email", &self.email, &saved.email),
            ("people-street", &self.street, &saved.street),
            ("people-postal-code", &self.postal_code, &saved.postal_code),
            ("people-city", &self.city, &saved.city),
            (
                "people-form-address-protected",
                &self.address_protected,
                &saved.address_protected,
            ),
            ("people-form-never-call", &self.never_call, &saved.never_call),
            ("people-form-never-write", &self.never_write, &saved.never_write),
            ("people-form-safe-hours", &self.safe_hours, &saved.safe_hours),
            ("people-form-is-client", &self.is_client, &saved.is_client),
        ];
        Difference::among(&fields)
    }

    /// Reads the form over what is known; what the form does not hold stays.
    pub(super) fn read(
        &self,
        known: PersonFields,
        today: Date,
        jurisdiction: Jurisdiction,
    ) -> Result<PersonFields, Errors> {
        let mut errors = Errors::default();
        let mut fields = known;
        fields.family = tidy(&self.family);
        fields.given = tidy(&self.given);
        if fields.family.is_empty() && fields.given.is_empty() {
            errors.add("family", "people-error-no-name");
        }
        for (name, text) in [
            ("family", &self.family),
            ("given", &self.given),
            ("also_known_as", &self.also_known_as),
            ("street", &self.street),
            ("postal_code", &self.postal_code),
            ("city", &self.city),
            ("safe_hours", &self.safe_hours),
            ("phone", &self.phone),
            ("email", &self.email),
        ] {
            errors.limit(name, &tidy(text), Length::Name);
        }
        self.read_birth(&mut fields, today, jurisdiction, &mut errors);
        fields.phone = filled(&self.phone);
        if let Some(phone) = &fields.phone {
            match read_phone(phone, jurisdiction) {
                Some(phone) => fields.phone = Some(phone),
                None => errors.add("phone", "people-error-phone"),
            }
        }
        fields.email = filled(&self.email).map(|email| email.to_lowercase());
        if fields.email.as_deref().is_some_and(|email| !is_email(email)) {
            errors.add("email", "people-error-email");
        }
        fields.also_known_as = filled(&self.also_known_as);
        fields.language = filled(&self.language);
        if fields
            .language
            .as_deref()
            .is_some_and(|language| !is_language(language))
        {
            errors.add("language", "people-error-language");
        }
        fields.needs_interpreter = !self.needs_interpreter.is_empty();
        fields.street = filled(&self.street);
        fields.postal_code = filled(&self.postal_code);
        fields.city = filled(&self.city);
        fields.address_protected = !self.address_protected.is_empty();
        fields.safe_contact = SafeContact {
            never_call: !self.never_call.is_empty(),
            never_write: !self.never_write.is_empty(),
            safe_hours: filled(&self.safe_hours),
        };
        fields.is_client = !self.is_client.is_empty();
        if errors.is_empty() { Ok(fields) } else { Err(errors) }
    }

    fn read_birth(&self, fields: &mut PersonFields, today: Date, jurisdiction: Jurisdiction, errors: &mut Errors) {
        let typed = self.birth.trim();
        let order = jurisdiction.date_order();
        let birth = if typed.is_empty() {
            None
        } else {
            parse_date(typed, order)
        };
        if !typed.is_empty() && birth.is_none() {
            errors.add("birth", "people-error-birth");
        }
        if birth.is_some_and(|birth| birth > today) {
            errors.add("birth", "people-error-birth-future");
        }
        if birth.is_some_and(|birth| today.year() - birth.year() > OLDEST_YEARS) {
            errors.add("birth", "people-error-birth-past");
        }
        fields.birth = birth.map(Day);
        let code = self.identity_code.trim();
        if code.is_empty() {
            let coded = fields.identity(today).and_then(|code| code.birth_date());
            if coded.is_some() && birth != coded {
                errors.add("birth", "people-error-birth-differs");
            }
            return;
        }
        let read = match jurisdiction {
            Jurisdiction::Finland => {
                IdentityCode::parse_as(Country::Fi, code, today).or_else(|_| IdentityCode::parse(code, today))
            }
            Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion | Jurisdiction::UnitedStates => {
                IdentityCode::parse(code, today)
            }
        };
        match read {
            Ok(code) => {
                match (birth, code.birth_date()) {
                    (Some(typed), Some(coded)) if typed != coded => errors.add("birth", "people-error-birth-differs"),
                    (None, Some(coded)) => fields.birth = Some(Day(coded)),
                    _ => {}
                }
                fields.set_identity(Some(&code));
            }
            Err(_) => errors.add("identity_code", "people-error-identity-code"),
        }
    }
}

/// Nobody is known to have lived longer; an older birth date is a slip of the finger.
const OLDEST_YEARS: i16 = 130;

/// Text without outer and doubled spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn filled(text: &str) -> Option<String> {
    Some(tidy(text)).filter(|text| !text.is_empty())
}

/// A language as ISO 639 codes it: two or three letters.
fn is_language(text: &str) -> bool {
    (2..=3).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_lowercase())
}

/// One `@` with something before it and a name with a dot behind it; whether it can receive mail shows only by sending.
fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.contains('@')
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(char::is_whitespace)
    })
}

/// A phone number in E.164 form; a number without country code is of the organization's country.
pub(super) fn read_phone(text: &str, jurisdiction: Jurisdiction) -> Option<String> {
    use phonenumber::country;
    let region = match jurisdiction {
        Jurisdiction::Finland => country::FI,
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => country::NL,
        Jurisdiction::UnitedStates => country::US,
    };
    if text.chars().filter(char::is_ascii_digit).count() < 5 || text.chars().any(char::is_alphabetic) {
        return None;
    }
    let parsed = phonenumber::parse(Some(region), text)
        .ok()
        .filter(phonenumber::is_valid)?;
    Some(parsed.format().mode(phonenumber::Mode::E164).to_string())
}

/// A kept number in groups, as people read it aloud.
pub fn grouped_phone(phone: &str) -> String {
    phonenumber::parse(None, phone).map_or_else(
        |_| phone.to_owned(),
        |number| number.format().mode(phonenumber::Mode::International).to_string(),
    )
}
