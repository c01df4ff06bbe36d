//! The names of staff and teams, which most pages show; kept in memory for a minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use platform::authz::{OrganizationId, Role, Roles};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, TeamId};
use platform::session::{self, Account, AccountFields};

/// Seconds that names are kept; other processes see a change after that long.
const LIFE_SECS: i64 = 60;

/// Who works on cases.
const CARE: Roles = Roles::of(&[Role::Supervisor, Role::Worker]);

/// In memory, never written.
#[derive(Default)]
pub struct Names(Mutex<HashMap<OrganizationId, Known>>);

/// One organization's names. Cheap to clone.
#[derive(Clone)]
struct Known {
    since: Time,
    accounts: Arc<HashMap<AccountId, String>>,
    care_staff: Arc<HashMap<AccountId, String>>,
    teams: Arc<HashMap<TeamId, String>>,
}

impl Names {
    /// `Name, title` of every account, the ended ones included: what they signed is still shown.
    pub async fn accounts(&self, tx: &ReadTx) -> Result<Arc<HashMap<AccountId, String>>, platform::Error> {
        Ok(self.known(tx).await?.accounts)
    }

    /// `Name, title` of those who can be given a case: active supervisors and workers.
    pub async fn care_staff(&self, tx: &ReadTx) -> Result<Arc<HashMap<AccountId, String>>, platform::Error> {
        Ok(self.known(tx).await?.care_staff)
    }

    /// The name of every team at work.
    pub async fn teams(&self, tx: &ReadTx) -> Result<Arc<HashMap<TeamId, String>>, platform::Error> {
        Ok(self.known(tx).await?.teams)
    }

    /// Drops an organization's names, so that the next page reads them anew.
    pub fn forget(&self, organization: OrganizationId) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&organization);
    }

    async fn known(&self, tx: &ReadTx) -> Result<Known, platform::Error> {
        let organization = tx.organization();
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&organization)
            .cloned();
        if let Some(known) = known.filter(|known| tx.now().seconds_since(known.since) < LIFE_SECS) {
            return Ok(known);
        }
        let read = read(tx).await?;
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(organization, read.clone());
        Ok(read)
    }
}

async fn read(tx: &ReadTx) -> Result<Known, platform::Error> {
    let accounts = session::list_accounts(tx).await?;
    let rows: Vec<&Account> = accounts.iter().collect();
    let fields = tx.open_for_directory(&rows).await?;
    let names: HashMap<AccountId, String> = accounts
        .iter()
        .map(|account| account.id)
        .zip(fields.iter().map(signature))
        .collect();
    let is_care = |account: &&Account| account.state == "active" && account.roles.meets(CARE);
    let care_staff = accounts
        .iter()
        .filter(is_care)
        .filter_map(|account| Some((account.id, names.get(&account.id)?.clone())));
    let care_staff = care_staff.collect();
    let scope = tx.organization_scope().await?;
    let mut teams = HashMap::new();
    for team in session::list_teams(tx)
        .await?
        .into_iter()
        .filter(|team| team.ended_at.is_none())
    {
        teams.insert(team.id, scope.open(&team)?.name);
    }
    Ok(Known {
        since: tx.now(),
        accounts: Arc::new(names),
        care_staff: Arc::new(care_staff),
        teams: Arc::new(teams),
    })
}

/// `Mikael Ström, social worker`.
fn signature(fields: &AccountFields) -> String {
    match &fields.title {
        Some(title) => format!("{}, {title}", fields.name),
        None => fields.name.clone(),
    }
}
