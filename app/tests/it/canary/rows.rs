//! Every sealed row of the product, opened whatever it holds, and which of its fields a canary sits in.

use std::collections::{BTreeMap, BTreeSet};

use carehold::state::App;
use carehold::tables;
use minicbor::data::Type;
use minicbor::{Decode, Decoder, Encode, Encoder};
use platform::authz::{Actor, SealedRow};
use platform::db::{FromRow, Row, Table};
use platform::ids::ScopeId;
use platform::keystore::Sealed;
use platform::{params, session};
use uuid::Uuid;

use super::family::Tokens;

/// The encoded fields of any row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl<'b, C> Decode<'b, C> for Bytes {
    fn decode(decoder: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let start = decoder.position();
        decoder.skip()?;
        Ok(Self(decoder.input()[start..decoder.position()].to_vec()))
    }
}

impl<C> Encode<C> for Bytes {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder
            .writer_mut()
            .write_all(&self.0)
            .map_err(minicbor::encode::Error::write)
    }
}

impl Bytes {
    /// The texts of each field, by its number.
    fn texts(&self) -> Vec<(u64, Vec<String>)> {
        let mut decoder = Decoder::new(&self.0);
        let Some(count) = decoder.array().unwrap() else {
            panic!("fields are an array of a known length")
        };
        let field = |number| {
            let mut texts = Vec::new();
            collect(&mut decoder, &mut texts);
            (number, texts)
        };
        (0..count).map(field).collect()
    }

    /// Those of some tokens that stand in it, in whatever case.
    pub(super) fn holding<'a>(&self, tokens: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
        let lower = self.0.to_ascii_lowercase();
        let stands = |token: &&String| {
            let token = token.to_lowercase();
            lower.windows(token.len()).any(|window| window == token.as_bytes())
        };
        tokens.into_iter().filter(stands).cloned().collect()
    }
}

/// Every text in the next value, however deep.
fn collect(decoder: &mut Decoder<'_>, texts: &mut Vec<String>) {
    match decoder.datatype().unwrap() {
        Type::String => texts.push(decoder.str().unwrap().to_owned()),
        Type::Array => (0..decoder.array().unwrap().unwrap()).for_each(|_| collect(decoder, texts)),
        Type::Map => (0..2 * decoder.map().unwrap().unwrap()).for_each(|_| collect(decoder, texts)),
        _ => decoder.skip().unwrap(),
    }
}

/// A row as somebody kept it.
struct Copy {
    id: Uuid,
    version: i64,
    scope: ScopeId,
    sealed: Sealed<Bytes>,
}

impl FromRow for Copy {
    fn from_row(row: &Row<'_>) -> Result<Self, platform::db::Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

/// By table and row: its scope, and what it says if it opens.
pub(super) type Opened = BTreeMap<(&'static str, Uuid), (ScopeId, Option<Bytes>)>;

macro_rules! watched_tables {
    ($($name:literal, $table:path, $wrapper:ident;)*) => {
        $(struct $wrapper(Copy);
        impl SealedRow for $wrapper {
            type Fields = Bytes;
            const TABLE: &'static Table = &$table;
            fn id(&self) -> Uuid { self.0.id }
            fn version(&self) -> i64 { self.0.version }
            fn scope(&self) -> ScopeId { self.0.scope }
            fn sealed(&self) -> &Sealed<Bytes> { &self.0.sealed }
        })*
        pub(super) const NAMES: &[&str] = &[$($name),*];

        /// Opens every row of the tables, or of their copies, with the keys of now.
        pub(super) async fn open_all(app: &App, actor: &Actor, copies: bool) -> Opened {
            let tx = app.db.read(actor).await.unwrap();
            let mut opened = Opened::new();
            $(
                let sql = if copies {
                    concat!("SELECT id, version, scope_id, sealed FROM old_", $name, " WHERE organization_id = $1")
                } else {
                    concat!("SELECT id, version, scope_id, sealed FROM ", $name, " WHERE organization_id = $1")
                };
                let rows: Vec<Copy> = tx.all(sql, params![tx.organization()]).await.unwrap();
                for row in rows {
                    let (id, scope) = (row.id, row.scope);
                    opened.insert(($name, id), (scope, tx.open_system(&$wrapper(row)).await.ok()));
                }
            )*
            opened
        }
    };
}

watched_tables! {
    "account", session::ACCOUNT, Account;
    "person", tables::PERSON, Person;
    "portal_account", tables::PORTAL_ACCOUNT, PortalAccount;
    "representation", tables::REPRESENTATION, Representation;
    "household", tables::HOUSEHOLD, Household;
    "household_member", tables::HOUSEHOLD_MEMBER, Member;
    "relation", tables::RELATION, Relation;
    "cases", tables::CASES, Case;
    "case_status", tables::CASE_STATUS, Status;
    "draft", tables::DRAFT, Draft;
    "entry", tables::ENTRY, Entry;
    "protected_source", tables::PROTECTED_SOURCE, Source;
    "document", tables::DOCUMENT, Document;
    "document_version", tables::DOCUMENT_VERSION, Version;
    "disclosure", tables::DISCLOSURE, Disclosure;
    "hold", tables::HOLD, Hold;
    "wide_hold", tables::WIDE_HOLD, WideHold;
    "data_request", tables::DATA_REQUEST, Request;
    "data_request_item", tables::DATA_REQUEST_ITEM, RequestItem;
    "request_recipient", tables::REQUEST_RECIPIENT, Recipient;
    "access_package", tables::ACCESS_PACKAGE, Package;
    "package_piece", tables::PACKAGE_PIECE, Piece;
    "package_file", tables::PACKAGE_FILE, File;
    "letter", tables::LETTER, Letter;
    "answer_link", tables::ANSWER_LINK, AnswerLink;
    "public_request", tables::PUBLIC_REQUEST, PublicRequest;
    "organization_contact", tables::ORGANIZATION_CONTACT, Contact;
}

/// Sealed tables that nothing of a family is written into, each with its reason.
const APART: &[(&str, &str)] = &[
    ("agreement", "who bound the organization, before anybody is registered"),
    ("credential", "hashes and secrets of somebody who signs in"),
    (
        "import",
        "the name and the header of a file; the stories of imports fill it",
    ),
    (
        "import_chunk",
        "a file that goes when its import is finished; the stories of imports fill it",
    ),
    ("import_row", "tells what an import did; the stories of imports fill it"),
    (
        "kept_post",
        "a form that a time-out cut off, for thirty minutes, in its writer's scope",
    ),
    ("session", "the address and the browser of somebody who is signed in"),
    ("task", "its text is always empty"),
    ("team", "the name of a part of the organization"),
];

/// Tables that an erasure deletes from and that do not change by themselves.
pub(super) const RECORD: &[&str] = &[
    "person",
    "representation",
    "household",
    "household_member",
    "relation",
    "cases",
    "case_status",
    "draft",
    "entry",
    "protected_source",
    "document",
    "document_version",
    "disclosure",
    "hold",
    "wide_hold",
    "organization_contact",
    "public_request",
];

/// Texts that are no words about anybody, by table and field, each with its reason.
const CODES: &[(&str, u64, &str)] = &[
    ("person", 4, "a country"),
    ("person", 5, "a language"),
    ("representation", 1, "a kind of relation"),
    ("relation", 0, "a kind of relation"),
    ("draft", 0, "a kind of entry"),
    ("draft", 1, "an audience"),
    ("entry", 3, "the writer, of the staff"),
    ("data_request", 4, "a day"),
    ("data_request", 8, "a certificate: counts and hashes"),
    ("data_request_item", 1, "a kind of entry, or a number"),
    ("data_request_item", 2, "a day"),
    ("data_request_item", 3, "names of facts"),
    ("data_request_item", 4, "days and rules"),
    ("data_request_item", 6, "the account of whoever decided"),
    ("access_package", 0, "a language"),
    ("package_piece", 0, "a kind"),
    ("package_piece", 9, "a reason of a list"),
    ("letter", 0, "a language"),
    ("letter", 1, "a title"),
    ("letter", 3, "a hash"),
    ("public_request", 0, "a receipt"),
    ("public_request", 2, "a day"),
    ("public_request", 6, "a language"),
];

/// Which fields have held words, and in which of them a canary was.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<(&'static str, u64), bool>);

impl Seen {
    pub(super) fn look(&mut self, rows: &Opened, tokens: &Tokens) {
        for ((table, _), (_, fields)) in rows {
            // Copies of letters, which are looked at themselves; what they say depends on what was decided.
            let Some(fields) = fields.as_ref().filter(|_| *table != "answer_link") else {
                continue;
            };
            for (number, texts) in fields.texts() {
                let words = texts.iter().filter(|text| !text.is_empty());
                for text in words {
                    let has_token = tokens.stand_in(text);
                    *self.0.entry((table, number)).or_default() |= has_token;
                }
            }
        }
    }

    /// Every field that ever held words held a canary, or is a code; every table had one that did.
    pub(super) fn assert_whole(&self) {
        let mut faults = Vec::new();
        for ((table, number), has_token) in &self.0 {
            match (
                has_token,
                CODES.iter().any(|code| (code.0, code.1) == (*table, *number)),
            ) {
                (false, false) => faults.push(format!("no canary was in {table}.{number}")),
                (true, true) => faults.push(format!("{table}.{number} is no code")),
                _ => {}
            }
        }
        for (table, number, reason) in CODES {
            if reason.len() < 5 || !self.0.contains_key(&(*table, *number)) {
                faults.push(format!("{table}.{number} held nothing"));
            }
        }
        for table in NAMES.iter().filter(|table| **table != "answer_link") {
            if !self.0.iter().any(|((name, _), has_token)| name == table && *has_token) {
                faults.push(format!("no canary was in `{table}`"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

/// A new table seals nobody's words unwatched.
#[test]
fn every_sealed_table_is_watched() {
    let sealed: BTreeSet<&str> = tables::all()
        .into_iter()
        .filter(|table| table.has_scope())
        .map(|table| table.name)
        .collect();
    let apart = APART.iter().map(|(name, _)| *name);
    let watched: Vec<&str> = NAMES.iter().copied().chain(apart).collect();
    let named: BTreeSet<&str> = watched.iter().copied().collect();
    assert_eq!(named.len(), watched.len(), "a table is there twice");
    assert_eq!(named, sealed);
    assert!(APART.iter().all(|(_, reason)| reason.len() > 10));
    assert!(RECORD.iter().all(|name| NAMES.contains(name)));
}
