//! Languages: Fluent catalogues, dates and numbers.
//!
//! A missing key fails a test, never a request: at run time it shows as the key.
//! Messages without variables are formatted once, when the catalogue is loaded.

mod dates;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

pub use dates::{DateOrder, age, parse_date, typed_date};

/// One language in one sector's words.
pub struct Catalogue {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, ready to print.
    plain: HashMap<String, String>,
    keys: Vec<String>,
}

/// What a catalogue could not be loaded for.
#[derive(Debug)]
pub struct BadCatalogue(pub String);

impl std::fmt::Display for BadCatalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "a message catalogue is damaged: {}", self.0)
    }
}

impl std::error::Error for BadCatalogue {}

impl Catalogue {
    /// Loads files in order; a later file's messages replace an earlier one's (a sector's own words).
    pub fn load(language: &'static str, files: &[&str]) -> Result<Self, BadCatalogue> {
        let identifier: LanguageIdentifier = language.parse().map_err(|_| BadCatalogue(language.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        let mut constant = HashMap::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned())
                .map_err(|(_, errors)| BadCatalogue(format!("{language}: {errors:?}")))?;
            for entry in resource.entries() {
                if let ast::Entry::Message(ast::Message {
                    id, value: Some(value), ..
                }) = entry
                {
                    let plain = value
                        .elements
                        .iter()
                        .all(|element| matches!(element, ast::PatternElement::TextElement { .. }));
                    constant.insert(id.name.to_owned(), plain);
                    keys.push(id.name.to_owned());
                }
            }
            bundle.add_resource_overriding(resource);
        }
        keys.sort_unstable();
        keys.dedup();
        let mut catalogue = Self {
            language,
            bundle,
            plain: HashMap::new(),
            keys,
        };
        let plain = constant.into_iter().filter(|(_, plain)| *plain).map(|(key, _)| {
            let text = catalogue.format(&key, None);
            (key, text)
        });
        catalogue.plain = plain.collect();
        Ok(catalogue)
    }

    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Every key, sorted.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// A message without variables.
    pub fn t<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        match self.plain.get(key) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.format(key, None)),
        }
    }

    /// A message with one variable.
    pub fn t1<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value);
        self.format(key, Some(&args))
    }

    /// A message with two variables.
    pub fn t2<'a>(
        &self,
        key: &str,
        first: (&'a str, impl Into<FluentValue<'a>>),
        second: (&'a str, impl Into<FluentValue<'a>>),
    ) -> String {
        let mut args = FluentArgs::new();
        args.set(first.0, first.1);
        args.set(second.0, second.1);
        self.format(key, Some(&args))
    }

    /// Whether the catalogue has the key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}
