//! What a piece says in words: what is given of it, in the reader's language.

use super::Withholding;
use super::piece::{PieceFields, Share};
use super::redaction::redact;
use crate::paper::{Run, Words};

/// A text of the piece as the reader gets it.
pub(super) fn shown(words: &Words, fields: &PieceFields, share: Share, text: &str) -> Vec<Run> {
    let blackouts = match share {
        Share::Redacted => fields.blackouts.as_slice(),
        Share::Whole | Share::Withheld => &[],
    };
    redact(text, blackouts, |reason| {
        let reason = Withholding::parse(reason);
        words.t(reason.map_or("package-redacted-law", Withholding::told))
    })
}

/// What a piece is: its kind's word.
pub(super) fn kind(words: &Words, fields: &PieceFields) -> String {
    words.t(&format!("package-kind-{}", fields.kind))
}

/// The facts of a piece with their names.
pub(super) fn facts(words: &Words, fields: &PieceFields, share: Share) -> Vec<(String, Vec<Run>)> {
    let facts = fields.facts.iter().map(|fact| {
        let name = words.t(&format!("package-fact-{}", fact.key));
        let value = match fact.value.as_str() {
            value if !fact.is_key => value.to_owned(),
            // The catalogue has its own words.
            value if value.starts_with("retention-") => words.t(value),
            value => words.t(&format!("package-{value}")),
        };
        (name, shown(words, fields, share, &value))
    });
    facts.collect()
}
