//! The files of a package: for people as HTML and PDF, for machines as JSON, and a manifest with the hash of each.

use std::fmt::Write as _;

use askama::Template;
use platform::clock::Time;
use platform::organization::{Jurisdiction, Organization};
use serde::Serialize;

use super::package::{FileFields, Listed};
use super::piece::{Piece, PieceFields, Share};
use super::words::{facts, kind, shown};
use crate::paper::{Block, Paper, Run, Words, pdf};

const FORMAT: &str = "carehold.package/v1";
const STYLE: &str = include_str!("package.css");

/// What the files are made of.
pub(super) struct Contents<'a> {
    pub(super) organization: &'a Organization,
    pub(super) words: &'a Words,
    /// The request's number.
    pub(super) number: &'a str,
    /// Who it is about.
    pub(super) person: &'a str,
    pub(super) received: Time,
    pub(super) at: Time,
    pub(super) expires_at: Time,
    /// Whether it tells who looked, and not what is held.
    pub(super) is_log: bool,
    pub(super) pieces: &'a [(Piece, PieceFields)],
}

/// A piece for machines.
#[derive(Serialize)]
struct JsonPiece {
    kind: String,
    case: Option<i64>,
    /// RFC 3339.
    at: Option<String>,
    share: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<JsonFact>,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Serialize)]
struct JsonFact {
    name: String,
    value: String,
}

#[derive(Serialize)]
struct JsonPackage<'a> {
    format: &'static str,
    organization: &'a str,
    request: &'a str,
    person: &'a str,
    received: String,
    made: String,
    pieces: Vec<JsonPiece>,
}

#[derive(Serialize)]
struct Manifest<'a> {
    format: &'static str,
    organization: &'a str,
    request: &'a str,
    made: String,
    files: &'a [Listed],
}

/// A package could not be made.
#[derive(Debug)]
pub(super) struct BuildError(String);

impl std::fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "a package could not be made: {}", self.0)
    }
}

fn failed(error: impl std::fmt::Display) -> BuildError {
    BuildError(error.to_string())
}

/// Runs as one text; what is left out stands in brackets.
fn plain(runs: &[Run]) -> String {
    runs.iter().fold(String::new(), |mut text, run| {
        let _ = match run {
            Run::Plain(part) => write!(text, "{part}"),
            Run::Redacted(why) => write!(text, "[{why}]"),
        };
        text
    })
}

impl Contents<'_> {
    fn json(&self) -> JsonPackage<'_> {
        let pieces = self.pieces.iter().filter_map(|(piece, fields)| {
            let share = piece.share.filter(|share| *share != Share::Withheld)?;
            let given = |text: &str| plain(&shown(self.words, fields, share, text));
            let named = facts(self.words, fields, share).into_iter();
            Some(JsonPiece {
                kind: fields.kind.clone(),
                case: fields.case,
                at: fields.at.map(|at| Time::from_micros(at).to_jiff().to_string()),
                share: share.name(),
                title: given(&fields.title),
                facts: named
                    .map(|(name, value)| JsonFact {
                        name,
                        value: plain(&value),
                    })
                    .collect(),
                text: given(&fields.text),
            })
        });
        JsonPackage {
            format: FORMAT,
            organization: &self.organization.name,
            request: self.number,
            person: self.person,
            received: self.received.to_jiff().to_string(),
            made: self.at.to_jiff().to_string(),
            pieces: pieces.collect(),
        }
    }

    /// The same for people.
    fn paper(&self) -> Paper {
        let words = self.words;
        let said = |key: &str| Block::text(words.t(key));
        let mut blocks = vec![Block::Facts(vec![
            (words.t("package-about"), vec![Run::Plain(self.person.to_owned())]),
            (words.t("package-request"), vec![Run::Plain(self.number.to_owned())]),
            (words.t("package-received"), vec![Run::Plain(words.day(self.received))]),
            (words.t("package-made"), vec![Run::Plain(words.day(self.at))]),
            (words.t("package-until"), vec![Run::Plain(words.day(self.expires_at))]),
        ])];
        blocks.push(said(if self.is_log {
            "package-intro-looks"
        } else {
            "package-intro"
        }));
        let withheld = self.pieces.iter().any(|(piece, _)| piece.share != Some(Share::Whole));
        // Who looked says so always, so that it tells nothing.
        if withheld && !self.is_log {
            blocks.push(said("package-some-left-out"));
        }
        let mut part = "";
        for (piece, fields) in self.pieces {
            let Some(share) = piece.share.filter(|share| *share != Share::Withheld) else {
                continue;
            };
            let next = part_of(&fields.kind);
            if next != part {
                blocks.push(Block::Heading(2, words.t(next)));
                part = next;
            }
            if fields.kind != "identity" {
                blocks.push(Block::Heading(3, self.heading(fields, share)));
            }
            let named = facts(words, fields, share);
            if !named.is_empty() {
                blocks.push(Block::Facts(named));
            }
            if !fields.text.is_empty() {
                blocks.push(Block::Paragraph(shown(words, fields, share, &fields.text)));
            }
        }
        // Said whether some are given, held back or not there, so that it tells nothing.
        if !self.is_log {
            if part != part_of("recipient") {
                blocks.push(Block::Heading(2, words.t(part_of("recipient"))));
            }
            blocks.push(said("package-recipients-told"));
        }
        blocks.push(Block::Heading(2, words.t("package-part-rights")));
        if !self.is_log {
            blocks.push(said("package-purposes"));
            blocks.push(said("package-periods"));
        }
        blocks.push(said("package-rights"));
        blocks.push(said(match self.organization.jurisdiction {
            Jurisdiction::Finland => "package-complain-fi",
            Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => "package-complain-eu",
            Jurisdiction::UnitedStates => "package-complain-us",
        }));
        Paper {
            title: words.t(if self.is_log {
                "package-part-looks"
            } else {
                "package-title"
            }),
            language: words.catalogue.language().to_owned(),
            at: self.at,
            foot: format!("{} · {}", self.organization.name, self.number),
            blocks,
        }
    }

    fn heading(&self, fields: &PieceFields, share: Share) -> String {
        let title = plain(&shown(self.words, fields, share, &fields.title));
        let what = if title.is_empty() {
            kind(self.words, fields)
        } else {
            title
        };
        match fields.at.filter(|_| fields.kind != "case") {
            Some(at) => format!("{} – {what}", self.words.moment(at)),
            None => what,
        }
    }

    /// Every file but the documents, which the manifest names too.
    pub(super) fn files(&self, documents: Vec<Listed>) -> Result<(Vec<FileFields>, Vec<Listed>), BuildError> {
        let paper = self.paper();
        let json = serde_json::to_vec_pretty(&self.json()).map_err(failed)?;
        let html = Html { paper: &paper }.render().map_err(failed)?;
        let mut files = vec![
            FileFields::new("index.html", html.into_bytes()),
            FileFields::new("package.css", STYLE.as_bytes().to_vec()),
            FileFields::new("package.pdf", pdf(&paper).map_err(failed)?),
            FileFields::new("data.json", json),
        ];
        let mut listed: Vec<Listed> = files.iter().map(|file| list(&file.name, &file.bytes)).collect();
        listed.extend(documents);
        let manifest = Manifest {
            format: FORMAT,
            organization: &self.organization.name,
            request: self.number,
            made: self.at.to_jiff().to_string(),
            files: &listed,
        };
        let manifest = serde_json::to_vec_pretty(&manifest).map_err(failed)?;
        listed.push(list("manifest.json", &manifest));
        files.push(FileFields::new("manifest.json", manifest));
        Ok((files, listed))
    }
}

/// A file as the manifest names it.
pub(super) fn list(name: &str, bytes: &[u8]) -> Listed {
    Listed {
        name: name.to_owned(),
        sha256: vault::sha256_hex(bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    }
}

/// The part of the package that a kind of piece stands in.
fn part_of(kind: &str) -> &'static str {
    match kind {
        "identity" | "contact" => "package-part-details",
        "relation" | "household-member" => "package-part-family",
        "case" => "package-part-cases",
        "document" => "package-part-documents",
        "recipient" => "package-part-recipients",
        "look" => "package-part-looks",
        "mention" => "package-part-mentions",
        _ => "package-part-notes",
    }
}

#[derive(Template)]
#[template(path = "packages/package.html")]
struct Html<'a> {
    paper: &'a Paper,
}
