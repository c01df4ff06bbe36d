//! The past that a demo organization has: working days, and the clock set to them.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use platform::clock::{Clock, Time};

/// Days before now on which a demo organization began.
pub(super) const DAYS: i64 = 240;

/// Working days counted back from now, in an organization's time zone.
pub(super) struct Calendar {
    pub(super) now: Time,
    zone: TimeZone,
}

impl Calendar {
    pub(super) fn new(now: Time, zone: &str) -> Self {
        Self {
            now,
            zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC),
        }
    }

    pub(super) fn today(&self) -> Date {
        self.now.to_jiff().to_zoned(self.zone.clone()).date()
    }

    /// The day `days` ago, or the working day before it.
    pub(super) fn working_day(&self, days: i64) -> Date {
        let mut day = self
            .today()
            .saturating_sub(jiff::Span::new().days(days.clamp(0, 100_000)));
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            day = day.yesterday().unwrap_or(day);
        }
        day
    }

    /// A moment of the working day `days` ago; never one to come.
    pub(super) fn at(&self, days: i64, hour: i8, minute: i8) -> Time {
        let moment = self
            .working_day(days)
            .at(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0)
            .to_zoned(self.zone.clone());
        let moment = moment.map_or(self.now, |moment| Time::from(moment.timestamp()));
        moment.min(self.now.plus_seconds(-600))
    }
}

/// The installation's clock while the past is written; it only moves ahead, and goes back to its own time when this is dropped.
///
/// What is written then has the times it would have had: ids, the log, who recorded when.
pub(super) struct TurnedBack<'a> {
    clock: &'a Clock,
    own_offset_secs: i64,
}

impl<'a> TurnedBack<'a> {
    pub(super) fn to(clock: &'a Clock, at: Time) -> Self {
        let own_offset_secs = clock.offset_secs();
        clock.advance(at.seconds_since(clock.now()));
        Self { clock, own_offset_secs }
    }

    /// Goes on to `at`, unless it is there already.
    pub(super) fn go_on(&self, at: Time) {
        self.clock.advance(at.seconds_since(self.clock.now()).max(0));
    }
}

impl Drop for TurnedBack<'_> {
    fn drop(&mut self) {
        self.clock.advance(self.own_offset_secs - self.clock.offset_secs());
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_are_free() {
        // A Sunday.
        let now = date(2026, 11, 22).at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        let calendar = Calendar::new(Time::from(now.timestamp()), "UTC");
        assert_eq!(calendar.working_day(0), date(2026, 11, 20));
        assert_eq!(calendar.working_day(3), date(2026, 11, 19));
        assert_eq!(calendar.at(0, 23, 0), calendar.at(0, 23, 0).min(calendar.now));
    }

    #[test]
    fn the_clock_comes_back() {
        let clock = Clock::system();
        let past = clock.now().plus_seconds(-86_400);
        {
            let turned = TurnedBack::to(&clock, past);
            turned.go_on(past.plus_seconds(60));
            turned.go_on(past);
            assert!((58..=61).contains(&clock.now().seconds_since(past)));
        }
        assert_eq!(clock.offset_secs(), 0);
    }
}
