//! Blacking out; pure.
//!
//! A phrase takes the whole words that it stands in with it, whatever their case and ending: *Petri* takes *Petrille*.
//! What is left says that something is missing, never how much.

use minicbor::{Decode, Encode};

use crate::paper::Run;

/// A phrase that is not given, and why.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Blackout {
    #[n(0)]
    pub phrase: String,
    /// The name of a [`Withholding`](super::Withholding).
    #[n(1)]
    pub reason: String,
}

/// A letter of the text in lower case, and where it stands.
struct Letter {
    lower: char,
    start: usize,
    end: usize,
}

/// Spaces and the ends of lines that follow each other are one space.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if !letter.is_whitespace() {
            letters.extend(letter.to_lowercase().map(|lower| Letter { lower, start, end }));
            continue;
        }
        match letters.last_mut() {
            Some(last) if last.lower == ' ' => last.end = end,
            _ => letters.push(Letter { lower: ' ', start, end }),
        }
    }
    letters
}

/// Where a phrase stands in a text, widened to whole words; empty phrases stand nowhere.
fn places(text: &[Letter], phrase: &str) -> Vec<(usize, usize)> {
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    let phrase: Vec<char> = phrase.chars().flat_map(char::to_lowercase).collect();
    if phrase.is_empty() {
        return Vec::new();
    }
    let is_word = |index: usize| text.get(index).is_some_and(|letter| letter.lower.is_alphanumeric());
    let mut places = Vec::new();
    for (start, window) in text.windows(phrase.len()).enumerate() {
        if !window.iter().map(|letter| letter.lower).eq(phrase.iter().copied()) {
            continue;
        }
        let (mut first, mut last) = (start, start + phrase.len() - 1);
        while first > 0 && is_word(first) && is_word(first - 1) {
            first -= 1;
        }
        while is_word(last) && is_word(last + 1) {
            last += 1;
        }
        if let (Some(first), Some(last)) = (text.get(first), text.get(last)) {
            places.push((first.start, last.end));
        }
    }
    places
}

/// Whether a phrase stands in a text.
pub(super) fn strikes(text: &str, blackout: &Blackout) -> bool {
    !places(&letters(text), &blackout.phrase).is_empty()
}

/// A part of a text: what stays, or what goes and why. The parts together are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Stays(&'a str),
    Goes { text: &'a str, reason: &'a str },
}

/// Cuts a text at the phrases; two that touch, or have only a space between them, are one.
pub(super) fn cut<'a>(text: &'a str, blackouts: &'a [Blackout]) -> Vec<Part<'a>> {
    let letters = letters(text);
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for blackout in blackouts {
        let of_phrase = places(&letters, &blackout.phrase);
        found.extend(
            of_phrase
                .into_iter()
                .map(|(start, end)| (start, end, blackout.reason.as_str())),
        );
    }
    found.sort_unstable();
    let mut merged: Vec<(usize, usize, &str)> = Vec::new();
    for (start, end, reason) in found {
        let is_gap = |from: usize| text.get(from..start).is_none_or(|between| between.trim().is_empty());
        match merged.last_mut() {
            Some(last) if start <= last.1 || is_gap(last.1) => last.1 = last.1.max(end),
            _ => merged.push((start, end, reason)),
        }
    }
    let mut parts = Vec::with_capacity(merged.len() * 2 + 1);
    let mut at = 0;
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    for (start, end, reason) in merged {
        if start > at {
            parts.push(Part::Stays(part(at, start)));
        }
        parts.push(Part::Goes {
            text: part(start, end),
            reason,
        });
        at = end;
    }
    if at < text.len() {
        parts.push(Part::Stays(part(at, text.len())));
    }
    parts
}

/// The text without the phrases; `told` says what stands in the place of each.
pub fn redact(text: &str, blackouts: &[Blackout], told: impl Fn(&str) -> String) -> Vec<Run> {
    let runs = cut(text, blackouts).into_iter().map(|part| match part {
        Part::Stays(text) => Run::Plain(text.to_owned()),
        Part::Goes { reason, .. } => Run::Redacted(told(reason)),
    });
    runs.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn black(phrase: &str) -> Blackout {
        Blackout {
            phrase: phrase.to_owned(),
            reason: "other-person".to_owned(),
        }
    }

    fn shown(text: &str, phrases: &[&str]) -> String {
        let blackouts: Vec<Blackout> = phrases.iter().map(|phrase| black(phrase)).collect();
        let runs = redact(text, &blackouts, |_| "#".to_owned());
        let parts = runs.iter().map(|run| match run {
            Run::Plain(text) => text.clone(),
            Run::Redacted(why) => format!("[{why}]"),
        });
        parts.collect()
    }

    #[test]
    fn whole_words_go_whatever_their_case_and_ending() {
        assert_eq!(
            shown("Soitin Petrille. PETRI ei vastannut.", &["petri"]),
            "Soitin [#]. [#] ei vastannut."
        );
        assert_eq!(
            shown("Isä asuu: Rauhankatu 5 B 2.", &["Rauhankatu 5"]),
            "Isä asuu: [#] B 2."
        );
        assert_eq!(shown("Åke ja ÅKEN äiti", &["åke"]), "[#] ja [#] äiti");
        assert_eq!(shown("p. 040 123 4567!", &["040 123 4567"]), "p. [#]!");
    }

    #[test]
    fn a_phrase_goes_over_the_end_of_a_line() {
        assert_eq!(shown("Petri \n Lehtonen tuli", &["petri lehtonen"]), "[#] tuli");
        assert_eq!(shown("Petri Lehtonen tuli", &["Petri  Lehtonen"]), "[#] tuli");
        assert!(!strikes("Petri tuli", &black("Petri Lehtonen")));
    }

    #[test]
    fn two_that_touch_tell_no_more_than_one() {
        assert_eq!(shown("Petri Lehtonen tuli", &["Petri", "Lehtonen"]), "[#] tuli");
        assert_eq!(shown("Petri Lehtonen tuli", &["Petri Lehto", "Lehtonen"]), "[#] tuli");
    }

    #[test]
    fn nothing_stands_nowhere() {
        assert_eq!(shown("teksti", &["", " ", "muu"]), "teksti");
        assert_eq!(shown("", &["a"]), "");
    }

    proptest! {
        #[test]
        fn no_phrase_is_left(text in "\\PC{0,80}", phrase in "\\PC{1,6}") {
            let left = redact(&text, &[black(&phrase)], |_| String::new());
            let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
            let phrase = lower(phrase.trim());
            for run in left {
                if let Run::Plain(plain) = run {
                    prop_assert!(phrase.is_empty() || !lower(&plain).contains(&phrase), "{plain:?}");
                }
            }
        }

        #[test]
        fn the_parts_are_the_text(text in "[a-cåÄ .]{0,60}", phrases in proptest::collection::vec("[a-cåÄ .]{0,3}", 0..4)) {
            let blackouts: Vec<Blackout> = phrases.iter().map(|phrase| black(phrase)).collect();
            let parts = cut(&text, &blackouts);
            let whole: String = parts.iter().map(|part| match part { Part::Stays(text) | Part::Goes { text, .. } => *text }).collect();
            prop_assert_eq!(&whole, &text);
        }
    }
}
