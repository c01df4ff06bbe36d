//! Which words of a text may tell about somebody else; pure.
//!
//! Proposals only: a person decides. Names are found with Finnish endings (*Lehtosen* is *Lehtonen*), and any phone number or e-mail address that is not the person's own.

use std::collections::BTreeSet;

use crate::people::PersonFields;

/// The shortest name that is looked for.
const SHORTEST: usize = 3;
/// Letters that an ending may add to a name.
const ENDING: usize = 6;
/// Digits from which a number may be a phone's.
const PHONE_DIGITS: usize = 7;

/// Everybody around a person, and what is the person's own.
#[derive(Default)]
pub(super) struct Others {
    /// Stems of names, in lower case.
    names: Vec<String>,
    own_names: Vec<String>,
    /// Streets and whatever else is looked for as it stands, in lower case.
    phrases: Vec<String>,
    own_digits: Vec<String>,
    own_email: Option<String>,
}

fn lower(text: &str) -> String {
    text.trim().to_lowercase()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn tokens(name: &str) -> impl Iterator<Item = String> + '_ {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() >= SHORTEST).map(lower)
}

/// What a name begins with in every case: *Lehto* for *Lehtonen*.
fn stem(name: &str) -> String {
    let short = name.strip_suffix("nen").filter(|stem| stem.chars().count() >= SHORTEST);
    short.unwrap_or(name).to_owned()
}

/// The same last digits: `+358 40 123 4567` is `040 123 4567`.
fn is_same_number(one: &str, other: &str) -> bool {
    let tail = |digits: &str| -> String { digits.chars().rev().take(PHONE_DIGITS).collect() };
    tail(one) == tail(other)
}

impl Others {
    pub(super) fn of(person: &PersonFields) -> Self {
        Self {
            own_names: [&person.family, &person.given]
                .into_iter()
                .flat_map(|name| tokens(name))
                .map(|name| stem(&name))
                .collect(),
            own_digits: person.phone.iter().map(|phone| digits(phone)).collect(),
            own_email: person.email.as_deref().map(lower),
            ..Self::default()
        }
    }

    /// Adds somebody; what they share with the person tells nothing.
    pub(super) fn add(&mut self, other: &PersonFields) {
        let aka = other.also_known_as.clone().unwrap_or_default();
        for name in [&other.family, &other.given, &aka] {
            self.add_name(name);
        }
        let street = other
            .street
            .as_deref()
            .map(lower)
            .filter(|street| street.len() >= SHORTEST);
        self.phrases.extend(street);
        self.phrases.extend(other.identity_code.as_deref().map(lower));
    }

    pub(super) fn add_name(&mut self, name: &str) {
        for token in tokens(name).map(|name| stem(&name)) {
            if !self.own_names.contains(&token) && !self.names.contains(&token) {
                self.names.push(token);
            }
        }
    }

    fn is_name(&self, word: &str) -> bool {
        let word = lower(word);
        let fits = |name: &&String| {
            let rest = word.strip_prefix(name.as_str());
            rest.is_some_and(|rest| rest.chars().count() <= ENDING)
        };
        let own = self.own_names.iter().any(|name| fits(&name));
        !own && self.names.iter().any(|name| fits(&name))
    }

    /// The words of a text to look at, each as it stands, once.
    pub(super) fn in_text(&self, text: &str) -> Vec<String> {
        let mut found = BTreeSet::new();
        for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '-') {
            if self.is_name(word) {
                found.insert(word.to_owned());
            }
        }
        for word in text
            .split_whitespace()
            .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        {
            if word.contains('@') && self.own_email.as_deref() != Some(lower(word).as_str()) {
                found.insert(word.to_owned());
            }
        }
        let lowered = lower(text);
        found.extend(
            self.phrases
                .iter()
                .filter(|phrase| lowered.contains(phrase.as_str()))
                .cloned(),
        );
        found.extend(self.numbers(text));
        found.into_iter().collect()
    }

    /// Runs of digits with what stands between the parts of a phone number.
    fn numbers(&self, text: &str) -> Vec<String> {
        let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | ' ' | '-' | '(' | ')');
        let runs = text.split(|letter| !is_part(letter));
        let numbers = runs.map(|run| run.trim_matches([' ', '-', '(', ')'])).filter(|run| {
            let digits = digits(run);
            // Shorter ones are dates, sums and times of day.
            digits.len() >= PHONE_DIGITS
                && !is_date(run)
                && !self.own_digits.iter().any(|own| is_same_number(own, &digits))
        });
        numbers.map(ToOwned::to_owned).collect()
    }
}

/// `2026-11-22`, alone or with a time behind it.
fn is_date(run: &str) -> bool {
    run.get(..10)
        .is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, family: &str) -> PersonFields {
        PersonFields {
            given: given.to_owned(),
            family: family.to_owned(),
            phone: Some("+358401112222".to_owned()),
            email: Some("aino@example.org".to_owned()),
            ..PersonFields::default()
        }
    }

    #[test]
    fn names_are_found_in_every_case() {
        let mut others = Others::of(&person("Aino", "Virtanen"));
        let mut father = person("Petri", "Lehtonen");
        father.street = Some("Rauhankatu 5".to_owned());
        others.add(&father);
        let text = "Aino Virtasen isä Petri asuu osoitteessa Rauhankatu 5. Soitin Petrille; Lehtosen numero 040 765 4321, petri@example.org. Ainon oma 040 111 2222, aino@example.org. 2026-11-22.";
        assert_eq!(
            others.in_text(text),
            [
                "040 765 4321",
                "Lehtosen",
                "Petri",
                "Petrille",
                "petri",
                "petri@example.org",
                "rauhankatu 5"
            ]
        );
    }

    #[test]
    fn a_shared_family_name_tells_nothing() {
        let mut others = Others::of(&person("Aino", "Lehtonen"));
        others.add(&person("Petri", "Lehtonen"));
        assert_eq!(others.in_text("Lehtosen perhe; Petrin vuoro."), ["Petrin"]);
    }
}
