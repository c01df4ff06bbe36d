//! What is wrong with a form, and what somebody else saved while it was open.

/// A field that somebody else saved while a form was open: its label and what they saved.
pub struct Difference {
    pub label: &'static str,
    pub saved: String,
}

impl Difference {
    /// The fields, each with its label, what was typed and what was saved, that differ.
    pub fn among(fields: &[(&'static str, &String, &String)]) -> Vec<Self> {
        let different = fields.iter().filter(|(_, typed, saved)| typed != saved);
        let difference = |(label, _, saved): &(&'static str, &String, &String)| Self {
            label,
            saved: (*saved).clone(),
        };
        different.map(difference).collect()
    }
}

/// What is wrong with a form's fields: field name and message key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(&'static str, &'static str)>);

impl Errors {
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push((field, key));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &(&'static str, &'static str)> {
        self.0.iter()
    }

    /// The message key for a field, if something is wrong with it.
    pub fn of(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, key)| *key)
    }

    /// Wraps a single error.
    pub fn one(field: &'static str, key: &'static str) -> Self {
        Self(vec![(field, key)])
    }
}
