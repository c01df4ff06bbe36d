//! Data requests of people about themselves: received, listed, decided item by item, approved by a second person, carried out, certified.
//!
//! A request is a file in a scope of its own: it outlives whom it is about. The state machine ([`State`]) has no way to the execution past a decision and an approval.
//! What is decided is bound by a hash to exactly what was listed; whatever changes before the execution is decided anew.
//! A due date follows from stored facts by a versioned rule and never changes silently.
//! Erasure is carried out; for the other rights the file, the clock and the answer are here, and people do the work.

mod acts;
mod care;
mod case_facts;
mod certificate;
mod certifying;
mod clock;
mod confirming;
mod decide;
mod disposal;
mod ending;
mod execution;
mod extension;
mod holidays;
mod identity;
mod incident;
mod involved;
mod item;
mod left;
mod obstacle;
mod outlived;
mod overdue;
mod overtaken;
mod own;
mod own_certificate;
mod pages;
mod promises;
mod proposal;
mod queue;
mod reason;
mod record;
mod refusal;
mod request;
mod scoping;
mod sent_by;
mod standing;
mod state;
mod store;
mod timing;

pub use case_facts::{CaseFacts, Closings};
pub use certificate::{
    Certificate, CertificateError, Erased, File as CertificateFile, Kept, Ledger, Place, Told,
    key_of as certificate_key, verify as verify_certificate,
};
pub use certifying::close_emptied;
pub use clock::{CLOCKS, Clock, ClockError, ClockRule, Pause, Right, Roll, Span, rule};
pub use disposal::draft;
pub use extension::letter_left;
pub use holidays::Calendar;
pub use identity::ask_identity;
pub use incident::{Due, INCIDENT_CLOCKS, IncidentRule, Limit, Start};
pub use involved::{admit, admit_to_copy, is_alone, is_recorded_by_reader};
pub use item::{Article, Decision, Item, ItemFields, ItemKind, Mismatch, check};
pub use outlived::end_outlived;
pub use overdue::whom_to_tell;
pub use overtaken::{end_overtaken, review_again};
pub use own::{AnswerLine, answer, authorize, authorize_to_withdraw, enter, items, list_sent, rights, sent_before};
pub use own_certificate::OwnCertificate;
pub use pages::{certificate_as_file, request_page};
pub use promises::Promises;
pub use proposal::{Found, facts};
pub use record::{Asking, known_rights, receive};
pub use refusal::{Refusal, RefusalFields};
pub use request::{HistoryLine, InvolvedFields, NotFromHere, PauseFields, Request, RequestFields};
pub use scoping::{Held, Listing, list as held, listing};
pub use sent_by::is_still_asked;
pub use state::{Channel, State};
pub use store::{
    CaseRow, LIST_STATEMENTS, RESTRICTION_STATEMENTS, STATEMENTS, closings, find, has_open, items_of_system,
    list_disposals, list_of_person, restricted_among,
};
pub use timing::extended;

use platform::ids::RequestId;
use platform::jobs::{Fault, Job};
use platform::web::Routes;

use crate::policy::{
    AnswerRequest, ApproveRequest, AskIdentity, DecideRequest, ExcludeFromRequest, ExtendRequest, FailIdentity,
    ForwardRequest, MergeRequest, ProveIdentity, ReadCertificate, ReadRequests, ReadmitToRequest, RecordRequest,
    RefuseRequest, ReopenRequest, ReturnRequest, WithdrawRequest,
};
use crate::state::App;

/// The kind of job that takes a request as far as it goes without people.
pub const JOB: &str = "data-request";
/// The kind of job that tells somebody when a request is late.
pub const DUE_JOB: &str = "data-request-due";

/// Works on a request: lists what it is about, or carries out what was approved.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("data request");
    let done = execution::carry_out(app, &actor, RequestId::from(job.object)).await;
    done.map_err(|error| Fault::from(&error))
}

/// Looks whether a request is late.
pub async fn work_due(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("data request due");
    let done = overdue::carry_out(app, &actor, RequestId::from(job.object)).await;
    done.map_err(|error| Fault::from(&error))
}

/// The number that people read aloud: `P-2026-0143`.
pub fn number(request: &Request) -> String {
    let year = request.received_at.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).year();
    let letter = if request.kind == Right::Disposal { "D" } else { "P" };
    format!("{letter}-{year}-{:04}", request.number)
}

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadRequests, _>("/admin/requests", queue::index)
        .get::<ReadRequests, _>("/admin/requests/{id}", pages::show)
        .post::<DecideRequest, _>("/admin/requests/{id}/decisions", decide::decide)
        .post::<DecideRequest, _>("/admin/requests/{id}/review", acts::submit)
        .post::<ApproveRequest, _>("/admin/requests/{id}/approval", acts::approve)
        .post::<ReturnRequest, _>("/admin/requests/{id}/return", acts::send_back)
        .post::<RefuseRequest, _>("/admin/requests/{id}/refusal", refusal::refuse)
        .post::<AnswerRequest, _>("/admin/requests/{id}/answer", acts::answer)
        .post::<WithdrawRequest, _>("/admin/requests/{id}/withdrawal", acts::withdraw)
        .post::<AskIdentity, _>("/admin/requests/{id}/identity", identity::ask)
        .post::<ProveIdentity, _>("/admin/requests/{id}/identity/proof", identity::prove)
        .post::<FailIdentity, _>("/admin/requests/{id}/identity/failure", identity::fail)
        .post::<ForwardRequest, _>("/admin/requests/{id}/forwarding", ending::forward)
        .post::<MergeRequest, _>("/admin/requests/{id}/merger", ending::merge)
        .post::<ReopenRequest, _>("/admin/requests/{id}/reopening", ending::reopen)
        .post::<ExcludeFromRequest, _>("/admin/requests/{id}/involved", involved::exclude)
        .post::<ReadmitToRequest, _>("/admin/requests/{id}/involved/end", involved::readmit)
        .post::<ExtendRequest, _>("/admin/requests/{id}/extension", extension::extend)
        .get::<ReadCertificate, _>("/admin/requests/{id}/certificate", pages::certificate)
        .get::<ReadCertificate, _>("/admin/requests/{id}/certificate.json", pages::certificate_file)
        .get::<RecordRequest, _>("/w/people/{id}/requests/new", record::new)
        .post::<RecordRequest, _>("/w/people/{id}/requests", record::create)
}
