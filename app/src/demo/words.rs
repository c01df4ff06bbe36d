//! What is written in a demo organization; the texts lie in `words/*.toml`.

use serde::Deserialize;

use crate::entries::{Audience, Kind};
use crate::retention::Category;

pub(super) const KOTISATAMA: &str = include_str!("words/kotisatama.toml");
pub(super) const HARBORVIEW: &str = include_str!("words/harborview.toml");
const LEHTONEN: &str = include_str!("words/lehtonen.toml");

/// Every service of an organization.
#[derive(Deserialize)]
pub(super) struct Words {
    pub(super) service: Vec<Service>,
}

/// Whom a service is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Suits {
    Child,
    Adult,
    Elder,
}

/// A service, and what is written in its cases, in the order it could happen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Service {
    pub(super) kind: String,
    pub(super) suits: Suits,
    pub(super) titles: Vec<String>,
    pub(super) descriptions: Vec<String>,
    pub(super) closing: Vec<String>,
    pub(super) steps: Vec<Step>,
}

/// One entry, with `{name}` and `{parent}` for the people of the case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    kind: String,
    pub(super) title: String,
    pub(super) text: String,
    #[serde(default)]
    audience: Option<String>,
    #[serde(default)]
    pub(super) significant: bool,
}

/// One entry of the Lehtonens' story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryEntry {
    pub(super) days: i64,
    at: String,
    pub(super) by: String,
    kind: String,
    pub(super) title: String,
    pub(super) text: String,
    #[serde(default)]
    audience: Option<String>,
    #[serde(default)]
    pub(super) significant: bool,
    /// Relations to the client.
    #[serde(default)]
    pub(super) parties: Vec<String>,
    /// The place of the entry that this one corrects.
    pub(super) corrects: Option<usize>,
    pub(super) reason: Option<String>,
}

#[derive(Deserialize)]
struct Story {
    entry: Vec<StoryEntry>,
}

impl Step {
    pub(super) fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Note)
    }

    pub(super) fn audience(&self) -> Audience {
        audience(self.audience.as_deref())
    }
}

impl StoryEntry {
    pub(super) fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Note)
    }

    pub(super) fn audience(&self) -> Audience {
        audience(self.audience.as_deref())
    }

    /// Hour and minute.
    pub(super) fn time(&self) -> (i8, i8) {
        let parts = self
            .at
            .split_once(':')
            .and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
        parts.unwrap_or((12, 0))
    }
}

/// What a service's cases are kept under; nothing for those that follow the organization's choice.
pub(super) fn category(service: &str) -> Option<String> {
    let category = match service {
        "Outpatient child welfare" => Category::ChildProtection,
        "Adult social work" | "Integration support" => Category::WorkingAgeServices,
        "Home care for older people" | "Informal care support" => Category::ElderlyServices,
        "Disability services" => Category::DisabilityServices,
        "Substance use and mental health" => Category::SubstanceServices,
        _ => return None,
    };
    Some(category.name().to_owned())
}

fn audience(name: Option<&str>) -> Audience {
    name.and_then(Audience::parse).unwrap_or(Audience::Staff)
}

pub(super) fn read(text: &str) -> Result<Words, String> {
    toml::from_str(text).map_err(|error| format!("the demo's texts are damaged: {error}"))
}

pub(super) fn lehtonen() -> Result<Vec<StoryEntry>, String> {
    let story: Story = toml::from_str(LEHTONEN).map_err(|error| format!("the demo's texts are damaged: {error}"))?;
    Ok(story.entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_understood() {
        for text in [KOTISATAMA, HARBORVIEW] {
            let words = read(text).unwrap();
            for suits in [Suits::Child, Suits::Adult, Suits::Elder] {
                assert!(words.service.iter().any(|service| service.suits == suits));
            }
            let named = words.service.iter().filter(|service| category(&service.kind).is_some());
            assert_eq!(
                named.count() > 0,
                text == KOTISATAMA,
                "the clinic's follow the organization"
            );
            for step in words.service.iter().flat_map(|service| &service.steps) {
                assert!(Kind::parse(&step.kind).is_some(), "{}", step.kind);
                assert!(
                    step.audience
                        .as_deref()
                        .is_none_or(|name| Audience::parse(name).is_some()),
                    "{}",
                    step.title
                );
            }
        }
    }

    #[test]
    fn the_story_goes_forward_and_corrects_what_it_says() {
        let story = lehtonen().unwrap();
        assert!(story.windows(2).all(|pair| pair[0].days >= pair[1].days));
        for entry in &story {
            assert!(
                Kind::parse(&entry.kind).is_some() && entry.at.contains(':'),
                "{}",
                entry.title
            );
            assert_eq!(entry.corrects.is_some(), entry.reason.is_some());
            if let Some(corrected) = entry.corrects {
                assert_eq!(
                    (story[corrected].days, &story[corrected].title),
                    (entry.days, &entry.title)
                );
            }
        }
    }
}
