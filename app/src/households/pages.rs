//! Family and network: who is who, who may know what.

use askama::Template;
use platform::audit::Event;
use platform::ids::{PersonId, RelationId};
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::relation::{Party, RelationKind, parties};
use super::{RelationFields, store};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::people::{Banner, Day, Found, Listed, Person, Reach};
use crate::policy::{ManageFamily, ReadPerson};
use crate::{people, url};

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// A relation as typed: first a name to look for, then a choice among those found.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct RelationForm {
    search: String,
    /// Set by the form that offers whom the search found.
    offered: String,
    other: String,
    kind: String,
    since: String,
    not_to_be_told: String,
    lives_with: String,
}

#[derive(Template)]
#[template(path = "households/family.html")]
struct FamilyPage {
    frame: Frame,
    banner: Banner,
    parties: Vec<Party>,
    housemates: Vec<Listed>,
    form: RelationForm,
    found: Option<Found>,
    none_found: bool,
    kinds: [RelationKind; 13],
    errors: Errors,
}

async fn page(
    frame: Frame,
    id: PersonId,
    form: RelationForm,
    found: Option<Found>,
    errors: Errors,
) -> Result<FamilyPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.authorize::<Person, ReadPerson>(id).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    let parties = parties(&frame, &tx, id).await?;
    let mates = store::housemates(&tx, id).await?;
    let mut listed = frame.app.directories.listed(&tx, &mates).await?;
    let marks = people::visible_marks(&tx).await?;
    drop(tx);
    let known = |mate: &Listed| !mate.marked || marks.contains(&mate.id.bytes());
    let housemates = mates
        .iter()
        .filter_map(|mate| listed.remove(mate))
        .filter(|mate| known(mate))
        .collect();
    Ok(FamilyPage {
        banner,
        parties,
        housemates,
        form,
        found,
        none_found: false,
        kinds: RelationKind::ALL,
        errors,
        frame,
    })
}

pub(super) async fn index(frame: Frame, Path(path): Path<PersonPath>) -> Result<Response> {
    Ok(render(&page(frame, path.id, RelationForm::default(), None, Errors::default()).await?)?.into_response())
}

/// Looks for the other person, or writes the relation once one is chosen.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<RelationForm>,
) -> Result<Response> {
    let Ok(other) = form.other.parse::<PersonId>() else {
        return search(frame, path.id, form).await;
    };
    let Some(kind) = RelationKind::parse(&form.kind) else {
        return render_invalid(
            &page(
                frame,
                path.id,
                form,
                None,
                Errors::one("kind", "households-error-no-kind"),
            )
            .await?,
        );
    };
    let since = frame.parse_date(&form.since).map(Day);
    if since.is_none() && !form.since.trim().is_empty() {
        return render_invalid(&page(frame, path.id, form, None, Errors::one("since", "people-error-birth")).await?);
    }
    let mut errors = Errors::default();
    errors.limit("not_to_be_told", &form.not_to_be_told, Length::Name);
    if !errors.is_empty() {
        return render_invalid(&page(frame, path.id, form, None, errors).await?);
    }
    if other == path.id {
        return render_invalid(
            &page(
                frame,
                path.id,
                form,
                None,
                Errors::one("search", "households-error-self"),
            )
            .await?,
        );
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, ManageFamily>(path.id).await?;
    let listed = frame.app.directories.listed(&tx, &[other]).await?;
    let marks = people::visible_marks(&tx).await?;
    if !listed
        .get(&other)
        .is_some_and(|listed| !listed.marked || marks.contains(&other.bytes()))
    {
        return Err(Error::NotFound);
    }
    let fields = RelationFields {
        kind: kind.name().to_owned(),
        since,
        until: None,
        not_to_be_told: form.not_to_be_told.trim().to_owned(),
        lives_with: !form.lives_with.is_empty(),
    };
    store::insert_relation(&mut tx, person.id, person.open_scope(), other, &fields).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!("{}?done=relation-added", url::person_family(path.id))).into_response())
}

/// Shows whom the search finds; sent again without a choice, it asks for one.
async fn search(frame: Frame, id: PersonId, form: RelationForm) -> Result<Response> {
    if form.search.trim().chars().count() < 2 {
        return render_invalid(&page(frame, id, form, None, Errors::one("search", "people-search-too-short")).await?);
    }
    let mut errors = Errors::default();
    errors.limit("search", &form.search, Length::Name);
    if !errors.is_empty() {
        return render_invalid(&page(frame, id, form, None, errors).await?);
    }
    let tx = frame.app.db.read(frame.actor()?).await?;
    // Somebody whose record is kept by law only becomes a part of the family that a case is about.
    let reason = frame.t("households-search-reason");
    let mut found = people::find_logged(&frame, &tx, &form.search, Some((&reason, Reach::Exact))).await?;
    drop(tx);
    found.people.retain(|person| person.id != id);
    if found.people.is_empty() {
        let mut page = page(frame, id, form, None, Errors::default()).await?;
        page.none_found = true;
        return Ok(render(&page)?.into_response());
    }
    if !form.offered.is_empty() {
        let errors = Errors::one("other", "households-error-no-choice");
        return render_invalid(&page(frame, id, form, Some(found), errors).await?);
    }
    Ok(render(&page(frame, id, form, Some(found), Errors::default()).await?)?.into_response())
}

#[derive(Deserialize)]
pub(super) struct RelationPath {
    id: PersonId,
    relation: RelationId,
}

/// Ends a relation today; it stays readable.
pub(super) async fn end(frame: Frame, Path(path): Path<RelationPath>) -> Result<Redirect> {
    let today = frame.today();
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, ManageFamily>(path.id).await?;
    let relations = store::list_relations(&tx, path.id).await?;
    let own = relations
        .iter()
        .find(|relation| relation.id == path.relation && relation.person_id == path.id);
    let relation = own.ok_or(Error::NotFound)?;
    let mut fields = person.open(relation)?;
    fields.until = Some(Day(today.yesterday().unwrap_or(today)));
    store::update_relation(&mut tx, relation, person.open_scope(), &fields).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!(
        "{}?done=relation-ended",
        url::person_family(path.id)
    )))
}
