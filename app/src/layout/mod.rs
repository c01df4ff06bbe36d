//! The frame around every page: who looks, in which language, where they are.
//!
//! A page struct holds a [`Frame`] and extends `layout/base.html`; the navigation shows only what the viewer's roles allow.

mod errors;
mod navigation;
mod problem;
mod upload;

use std::borrow::Cow;
use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::authz::{Action, Actor, Ground, Reach, Roles};
use platform::clock::Time;
use platform::i18n::{Catalogue, DateOrder, parse_date, typed_date};
use platform::organization::{Jurisdiction, Organization};
use platform::session::Viewer;
use platform::web::{self, Error, Pages, StatusCode};

pub use errors::{Difference, Errors, Length};
pub use navigation::NavItem;
pub use problem::render_problem;
pub use upload::{Upload, read_upload};

use crate::locales::is_portal_language;
use crate::state::App;
use crate::url;

/// What every page knows.
pub struct Frame {
    pub app: App,
    pub viewer: Option<Arc<Viewer>>,
    pub organization: Option<Arc<Organization>>,
    pub locale: Arc<Catalogue>,
    pub path: String,
    /// Where the viewer is, as an address that answers a GET: a form that was not accepted is shown at its own.
    pub here: String,
    pub theme: String,
    pub density: String,
    pub now: Time,
    pub zone: TimeZone,
    /// What the last act did, shown once.
    pub done: Option<String>,
}

impl Frame {
    /// The frame of somebody who is not signed in.
    pub fn public(app: &App, organization: Option<Arc<Organization>>, headers: &web::HeaderMap, path: &str) -> Self {
        let sector = organization
            .as_ref()
            .map_or(platform::organization::Sector::SocialCare, |organization| {
                organization.sector
            });
        let wanted = web::get_cookie(headers, LANGUAGE_COOKIE).map(str::to_owned);
        let language = wanted
            .filter(|language| is_portal_language(language))
            .unwrap_or_else(|| {
                let accepted = headers
                    .get("accept-language")
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default();
                let accepted = accepted
                    .split([',', ';'])
                    .map(|part| part.trim().get(..2).unwrap_or_default())
                    .find(|language| is_portal_language(language));
                accepted
                    .map(str::to_owned)
                    .or_else(|| organization.as_ref().map(|organization| organization.language.clone()))
                    .unwrap_or_default()
            });
        let theme = web::get_cookie(headers, THEME_COOKIE)
            .filter(|theme| is_theme(theme))
            .unwrap_or_default()
            .to_owned();
        let zone = zone_of(organization.as_deref());
        Self {
            locale: app.catalogues.get(&language, sector),
            app: app.clone(),
            viewer: None,
            organization,
            path: path.to_owned(),
            here: path.to_owned(),
            theme,
            density: "comfortable".to_owned(),
            now: app.db.clock().now(),
            zone,
            done: None,
        }
    }

    fn signed_in(app: &App, viewer: Arc<Viewer>, path: &str, here: &str, done: Option<&str>) -> Self {
        let locale = app
            .catalogues
            .get(&viewer.preferences.language, viewer.organization.sector);
        let done = done
            .map(|key| format!("done-{key}"))
            .filter(|key| locale.has(key))
            .map(|key| locale.t(&key).into_owned());
        Self {
            locale,
            app: app.clone(),
            organization: Some(viewer.organization.clone()),
            path: path.to_owned(),
            here: here.to_owned(),
            theme: viewer.preferences.theme.clone(),
            density: viewer.preferences.density.clone(),
            now: app.db.clock().now(),
            zone: zone_of(Some(&viewer.organization)),
            viewer: Some(viewer),
            done,
        }
    }

    /// The same frame for another page, where the first may still be needed.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            app: self.app.clone(),
            viewer: self.viewer.clone(),
            organization: self.organization.clone(),
            locale: self.locale.clone(),
            path: self.path.clone(),
            here: self.here.clone(),
            theme: self.theme.clone(),
            density: self.density.clone(),
            now: self.now,
            zone: self.zone.clone(),
            done: self.done.clone(),
        }
    }

    /// The signed-in viewer; pages behind a guard always have one.
    pub fn viewer(&self) -> web::Result<&Viewer> {
        self.viewer.as_deref().ok_or(Error::NotFound)
    }

    pub fn actor(&self) -> web::Result<&Actor> {
        Ok(&self.viewer()?.actor)
    }

    pub fn t<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.locale.t(key)
    }

    /// A message with one variable.
    pub fn t1(&self, key: &str, name: &str, value: impl std::fmt::Display) -> String {
        self.locale.t1(key, name, value.to_string())
    }

    /// A message with a number, for its plural.
    pub fn tn(&self, key: &str, count: impl TryInto<i64>) -> String {
        self.locale.t1(key, "count", count.try_into().unwrap_or(i64::MAX))
    }

    pub fn language(&self) -> &'static str {
        self.locale.language()
    }

    pub fn today(&self) -> Date {
        self.now.to_jiff().to_zoned(self.zone.clone()).date()
    }

    pub fn date_of(&self, at: Time) -> Date {
        at.to_jiff().to_zoned(self.zone.clone()).date()
    }

    fn date_order(&self) -> DateOrder {
        let jurisdiction = self.organization.as_ref().map(|organization| organization.jurisdiction);
        jurisdiction.unwrap_or(Jurisdiction::Finland).date_order()
    }

    /// Reads a date from a form, in the order in which the organization's people type it.
    pub fn parse_date(&self, text: &str) -> Option<Date> {
        parse_date(text, self.date_order())
    }

    /// A date as a form holds it.
    pub fn typed_date(&self, date: Date) -> String {
        typed_date(date, self.date_order())
    }

    /// The key of the hint beside a typed date.
    pub fn date_hint(&self) -> &'static str {
        match self.date_order() {
            DateOrder::Day => "form-date-hint",
            DateOrder::Month => "form-date-hint-month-first",
        }
    }

    /// A date in a table or banner.
    pub fn date(&self, date: &Date) -> String {
        self.locale.date(*date)
    }

    /// What stands over the things of a day.
    pub fn day_heading(&self, date: Date) -> String {
        let day = self.locale.day(date);
        if date == self.today() {
            self.t1("layout-today", "day", day)
        } else {
            day
        }
    }

    pub fn date_at(&self, at: &Time) -> String {
        self.locale.date(self.date_of(*at))
    }

    pub fn time(&self, at: &Time) -> String {
        self.locale.time(*at, &self.zone)
    }

    pub fn moment(&self, at: &Time) -> String {
        self.locale.moment(*at, &self.zone)
    }

    /// For `<time datetime>`.
    pub fn iso(&self, at: &Time) -> String {
        at.to_jiff().to_string()
    }

    pub fn asset(&self, path: &str) -> &str {
        self.app.assets.url(path)
    }

    pub fn organization_name(&self) -> &str {
        self.organization
            .as_ref()
            .map_or("Carehold", |organization| organization.name.as_str())
    }

    pub fn initial(&self) -> String {
        self.organization_name()
            .chars()
            .next()
            .map(String::from)
            .unwrap_or_default()
    }

    pub fn is_demo(&self) -> bool {
        self.organization.as_ref().is_some_and(|organization| organization.demo)
    }

    /// Seconds without an act after which the session ends.
    pub fn idle_secs(&self) -> i64 {
        self.viewer.as_ref().map_or(0, |viewer| viewer.idle_secs)
    }

    fn roles(&self) -> Roles {
        self.viewer.as_ref().map_or(Roles::NONE, |viewer| viewer.actor.roles())
    }

    /// Whether the viewer's role allows an act at all; what stands behind it is asked again.
    pub fn may<A: Action>(&self) -> bool {
        self.roles().meets(A::ROLES)
    }

    /// Whether to offer `A` on a page about something that the viewer sees on this ground; the act asks again.
    pub fn may_here<A: Action>(&self, ground: &Ground) -> bool {
        let everywhere = A::REACH == Reach::Organization || self.roles().meets(A::EVERYWHERE);
        self.may::<A>() && (ground.is_relation() || everywhere)
    }

    /// Whether somebody of the portal looks.
    pub fn is_portal(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.is_portal())
    }

    /// Which looks the page has.
    pub fn surface(&self) -> &'static str {
        match &self.viewer {
            Some(viewer) if viewer.is_portal() => "portal",
            Some(_) => "staff",
            None => "public",
        }
    }

    /// The address of the viewer's first page.
    pub fn home(&self) -> String {
        match self.surface() {
            "portal" => url::portal(),
            "staff" => url::my_day(),
            _ => "/".to_owned(),
        }
    }

    /// A date with the month's name: the portal, letters.
    pub fn date_long(&self, date: &Date) -> String {
        self.locale.date_long(*date)
    }

    pub fn date_long_at(&self, at: &Time) -> String {
        self.locale.date_long(self.date_of(*at))
    }

    /// Those of pages before sign-in.
    pub fn languages(&self) -> &'static [(&'static str, &'static str)] {
        crate::locales::PORTAL_LANGUAGES
    }
}

/// Remembers the language before sign-in.
pub const LANGUAGE_COOKIE: &str = "__Host-language";
/// Remembers the theme before sign-in.
pub const THEME_COOKIE: &str = "__Host-theme";

pub fn is_theme(theme: &str) -> bool {
    ["light", "dark", ""].contains(&theme)
}

/// The day of a moment where the organization is.
pub fn date_in(organization: &Organization, at: Time) -> Date {
    at.to_jiff().to_zoned(zone_of(Some(organization))).date()
}

/// The first moment of a day where the organization is.
pub fn start_of_day(organization: &Organization, day: Date) -> Option<Time> {
    let start = day.to_zoned(zone_of(Some(organization))).ok()?;
    Some(Time::from(start.timestamp()))
}

/// The last moment of a day where the organization is.
pub fn end_of_day(organization: &Organization, day: Date) -> Option<Time> {
    Some(start_of_day(organization, day.tomorrow().ok()?)?.plus_seconds(-1))
}

/// Where the organization's clocks and calendars are.
pub fn zone_of(organization: Option<&Organization>) -> TimeZone {
    zone_in(organization.map_or(Jurisdiction::Finland, |organization| organization.jurisdiction))
}

/// The same, by whose law they are under.
pub fn zone_in(jurisdiction: Jurisdiction) -> TimeZone {
    let name = match jurisdiction {
        Jurisdiction::Finland => "Europe/Helsinki",
        Jurisdiction::Netherlands => "Europe/Amsterdam",
        Jurisdiction::EuropeanUnion => "Europe/Brussels",
        Jurisdiction::UnitedStates => "America/New_York",
    };
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

impl FromRequestParts<App> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let viewer = parts.extensions.get::<Arc<Viewer>>().cloned().ok_or(Error::NotFound)?;
        let path = parts.uri.path();
        let pages = parts.extensions.get::<Pages>().cloned().unwrap_or_default();
        Ok(Self::signed_in(
            app,
            viewer,
            path,
            pages.nearest(path),
            web::flash(&parts.headers),
        ))
    }
}

/// Renders a page to memory.
pub fn render(page: &impl Template) -> web::Result<web::Page> {
    page.render()
        .map(axum::response::Html)
        .map_err(|error| Error::Internal(format!("a template failed: {error}")))
}

/// Renders a form again with its errors: status 422, nothing typed is lost.
pub fn render_invalid(page: &impl Template) -> web::Result<web::Response> {
    use axum::response::IntoResponse as _;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page)?).into_response())
}
