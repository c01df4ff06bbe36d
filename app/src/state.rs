//! What every handler can reach. Cheap to clone.

use std::sync::Arc;

use platform::db::Db;
use platform::i18n::Catalogue;
use platform::organization::Sector;
use platform::session::{Hasher, Throttle};
use platform::web::Assets;

use crate::accounts::Names;
use crate::config::Config;
use crate::people::{Directories, SearchPace};

/// The running product.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub hasher: Hasher,
    pub throttle: Throttle,
    pub assets: Assets,
    pub catalogues: Catalogues,
    pub directories: Directories,
    pub names: Names,
    pub search_pace: SearchPace,
    pub config: Config,
    /// Whether the data folder carries the `test` mark.
    pub test: bool,
}

impl App {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Every language in every sector's words, loaded once.
pub struct Catalogues(Vec<(Sector, Arc<Catalogue>)>);

impl Catalogues {
    pub fn new(catalogues: Vec<(Sector, Arc<Catalogue>)>) -> Self {
        Self(catalogues)
    }

    /// The catalogue of a language, or the first one's if the language is unknown.
    ///
    /// # Panics
    /// Never: the list is made by [`crate::locales::load`], which gives at least one catalogue.
    pub fn get(&self, language: &str, sector: Sector) -> Arc<Catalogue> {
        let of = |(its, catalogue): &&(Sector, Arc<Catalogue>)| *its == sector && catalogue.language() == language;
        #[expect(clippy::expect_used, reason = "a product without a language does not start")]
        let found = self
            .0
            .iter()
            .find(of)
            .or_else(|| self.0.iter().find(|(its, _)| *its == sector))
            .expect("a catalogue");
        found.1.clone()
    }

    pub fn all(&self) -> impl Iterator<Item = &Arc<Catalogue>> {
        self.0.iter().map(|(_, catalogue)| catalogue)
    }
}
