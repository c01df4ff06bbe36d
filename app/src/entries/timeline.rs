//! Entries as the timeline shows them: grouped by day, corrections beside what they correct.

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::ids::EntryId;

use super::{Audience, Entry, EntryFields, Kind};
use crate::cases::Case;
use crate::layout::Frame;

/// One day's heading and what happened on it.
pub struct TimelineDay {
    pub heading: String,
    pub entries: Vec<TimelineEntry>,
}

/// One opened entry.
pub struct TimelineEntry {
    pub id: EntryId,
    pub kind: Kind,
    pub audience: Audience,
    pub significant: bool,
    pub occurred_at: Time,
    pub recorded_at: Time,
    pub corrects_id: Option<EntryId>,
    /// Whether a later entry on the same page corrects this one.
    pub corrected: bool,
    pub fields: EntryFields,
}

/// Opens entries and groups them by the day they happened; they come newest first.
pub fn timeline<A: Action>(
    frame: &Frame,
    case: &Authorized<Case, A>,
    entries: Vec<Entry>,
) -> Result<Vec<TimelineDay>, platform::keystore::Error> {
    let corrected: Vec<EntryId> = entries.iter().filter_map(|entry| entry.corrects_id).collect();
    let mut days: Vec<(jiff::civil::Date, TimelineDay)> = Vec::new();
    for entry in entries {
        let fields = case.open(&entry)?;
        let date = frame.date_of(entry.occurred_at);
        let shown = TimelineEntry {
            id: entry.id,
            kind: entry.kind,
            audience: entry.audience,
            significant: entry.significant,
            occurred_at: entry.occurred_at,
            recorded_at: entry.recorded_at,
            corrects_id: entry.corrects_id,
            corrected: corrected.contains(&entry.id),
            fields,
        };
        match days.last_mut() {
            Some((day, group)) if *day == date => group.entries.push(shown),
            _ => days.push((
                date,
                TimelineDay {
                    heading: heading(frame, date),
                    entries: vec![shown],
                },
            )),
        }
    }
    Ok(days.into_iter().map(|(_, day)| day).collect())
}

fn heading(frame: &Frame, date: jiff::civil::Date) -> String {
    let day = frame.locale.day(date);
    if date == frame.today() {
        frame.t1("entries-today", "day", day)
    } else {
        day
    }
}
