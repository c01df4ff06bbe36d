//! The catalogue as people read it.

use askama::Template;
use platform::audit::Event;
use platform::db::SCOPE;
use platform::i18n::Catalogue;
use platform::organization::Jurisdiction;
use platform::web::{Error, IntoResponse as _, Response, Result};
use uuid::Uuid;

use super::care::CareChoice;
use super::catalogue::{care_categories, in_force};
use super::category::{Category, Group};
use super::rule::{Period, Rule};
use super::store::{self, LastRun};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::ReadRetention;

/// A rule in words.
pub struct Line {
    pub rule: &'static Rule,
    pub category: String,
    pub period: String,
    pub disposition: String,
    pub confidence: String,
}

impl Line {
    pub fn new(words: &Catalogue, rule: &'static Rule) -> Self {
        let named = |part: &str, name: &str| words.t(&format!("retention-{part}-{name}")).into_owned();
        let (_, count) = rule.period.words();
        Self {
            rule,
            category: named("category", rule.category.name()),
            period: words.t1(&period_key(rule), "count", i64::from(count)),
            disposition: named("disposition", rule.disposition.name()),
            confidence: match rule.doubt {
                Some(doubt) => named("doubt", doubt.name()),
                None => named("confidence", rule.confidence.name()),
            },
        }
    }
}

/// One message says both how long and from when on.
fn period_key(rule: &Rule) -> String {
    let (name, _) = rule.period.words();
    let trigger = match (rule.period, rule.trigger) {
        (Period::Years(_) | Period::Months(_) | Period::Days(_), Some(trigger)) => format!("-{}", trigger.name()),
        _ => String::new(),
    };
    format!("retention-period-{name}{trigger}")
}

/// Rules that are read together.
struct Section {
    name: &'static str,
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "retention/index.html")]
struct IndexPage {
    frame: Frame,
    law: String,
    sections: Vec<Section>,
    /// The categories that care records can fall under, by name; whether chosen.
    choices: Vec<(&'static str, String, bool)>,
    /// What the last nightly run found, if there was one.
    night: Option<LastRun>,
    errors: Errors,
}

impl IndexPage {
    /// What is said of a run that did not look at everything there is.
    fn unlooked_key(&self, run: &LastRun) -> &'static str {
        let is_chosen = self.choices.iter().any(|(.., chosen)| *chosen);
        match run.cases {
            _ if is_chosen => "disposal-run-not-whole",
            0 => "disposal-run-unruled",
            _ => "disposal-run-some-unruled",
        }
    }
}

async fn page(frame: Frame, errors: Errors) -> Result<IndexPage> {
    let jurisdiction = frame.organization.as_ref().ok_or(Error::NotFound)?.jurisdiction;
    let rules = in_force(jurisdiction, frame.today());
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadRetention>()?;
    tx.note(Event::on(&permit, &SCOPE, Uuid::nil(), None).counting(rules.len()));
    let chosen = store::choice(&tx).await?;
    let night = store::last_run(&tx).await?;
    drop(tx);
    let name = |category: Category| {
        let key = format!("retention-category-{}", category.name());
        let words = frame.t(&key).into_owned();
        (category.name(), words, chosen == Some(category))
    };
    let choices = care_categories(jurisdiction, frame.today())
        .into_iter()
        .map(name)
        .collect();
    Ok(IndexPage {
        law: frame.t(law_key(jurisdiction)).into_owned(),
        sections: sections(&frame.locale, &rules),
        choices,
        night,
        errors,
        frame,
    })
}

/// The rules in force today for the organization.
pub(super) async fn index(frame: Frame) -> Result<Response> {
    Ok(render(&page(frame, Errors::default()).await?)?.into_response())
}

/// The rules with a choice that was not accepted.
pub async fn refused(frame: Frame, key: &'static str) -> Result<Response> {
    render_invalid(&page(frame, Errors::one("category", key)).await?)
}

/// What a case is kept under, in words: its own category, or the organization's choice.
pub fn kept_under(frame: &Frame, choice: CareChoice, own: Option<&str>) -> String {
    let named = |category: Category| {
        let key = format!("retention-category-{}", category.name());
        frame.t(&key).into_owned()
    };
    if let Some(own) = own.and_then(Category::parse_care) {
        return named(own);
    }
    match choice.category() {
        Some(category) => frame.t1("cases-category-follows", "category", named(category)),
        None => frame.t("cases-category-follows-none").into_owned(),
    }
}

/// The categories that a case can have of its own, each with its periods in words.
pub fn care_options(frame: &Frame, jurisdiction: Jurisdiction) -> Vec<(Category, String)> {
    let rules = in_force(jurisdiction, frame.today());
    let named = |category: Category| {
        let words = frame.t(&format!("retention-category-{}", category.name())).into_owned();
        // The names of these say their period.
        if Category::WITHOUT_NATIONAL_RULE.contains(&category) {
            return (category, words);
        }
        let of_it = rules
            .iter()
            .filter(|rule| rule.category == category && rule.is_enabled());
        let periods: Vec<String> = of_it.map(|rule| Line::new(&frame.locale, rule).period).collect();
        let words = ("category", words);
        let option = frame
            .locale
            .t2("cases-category-option", words, ("period", periods.join("; ")));
        (category, option)
    };
    let categories = care_categories(jurisdiction, frame.today());
    categories.into_iter().map(named).collect()
}

fn law_key(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Finland => "retention-law-fi",
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => "retention-law-eu",
        Jurisdiction::UnitedStates => "retention-law-us",
    }
}

/// The groups that have rules.
fn sections(words: &Catalogue, rules: &[&'static Rule]) -> Vec<Section> {
    let section = |group: Group| {
        let of_group = rules.iter().filter(|rule| rule.category.group() == group);
        Section {
            name: group.name(),
            title: words.t(&format!("retention-group-{}", group.name())).into_owned(),
            lines: of_group.map(|rule| Line::new(words, rule)).collect(),
        }
    };
    let sections = Group::ALL.into_iter().map(section);
    sections.filter(|section| !section.lines.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retention::RULES;

    #[test]
    fn every_rule_has_words_in_every_language() {
        for catalogue in crate::locales::load().unwrap().all() {
            for rule in RULES {
                let line = Line::new(catalogue, rule);
                let words = [&line.category, &line.period, &line.disposition, &line.confidence];
                for text in words {
                    let language = catalogue.language();
                    assert!(
                        !text.starts_with("retention-") && !text.contains('$'),
                        "{} in {language}: {text}",
                        rule.id
                    );
                }
                let (_, count) = rule.period.words();
                assert!(
                    count == 0 || line.period.contains(&count.to_string()),
                    "{}: {}",
                    rule.id,
                    line.period
                );
            }
            let all: Vec<&Rule> = RULES.iter().collect();
            let shown: usize = sections(catalogue, &all)
                .iter()
                .map(|section| section.lines.len())
                .sum();
            assert_eq!(shown, RULES.len());
            for jurisdiction in [
                Jurisdiction::Finland,
                Jurisdiction::EuropeanUnion,
                Jurisdiction::UnitedStates,
            ] {
                assert!(catalogue.has(law_key(jurisdiction)));
            }
        }
    }
}
