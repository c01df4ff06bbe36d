//! Taking a row over: the person, the case, and who may see them.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::authz::{Ground, Principal};
use platform::clock::Time;
use platform::db::Tx;
use platform::i18n::DateOrder;
use platform::ids::{CaseId, PersonId, ScopeId};
use platform::organization::Organization;
use platform::web::HeaderMap;

use super::import::Import;
use super::incoming::Incoming;
use crate::cases::{self, CaseFields, NewCase, Priority, Status};
use crate::layout::Frame;
use crate::people::{self, NewPerson};
use crate::state::App;

/// How long an account that gets a person without a case may open the record: seven days, as after registering one.
const REGISTERED_SECS: i64 = 7 * 86_400;

/// What an import says in the organization's language, and where its days begin.
pub(super) struct Words {
    /// The title of a case whose service the file does not tell.
    case_title: String,
    closure_reason: String,
    zone: TimeZone,
    /// What comes first when the organization's people write a date.
    pub(super) date_order: DateOrder,
}

impl Words {
    pub(super) fn of(app: &App, organization: Arc<Organization>) -> Self {
        let date_order = organization.jurisdiction.date_order();
        let frame = Frame::public(app, Some(organization), &HeaderMap::new(), "");
        Self {
            case_title: frame.t("imports-case-title").into_owned(),
            closure_reason: frame.t("imports-closure-reason").into_owned(),
            zone: frame.zone,
            date_order,
        }
    }

    /// The day of a moment.
    pub(super) fn day(&self, at: Time) -> Date {
        at.to_jiff().to_zoned(self.zone.clone()).date()
    }

    /// The moment that a day begins.
    fn start_of(&self, day: Date) -> Option<Time> {
        day.to_zoned(self.zone.clone())
            .ok()
            .map(|zoned| Time::from(zoned.timestamp()))
    }
}

/// Who gets what an import makes: the team that was chosen, or else whoever started it.
pub(super) fn recipient(import: &Import) -> Option<Principal> {
    let team = import.team_id.map(Principal::Team);
    team.or(import.account_id.map(Principal::Account))
}

/// What a row has become.
pub(super) struct Taken {
    pub(super) person: PersonId,
    pub(super) log_scope: ScopeId,
    pub(super) case: Option<CaseId>,
}

/// Creates a row's person, with the case if there is one.
pub(super) async fn take_over(
    tx: &mut Tx,
    incoming: &Incoming,
    recipient: Option<Principal>,
    words: &Words,
) -> Result<Taken, platform::Error> {
    let inserted = people::insert(
        tx,
        &NewPerson {
            fields: &incoming.person,
            sensitive: false,
        },
    )
    .await?;
    let case = open_case(tx, incoming, (inserted.id, inserted.log_scope), recipient, words).await?;
    if let (None, Some(principal)) = (case, recipient) {
        let (ground, until) = match principal {
            Principal::Team(_) => (Ground::Team, None),
            Principal::Account(_) => (Ground::Registered, Some(tx.now().plus_seconds(REGISTERED_SECS))),
        };
        people::grant(tx, inserted.id, principal, ground, until).await?;
    }
    Ok(Taken {
        person: inserted.id,
        log_scope: inserted.log_scope,
        case,
    })
}

/// Opens a row's case for a client, given with the scope of what is logged about them.
pub(super) async fn open_case(
    tx: &mut Tx,
    incoming: &Incoming,
    (client_id, client_log_scope): (PersonId, ScopeId),
    recipient: Option<Principal>,
    words: &Words,
) -> Result<Option<CaseId>, platform::Error> {
    if !incoming.has_case() {
        return Ok(None);
    }
    let closed_at = incoming.closed_on.and_then(|day| words.start_of(day.0));
    let title = incoming.service.clone().unwrap_or_else(|| words.case_title.clone());
    let fields = CaseFields {
        kind: title.clone(),
        title,
        description: String::new(),
        closure_reason: closed_at.map(|_| words.closure_reason.clone()),
        // Which law counts for a service's name nobody here knows.
        category: None,
        need_ended: None,
    };
    let new = NewCase {
        client_id,
        client_log_scope,
        status: if closed_at.is_some() {
            Status::Closed
        } else {
            Status::Intake
        },
        priority: Priority::Normal,
        team_id: match recipient {
            Some(Principal::Team(team)) => Some(team),
            _ => None,
        },
        opened_at: incoming
            .opened()
            .and_then(|day| words.start_of(day))
            .unwrap_or(tx.now()),
        closed_at,
        fields: &fields,
    };
    let (id, scope) = cases::insert(tx, &new).await?;
    let reason = fields.closure_reason.as_deref().unwrap_or_default();
    cases::insert_status(tx, id, &scope, new.status, reason).await?;
    if let Some(principal) = recipient {
        let ground = match principal {
            Principal::Team(_) => Ground::Team,
            Principal::Account(_) => Ground::Assigned,
        };
        let now = tx.now();
        cases::insert_grant(tx, id, principal, ground, now, None).await?;
    }
    Ok(Some(id))
}
