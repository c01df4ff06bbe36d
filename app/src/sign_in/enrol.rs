//! Enrolment: an invitation becomes a password and a second factor.

use std::fmt::Write as _;

use askama::Template;
use platform::session::{self, Bearer, Enrolment, EnrolmentError, Invited, PER_ADDRESS, SecondFactor};
use platform::web::{Error, Form, IntoResponse as _, Path, Requester, Response, Result, State};
use secrecy::SecretString;
use serde::Deserialize;

use crate::layout::{Errors, Frame, render, render_invalid};
use crate::state::App;

#[derive(Deserialize)]
pub(super) struct InvitationPath {
    slug: String,
    token: String,
}

#[derive(Template)]
#[template(path = "sign_in/enrol.html")]
struct EnrolPage {
    frame: Frame,
    slug: String,
    token: String,
    name: String,
    email: String,
    totp_secret: String,
    totp_secret_grouped: String,
    qr_svg: String,
    errors: Errors,
}

/// Says neither whose account it is nor what for: a link may be read by somebody else.
#[derive(Template)]
#[template(path = "sign_in/enrol_portal.html")]
struct PortalEnrolPage {
    frame: Frame,
    slug: String,
    token: String,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "sign_in/enrolled_portal.html")]
struct PortalEnrolledPage {
    frame: Frame,
    slug: String,
    email: String,
}

#[derive(Template)]
#[template(path = "sign_in/enrolled.html")]
struct EnrolledPage {
    frame: Frame,
    slug: String,
    codes: Vec<String>,
}

async fn invited(app: &App, path: &InvitationPath) -> Result<Invited> {
    let bearer = Bearer::parse(&path.token).ok_or(Error::NotFound)?;
    match session::find_invitation(&app.db, &bearer).await {
        Ok(invited) if invited.organization.slug == path.slug => Ok(invited),
        Err(EnrolmentError::Platform(error)) => Err(error.into()),
        Ok(_) | Err(_) => Err(Error::NotFound),
    }
}

fn page(
    app: &App,
    requester: &Requester,
    path: InvitationPath,
    invited: &Invited,
    secret: String,
    errors: Errors,
) -> EnrolPage {
    let uri = session::totp_uri(&invited.organization.name, &invited.fields.email, &secret);
    let grouped = secret
        .as_bytes()
        .chunks(4)
        .filter_map(|chunk| std::str::from_utf8(chunk).ok())
        .collect::<Vec<_>>()
        .join(" ");
    EnrolPage {
        frame: Frame::public(app, Some(invited.organization.clone()), &requester.headers, ""),
        slug: path.slug,
        token: path.token,
        name: invited.fields.name.clone(),
        email: invited.fields.email.clone(),
        qr_svg: qr_svg(&uri),
        totp_secret: secret,
        totp_secret_grouped: grouped,
        errors,
    }
}

fn portal_page(
    app: &App,
    requester: &Requester,
    path: InvitationPath,
    invited: &Invited,
    errors: Errors,
) -> PortalEnrolPage {
    PortalEnrolPage {
        frame: Frame::public(app, Some(invited.organization.clone()), &requester.headers, ""),
        slug: path.slug,
        token: path.token,
        errors,
    }
}

/// The code as paths of an SVG; nothing in it is markup of anybody else's.
pub(crate) fn qr_svg(text: &str) -> String {
    let Ok(code) = qrcode::QrCode::new(text.as_bytes()) else {
        return String::new();
    };
    let width = code.width();
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            let _ = write!(path, "M{} {}h1v1h-1z", index % width + 4, index / width + 4);
        }
    }
    let size = width + 8;
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    )
}

pub(super) async fn new(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<InvitationPath>,
) -> Result<Response> {
    let invited = invited(&app, &path).await?;
    if invited.account.roles.is_portal() {
        let page = portal_page(&app, &requester, path, &invited, Errors::default());
        return Ok(render(&page)?.into_response());
    }
    let page = page(
        &app,
        &requester,
        path,
        &invited,
        session::fresh_totp_secret(),
        Errors::default(),
    );
    Ok(render(&page)?.into_response())
}

#[derive(Deserialize)]
pub(super) struct EnrolForm {
    password: SecretString,
    #[serde(default)]
    totp_secret: String,
    #[serde(default)]
    code: String,
    /// The code that went another way than the link.
    #[serde(default)]
    handover: String,
}

/// Sets password and second factor; shows the recovery codes once.
pub(super) async fn create(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<InvitationPath>,
    Form(form): Form<EnrolForm>,
) -> Result<Response> {
    let now = app.db.clock().now();
    let throttled = format!("enrol {}", requester.origin.address);
    let known = invited(&app, &path).await?;
    let begun = app.throttle.begin(&throttled, PER_ADDRESS, now);
    let attempt = begun.map_err(Error::TooMany)?;
    let organization = known.organization.clone();
    let (is_portal, email) = (known.account.roles.is_portal(), known.fields.email.clone());
    let second_factor = (!is_portal).then(|| SecondFactor {
        totp_secret: form.totp_secret.clone(),
        code: form.code,
    });
    let enrolment = Enrolment {
        password: form.password,
        second_factor,
        handover: form.handover,
    };
    let enrolled = session::enrol(&app.db, &app.hasher, known, enrolment, requester.origin.clone()).await;
    match &enrolled {
        Err(EnrolmentError::WrongHandover | EnrolmentError::NoInvitation) => attempt.failed(),
        _ => attempt.taken_back(),
    }
    let errors = match enrolled {
        Ok(codes) => {
            let frame = Frame::public(&app, Some(organization), &requester.headers, "");
            let slug = path.slug;
            if is_portal {
                return Ok(render(&PortalEnrolledPage { frame, slug, email })?.into_response());
            }
            return Ok(render(&EnrolledPage { frame, slug, codes })?.into_response());
        }
        Err(EnrolmentError::NoInvitation) => return Err(Error::NotFound),
        Err(EnrolmentError::WrongHandover) => Errors::one("handover", "sign-in-error-handover"),
        Err(EnrolmentError::ShortPassword) if is_portal => Errors::one("password", "sign-in-error-short-alone"),
        Err(EnrolmentError::ShortPassword) => Errors::one("password", "sign-in-error-short-password"),
        Err(EnrolmentError::PersonalPassword) => Errors::one("password", "sign-in-error-personal-password"),
        Err(EnrolmentError::WrongCode) => Errors::one("code", "sign-in-error-code"),
        Err(EnrolmentError::Platform(error)) => return Err(error.into()),
    };
    let known = invited(&app, &path).await?;
    if is_portal {
        return render_invalid(&portal_page(&app, &requester, path, &known, errors));
    }
    render_invalid(&page(&app, &requester, path, &known, form.totp_secret, errors))
}
