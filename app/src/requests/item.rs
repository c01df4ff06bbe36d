//! What a request is decided about, item by item; pure.
//!
//! An item is a row, or the part of a person's row that can go while the rest stays.
//! The law's refusals are here: what may be kept needs a rule with a day or an open end, what is held needs a hold that lives.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{CaseId, HoldId, RequestItemId, ScopeId};
use platform::keystore::Sealed;
use platform::organization::Jurisdiction;
use uuid::Uuid;

use super::standing::Name;
use crate::tables;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Name, birth date and identity code.
    Identity,
    /// How the person is reached, and whatever else the record says that a file can do without.
    Contact,
    Relation,
    HouseholdMember,
    /// A case's own row with its history.
    CaseFile,
    Entry,
    Draft,
    /// A file of a case, with all of its versions.
    Document,
    /// A signed entry in somebody else's case that names the person.
    Mention,
}

impl ItemKind {
    pub const ALL: [Self; 9] = [
        Self::Identity,
        Self::Contact,
        Self::Relation,
        Self::HouseholdMember,
        Self::CaseFile,
        Self::Entry,
        Self::Draft,
        Self::Document,
        Self::Mention,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Relation => "relation",
            Self::HouseholdMember => "household-member",
            Self::CaseFile => "case",
            Self::Entry => "entry",
            Self::Draft => "draft",
            Self::Document => "document",
            Self::Mention => "mention",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The table that the item's row lies in.
    pub fn table(self) -> &'static Table {
        match self {
            Self::Identity | Self::Contact => &tables::PERSON,
            Self::Relation => &tables::RELATION,
            Self::HouseholdMember => &tables::HOUSEHOLD_MEMBER,
            Self::CaseFile => &tables::CASES,
            Self::Entry | Self::Mention => &tables::ENTRY,
            Self::Draft => &tables::DRAFT,
            Self::Document => &tables::DOCUMENT,
        }
    }

    /// Whether it belongs to a case of the person's own.
    pub const fn is_of_case(self) -> bool {
        matches!(self, Self::CaseFile | Self::Entry | Self::Draft | Self::Document)
    }

    /// Whether it tells of somebody else as well, and may lie in their record.
    pub const fn ties_to_others(self) -> bool {
        matches!(self, Self::Relation | Self::HouseholdMember)
    }
}

/// What is to become of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Erase,
    /// Kept under a rule, to an end.
    Retain,
    /// Kept while a hold lives.
    Hold,
    /// Somebody else's record, which names the person.
    ThirdParty,
    /// Another is the controller.
    NotOurs,
}

impl Decision {
    pub const ALL: [Self; 5] = [Self::Erase, Self::Retain, Self::Hold, Self::ThirdParty, Self::NotOurs];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Erase => "erase",
            Self::Retain => "retain",
            Self::Hold => "hold",
            Self::ThirdParty => "third-party",
            Self::NotOurs => "not-ours",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.name() == name)
    }

    /// Whether it can be chosen for an item of a kind: what others wrote about others is not erased here, and nothing of the person's own is somebody else's record.
    pub const fn fits(self, kind: ItemKind) -> bool {
        match kind {
            ItemKind::Mention => matches!(self, Self::ThirdParty | Self::Retain | Self::NotOurs),
            kind => !matches!(self, Self::ThirdParty) || kind.ties_to_others(),
        }
    }
}

/// The ground of GDPR Article 17(3) for which something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article {
    /// Freedom of expression and information.
    A,
    /// A legal obligation, or a task in the public interest.
    B,
    /// Public health.
    C,
    /// Archiving, research, statistics.
    D,
    /// Legal claims.
    E,
}

impl Article {
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "17-3-a",
            Self::B => "17-3-b",
            Self::C => "17-3-c",
            Self::D => "17-3-d",
            Self::E => "17-3-e",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|article| article.name() == name)
    }

    /// Whether Article 17(3) says there what may be kept.
    pub fn is_law(jurisdiction: Jurisdiction) -> bool {
        jurisdiction != Jurisdiction::UnitedStates
    }
}

/// What is personal about an item, and how its decision came about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct ItemFields {
    /// When it happened, in microseconds since 1970.
    #[n(0)]
    pub at: Option<i64>,
    /// The kind of entry, or a case's number.
    #[n(1)]
    pub what: Option<String>,
    /// The last day it is kept, as ISO 8601; nothing while that is open.
    #[n(2)]
    pub until: Option<String>,
    /// The facts that the end waits for.
    #[n(3)]
    pub waits_for: Vec<String>,
    /// Why this date: the explanation as JSON.
    #[n(4)]
    pub explanation: Option<String>,
    /// What the decider noted.
    #[n(5)]
    pub note: Option<String>,
    /// The account of whoever decided: another one approves.
    #[n(6)]
    pub decided_by: Option<String>,
}

/// One item of a request.
pub struct Item {
    pub id: RequestItemId,
    pub version: i64,
    pub kind: ItemKind,
    pub item_id: Uuid,
    /// The version that was listed; another one is another item.
    pub item_version: i64,
    pub item_scope: ScopeId,
    pub case_id: Option<CaseId>,
    pub proposal: Option<Decision>,
    pub decision: Option<Decision>,
    pub rule: Option<(String, i64)>,
    pub article: Option<Article>,
    pub hold_id: Option<HoldId>,
    pub outcome: Option<String>,
    pub scope: ScopeId,
    pub sealed: Sealed<ItemFields>,
}

impl Item {
    /// What it is looked up by.
    pub(super) fn name(&self) -> Name {
        (self.kind, self.item_id, self.case_id)
    }

    /// The item as it was before anybody decided about it.
    pub(super) fn undecided((item, fields): (Self, ItemFields)) -> (Self, ItemFields) {
        let item = Self {
            decision: None,
            rule: None,
            article: None,
            hold_id: None,
            ..item
        };
        let fields = ItemFields {
            at: fields.at,
            what: fields.what,
            explanation: fields.explanation,
            ..ItemFields::default()
        };
        (item, fields)
    }
}

impl FromRow for Item {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (rule_id, rule_version): (Option<String>, Option<i64>) = (row.get(9)?, row.get(10)?);
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            kind: row.get(2)?,
            item_id: row.get(3)?,
            item_version: row.get(4)?,
            item_scope: row.get(5)?,
            case_id: row.get(6)?,
            proposal: row.get(7)?,
            decision: row.get(8)?,
            rule: rule_id.zip(rule_version),
            article: row.get(11)?,
            hold_id: row.get(12)?,
            outcome: row.get(13)?,
            scope: row.get(14)?,
            sealed: row.get(15)?,
        })
    }
}

impl SealedRow for Item {
    type Fields = ItemFields;
    const TABLE: &'static Table = &tables::DATA_REQUEST_ITEM;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<ItemFields> {
        &self.sealed
    }
}

macro_rules! named_columns {
    ($($type:ident, $what:literal;)*) => {
        $(impl Column for $type {
            fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
                let name = String::from_cell(cell)?;
                Self::parse(&name).ok_or(Error::Column($what))
            }
        })*
    };
}

named_columns! {
    ItemKind, "not a kind of item";
    Decision, "not a decision";
    Article, "not an article";
}

/// Why decided items cannot stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    Undecided,
    /// The identity goes while something that needs it stays.
    IdentityNeeded,
    /// A case goes while something in it stays.
    CaseNeeded,
}

impl Mismatch {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Undecided => "requests-error-undecided",
            Self::IdentityNeeded => "requests-error-identity-needed",
            Self::CaseNeeded => "requests-error-case-needed",
        }
    }
}

/// The signed entries that go by themselves; those of a case that goes go with it.
pub(super) fn erased_entries(items: &[Item]) -> Vec<Uuid> {
    let goes = |item: &&Item| item.kind == ItemKind::Entry && item.decision == Some(Decision::Erase);
    items.iter().filter(goes).map(|item| item.item_id).collect()
}

/// Whether all items are decided, and the decisions can be carried out together.
pub fn check(items: &[Item]) -> Result<(), Mismatch> {
    if items.iter().any(|item| item.decision.is_none()) {
        return Err(Mismatch::Undecided);
    }
    let goes = |item: &Item| item.decision == Some(Decision::Erase);
    for file in items
        .iter()
        .filter(|item| item.kind == ItemKind::CaseFile && goes(item))
    {
        let stays = |item: &&Item| item.case_id == file.case_id && item.kind.is_of_case() && !goes(item);
        if items.iter().any(|item| stays(&item)) {
            return Err(Mismatch::CaseNeeded);
        }
    }
    let Some(identity) = items.iter().find(|item| item.kind == ItemKind::Identity) else {
        return Ok(());
    };
    // What lies in the person's own scope cannot outlive it, and a case of theirs needs to say whose it is.
    let needs_identity = |item: &Item| {
        item.item_scope == identity.item_scope || item.kind.is_of_case() || item.kind == ItemKind::HouseholdMember
    };
    if goes(identity) && items.iter().any(|item| needs_identity(item) && !goes(item)) {
        return Err(Mismatch::IdentityNeeded);
    }
    Ok(())
}
