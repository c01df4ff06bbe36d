//! The message catalogues: one folder per language, one file per slice, `clinic.ftl` for a clinic's own words.

use std::sync::Arc;

use platform::i18n::{BadCatalogue, Catalogue};
use platform::organization::Sector;

use crate::state::Catalogues;

/// The languages that are complete, in the order that pages offer them, with their own names.
pub const LANGUAGES: &[(&str, &str)] = &[("en", "English"), ("fi", "Suomi")];

#[derive(rust_embed::RustEmbed)]
#[folder = "locales"]
struct Files;

/// Loads every language in every sector's words.
pub fn load() -> Result<Catalogues, BadCatalogue> {
    let mut catalogues = Vec::new();
    for (language, _) in LANGUAGES {
        let (mut common, mut clinic) = (Vec::new(), Vec::new());
        let mut paths: Vec<_> = Files::iter()
            .filter(|path| path.starts_with(&format!("{language}/")))
            .collect();
        paths.sort_unstable();
        for path in paths {
            let file = Files::get(&path).ok_or_else(|| BadCatalogue(path.to_string()))?;
            let text = String::from_utf8(file.data.into_owned()).map_err(|_| BadCatalogue(path.to_string()))?;
            if path.ends_with("/clinic.ftl") {
                clinic.push(text);
            } else {
                common.push(text);
            }
        }
        let social: Vec<&str> = common.iter().map(String::as_str).collect();
        let all: Vec<&str> = social
            .iter()
            .copied()
            .chain(clinic.iter().map(String::as_str))
            .collect();
        catalogues.push((Sector::SocialCare, Arc::new(Catalogue::load(language, &social)?)));
        catalogues.push((Sector::Clinic, Arc::new(Catalogue::load(language, &all)?)));
    }
    Ok(Catalogues::new(catalogues))
}
