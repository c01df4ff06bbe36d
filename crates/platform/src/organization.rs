//! Organizations: the tenants, and what every request needs to know of its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;
use vault::Tokenizer;

use crate::authz::OrganizationId;
use crate::clock::Time;
use crate::db::raw::{RawDb, RawTx};
use crate::db::{Db, Error, FromRow, Row};
use crate::i18n::DateOrder;
use crate::ids::{self, ScopeId};
use crate::keystore::{Keystore, ScopeKind};
use crate::{params, statements};

statements! {
    pub(crate) FIND_ORGANIZATION = "
        SELECT o.id, o.log_scope_id, o.scope_id, o.jurisdiction, o.sector, o.language, o.demo, s.slug, s.name, o.created_at
        FROM organization o
        JOIN slug s ON s.organization_id = o.id
        WHERE o.id = $1";
    pub(crate) FIND_SLUG = "
        SELECT organization_id
        FROM slug
        WHERE slug = $1";
    pub(crate) LIST_ORGANIZATIONS = "
        SELECT id
        FROM organization
        ORDER BY id";
    pub(crate) INSERT_ORGANIZATION = "
        INSERT INTO organization (id, created_at, log_scope_id, scope_id, blind_generation, jurisdiction, sector, language, demo)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8)";
    pub(crate) INSERT_SLUG = "
        INSERT INTO slug (slug, organization_id, name)
        VALUES ($1, $2, $3)";
    pub(crate) BLIND_GENERATION = "
        SELECT blind_generation
        FROM organization
        WHERE id = $1";
    // Whoever begins to make the tokens anew waits for those who write some.
    pub(crate) KEEP_BLIND_GENERATION = "
        SELECT blind_generation
        FROM organization
        WHERE id = $1
        FOR SHARE";
    pub(crate) SET_BLIND_GENERATION = "
        UPDATE organization
        SET blind_generation = $2
        WHERE id = $1";
}

/// Whose law and periods apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jurisdiction {
    Finland,
    /// The Union's law, with the holidays and the time of the Netherlands.
    Netherlands,
    /// Any other member state: the Union's law alone.
    EuropeanUnion,
    UnitedStates,
}

impl Jurisdiction {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Finland => "FI",
            Self::Netherlands => "NL",
            Self::EuropeanUnion => "EU",
            Self::UnitedStates => "US",
        }
    }

    /// How its people type dates.
    pub const fn date_order(self) -> DateOrder {
        match self {
            Self::Finland | Self::Netherlands | Self::EuropeanUnion => DateOrder::Day,
            Self::UnitedStates => DateOrder::Month,
        }
    }

    /// Whose rules are in force: a member state without lines of its own has the Union's.
    #[must_use]
    pub const fn law(self) -> Self {
        match self {
            Self::Netherlands => Self::EuropeanUnion,
            other => other,
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        let all = [
            Self::Finland,
            Self::Netherlands,
            Self::EuropeanUnion,
            Self::UnitedStates,
        ];
        all.into_iter()
            .find(|jurisdiction| jurisdiction.code().eq_ignore_ascii_case(code))
    }
}

/// What the organization does; chooses the words on screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// "Client".
    SocialCare,
    /// "Patient".
    Clinic,
}

impl Sector {
    pub const fn code(self) -> &'static str {
        match self {
            Self::SocialCare => "social-care",
            Self::Clinic => "clinic",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::SocialCare, Self::Clinic]
            .into_iter()
            .find(|sector| sector.code() == code)
    }
}

/// One tenant's settings.
#[derive(Clone, Debug)]
pub struct Organization {
    pub id: OrganizationId,
    pub slug: String,
    pub name: String,
    pub jurisdiction: Jurisdiction,
    pub sector: Sector,
    /// The language of people who have not chosen one.
    pub language: String,
    pub demo: bool,
    pub created_at: Time,
    /// Seals what is logged about nobody in particular.
    pub(crate) log_scope: ScopeId,
    /// Seals the organization's own texts.
    pub(crate) scope: ScopeId,
}

impl FromRow for Organization {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: OrganizationId::new(row.get(0)?),
            log_scope: row.get(1)?,
            scope: row.get(2)?,
            jurisdiction: Jurisdiction::parse(&row.get::<String>(3)?).ok_or(Error::Column("not a jurisdiction"))?,
            sector: Sector::parse(&row.get::<String>(4)?).ok_or(Error::Column("not a sector"))?,
            language: row.get(5)?,
            demo: row.get(6)?,
            slug: row.get(7)?,
            name: row.get(8)?,
            created_at: row.get(9)?,
        })
    }
}

/// The organizations that this process has met.
#[derive(Default)]
pub(crate) struct Organizations(Mutex<HashMap<OrganizationId, Arc<Organization>>>);

impl Organizations {
    pub(crate) async fn get(&self, db: &RawDb, id: OrganizationId) -> Result<Arc<Organization>, Error> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some(organization) = known {
            return Ok(organization);
        }
        let organization: Organization = db.read(Uuid::nil()).await?.one(FIND_ORGANIZATION, params![id]).await?;
        let organization = Arc::new(organization);
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, organization.clone());
        Ok(organization)
    }
}

/// What a new organization is made from.
pub struct NewOrganization<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub jurisdiction: Jurisdiction,
    pub sector: Sector,
    pub language: &'a str,
    pub demo: bool,
}

/// Whether `slug` can stand in an address: 2–40 lower-case letters, digits and inner hyphens.
pub fn is_slug(slug: &str) -> bool {
    let inner = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    (2..=40).contains(&slug.len()) && slug.chars().all(inner) && !slug.starts_with('-') && !slug.ends_with('-')
}

/// Makes an organization with its keys and its first scopes.
pub async fn create(db: &Db, new: &NewOrganization<'_>) -> Result<Arc<Organization>, crate::Error> {
    let now = db.clock().now();
    let id = OrganizationId::new(ids::fresh(now));
    // Until its row is there, no epoch ends whose end would not know of it.
    let keyring = db.keystore().lock_keyring().await?;
    db.keystore().create_organization(id, &keyring).await?;
    let log_scope = db.keystore().mint(id).await?;
    let scope = db.keystore().mint(id).await?;
    let searches = db.keystore().mint(id).await?;
    let tx = db.raw().write(id.uuid()).await?;
    tx.exec(
        INSERT_ORGANIZATION,
        params![
            id,
            now,
            log_scope.id(),
            scope.id(),
            new.jurisdiction.code(),
            new.sector.code(),
            new.language,
            new.demo
        ],
    )
    .await?;
    tx.exec(INSERT_SLUG, params![new.slug, id, new.name]).await?;
    for (scope, kind) in [
        (log_scope, ScopeKind::LogIdentity),
        (scope, ScopeKind::Organization),
        (searches, ScopeKind::Search),
    ] {
        tx.exec(crate::db::INSERT_SCOPE, params![id, scope.id(), kind.code(), now])
            .await?;
    }
    tx.commit().await?;
    Ok(db.organization(id).await?)
}

/// The organization that people reach at `/o/{slug}`.
pub async fn find(db: &Db, slug: &str) -> Result<Option<Arc<Organization>>, Error> {
    let found: Option<(Uuid,)> = db.raw().read(Uuid::nil()).await?.opt(FIND_SLUG, params![slug]).await?;
    match found {
        Some((id,)) => Ok(Some(db.organization(OrganizationId::new(id)).await?)),
        None => Ok(None),
    }
}

/// Every organization of this installation, for commands and nightly work.
pub async fn list(db: &Db) -> Result<Vec<OrganizationId>, Error> {
    let rows: Vec<(Uuid,)> = db
        .raw()
        .read(Uuid::nil())
        .await?
        .all(LIST_ORGANIZATIONS, params![])
        .await?;
    Ok(rows.into_iter().map(|(id,)| OrganizationId::new(id)).collect())
}

/// Stands for the generation of the index key while tokens are made anew: nobody looks anything up by them, or writes one.
const RENEWING: i64 = 0;

/// The generation of the index key that the stored blind tokens were made with; a transaction that writes keeps it so until its end.
pub(crate) async fn blind_generation(tx: &RawTx, id: OrganizationId) -> Result<i64, Error> {
    let statement = if tx.writes() {
        KEEP_BLIND_GENERATION
    } else {
        BLIND_GENERATION
    };
    let (stored,): (i64,) = tx.one(statement, params![id]).await?;
    Ok(stored)
}

/// Makes blind tokens that fit those `stored` with a generation of the index key.
///
/// # Errors
/// [`Error::Renewing`] for the moments in which the closing of an epoch makes the stored ones anew.
pub(crate) async fn tokenizer(
    keystore: &Keystore,
    id: OrganizationId,
    kind: &str,
    stored: i64,
) -> Result<Tokenizer, crate::Error> {
    let renewing = || Error::Renewing(id).into();
    if stored == RENEWING {
        return Err(renewing());
    }
    let mut found = keystore.tokenizer(id, kind).await?;
    if found.1 != stored {
        // The keys in memory may be older than the tokens.
        keystore.forget()?;
        found = keystore.tokenizer(id, kind).await?;
    }
    match found {
        (tokenizer, generation) if generation == stored => Ok(tokenizer),
        _ => Err(renewing()),
    }
}

/// Whether nobody looks anything up by a blind token now.
pub(crate) async fn is_renewing(db: &Db, id: OrganizationId) -> Result<bool, Error> {
    let tx = db.raw().read(Uuid::nil()).await?;
    let (stored,): (i64,) = tx.one(BLIND_GENERATION, params![id]).await?;
    Ok(stored == RENEWING)
}

/// Whether the stored blind tokens are older than the key that new ones are made with.
pub async fn needs_new_tokens(db: &Db, id: OrganizationId) -> Result<bool, crate::Error> {
    let tx = db.raw().read(Uuid::nil()).await?;
    let (stored,): (i64,) = tx.one(BLIND_GENERATION, params![id]).await?;
    Ok(stored != db.keystore().blind_generation(id).await?)
}

/// Moves the organization's keys under the current epoch. From then on, until [`tokens_renewed`], nothing is looked up by a blind token.
pub async fn move_keys(db: &Db, id: OrganizationId) -> Result<(), crate::Error> {
    set_blind_generation(db, id, RENEWING).await?;
    Ok(db.keystore().move_organization(id).await?)
}

/// Notes that every blind token of the organization was made with the newest key.
pub async fn tokens_renewed(db: &Db, id: OrganizationId) -> Result<(), crate::Error> {
    let generation = db.keystore().blind_generation(id).await?;
    Ok(set_blind_generation(db, id, generation).await?)
}

async fn set_blind_generation(db: &Db, id: OrganizationId, generation: i64) -> Result<(), Error> {
    let tx = db.raw().write(id.uuid()).await?;
    tx.exec(SET_BLIND_GENERATION, params![id, generation]).await?;
    tx.commit().await
}
