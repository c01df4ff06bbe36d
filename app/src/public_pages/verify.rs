//! The page where anyone checks a certificate of erasure; the file is read, answered and forgotten.

use askama::Template;
use platform::audit;
use platform::clock::Time;
use platform::web::{Error, IntoResponse as _, Multipart, Page, Requester, Response, Result, State};
use uuid::Uuid;

use crate::layout::{Errors, Frame, Upload, read_upload, render, render_invalid};
use crate::requests::{Certificate, CertificateError, certificate_key, verify_certificate};
use crate::state::App;

/// More than any certificate has.
const FILE_BYTES: usize = 256 * 1024;

/// A certificate that holds.
struct Verdict {
    certificate: Certificate,
    /// The organization here whose key signed it; without one, whoever has the key did.
    signed_by: Option<String>,
    key: String,
    executed: Option<Time>,
    erased: usize,
    kept: usize,
}

#[derive(Template)]
#[template(path = "public_pages/verify.html")]
struct VerifyPage {
    frame: Frame,
    verdict: Option<Verdict>,
    errors: Errors,
}

fn page(app: &App, requester: &Requester, verdict: Option<Verdict>, errors: Errors) -> VerifyPage {
    VerifyPage {
        frame: Frame::public(app, None, &requester.headers, ""),
        verdict,
        errors,
    }
}

/// Asks for the file.
pub(super) async fn show(State(app): State<App>, requester: Requester) -> Result<Page> {
    render(&page(&app, &requester, None, Errors::default()))
}

/// What was sent, as a file or pasted.
fn text_of(sent: Upload) -> std::result::Result<String, &'static str> {
    let pasted = sent.text("text").to_owned();
    let text = if sent.bytes.is_empty() {
        pasted
    } else {
        String::from_utf8(sent.bytes).map_err(|_| "public-verify-error-format")?
    };
    if text.len() > FILE_BYTES {
        return Err("public-verify-error-large");
    }
    match text.trim().trim_start_matches('\u{feff}') {
        "" => Err("public-verify-error-none"),
        text => Ok(text.to_owned()),
    }
}

const fn error_key(error: &CertificateError) -> &'static str {
    match error {
        CertificateError::Format | CertificateError::Key => "public-verify-error-format",
        CertificateError::OtherKey => "public-verify-error-other-key",
        CertificateError::Signature => "public-verify-error-signature",
        CertificateError::Log => "public-verify-error-log",
    }
}

/// Checks a file by itself, and then by the published key of the organization that it names.
async fn verdict(app: &App, text: &str) -> Result<std::result::Result<Verdict, CertificateError>> {
    let certificate = match verify_certificate(text, None) {
        Ok(certificate) => certificate,
        Err(error) => return Ok(Err(error)),
    };
    let key = certificate_key(text).ok_or(Error::NotFound)?;
    let published = match certificate.organization.parse::<Uuid>() {
        Ok(id) => audit::published(&app.db, id).await?,
        Err(_) => None,
    };
    if let Some(published) = published.as_ref()
        && let Err(error) = verify_certificate(text, Some(&published.key))
    {
        return Ok(Err(error));
    }
    let executed = certificate.executed.as_ref();
    let executed = executed.and_then(|at| at.parse::<jiff::Timestamp>().ok());
    Ok(Ok(Verdict {
        signed_by: published.map(|published| published.name),
        key,
        executed: executed.map(Time::from),
        erased: certificate
            .erased
            .iter()
            .map(|line| line.count)
            .fold(0, usize::saturating_add),
        kept: certificate
            .kept
            .iter()
            .map(|line| line.count)
            .fold(0, usize::saturating_add),
        certificate,
    }))
}

/// Checks what was sent.
pub(super) async fn check(
    State(app): State<App>,
    requester: Requester,
    Multipart(parts): Multipart,
) -> Result<Response> {
    let text = match text_of(read_upload(parts).await?) {
        Ok(text) => text,
        Err(key) => return render_invalid(&page(&app, &requester, None, Errors::one("file", key))),
    };
    match verdict(&app, &text).await? {
        Ok(verdict) => {
            let page = page(&app, &requester, Some(verdict), Errors::default());
            Ok(render(&page)?.into_response())
        }
        Err(error) => {
            let errors = Errors::one("file", error_key(&error));
            render_invalid(&page(&app, &requester, None, errors))
        }
    }
}
