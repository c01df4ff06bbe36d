//! What someone typed into the search field: words of a name, dates of birth, client numbers.

use jiff::civil::Date;

use super::fold::{Word, words};
use super::listing::Birth;

/// A birth before this year is taken for another number.
const FIRST_YEAR: u32 = 1850;
/// What stands before a client number on paper.
const NUMBER_LETTERS: [char; 3] = ['k', 'K', '#'];

pub(super) struct Typed {
    pub(super) words: Vec<Word>,
    pub(super) facts: Vec<Fact>,
}

/// One typed number and everything it may mean.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) births: Vec<Birth>,
    pub(super) year: Option<u32>,
    pub(super) number: Option<u32>,
}

impl Typed {
    pub(super) fn read(text: &str, today: Date) -> Typed {
        let mut typed = Typed {
            words: Vec::new(),
            facts: Vec::new(),
        };
        for token in close_up_dates(text).split_whitespace() {
            let token = token.trim_matches([',', ';']);
            match fact(token, today) {
                Some(fact) => typed.facts.push(fact),
                None => typed.words.extend(words(token)),
            }
        }
        if typed.words.is_empty() {
            // A year alone would list a whole age group.
            for fact in &mut typed.facts {
                fact.year = None;
            }
        }
        typed
    }

    /// A search needs two letters of a word, or a whole date or number.
    pub(super) fn is_enough(&self) -> bool {
        !self.facts.is_empty() || self.words.iter().any(|word| word.bare.chars().nth(1).is_some())
    }
}

/// Writes `4. 3. 2011` without its spaces.
fn close_up_dates(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        closed.push(letter);
        let mut before = closed.chars().rev();
        if before.next() == Some('.') && before.next().is_some_and(|digit| digit.is_ascii_digit()) {
            let mut ahead = letters.clone();
            while ahead.next_if(|letter| letter.is_whitespace()).is_some() {}
            if ahead.peek().is_some_and(char::is_ascii_digit) {
                letters = ahead;
            }
        }
    }
    closed
}

fn fact(token: &str, today: Date) -> Option<Fact> {
    if let Some(number) = token.strip_prefix(NUMBER_LETTERS) {
        let number = number.trim_start_matches(['-', '\u{2011}', '\u{2013}']);
        return Some(Fact {
            number: Some(number_of(number)?),
            ..Fact::default()
        });
    }
    let this_year = u32::try_from(today.year()).unwrap_or(0);
    let parts: Vec<&str> = token.split(['.', '-', '/']).collect();
    match *parts.as_slice() {
        [digits] => {
            let number = number_of(digits)?;
            let year = Some(number).filter(|year| digits.len() == 4 && (FIRST_YEAR..=this_year).contains(year));
            Some(Fact {
                births: unparted_births(digits, this_year),
                year,
                number: Some(number),
            })
        }
        [first, middle, last] => {
            let is_year_first = first.len() == 4;
            let (year, month, day) = if is_year_first {
                (first, middle, last)
            } else {
                (last, middle, first)
            };
            let births = births(year, month, day, this_year);
            (!births.is_empty()).then(|| Fact {
                births,
                ..Fact::default()
            })
        }
        _ => None,
    }
}

/// `DDMMYYYY` and `YYYYMMDD`, or `DDMMYY` and `YYMMDD`.
fn unparted_births(digits: &str, this_year: u32) -> Vec<Birth> {
    let year_length = match digits.len() {
        8 => 4,
        6 => 2,
        _ => return Vec::new(),
    };
    let cut = |from: usize, length: usize| digits.get(from..from + length).unwrap_or("");
    let mut found = births(cut(4, year_length), cut(2, 2), cut(0, 2), this_year);
    let year_first = births(
        cut(0, year_length),
        cut(year_length, 2),
        cut(year_length + 2, 2),
        this_year,
    );
    found.extend(year_first);
    found
}

/// The dates that exist; a year of two digits may be of this century or the one before.
fn births(year: &str, month: &str, day: &str, this_year: u32) -> Vec<Birth> {
    let (Some(value), Some(month), Some(day)) = (number_of(year), number_of(month), number_of(day)) else {
        return Vec::new();
    };
    let years = match year.len() {
        4 => vec![value],
        2 => {
            let latest = this_year - (this_year + 100 - value) % 100;
            vec![latest, latest.saturating_sub(100)]
        }
        _ => Vec::new(),
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Vec::new();
    };
    let years = years.into_iter().filter_map(|year| i16::try_from(year).ok());
    years
        .filter_map(|year| Date::new(year, month, day).ok())
        .map(Birth::from)
        .collect()
}

fn number_of(digits: &str) -> Option<u32> {
    let only_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if only_digits { digits.parse().ok() } else { None }
}
