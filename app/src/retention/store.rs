//! Every statement about what an organization has chosen.

use platform::clock::Time;
use platform::db::{Error, FromRow, ReadTx, Row, Tx};
use platform::{params, statements};
use uuid::Uuid;

use super::{CareChoice, Category, care_categories};
use crate::tables::RETENTION_CHOICE;

statements! {
    pub(super) FIND = "
        SELECT category
        FROM retention_choice
        WHERE organization_id = $1";
    LAST_RUN = "
        SELECT ended_at, cases, persons, due, near, missing, whole
        FROM retention_run
        WHERE organization_id = $1
        ORDER BY started_at DESC, id DESC
        LIMIT 1";
    pub(super) UPDATE = "
        UPDATE retention_choice
        SET category = $2, chosen_by = $3, chosen_at = $4, version = version + 1
        WHERE organization_id = $1";
    pub(super) INSERT = "
        INSERT INTO retention_choice (organization_id, id, version, category, chosen_by, chosen_at)
        VALUES ($1, $2, 1, $3, $4, $5)";
}

/// The category that the organization has chosen for its care records, if it has chosen one.
pub async fn choice(tx: &ReadTx) -> Result<Option<Category>, platform::Error> {
    let found: Option<(String,)> = tx.opt(FIND, params![tx.organization()]).await?;
    Ok(found.and_then(|(name,)| Category::parse_care(&name)))
}

/// What the last nightly run found; the run itself, and the others, are [`disposal`](crate::disposal)'s.
pub(super) struct LastRun {
    pub(super) ended_at: Time,
    pub(super) cases: i64,
    pub(super) persons: i64,
    pub(super) due: i64,
    pub(super) near: i64,
    pub(super) missing: i64,
    /// Whether it looked at everything there is.
    pub(super) whole: bool,
}

impl FromRow for LastRun {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            ended_at: row.get(0)?,
            cases: row.get(1)?,
            persons: row.get(2)?,
            due: row.get(3)?,
            near: row.get(4)?,
            missing: row.get(5)?,
            whole: row.get(6)?,
        })
    }
}

pub(super) async fn last_run(tx: &ReadTx) -> Result<Option<LastRun>, Error> {
    tx.opt(LAST_RUN, params![tx.organization()]).await
}

/// Which rule those of the organization's care records fall under today that have none of their own.
pub async fn care_choice(tx: &ReadTx) -> Result<CareChoice, platform::Error> {
    let settings = tx.settings();
    let categories = care_categories(settings.jurisdiction, crate::layout::date_in(settings, tx.now()));
    let chosen = choice(tx).await?.filter(|category| categories.contains(category));
    Ok(chosen.map_or(CareChoice::Needed, CareChoice::Chosen))
}

/// Chooses the category of the organization's care records.
pub async fn choose(tx: &mut Tx, category: Category) -> Result<(), platform::Error> {
    let (organization, account, now) = (tx.organization(), tx.actor().account_id(), tx.now());
    tx.lock(RETENTION_LOCK).await?;
    let params = params![organization, category.name(), account, now];
    if tx.write(&RETENTION_CHOICE, UPDATE, params).await? == 0 {
        let id: Uuid = tx.fresh();
        let params = params![organization, id, category.name(), account, now];
        tx.write_one(&RETENTION_CHOICE, INSERT, params).await?;
    }
    Ok(())
}

/// Two first choices at once would be two rows.
const RETENTION_LOCK: Uuid = Uuid::from_u128(0x0072_6574_656e_7469_6f6e);
