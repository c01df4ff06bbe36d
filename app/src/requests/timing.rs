//! How a request's own clock stands: what moved its end, replayed from stored facts; pure.

use jiff::civil::Date;
use platform::clock::Time;
use platform::organization::Organization;

use super::request::{Request, RequestFields};
use super::{CLOCKS, Calendar, Clock};
use crate::layout::{date_in, end_of_day};

/// What happened to a clock.
enum Move {
    Extended,
    Asked,
    Answered,
}

/// The clock as it stands; nothing where no law sets one.
fn clock(request: &Request, fields: &RequestFields, organization: &Organization) -> Option<Clock> {
    let (id, version) = &request.clock;
    let rule = CLOCKS
        .iter()
        .find(|rule| rule.id == id && i64::from(rule.version) == *version)?;
    let day = |at: Time| date_in(organization, at);
    let began = fields.reopened_at.map_or(request.received_at, Time::from_micros);
    let mut clock = Clock::start(rule, Calendar::of(organization.jurisdiction), day(began));
    let mut moves: Vec<(i64, Move)> = Vec::new();
    moves.extend(fields.extension_sent_at.map(|at| (at, Move::Extended)));
    for pause in &fields.pauses {
        moves.push((pause.asked_at, Move::Asked));
        moves.extend(pause.answered_at.map(|at| (at, Move::Answered)));
    }
    moves.sort_by_key(|(at, _)| *at);
    for (at, what) in moves {
        let day = day(Time::from_micros(at));
        // What the law did not allow has moved nothing: asked too late, or by a rule that knows no pause.
        let _ = match what {
            Move::Extended => clock.extend(day),
            Move::Asked => clock.ask_identity(day),
            Move::Answered => clock.identity_answered(day),
        };
    }
    Some(clock)
}

/// The last moment of the last day; nothing while the clock stands, or where no law sets one.
pub(super) fn due(request: &Request, fields: &RequestFields, organization: &Organization) -> Option<Time> {
    end_of_day(organization, clock(request, fields, organization)?.due()?)
}

/// The end of the extended time, if the law still allows it on the day that the letter leaves; not while the clock stands.
pub fn extended(request: &Request, fields: &RequestFields, organization: &Organization, sent: Date) -> Option<Time> {
    let mut clock = clock(request, fields, organization)?;
    clock.extend(sent).ok()?;
    end_of_day(organization, clock.due()?)
}
