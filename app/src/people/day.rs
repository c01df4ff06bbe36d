//! A calendar day inside sealed fields.

use jiff::civil::Date;
use minicbor::{Decode, Encode};

/// A date, kept as the number `yyyymmdd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl<C> Encode<C> for Day {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        let number = i32::from(self.0.year()) * 10_000 + i32::from(self.0.month()) * 100 + i32::from(self.0.day());
        encoder.i32(number)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Day {
    fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let number = decoder.i32()?;
        let part = |value: i32| i8::try_from(value).ok();
        let date = i16::try_from(number / 10_000)
            .ok()
            .zip(part(number / 100 % 100))
            .zip(part(number % 100));
        let date = date.and_then(|((year, month), day)| Date::new(year, month, day).ok());
        date.map(Self)
            .ok_or_else(|| minicbor::decode::Error::message("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn reads_back() {
        for day in [date(1899, 12, 31), date(2000, 2, 29), date(2026, 11, 21)] {
            let bytes = minicbor::to_vec(Day(day)).unwrap();
            assert_eq!(minicbor::decode::<Day>(&bytes).unwrap(), Day(day));
        }
        assert!(minicbor::decode::<Day>(&minicbor::to_vec(20_260_231_i32).unwrap()).is_err());
    }
}
