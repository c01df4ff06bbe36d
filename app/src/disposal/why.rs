//! Why this date: how long a record is kept, from which facts and by which rule, computed while somebody looks.

use askama::Template;
use jiff::civil::Date;
use platform::authz::{Action, Authorized, Ground};
use platform::db::ReadTx;
use platform::ids::{CaseId, PersonId};
use platform::organization::Jurisdiction;
use platform::web::{Error, Page, Path, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::finding::end_of;
use super::record;
use crate::cases::{self, Case, KeptBy};
use crate::holds;
use crate::layout::{Frame, render};
use crate::people::{Banner, Person, PersonFields};
use crate::policy::{EditCase, ListCases, ReadCase, ReadPerson};
use crate::requests::{self, Promises};
use crate::retention::{self, CareChoice, Category, Explanation, Fact, Line, Outcome, RULES, RuleStep, Step, When};

#[derive(Deserialize)]
pub(super) struct CasePath {
    id: CaseId,
}

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// Whose date it is.
enum Of {
    Case(i64),
    Person,
}

/// One record with its date.
struct Answer {
    of: Of,
    /// What a case is kept under, in words.
    kept_under: Option<String>,
    /// What follows, in words.
    outcome: String,
    date: Option<Date>,
    is_over: bool,
    rules: Vec<Ruling>,
    holds: Vec<Holding>,
    /// What nobody has recorded, in words.
    missing: Vec<String>,
    /// The case in which the viewer can record when the need for it ended, where that is missing.
    needs_end: Option<CaseId>,
}

/// One rule's part.
struct Ruling {
    line: Line,
    decides: bool,
    /// Each fact it reads, and what is known of it.
    facts: Vec<(String, String)>,
    end: String,
}

/// A hold that beats the date.
struct Holding {
    kind: holds::HoldKind,
    review: Date,
}

#[derive(Template)]
#[template(path = "disposal/why.html")]
struct WhyPage {
    frame: Frame,
    banner: Banner,
    /// Whether the organization's choice is missing for one of them.
    is_choice_needed: bool,
    answers: Vec<Answer>,
}

/// Why a case is kept, and until when.
pub(super) async fn of_case(frame: Frame, Path(path): Path<CasePath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReadCase>(path.id).await?;
    let person = tx.authorize::<Person, ReadPerson>(case.client_id).await?;
    let fields = person.open(&*person)?;
    let banner = Banner::of(&frame, &tx, &person).await?;
    let choice = retention::care_choice(&tx).await?;
    let promises = Promises::to(&tx, case.client_id).await?;
    let seen = if is_told_of_all(case.ground()) && frame.may::<ListCases>() {
        cases::list_under_client::<ListCases, _>(&tx, &person).await?.len()
    } else {
        0
    };
    let of_case = (&case, KeptBy::from(case.open(&*case)?));
    let (answer, choice) = of_one(&frame, &tx, choice, (of_case, seen), &fields, &promises).await?;
    drop(tx);
    render(&WhyPage {
        answers: vec![answer],
        banner,
        is_choice_needed: choice == CareChoice::Needed,
        frame,
    })
}

/// Why a person's record and those of their cases that one may see are kept.
pub(super) async fn of_person(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, ReadPerson>(path.id).await?;
    let fields = person.open(&*person)?;
    let banner = Banner::of(&frame, &tx, &person).await?;
    let choice = retention::care_choice(&tx).await?;
    let promises = Promises::to(&tx, path.id).await?;
    let mut answers = Vec::new();
    let mut is_choice_needed = false;
    if frame.may::<ListCases>() {
        let cases = cases::list_of_client::<ListCases>(&tx, path.id).await?;
        let seen = if is_told_of_all(person.ground()) {
            cases.len()
        } else {
            0
        };
        for case in &cases {
            let of_case = (case, KeptBy::from(case.open(&**case)?));
            let (answer, choice) = of_one(&frame, &tx, choice, (of_case, seen), &fields, &promises).await?;
            is_choice_needed |= choice == CareChoice::Needed;
            answers.push(answer);
        }
    }
    if answers.is_empty() {
        answers.push(of_record(&frame, &tx, &person, &fields).await?);
    }
    drop(tx);
    render(&WhyPage {
        frame,
        banner,
        is_choice_needed,
        answers,
    })
}

/// Whether somebody's role carries over all cases: whoever else looks is told the same, whether there are others or not.
const fn is_told_of_all(ground: Ground) -> bool {
    matches!(ground, Ground::Role | Ground::Admin)
}

/// One case's answer with what it falls under, to somebody who sees so many of the client's cases, or to whom none but this is known.
async fn of_one<A: Action>(
    frame: &Frame,
    tx: &ReadTx,
    choice: CareChoice,
    ((case, kept_by), seen): ((&Authorized<Case, A>, KeptBy), usize),
    person: &PersonFields,
    promises: &Promises,
) -> Result<(Answer, CareChoice)> {
    let law = law(frame)?;
    let own = kept_by.category.as_deref();
    let kept_under = Some(retention::kept_under(frame, choice, own));
    let choice = choice.of_case(own, law);
    // How the others ended is told to whoever may know of all of them.
    let closings = requests::closings(tx, vec![case.id.uuid()]).await?;
    let of_client = closings.get(&case.id.bytes()).copied();
    let of_client = of_client.filter(|closings| usize::try_from(closings.cases) == Ok(seen));
    let facts = record::facts_of_case(((&**case).into(), &kept_by), of_client, person, law.0);
    let holds = holds::over_case(tx, case.id).await?;
    let promised = promises.of_case(case.client_id, case.id, &facts);
    let explained = match choice {
        CareChoice::Chosen(category) => Some(record::explain(law, category, &facts, &ids(&holds)).and(promised)),
        CareChoice::Needed => None,
    };
    let answer = answer(frame, choice, Of::Case(case.number), explained.as_ref(), holds);
    let facts = explained.as_ref().map(missing).unwrap_or_default();
    let may_record = facts.contains(&Fact::NeedEnded) && frame.may_here::<EditCase>(&case.ground());
    let answer = Answer {
        kept_under,
        needs_end: may_record.then_some(case.id),
        ..answer
    };
    Ok((answer, choice))
}

/// The answer for a person of whom the viewer sees no case: it does not tell whether there is one, nor what was promised because of one.
async fn of_record(frame: &Frame, tx: &ReadTx, person: &Person, fields: &PersonFields) -> Result<Answer> {
    let holds = holds::over_person(tx, person.id).await?;
    let facts = record::facts_of_person(frame.date_of(person.created_at), fields);
    let explained = record::explain(law(frame)?, Category::PersonWithoutCase, &facts, &ids(&holds));
    let answer = answer(frame, CareChoice::Needed, Of::Person, Some(&explained), holds);
    let outcome = if answer.holds.is_empty() {
        frame.t("disposal-outcome-no-case").into_owned()
    } else {
        answer.outcome
    };
    Ok(Answer {
        outcome,
        date: None,
        is_over: false,
        ..answer
    })
}

fn law(frame: &Frame) -> Result<(Jurisdiction, Date)> {
    let organization = frame.organization.as_ref().ok_or(Error::NotFound)?;
    Ok((organization.jurisdiction, frame.today()))
}

fn ids(holds: &[holds::Standing]) -> Vec<Uuid> {
    holds.iter().map(|hold| hold.id.uuid()).collect()
}

fn answer(
    frame: &Frame,
    choice: CareChoice,
    of: Of,
    explained: Option<&Explanation>,
    holds: Vec<holds::Standing>,
) -> Answer {
    let date = explained.and_then(end_of);
    Answer {
        of,
        kept_under: None,
        outcome: words(frame, choice, explained, !holds.is_empty()),
        is_over: date.is_some_and(|date| date < frame.today()),
        date,
        rules: explained.map_or_else(Vec::new, |explained| rulings(frame, explained)),
        missing: explained
            .map(|explained| in_words(frame, &missing(explained)))
            .unwrap_or_default(),
        needs_end: None,
        holds: holds
            .into_iter()
            .map(|hold| Holding {
                kind: hold.kind,
                review: frame.date_of(hold.review_on),
            })
            .collect(),
    }
}

/// What follows, in a sentence.
fn words(frame: &Frame, choice: CareChoice, explained: Option<&Explanation>, held: bool) -> String {
    let name = match (choice, explained.map(|explained| &explained.outcome)) {
        _ if held => "held",
        (CareChoice::Needed, _) | (_, None) => "not-chosen",
        (_, Some(Outcome::Held { .. })) => "held",
        (_, Some(Outcome::MustChoose { .. })) => "must-choose",
        (_, Some(Outcome::NoRule)) => "no-rule",
        (_, Some(Outcome::Permanent { .. })) => "permanent",
        (_, Some(Outcome::Missing { .. })) => "missing",
        (_, Some(Outcome::Waiting { .. })) => "waiting",
        (_, Some(Outcome::Until { date, .. })) if *date < frame.today() => "over",
        (_, Some(Outcome::Until { .. })) => "until",
    };
    frame.t(&format!("disposal-outcome-{name}")).into_owned()
}

fn rulings(frame: &Frame, explained: &Explanation) -> Vec<Ruling> {
    let end = end_of(explained);
    let ruling = |step: &RuleStep| {
        let rule = RULES
            .iter()
            .find(|rule| rule.id == step.rule.id && rule.version == step.rule.version)?;
        let mut facts = Vec::new();
        if let Some(step) = &step.trigger {
            list_facts(frame, step, &mut facts);
        }
        Some(Ruling {
            line: Line::new(&frame.locale, rule),
            decides: end.is_some() && step.end == end.map_or(When::Unknown, When::On),
            facts,
            end: said(frame, step.end),
        })
    };
    explained.rules.iter().filter_map(ruling).collect()
}

/// Every fact of an expression with what is known of it, then what the expression made of them.
fn list_facts(frame: &Frame, step: &Step, facts: &mut Vec<(String, String)>) {
    let name = match step {
        Step::Fact { fact, when } => {
            let name = frame.t(&format!("disposal-fact-{}", fact.name())).into_owned();
            facts.push((name, said(frame, *when)));
            return;
        }
        Step::Latest { of, .. } => {
            for step in of {
                list_facts(frame, step, facts);
            }
            "disposal-step-latest"
        }
        Step::Earliest { of, .. } => {
            for step in of {
                list_facts(frame, step, facts);
            }
            "disposal-step-earliest"
        }
        Step::EndOfYear { of, .. } => {
            list_facts(frame, of, facts);
            "disposal-step-end-of-year"
        }
    };
    facts.push((frame.t(name).into_owned(), said(frame, step.when())));
}

fn said(frame: &Frame, when: When) -> String {
    match when {
        When::Unknown => frame.t("disposal-when-unknown").into_owned(),
        When::NotYet => frame.t("disposal-when-not-yet").into_owned(),
        When::On(day) => frame.date(&day),
    }
}

/// The facts that nobody recorded.
fn missing(explained: &Explanation) -> Vec<Fact> {
    let steps = explained.rules.iter().filter_map(|step| step.trigger.as_ref());
    steps.flat_map(|step| step.facts_that_are(When::Unknown)).collect()
}

fn in_words(frame: &Frame, facts: &[Fact]) -> Vec<String> {
    let mut names: Vec<String> = facts
        .iter()
        .map(|fact| frame.t(&format!("disposal-fact-{}", fact.name())).into_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}
