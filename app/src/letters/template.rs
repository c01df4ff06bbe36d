//! Which letter a step of a request is due, and what it says; pure.
//!
//! The answer first, then what it means, what can be done, how to reach us, and the law last.
//! Tools, not legal advice: have the texts checked by a native speaker and by counsel before they are used.

use platform::clock::Time;
use platform::organization::Jurisdiction;

use crate::answers::KEPT_DAYS;
use crate::paper::Words;
use crate::requests::{AnswerLine, Channel, Request, RequestFields, Right, State, number};

/// The version of every template; a change of a text makes the next one.
pub(super) const VERSION: i64 = 4;

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    Received,
    Identity,
    Forwarded,
    Extension,
    Decision,
    Refusal,
    Done,
    Access,
    /// What was answered, in words.
    Answer,
}

impl Template {
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::Identity,
        Self::Forwarded,
        Self::Extension,
        Self::Decision,
        Self::Refusal,
        Self::Done,
        Self::Access,
        Self::Answer,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Identity => "identity",
            Self::Forwarded => "forwarded",
            Self::Extension => "extension",
            Self::Decision => "decision",
            Self::Refusal => "refusal",
            Self::Done => "done",
            Self::Access => "access",
            Self::Answer => "answer",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.name() == name)
    }

    /// The key of its title. What somebody asked who represents the person is read by both: then it says "your" of nothing.
    pub fn title_key(self, channel: Channel) -> String {
        match (self, channel) {
            (Self::Done | Self::Access, Channel::Representative) => format!("letter-{}-for-title", self.name()),
            _ => format!("letter-{}-title", self.name()),
        }
    }
}

/// The letters that a request is due as it stands, each with the moment of what it tells of.
pub(super) fn due(
    request: &Request,
    fields: &RequestFields,
    answer: &[AnswerLine],
    is_released: bool,
) -> Vec<(Template, Time)> {
    let mut due = vec![(Template::Received, request.received_at)];
    due.extend(request.extended_at.map(|at| (Template::Extension, at)));
    let asked = fields.pauses.iter().map(|pause| Time::from_micros(pause.asked_at));
    due.extend(asked.map(|at| (Template::Identity, at)));
    let forwarded = request.closed_at.filter(|_| request.state == State::Forwarded);
    due.extend(forwarded.map(|at| (Template::Forwarded, at)));
    let is_erasure = request.kind == Right::Erasure;
    due.extend(
        request
            .approved_at
            .filter(|_| is_erasure)
            .map(|at| (Template::Decision, at)),
    );
    let refused = request.decided_at.filter(|_| request.state == State::Refused);
    due.extend(refused.map(|at| (Template::Refusal, at)));
    // Where nothing went, the decision has said so, and until when it is kept.
    let has_erased = fields.certificate.is_some() && answer.iter().any(|line| line.is_erased);
    let done = request.executed_at.filter(|_| has_erased);
    due.extend(done.map(|at| (Template::Done, at)));
    let answered = request.decided_at.filter(|_| request.state == State::Answered);
    let by = if is_released {
        Template::Access
    } else {
        Template::Answer
    };
    due.extend(answered.map(|at| (by, at)));
    due
}

/// What a letter is written from.
pub(super) struct Facts<'a> {
    pub(super) request: &'a Request,
    pub(super) fields: &'a RequestFields,
    pub(super) answer: &'a [AnswerLine],
    pub(super) jurisdiction: Jurisdiction,
    /// How the organization is reached, line by line.
    pub(super) contact: &'a [String],
    /// Until when the copy can be fetched.
    pub(super) package_until: Option<Time>,
    /// The last day of the longer time, once its letter has left.
    pub(super) extended_until: Option<Time>,
}

impl Facts<'_> {
    /// The key of words that say "your", or of those that do not: whoever represents the person reads them too.
    fn key(&self, what: &str, part: &str) -> String {
        match self.request.channel {
            Channel::Representative => format!("{what}-for-{part}"),
            _ => format!("{what}-{part}"),
        }
    }
}

/// A letter's title and paragraphs; several lines in one paragraph are a list.
pub(super) fn write(template: Template, words: &Words, facts: &Facts<'_>) -> (String, Vec<Vec<String>>) {
    let said = |key: &str| vec![words.t(key)];
    let number = number(facts.request);
    let mut text = Vec::new();
    match template {
        Template::Received => {
            text.push(vec![words.t1(
                "letter-received-on",
                "date",
                words.day(facts.request.received_at),
            )]);
            if let Some(due) = facts.request.due_at {
                text.push(vec![words.t1("letter-received-due", "date", words.day(due))]);
            }
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
        Template::Identity => {
            text.push(said("letter-identity-text"));
            text.push(said("letter-identity-how"));
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
        Template::Forwarded => {
            text.push(said(&facts.key("letter-forwarded", "text")));
            text.push(facts.fields.forwarded_to.iter().cloned().collect());
            text.push(said("letter-forwarded-then"));
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
        Template::Extension => {
            text.push(said("letter-extension-text"));
            text.push(facts.fields.extension_reason.iter().cloned().collect());
            if let Some(due) = facts.extended_until {
                text.push(vec![words.t1("letter-extension-due", "date", words.day(due))]);
            }
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
        Template::Decision => decision(words, facts, &mut text),
        Template::Refusal => {
            if let Some(refusal) = &facts.fields.refusal {
                text.push(vec![refusal.told(&words.catalogue)]);
                text.push(vec![refusal.note.clone()]);
            }
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
        Template::Done => {
            if let Some(at) = facts.request.executed_at {
                text.push(vec![words.t1("letter-done-on", "date", words.day(at))]);
            }
            text.push(vec![words.t1("letter-done-certificate", "number", number)]);
            text.push(said("letter-done-limits"));
        }
        Template::Access => {
            if let Some(until) = facts.package_until {
                text.push(vec![words.t1(
                    &facts.key("letter-access", "until"),
                    "date",
                    words.day(until),
                )]);
            }
            text.push(said("letter-access-left-out"));
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
        Template::Answer => {
            text.push(facts.fields.answer().into_iter().map(str::to_owned).collect());
            text.push(vec![words.t1("letter-number", "number", number)]);
        }
    }
    let answers = matches!(
        template,
        Template::Decision | Template::Refusal | Template::Access | Template::Answer | Template::Extension
    );
    if answers {
        text.push(said(complain_key(facts.jurisdiction)));
    }
    if !facts.contact.is_empty() {
        text.push(said("letter-contact"));
        text.push(facts.contact.to_vec());
    }
    text.retain(|lines| lines.iter().any(|line| !line.trim().is_empty()));
    (words.t(&template.title_key(facts.request.channel)), text)
}

/// Where to complain.
const fn complain_key(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Finland => "package-complain-fi",
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => "package-complain-eu",
        Jurisdiction::UnitedStates => "package-complain-us",
    }
}

fn decision(words: &Words, facts: &Facts<'_>, text: &mut Vec<Vec<String>>) {
    let (erased, kept): (Vec<&AnswerLine>, Vec<&AnswerLine>) = facts.answer.iter().partition(|line| line.is_erased);
    let summary = match (erased.is_empty(), kept.is_empty()) {
        (false, true) => "letter-decision-all",
        (false, false) => "letter-decision-part",
        (true, _) => "letter-decision-nothing",
    };
    text.push(vec![words.t(summary)]);
    let what = |line: &AnswerLine| words.t(&facts.key("portal-item", line.kind.name()));
    if !erased.is_empty() {
        text.push(vec![words.t("letter-decision-erased")]);
        text.push(erased.iter().map(|line| format!("– {}", what(line))).collect());
    }
    if !kept.is_empty() {
        text.push(vec![words.t("letter-decision-kept")]);
        let lines = kept.iter().map(|line| {
            let law = line.law.map(|law| format!(" {law}.")).unwrap_or_default();
            let until = match line.until {
                Some(day) => words.t1("portal-request-until", "day", words.catalogue.date_long(day)),
                None if line.waits => words.t("portal-request-until-unknown"),
                None => String::new(),
            };
            format!("– {}.{law} {until}", what(line))
        });
        text.push(lines.map(|line| line.trim_end().to_owned()).collect());
    }
    if let Some(at) = facts.request.execute_at.filter(|_| !erased.is_empty()) {
        text.push(vec![words.t1("letter-decision-when", "date", words.day(at))]);
        text.push(vec![words.t(&facts.key("letter-decision", "after"))]);
        let link = facts.key("letter-decision", "link");
        text.push(vec![words.t1(&link, "days", KEPT_DAYS.to_string())]);
    }
    // Said to everybody: whether others were asked about, and whether they are known here, shows in no answer.
    text.push(vec![words.t(&facts.key("letter-decision", "others"))]);
    text.push(vec![words.t1("letter-number", "number", number(facts.request))]);
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
