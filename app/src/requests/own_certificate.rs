//! The certificate as the person reads it: in their language, and without what must not be told.
//!
//! What stands in others' records, and who was told that a court, an authority or somebody's safety asked for it, is left out here as in every answer ([`answer`](super::answer)).

use platform::clock::Time;
use platform::web::{Error, Result};

use super::certificate::{self, Certificate, Erased, Kept, METHOD, Told};
use super::item::Decision;
use crate::disclosures::Category;
use crate::layout::Frame;

/// Things of a kind, and what became of them.
pub struct OwnLine {
    pub what: String,
    pub count: usize,
    pub how: String,
    pub law: Option<String>,
    pub until: Option<String>,
}

/// A certificate in words.
pub struct OwnCertificate {
    pub number: String,
    pub organization: String,
    /// What happened when, by the key of what.
    pub days: Vec<(&'static str, String)>,
    pub erased: Vec<OwnLine>,
    pub kept: Vec<OwnLine>,
    pub told: Vec<OwnLine>,
    /// The last day on which a backup could open what went.
    pub backups_until: Option<String>,
    pub catalogue: Option<String>,
    pub key: String,
    pub root: String,
    pub place: String,
}

impl OwnCertificate {
    /// Reads a stored certificate file; `whose` is `for-` where the reader represents the person.
    ///
    /// # Errors
    /// [`Error::Internal`] where the file does not hold.
    pub fn read(frame: &Frame, file: &str, whose: &str) -> Result<Self> {
        let broken = |error: certificate::CertificateError| {
            Error::Internal(format!("a stored certificate does not hold: {error}"))
        };
        let certificate = certificate::verify(file, None).map_err(broken)?;
        let key = certificate::key_of(file).ok_or(Error::NotFound)?;
        let item = |kind: &str| frame.t(&format!("portal-item-{whose}{kind}")).into_owned();
        Ok(Self {
            days: days(frame, &certificate),
            backups_until: certificate.backups_end().map(|day| frame.date_long(&day)),
            erased: certificate
                .erased
                .iter()
                .map(|line| erased(frame, line, item(&line.kind)))
                .collect(),
            kept: certificate
                .kept
                .iter()
                .filter(|line| line.decision != Decision::ThirdParty.name())
                .map(|line| kept(frame, line, item(&line.kind)))
                .collect(),
            told: certificate
                .recipients
                .iter()
                .filter(|line| Category::parse(&line.category).is_some_and(Category::is_told))
                .map(|line| told(frame, line))
                .collect(),
            number: certificate.request,
            organization: certificate.organization_name,
            catalogue: certificate.catalogue,
            key,
            root: certificate.items.root,
            place: format!("{} · {}", certificate.log.origin, certificate.log.index),
        })
    }
}

fn days(frame: &Frame, certificate: &Certificate) -> Vec<(&'static str, String)> {
    let moments = [
        ("portal-certificate-received", Some(&certificate.received)),
        ("portal-certificate-decided", certificate.decided.as_ref()),
        ("portal-certificate-approved", certificate.approved.as_ref()),
        ("portal-certificate-executed", certificate.executed.as_ref()),
    ];
    let day = |(key, moment): (&'static str, Option<&String>)| {
        let moment: jiff::Timestamp = moment?.parse().ok()?;
        Some((key, frame.date_long_at(&Time::from(moment))))
    };
    moments.into_iter().filter_map(day).collect()
}

fn erased(frame: &Frame, line: &Erased, what: String) -> OwnLine {
    let how = if line.method == METHOD {
        frame.t("portal-certificate-method").into_owned()
    } else {
        line.method.clone()
    };
    OwnLine {
        what,
        count: line.count,
        how,
        law: None,
        until: None,
    }
}

/// What a hold is for is not told, nor that it is one.
fn kept(frame: &Frame, line: &Kept, what: String) -> OwnLine {
    let is_ours = line.decision != Decision::NotOurs.name();
    let how = if is_ours {
        "portal-request-kept"
    } else {
        "portal-refusal-not-controller"
    };
    let until = match line.last_day() {
        Some(day) => Some(frame.t1("portal-request-until", "day", frame.date_long(&day))),
        None if !line.waits_for.is_empty() => Some(frame.t("portal-request-until-unknown").into_owned()),
        None => None,
    };
    let rule = line.rule.as_ref().map(|rule| format!(" ({rule})")).unwrap_or_default();
    OwnLine {
        what,
        count: line.count,
        how: frame.t(how).into_owned(),
        law: line.law.as_ref().map(|law| format!("{law}{rule}")),
        until,
    }
}

fn told(frame: &Frame, line: &Told) -> OwnLine {
    OwnLine {
        what: frame.t(&format!("portal-recipient-{}", line.category)).into_owned(),
        count: line.count,
        how: frame.t(&format!("portal-recipient-was-{}", line.outcome)).into_owned(),
        law: None,
        until: None,
    }
}
