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

/// How long a typed text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Title,
    /// The name of a person or thing, a few words, a search.
    Name,
    /// A note, a description, a reason.
    Text,
    /// What somebody writes whom nobody knows.
    Message,
}

impl Length {
    const fn most_chars(self) -> usize {
        match self {
            Self::Title | Self::Name => 200,
            Self::Text => 100_000,
            Self::Message => 5_000,
        }
    }

    pub fn fits(self, text: &str) -> bool {
        text.chars().count() <= self.most_chars()
    }

    /// What is said of a text that does not fit.
    pub const fn error(self) -> &'static str {
        match self {
            Self::Title => "form-error-long-title",
            Self::Name => "form-error-long-name",
            Self::Text => "form-error-long-text",
            Self::Message => "form-error-long-message",
        }
    }
}

/// What is wrong with a form's fields: field name and message key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(&'static str, &'static str)>);

impl Errors {
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push((field, key));
    }

    /// Refuses a text that is longer than its kind may be.
    pub fn limit(&mut self, field: &'static str, text: &str, length: Length) {
        if !length.fits(text) {
            self.add(field, length.error());
        }
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
