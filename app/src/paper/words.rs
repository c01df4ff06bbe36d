//! The words of a text on paper: in its reader's language, with the organization's clock.

use std::sync::Arc;

use jiff::tz::TimeZone;
use platform::clock::Time;
use platform::i18n::Catalogue;
use platform::organization::Organization;

use crate::layout::{Frame, zone_of};
use crate::locales::is_portal_language;
use crate::state::App;

/// A catalogue and a clock.
pub struct Words {
    pub catalogue: Arc<Catalogue>,
    zone: TimeZone,
}

impl Words {
    /// In the language asked for, or the organization's.
    pub fn new(app: &App, organization: &Organization, language: Option<&str>) -> Self {
        let wanted = language.filter(|language| is_portal_language(language));
        let language = wanted.unwrap_or(&organization.language);
        Self {
            catalogue: app.catalogues.get(language, organization.sector),
            zone: zone_of(Some(organization)),
        }
    }

    /// In a language, wherever the reader is.
    #[cfg(test)]
    pub fn in_utc(catalogue: Arc<Catalogue>) -> Self {
        Self {
            catalogue,
            zone: TimeZone::UTC,
        }
    }

    /// In the language of whoever looks.
    pub fn of(frame: &Frame) -> Self {
        Self {
            catalogue: frame.locale.clone(),
            zone: frame.zone.clone(),
        }
    }

    pub fn t(&self, key: &str) -> String {
        self.catalogue.t(key).into_owned()
    }

    pub fn t1(&self, key: &str, name: &str, value: String) -> String {
        self.catalogue.t1(key, name, value)
    }

    pub fn day(&self, at: Time) -> String {
        self.catalogue
            .date_long(at.to_jiff().to_zoned(self.zone.clone()).date())
    }

    pub fn moment(&self, micros: i64) -> String {
        self.catalogue.moment(Time::from_micros(micros), &self.zone)
    }
}
