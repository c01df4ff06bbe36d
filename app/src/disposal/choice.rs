//! Choosing the rule of the care records: the first time at once; afterwards with a preview of what it moves, and with a second person where a date would come earlier.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::{Action, Actor};
use platform::boot;
use platform::clock::Time;
use platform::web::{Error, Form, IntoResponse as _, Redirect, Response, Result, StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::finding::end_of;
use super::{record, run, store};
use crate::layout::{Errors, Frame, date_in, render};
use crate::policy::{ApproveRetention, ChooseRetention, ReadRetention};
use crate::retention::{self, CareChoice, Category};
use crate::state::App;
use crate::{tables, url};

/// How many dates another rule moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moves {
    pub(super) earlier: i64,
    pub(super) later: i64,
    pub(super) unchanged: i64,
}

impl Moves {
    /// Counts one record; without a date it is kept longer than with any.
    fn count(&mut self, before: Option<Date>, after: Option<Date>) {
        let length = |date: Option<Date>| date.unwrap_or(Date::MAX);
        let counter = match length(after).cmp(&length(before)) {
            std::cmp::Ordering::Less => &mut self.earlier,
            std::cmp::Ordering::Greater => &mut self.later,
            std::cmp::Ordering::Equal => &mut self.unchanged,
        };
        *counter += 1;
    }
}

/// What choosing another category would move, over every case that follows the organization's choice.
async fn preview(
    app: &App,
    actor: &Actor,
    from: Category,
    to: Category,
) -> std::result::Result<Moves, platform::Error> {
    // Nobody who chooses may open every record; the product counts.
    let system = boot::system(actor.organization(), "preview of a retention rule");
    let tx = app.db.read(&system).await?;
    let law = (tx.settings().jurisdiction, date_in(tx.settings(), tx.now()));
    let mut moves = Moves::default();
    for record in run::records(&tx).await?.list {
        // A person without a case falls under a rule of their own, and so does a case with a category.
        if record.case.is_none() || record.category.is_some() {
            continue;
        }
        let explained = |category: Category| record::explain(law, category, &record.facts, &[]);
        let end = |category: Category| end_of(&explained(category).and(record.promised.clone()));
        moves.count(end(from), end(to));
    }
    Ok(moves)
}

/// The category that care records fall under.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ChoiceForm {
    category: String,
    /// Whether what it moves was shown.
    seen: String,
}

#[derive(Template)]
#[template(path = "disposal/change.html")]
struct ChangePage {
    frame: Frame,
    /// The category's name and words.
    category: (String, String),
    moves: Moves,
    /// Who asked and when, where it waits for a second person.
    asked: Option<(String, Time)>,
    is_own: bool,
    errors: Errors,
}

fn named(frame: &Frame, category: &str) -> (String, String) {
    let words = frame.t(&format!("retention-category-{category}")).into_owned();
    (category.to_owned(), words)
}

/// Chooses the category of the organization's care records. Destroys nothing: what falls due is listed and decided.
pub(super) async fn choose(frame: Frame, Form(form): Form<ChoiceForm>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.permit::<ChooseRetention>()?;
    let before = retention::care_choice(&tx).await?;
    drop(tx);
    let jurisdiction = frame.organization.as_ref().ok_or(Error::NotFound)?.jurisdiction;
    let categories = retention::care_categories(jurisdiction, frame.today());
    let fitting = Category::parse_care(&form.category).filter(|category| categories.contains(category));
    let Some(category) = fitting else {
        return retention::refused(frame, "retention-error-no-category").await;
    };
    let mut moves = Moves::default();
    if let CareChoice::Chosen(before) = before
        && before != category
    {
        moves = preview(&frame.app, frame.actor()?, before, category).await?;
        if form.seen != "yes" {
            return Ok(render(&ChangePage {
                category: named(&frame, category.name()),
                moves,
                asked: None,
                is_own: true,
                errors: Errors::default(),
                frame,
            })?
            .into_response());
        }
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ChooseRetention>()?;
    if moves.earlier > 0 {
        let id = store::ask_for_change(&mut tx, category, moves, frame.viewer()?.account_id).await?;
        tx.commit(Event::on(&permit, &tables::RETENTION_CHANGE, id, None))
            .await?;
        return Ok(Redirect::to(&format!("{}?done=retention-asked", url::retention_change())).into_response());
    }
    store::delete_changes(&mut tx).await?;
    retention::choose(&mut tx, category).await?;
    tx.commit(Event::on(&permit, &tables::RETENTION_CHOICE, Uuid::nil(), None))
        .await?;
    Ok(Redirect::to(&format!("{}?done=retention-chosen", url::retention())).into_response())
}

async fn change_page<A: Action>(frame: Frame, errors: Errors) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<A>()?;
    let Some(change) = store::find_change(&tx).await? else {
        return Ok(Redirect::to(&url::retention()).into_response());
    };
    let names = frame.app.names.accounts(&tx).await?;
    tx.note(Event::on(&permit, &tables::RETENTION_CHANGE, change.id, None));
    drop(tx);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ChangePage {
        category: named(&frame, &change.category),
        moves: change.moves,
        asked: Some((
            names.get(&change.asked_by).cloned().unwrap_or_default(),
            change.asked_at,
        )),
        is_own: change.asked_by == frame.viewer()?.account_id,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

/// The change that waits for a second person.
pub(super) async fn change(frame: Frame) -> Result<Response> {
    change_page::<ReadRetention>(frame, Errors::default()).await
}

/// A second person agrees: from now on the other rule counts.
pub(super) async fn approve(frame: Frame) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ApproveRetention>()?;
    let change = store::find_change(&tx).await?.ok_or(Error::NotFound)?;
    if change.asked_by == account {
        drop(tx);
        return change_page::<ReadRetention>(frame, Errors::one("approval", "disposal-error-same-person")).await;
    }
    let category = Category::parse_care(&change.category).ok_or(Error::NotFound)?;
    store::delete_changes(&mut tx).await?;
    retention::choose(&mut tx, category).await?;
    tx.commit(Event::on(&permit, &tables::RETENTION_CHOICE, Uuid::nil(), None))
        .await?;
    Ok(Redirect::to(&format!("{}?done=retention-chosen", url::retention())).into_response())
}

/// Nobody wants the change any more.
pub(super) async fn withdraw(frame: Frame) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ChooseRetention>()?;
    if store::delete_changes(&mut tx).await? == 0 {
        return Err(Error::NotFound);
    }
    tx.commit(Event::on(&permit, &tables::RETENTION_CHANGE, Uuid::nil(), None))
        .await?;
    Ok(Redirect::to(&format!(
        "{}?done=retention-change-withdrawn",
        url::retention()
    )))
}
