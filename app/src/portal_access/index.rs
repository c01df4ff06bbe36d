//! The portal page of a client: their account, and who represents them.

use askama::Template;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::ids::{PersonId, RepresentationId};
use platform::session;
use platform::web::{Page, Path, Result};
use serde::Deserialize;

use super::representation::{Representation, State, Thing};
use super::store;
use crate::layout::{Frame, render};
use crate::people::{Banner, Person};
use crate::policy::ReadPortalAccess;
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct PersonPath {
    pub(super) id: PersonId,
}

/// Where a person's account stands.
struct AccountView {
    /// `none`, `invited`, `expired`, `active` or `ended`.
    state: &'static str,
    email: String,
    proof: String,
    until: Option<Time>,
    seen_at: Option<Time>,
    ended_at: Option<Time>,
}

/// Somebody who represents the person, or was to.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) relation_key: String,
    pub(super) things: Vec<String>,
    /// The key of where it stands.
    pub(super) state_key: &'static str,
    pub(super) is_live: bool,
    pub(super) is_waiting: bool,
    pub(super) ends_at: Time,
    pub(super) until_majority: bool,
}

/// The words of what is granted.
pub(super) fn thing_names(frame: &Frame, representation: &Representation) -> Vec<String> {
    let name = |thing: Thing| frame.t(&format!("portal-access-thing-{}", thing.name())).into_owned();
    representation.things.iter().map(name).collect()
}

impl Line {
    pub(super) fn new<A: Action>(
        frame: &Frame,
        person: &Authorized<Person, A>,
        representation: &Representation,
    ) -> Result<Self> {
        let fields = person.open(representation)?;
        let is_live = representation.is_live(frame.now);
        let state_key = match representation.state {
            State::Waiting => "portal-access-state-waiting",
            State::Active if is_live => "portal-access-state-active",
            State::Closed if fields.is_suspected => "portal-access-state-suspected",
            State::Closed
                if representation.decided_at.is_some() && representation.decided_at == representation.ended_at =>
            {
                "portal-access-state-refused"
            }
            State::Active | State::Closed => "portal-access-state-ended",
        };
        Ok(Self {
            href: url::representation(representation.person_id, representation.id),
            name: fields.name,
            relation_key: format!("relation-{}", fields.relation),
            things: thing_names(frame, representation),
            state_key,
            is_live,
            is_waiting: representation.state == State::Waiting,
            ends_at: representation.ends_at,
            until_majority: representation.until_majority,
        })
    }
}

#[derive(Template)]
#[template(path = "portal_access/index.html")]
struct IndexPage {
    frame: Frame,
    banner: Banner,
    account: AccountView,
    lines: Vec<Line>,
}

/// The account and the representatives.
pub(super) async fn show(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, ReadPortalAccess>(path.id).await?;
    let mut view = AccountView {
        state: "none",
        email: String::new(),
        proof: String::new(),
        until: None,
        seen_at: None,
        ended_at: None,
    };
    if let Some(access) = store::find_of_person(&tx, path.id).await? {
        let account = session::find_account(&tx, access.id).await?;
        let until = session::invited_until(&tx, access.id).await?;
        view = AccountView {
            state: match (account.state.as_str(), until) {
                ("active", _) => "active",
                ("invited", Some(_)) => "invited",
                ("invited", None) => "expired",
                _ => "ended",
            },
            // It lies in the person's own scope.
            email: person.open(&account)?.email,
            proof: person.open(&access)?.proof,
            until,
            seen_at: session::last_seen_of(&tx, access.id).await?,
            ended_at: access.ended_at,
        };
    }
    let representations = store::list_of_person(&tx, path.id).await?;
    let lines = representations.iter().map(|one| Line::new(&frame, &person, one));
    let lines = lines.collect::<Result<_>>()?;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    render(&IndexPage {
        banner,
        account: view,
        lines,
        frame,
    })
}

#[derive(Clone, Copy, Deserialize)]
pub(super) struct RepresentationPath {
    pub(super) id: PersonId,
    pub(super) representation: RepresentationId,
}
