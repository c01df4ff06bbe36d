//! What the directory knows of one person, and the packed form of a birth date.

use jiff::civil::Date;

/// A person's random id.
pub type PersonKey = [u8; 16];

/// One person as the directory takes and gives it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Listing<'a> {
    pub person: PersonKey,
    pub family: &'a str,
    pub given: &'a str,
    /// Former names and names also used, with spaces between.
    pub also: Option<&'a str>,
    pub birth: Option<Date>,
    /// The client number without its letter; 0 for people who have none.
    pub number: u32,
    /// True for a sensitive or restricted record, which only some may know of.
    pub marked: bool,
    pub is_client: bool,
    pub deceased: bool,
}

/// A birth date in four bytes, where 0 is an unknown one.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Birth(u32);

impl Birth {
    pub(super) fn year(self) -> u32 {
        self.0 >> 9
    }

    pub(super) fn is_known(self) -> bool {
        self.0 != 0
    }

    pub(super) fn date(self) -> Option<Date> {
        let year = i16::try_from(self.year()).ok()?;
        let month = i8::try_from((self.0 >> 5) & 0b1111).ok()?;
        let day = i8::try_from(self.0 & 0b1_1111).ok()?;
        Date::new(year, month, day).ok()
    }

    /// The eight digits of the date, for comparing them one by one.
    pub(super) fn digits(self) -> [u32; 8] {
        let (year, month, day) = (self.year(), (self.0 >> 5) & 0b1111, self.0 & 0b1_1111);
        let tens = |value: u32| [value / 10 % 10, value % 10];
        let ([y1, y2], [y3, y4]) = (tens(year / 100), tens(year));
        let ([m1, m2], [d1, d2]) = (tens(month), tens(day));
        [y1, y2, y3, y4, m1, m2, d1, d2]
    }
}

impl From<Date> for Birth {
    fn from(date: Date) -> Birth {
        let unsigned = |value: i8| u32::try_from(value).unwrap_or(0);
        // No one alive was born before year 1, so a negative year is no birth date.
        match u32::try_from(date.year()) {
            Ok(year) => Birth(year << 9 | unsigned(date.month()) << 5 | unsigned(date.day())),
            Err(_) => Birth::default(),
        }
    }
}
