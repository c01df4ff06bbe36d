//! The message catalogues: one folder per language, one file per slice, `clinic.ftl` for a clinic's own words.
//!
//! Swedish has only the files that the portal, signing in and the public pages need; staff is not offered it.

use std::sync::Arc;

use platform::i18n::{BadCatalogue, Catalogue};
use platform::organization::Sector;

use crate::state::Catalogues;

/// The languages that are complete, in the order that pages offer them, with their own names.
pub const LANGUAGES: &[(&str, &str)] = &[("en", "English"), ("fi", "Suomi")];
/// The languages of the portal, of signing in and of the public pages; the last has the texts of these alone.
pub const PORTAL_LANGUAGES: &[(&str, &str)] = &[("en", "English"), ("fi", "Suomi"), ("sv", "Svenska")];

/// Whether staff can read everything in it.
pub fn is_language(language: &str) -> bool {
    LANGUAGES.iter().any(|(code, _)| *code == language)
}

/// Whether the portal can be read in it.
pub fn is_portal_language(language: &str) -> bool {
    PORTAL_LANGUAGES.iter().any(|(code, _)| *code == language)
}

#[derive(rust_embed::RustEmbed)]
#[folder = "locales"]
struct Files;

/// Loads every language in every sector's words.
pub fn load() -> Result<Catalogues, BadCatalogue> {
    let mut catalogues = Vec::new();
    for (language, _) in PORTAL_LANGUAGES {
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
