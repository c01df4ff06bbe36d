//! Ids: newtypes over UUIDs, one append-only list.
//!
//! Row ids are UUIDv7 (RFC 9562 §5.7) from our clock and the system's randomness, so that rows lie in the order they were made.
//! Scope ids are wholly random: they tell nothing.

use uuid::Uuid;

use crate::clock::Time;

/// A fresh UUIDv7 of the moment `now`.
pub fn fresh(now: Time) -> Uuid {
    let millis = u64::try_from(now.micros().div_euclid(1000)).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random()).into_uuid()
}

/// The first id of the moment `at`: no event of before has a greater one.
pub fn first_at(at: Time) -> Uuid {
    let millis = u64::try_from(at.micros().div_euclid(1000)).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

/// A wholly random id.
pub fn random_id() -> Uuid {
    uuid::Builder::from_random_bytes(random()).into_uuid()
}

/// Random bytes from the system.
///
/// # Panics
/// When the system gives none; that does not happen once it has started, and a machine where it does cannot keep a secret.
pub fn random<const N: usize>() -> [u8; N] {
    #[expect(clippy::expect_used, reason = "without randomness nothing may go on")]
    vault::random_bytes().expect("the system gives random bytes")
}

macro_rules! id_types {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
            #[serde(transparent)]
            pub struct $name(Uuid);

            impl $name {
                /// The id as the database keeps it.
                pub const fn uuid(self) -> Uuid { self.0 }
                /// The sixteen bytes that seals and log leaves name.
                pub const fn bytes(self) -> [u8; 16] { self.0.into_bytes() }
            }
            impl From<Uuid> for $name { fn from(id: Uuid) -> Self { Self(id) } }
            impl From<$name> for Uuid { fn from(id: $name) -> Self { id.0 } }
            impl From<$name> for $crate::db::Value { fn from(id: $name) -> Self { Self::Uuid(id.0) } }
            impl $crate::db::Column for $name {
                fn from_cell(cell: $crate::db::Cell<'_>) -> Result<Self, $crate::db::Error> { <Uuid as $crate::db::Column>::from_cell(cell).map(Self) }
            }
            impl std::fmt::Display for $name {
                fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.simple().fmt(formatter) }
            }
            impl std::str::FromStr for $name {
                type Err = uuid::Error;
                fn from_str(text: &str) -> Result<Self, uuid::Error> { text.parse().map(Self) }
            }
        )*
    };
}

id_types! {
    /// The unit of destruction in the vault.
    ScopeId;
    /// Somebody who signs in.
    AccountId;
    SessionId;
    InvitationId;
    TeamId;
    PersonId;
    HouseholdId;
    RelationId;
    CaseId;
    EntryId;
    DraftId;
    HoldId;
    ImportId;
    ImportRowId;
    JobId;
    EventId;
    GrantId;
    RequestId;
    RequestItemId;
    /// Names a request that came by the public form.
    PublicRequestId;
    RepresentationId;
    PieceId;
    LetterId;
    AnswerLinkId;
    /// Names who told something in confidence.
    SourceId;
    DocumentId;
    DocumentVersionId;
    /// Names a file of sealed bytes outside the database; wholly random.
    BlobId;
    DisclosureId;
    RecipientId;
}
