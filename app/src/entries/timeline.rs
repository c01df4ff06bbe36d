//! Entries as the timeline shows them: grouped by day, corrections beside what they correct.

use std::collections::HashSet;

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::ids::{CaseId, EntryId};

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
    pub case_id: CaseId,
    pub kind: Kind,
    pub audience: Audience,
    pub significant: bool,
    pub occurred_at: Time,
    pub recorded_at: Time,
    pub corrects_id: Option<EntryId>,
    /// Whether a later entry on the same page corrects this one.
    pub corrected: bool,
    /// Whether who told it in confidence is recorded.
    pub has_source: bool,
    pub fields: EntryFields,
    /// The case's title, where entries of several cases stand together.
    pub case: Option<String>,
}

/// An entry that was opened, with its case's title where entries of several cases stand together.
pub(super) struct Opened {
    pub(super) entry: Entry,
    pub(super) fields: EntryFields,
    pub(super) case: Option<String>,
}

/// Opens a case's entries and groups them by the day they happened; they come newest first; `sources` are those that somebody told in confidence.
pub fn timeline<A: Action>(
    frame: &Frame,
    case: &Authorized<Case, A>,
    entries: Vec<Entry>,
    sources: &HashSet<EntryId>,
) -> Result<Vec<TimelineDay>, platform::keystore::Error> {
    let mut opened = Vec::with_capacity(entries.len());
    for entry in entries {
        let fields = case.open(&entry)?;
        opened.push(Opened {
            entry,
            fields,
            case: None,
        });
    }
    Ok(group(frame, opened, sources))
}

/// Groups opened entries by the day they happened.
pub(super) fn group(frame: &Frame, opened: Vec<Opened>, sources: &HashSet<EntryId>) -> Vec<TimelineDay> {
    let corrected: Vec<EntryId> = opened.iter().filter_map(|opened| opened.entry.corrects_id).collect();
    let mut days: Vec<(jiff::civil::Date, TimelineDay)> = Vec::new();
    for Opened { entry, fields, case } in opened {
        let date = frame.date_of(entry.occurred_at);
        let shown = TimelineEntry {
            id: entry.id,
            case_id: entry.case_id,
            kind: entry.kind,
            audience: entry.audience,
            significant: entry.significant,
            occurred_at: entry.occurred_at,
            recorded_at: entry.recorded_at,
            corrects_id: entry.corrects_id,
            corrected: corrected.contains(&entry.id),
            has_source: sources.contains(&entry.id),
            fields,
            case,
        };
        match days.last_mut() {
            Some((day, group)) if *day == date => group.entries.push(shown),
            _ => days.push((
                date,
                TimelineDay {
                    heading: frame.day_heading(date),
                    entries: vec![shown],
                },
            )),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}
