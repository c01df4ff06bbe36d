//! Personal identity codes of Finland, Sweden and the Netherlands: reading, checking, masking.
//!
//! Invariants:
//! - An [`IdentityCode`] is well-formed: its check character fits and its date has existed.
//! - Two spellings of one code have one [`IdentityCode::normalised`] form, from which the blind token is made.
//! - The value leaves only through `normalised` and `displayed`; `Debug` and errors never hold it.
//!
//! Deliberately absent: sex, though the codes encode it, and any look-up of whether a code was issued.

mod dutch;
mod finnish;
mod swedish;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

/// What hides a character.
const MASK: &str = "•";

/// The country that issued a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Country {
    /// Finland: henkilötunnus.
    Fi,
    /// Sweden: personnummer and samordningsnummer.
    Se,
    /// The Netherlands: burgerservicenummer.
    Nl,
}

/// A checked personal identity code.
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityCode {
    country: Country,
    normalised: String,
}

/// Why a text is not an identity code; never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityCodeError {
    /// No country's codes look like this.
    UnknownShape,
    /// The date in the code does not exist.
    ImpossibleDate,
    /// The date in the code has not come yet.
    BirthInFuture,
    /// The check character or digit does not fit: a typing error.
    WrongCheck,
    /// The number is one that is never given out.
    NeverIssued,
}

impl Country {
    /// All countries in the order in which [`IdentityCode::parse`] tries them.
    pub const ALL: [Country; 3] = [Country::Fi, Country::Se, Country::Nl];

    /// The ISO 3166 code in lower case.
    pub fn code(self) -> &'static str {
        match self {
            Country::Fi => "fi",
            Country::Se => "se",
            Country::Nl => "nl",
        }
    }
}

impl IdentityCode {
    /// Reads a code of any country.
    ///
    /// About one Finnish code in fifty can be read as a Swedish one too, and is taken for Finnish; a mistyped Finnish
    /// code may pass for a Swedish one. Where the country is known, use [`IdentityCode::parse_as`]; for searching,
    /// [`IdentityCode::readings`].
    pub fn parse(text: &str, today: Date) -> Result<IdentityCode, IdentityCodeError> {
        let mut reason = IdentityCodeError::UnknownShape;
        for country in Country::ALL {
            match IdentityCode::parse_as(country, text, today) {
                Ok(code) => return Ok(code),
                // The first country whose shape fits has the most to say.
                Err(error) if reason == IdentityCodeError::UnknownShape => reason = error,
                Err(_) => {}
            }
        }
        Err(reason)
    }

    /// Reads a code of one country.
    ///
    /// `today` decides the century of a short Swedish code and refuses births to come.
    pub fn parse_as(country: Country, text: &str, today: Date) -> Result<IdentityCode, IdentityCodeError> {
        let compact = compact(text);
        let (normalised, birth) = match country {
            Country::Fi => finnish::parse(&compact)?,
            Country::Se => swedish::parse(&compact, today)?,
            Country::Nl => dutch::parse(&compact)?,
        };
        if birth.is_some_and(|birth| birth > today) {
            return Err(IdentityCodeError::BirthInFuture);
        }
        Ok(IdentityCode { country, normalised })
    }

    /// Reads a code in every way that checks out, for looking it up when the country is unknown.
    pub fn readings(text: &str, today: Date) -> Vec<IdentityCode> {
        let countries = Country::ALL.into_iter();
        countries
            .filter_map(|country| IdentityCode::parse_as(country, text, today).ok())
            .collect()
    }

    /// The country that issued the code.
    pub fn country(&self) -> Country {
        self.country
    }

    /// The one spelling for storing and comparing: `DDMMYYSNNNC`, `YYYYMMDDNNNN` or nine digits.
    ///
    /// The Finnish century sign stays, because it tells people apart.
    pub fn normalised(&self) -> &str {
        &self.normalised
    }

    /// The spelling for reading: as normalised, but `YYYYMMDD-NNNN` in Sweden.
    pub fn displayed(&self) -> String {
        match self.country {
            Country::Fi | Country::Nl => self.normalised.clone(),
            Country::Se => {
                let (date, number) = self.split(8);
                format!("{date}-{number}")
            }
        }
    }

    /// The spelling for screens where the whole code is not needed.
    pub fn masked(&self) -> String {
        match self.country {
            Country::Fi => format!("{}{}", self.split(7).0, MASK.repeat(4)),
            Country::Se => format!("{}-{}", self.split(8).0, MASK.repeat(4)),
            Country::Nl => format!("{}{}", MASK.repeat(5), self.split(5).1),
        }
    }

    /// The date of birth that the code holds; Dutch codes hold none.
    pub fn birth_date(&self) -> Option<Date> {
        match self.country {
            Country::Fi => finnish::birth_date(&self.normalised),
            Country::Se => swedish::birth_date(&self.normalised),
            Country::Nl => None,
        }
    }

    /// True for a Finnish code that an office has made up for its own use (individual numbers 900–999).
    ///
    /// Such a code is unique in one register only.
    pub fn is_temporary(&self) -> bool {
        self.country == Country::Fi && self.split(7).1.starts_with('9')
    }

    fn split(&self, at: usize) -> (&str, &str) {
        self.normalised.split_at_checked(at).unwrap_or((&self.normalised, ""))
    }
}

/// Shows the country only: a code in a log or a panic message would be a leak.
impl fmt::Debug for IdentityCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "IdentityCode({})", self.country.code())
    }
}

impl IdentityCodeError {
    /// The key of the message, which never changes.
    pub fn key(self) -> &'static str {
        match self {
            IdentityCodeError::UnknownShape => "unknown-shape",
            IdentityCodeError::ImpossibleDate => "impossible-date",
            IdentityCodeError::BirthInFuture => "birth-in-future",
            IdentityCodeError::WrongCheck => "wrong-check",
            IdentityCodeError::NeverIssued => "never-issued",
        }
    }
}

impl fmt::Display for IdentityCodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            IdentityCodeError::UnknownShape => "not the shape of an identity code",
            IdentityCodeError::ImpossibleDate => "the date in the identity code does not exist",
            IdentityCodeError::BirthInFuture => "the date in the identity code is in the future",
            IdentityCodeError::WrongCheck => "the check character of the identity code does not fit",
            IdentityCodeError::NeverIssued => "the identity code has a number that is never issued",
        })
    }
}

impl std::error::Error for IdentityCodeError {}

/// Drops white space, and writes letters and dashes as the rules have them.
fn compact(text: &str) -> String {
    let typed = text.chars().filter(|letter| !letter.is_whitespace());
    typed
        .map(|letter| match letter {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-', // word processors replace the hyphen
            _ => letter.to_ascii_uppercase(),
        })
        .collect()
}

/// The values of the digits, if the text is digits only.
fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|digit| digit.to_digit(10)).collect()
}

/// Reads a number that the caller knows to be a few digits.
fn number(digits: &[u32]) -> u32 {
    digits
        .iter()
        .fold(0u32, |value, digit| value.saturating_mul(10).saturating_add(*digit))
}

/// The date, if there is such a day.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
