//! Relations between two people.

use minicbor::{Decode, Encode};
use platform::authz::{Action, Authorized, SealedRow};
use platform::db::{Error, FromRow, ReadTx, Row, Table};
use platform::ids::{PersonId, RelationId, ScopeId};
use platform::keystore::Sealed;
use platform::web::Result;
use uuid::Uuid;

use super::store;
use crate::layout::Frame;
use crate::people::{Day, Person};
use crate::tables;

/// What somebody is to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    Mother,
    Father,
    Parent,
    Guardian,
    Child,
    Ward,
    Sibling,
    Partner,
    Grandparent,
    Grandchild,
    SupportPerson,
    SupportedPerson,
    Other,
}

impl RelationKind {
    pub const ALL: [Self; 13] = [
        Self::Mother,
        Self::Father,
        Self::Parent,
        Self::Guardian,
        Self::Child,
        Self::Ward,
        Self::Sibling,
        Self::Partner,
        Self::Grandparent,
        Self::Grandchild,
        Self::SupportPerson,
        Self::SupportedPerson,
        Self::Other,
    ];

    /// The name in sealed fields, forms and message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Parent => "parent",
            Self::Guardian => "guardian",
            Self::Child => "child",
            Self::Ward => "ward",
            Self::Sibling => "sibling",
            Self::Partner => "partner",
            Self::Grandparent => "grandparent",
            Self::Grandchild => "grandchild",
            Self::SupportPerson => "support-person",
            Self::SupportedPerson => "supported-person",
            Self::Other => "other",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What the first person is to the second, seen from the other end.
    #[must_use]
    pub const fn inverse(self) -> Self {
        match self {
            Self::Mother | Self::Father | Self::Parent => Self::Child,
            Self::Child => Self::Parent,
            Self::Guardian => Self::Ward,
            Self::Ward => Self::Guardian,
            Self::Grandparent => Self::Grandchild,
            Self::Grandchild => Self::Grandparent,
            Self::SupportPerson => Self::SupportedPerson,
            Self::SupportedPerson => Self::SupportPerson,
            Self::Sibling => Self::Sibling,
            Self::Partner => Self::Partner,
            Self::Other => Self::Other,
        }
    }
}

/// What is personal about a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct RelationFields {
    /// What the other is to the person on whose record it stands: `mother`.
    #[n(0)]
    pub kind: String,
    #[n(1)]
    pub since: Option<Day>,
    #[n(2)]
    pub until: Option<Day>,
    /// What the other must not be told: `address`, `visit times`; empty for nothing.
    #[n(3)]
    pub not_to_be_told: String,
    #[n(4)]
    pub lives_with: bool,
}

impl RelationFields {
    pub fn kind(&self) -> RelationKind {
        RelationKind::parse(&self.kind).unwrap_or(RelationKind::Other)
    }
}

/// A relation's row.
pub(super) struct Relation {
    pub id: RelationId,
    pub version: i64,
    pub person_id: PersonId,
    pub other_id: PersonId,
    pub scope: ScopeId,
    pub sealed: Sealed<RelationFields>,
}

impl FromRow for Relation {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            person_id: row.get(2)?,
            other_id: row.get(3)?,
            scope: row.get(4)?,
            sealed: row.get(5)?,
        })
    }
}

impl SealedRow for Relation {
    type Fields = RelationFields;
    const TABLE: &'static Table = &tables::RELATION;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<RelationFields> {
        &self.sealed
    }
}

/// Somebody of the family and network, as pages show them.
pub struct Party {
    pub relation_id: RelationId,
    pub id: PersonId,
    pub name: String,
    pub birth: Option<jiff::civil::Date>,
    /// Message key of the relation, from the reader's end.
    pub relation_key: String,
    /// The relation's stable name, as party cards keep it.
    pub relation: String,
    pub lives_with: bool,
    pub not_to_be_told: String,
    pub ended: bool,
    /// Whether it was written on this person's record, where it can be ended.
    pub own: bool,
}

/// A person's family and network. The caller has been allowed to read the person; sensitive others are left out unless known to the actor.
pub async fn parties(frame: &Frame, tx: &ReadTx, person: PersonId) -> Result<Vec<Party>> {
    let relations = store::list_relations(tx, person).await?;
    if relations.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<&Relation> = relations.iter().collect();
    let fields = tx.open_for_directory(&rows).await?;
    let others: Vec<PersonId> = relations
        .iter()
        .map(|relation| {
            if relation.person_id == person {
                relation.other_id
            } else {
                relation.person_id
            }
        })
        .collect();
    let listed = frame.app.directories.listed(tx, &others).await?;
    let marks = crate::people::visible_marks(tx).await?;
    let mut parties = Vec::with_capacity(relations.len());
    for ((relation, fields), other) in relations.iter().zip(fields).zip(others) {
        let Some(listed) = listed
            .get(&other)
            .filter(|listed| !listed.marked || marks.contains(&listed.id.bytes()))
        else {
            continue;
        };
        let own = relation.person_id == person;
        let kind = if own { fields.kind() } else { fields.kind().inverse() };
        parties.push(Party {
            relation_id: relation.id,
            id: other,
            name: listed.name.clone(),
            birth: listed.birth,
            relation_key: format!("relation-{}", kind.name()),
            relation: kind.name().to_owned(),
            lives_with: fields.lives_with,
            // These are pages of the staff: whoever talks to either of the two must know what to keep silent about.
            not_to_be_told: fields.not_to_be_told,
            ended: fields.until.is_some_and(|until| until.0 < frame.today()),
            own,
        });
    }
    Ok(parties)
}

/// The banner's warnings: from whom this person's data must be kept, whoever that is, and what this person must not be told about those whom the viewer may see.
pub async fn not_to_be_told<A: Action>(
    frame: &Frame,
    tx: &ReadTx,
    person: &Authorized<Person, A>,
) -> Result<Vec<String>> {
    let mut warnings = Vec::new();
    for relation in store::list_relations(tx, person.id).await? {
        if relation.person_id != person.id {
            continue;
        }
        let fields = person.open(&relation)?;
        let ended = fields.until.is_some_and(|until| until.0 < frame.today());
        if !fields.not_to_be_told.is_empty() && !ended {
            let key = format!("relation-{}", fields.kind().name());
            let (who, what) = (frame.t(&key).into_owned(), fields.not_to_be_told);
            warnings.push(frame.locale.t2("people-not-to-be-told", ("who", who), ("what", what)));
        }
    }
    let parties = parties(frame, tx, person.id).await?;
    let others = parties.iter().filter(|party| !party.own && !party.ended);
    warnings.extend(others.filter_map(|party| party.must_not_be_told(frame)));
    Ok(warnings)
}

/// Whether something about one of the two must be kept from the other, now.
pub async fn is_restricted_between(
    tx: &ReadTx,
    person: PersonId,
    other: PersonId,
    today: jiff::civil::Date,
) -> std::result::Result<bool, platform::Error> {
    let relations = store::list_relations(tx, person).await?;
    let between: Vec<&Relation> = relations
        .iter()
        .filter(|relation| relation.person_id == other || relation.other_id == other)
        .collect();
    let fields = tx.open_for_directory(&between).await?;
    let ended = |fields: &RelationFields| fields.until.is_some_and(|until| until.0 < today);
    Ok(fields
        .iter()
        .any(|fields| !fields.not_to_be_told.is_empty() && !ended(fields)))
}

impl Party {
    /// What the person on whose page this stands must not be told about this one.
    fn must_not_be_told(&self, frame: &Frame) -> Option<String> {
        let what = Some(self.not_to_be_told.clone()).filter(|what| !self.own && !what.is_empty())?;
        let about = ("about", self.name.clone());
        Some(frame.locale.t2("people-must-not-be-told", ("what", what), about))
    }

    /// What must be kept silent, and in front of which of the two.
    pub fn warning(&self, frame: &Frame) -> Option<String> {
        let what = Some(&self.not_to_be_told).filter(|what| !what.is_empty())?;
        let own = || frame.t1("households-not-told", "what", what);
        Some(self.must_not_be_told(frame).unwrap_or_else(own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverses_lead_back() {
        for kind in RelationKind::ALL {
            assert_eq!(kind.inverse().inverse().inverse(), kind.inverse(), "{kind:?}");
            assert_eq!(RelationKind::parse(kind.name()), Some(kind));
        }
    }
}
