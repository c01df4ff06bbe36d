//! Making a link: by the person in the portal, or by staff for whoever is not in it. The link is shown once.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::Tx;
use platform::ids::RequestId;
use platform::session::Bearer;
use platform::web::{
    Error, HeaderMap, IntoResponse as _, Path, Redirect, Response, Result, clear_once, get_cookie, set_once,
};
use serde::Deserialize;

use super::link::KEPT_DAYS;
use super::{keep, store};
use crate::accounts::own_address;
use crate::layout::{Frame, render};
use crate::letters;
use crate::policy::{MakeAnswerLink, TakeOwnAnswerLink};
use crate::requests::{self, Request, Right, State};
use crate::url;

/// Carries the link from the act to the page that shows it once.
const LINK_COOKIE: &str = "__Host-answer";

#[derive(Clone, Copy, Deserialize)]
pub(super) struct RequestPath {
    id: RequestId,
}

/// Whether a request has an answer, or will have one, that a link can open: an erasure that was approved.
pub fn is_offered(request: &Request) -> bool {
    let has_answer = matches!(
        request.state,
        State::Approved
            | State::Executing
            | State::Incomplete
            | State::Executed
            | State::NotifyingRecipients
            | State::Certified
            | State::Closed
            | State::ObligationsOpen
    );
    request.kind == Right::Erasure && has_answer
}

/// Makes the link of a request; one that was made before opens nothing any more.
async fn make_link<A: Action>(tx: &mut Tx, request: &Authorized<Request, A>) -> Result<Bearer> {
    if !is_offered(request) {
        return Err(Error::Conflict);
    }
    if let Some(link) = store::find(tx, request.id).await? {
        keep::destroy(tx, &link).await?;
    }
    let bearer = Bearer::fresh(tx.organization());
    store::insert(tx, request.id, &bearer).await?;
    // Where the answer is there already, it is put behind the link at once.
    platform::jobs::enqueue(tx, letters::JOB, request.id.uuid()).await?;
    Ok(bearer)
}

/// Leads to the page that shows the link.
fn carried(id: RequestId, headers: &HeaderMap, bearer: &Bearer, page: &str) -> Response {
    let link = format!("{}{}", own_address(headers), url::answer(&bearer.expose()));
    let mut response = Redirect::to(page).into_response();
    set_once(response.headers_mut(), LINK_COOKIE, &format!("{id}|{link}"));
    response
}

/// The link that was just made, if this page was not shown before.
fn link_of(headers: &HeaderMap, id: RequestId) -> Option<String> {
    let (made_for, link) = get_cookie(headers, LINK_COOKIE)?.split_once('|')?;
    (made_for == id.to_string()).then(|| link.to_owned())
}

/// The person takes their link.
pub(super) async fn take(frame: Frame, headers: HeaderMap, Path(path): Path<RequestPath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, TakeOwnAnswerLink> = tx.authorize(path.id).await?;
    let bearer = make_link(&mut tx, &request).await?;
    tx.commit(Event::of(&request)).await?;
    Ok(carried(
        path.id,
        &headers,
        &bearer,
        &url::portal_request_answer_link(path.id),
    ))
}

/// Staff make a link to hand over with the letter.
pub(super) async fn make(frame: Frame, headers: HeaderMap, Path(path): Path<RequestPath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, MakeAnswerLink> = tx.authorize(path.id).await?;
    requests::admit(&tx, &request)?;
    let bearer = make_link(&mut tx, &request).await?;
    tx.commit(Event::of(&request)).await?;
    Ok(carried(path.id, &headers, &bearer, &url::request_answer_link(path.id)))
}

#[derive(Template)]
#[template(path = "answers/taken.html")]
struct TakenPage {
    frame: Frame,
    id: RequestId,
    link: String,
    days: i64,
}

#[derive(Template)]
#[template(path = "answers/made.html")]
struct MadePage {
    frame: Frame,
    id: RequestId,
    number: String,
    link: String,
    days: i64,
}

/// Shows the person their link once.
pub(super) async fn taken(frame: Frame, headers: HeaderMap, Path(path): Path<RequestPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.authorize::<Request, TakeOwnAnswerLink>(path.id).await?;
    drop(tx);
    let Some(link) = link_of(&headers, path.id) else {
        return Ok(Redirect::to(&url::portal_request(path.id)).into_response());
    };
    let page = TakenPage {
        id: path.id,
        link,
        days: KEPT_DAYS,
        frame,
    };
    let mut response = render(&page)?.into_response();
    clear_once(response.headers_mut(), LINK_COOKIE);
    Ok(response)
}

/// Shows staff the link once, to be printed.
pub(super) async fn made(frame: Frame, headers: HeaderMap, Path(path): Path<RequestPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, MakeAnswerLink> = tx.authorize(path.id).await?;
    let number = requests::number(&request);
    drop(tx);
    let Some(link) = link_of(&headers, path.id) else {
        return Ok(Redirect::to(&url::request(path.id)).into_response());
    };
    let page = MadePage {
        id: path.id,
        number,
        link,
        days: KEPT_DAYS,
        frame,
    };
    let mut response = render(&page)?.into_response();
    clear_once(response.headers_mut(), LINK_COOKIE);
    Ok(response)
}
