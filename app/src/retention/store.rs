//! Every statement about what an organization has chosen.

use platform::db::{ReadTx, Tx};
use platform::{params, statements};
use uuid::Uuid;

use super::{Category, care_categories};
use crate::tables::RETENTION_CHOICE;

statements! {
    pub(super) FIND = "
        SELECT category
        FROM retention_choice
        WHERE organization_id = $1";
    pub(super) UPDATE = "
        UPDATE retention_choice
        SET category = $2, chosen_by = $3, chosen_at = $4, version = version + 1
        WHERE organization_id = $1";
    pub(super) INSERT = "
        INSERT INTO retention_choice (organization_id, id, version, category, chosen_by, chosen_at)
        VALUES ($1, $2, 1, $3, $4, $5)";
}

/// The category that the organization's care records fall under, if it has chosen one.
pub async fn choice(tx: &ReadTx) -> Result<Option<Category>, platform::Error> {
    let found: Option<(String,)> = tx.opt(FIND, params![tx.organization()]).await?;
    Ok(found.and_then(|(name,)| Category::parse_care(&name)))
}

/// Where an organization stands with the rule for its care records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CareChoice {
    /// No rule that decides is in force where it is: nothing is computed, and nothing ends by itself.
    NoRule,
    /// It has to choose one.
    Needed,
    Chosen(Category),
}

/// Which rule the organization's care records fall under today.
pub async fn care_choice(tx: &ReadTx) -> Result<CareChoice, platform::Error> {
    let settings = tx.settings();
    let categories = care_categories(settings.jurisdiction, crate::layout::date_in(settings, tx.now()));
    if categories.is_empty() {
        return Ok(CareChoice::NoRule);
    }
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
