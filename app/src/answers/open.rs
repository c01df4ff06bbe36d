//! What somebody reads who holds a link.

use askama::Template;
use platform::audit::Event;
use platform::authz::Permit;
use platform::boot;
use platform::clock::Time;
use platform::session::Bearer;
use platform::web::{Error, Page, Path, Requester, Response, Result, State};
use serde::Deserialize;

use super::link::AnswerFields;
use super::store;
use crate::layout::{Frame, render};
use crate::policy::OpenAnswer;
use crate::requests::OwnCertificate;
use crate::state::App;
use crate::{requests, tables};

#[derive(Deserialize)]
pub(super) struct LinkPath {
    token: String,
}

struct Opened {
    frame: Frame,
    fields: AnswerFields,
    expires_at: Option<Time>,
}

/// Opens what is behind a link, and logs that somebody did; whoever guesses learns nothing.
async fn open(app: &App, requester: &Requester, path: &LinkPath) -> Result<Opened> {
    let bearer = Bearer::parse(&path.token).ok_or(Error::NotFound)?;
    let organization = app.db.organization(bearer.organization()).await;
    let organization = organization.map_err(|_| Error::NotFound)?;
    let actor = boot::system(organization.id, "answer link");
    let tx = app.db.begin(&actor).await?;
    let permit: Permit<OpenAnswer> = tx.permit()?;
    let link = store::find_by_token(&tx, &bearer).await?.ok_or(Error::NotFound)?;
    let fields = tx.open_system(&link).await?;
    tx.commit(Event::on(&permit, &tables::ANSWER_LINK, link.id.uuid(), None))
        .await?;
    Ok(Opened {
        frame: Frame::public(app, Some(organization), &requester.headers, ""),
        fields,
        expires_at: link.expires_at,
    })
}

#[derive(Template)]
#[template(path = "answers/show.html")]
struct ShowPage {
    frame: Frame,
    token: String,
    fields: AnswerFields,
    certificate: Option<OwnCertificate>,
    expires_at: Option<Time>,
}

/// The letters and the certificate; before they are there, that they are to come.
pub(super) async fn show(State(app): State<App>, requester: Requester, Path(path): Path<LinkPath>) -> Result<Page> {
    let opened = open(&app, &requester, &path).await?;
    let file = opened.fields.certificate.as_ref();
    let certificate = file.map(|file| OwnCertificate::read(&opened.frame, file, ""));
    render(&ShowPage {
        token: path.token,
        certificate: certificate.transpose()?,
        fields: opened.fields,
        expires_at: opened.expires_at,
        frame: opened.frame,
    })
}

/// The certificate as the file that anyone can check.
pub(super) async fn certificate(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<LinkPath>,
) -> Result<Response> {
    let opened = open(&app, &requester, &path).await?;
    let file = opened.fields.certificate.ok_or(Error::NotFound)?;
    let certificate = requests::verify_certificate(&file, None)
        .map_err(|error| Error::Internal(format!("a stored certificate does not hold: {error}")))?;
    Ok(requests::certificate_as_file(&certificate.request, file))
}
