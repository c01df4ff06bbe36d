//! Teams: their names, who leads them, who belongs to them.
//!
//! A team's name is sealed in the organization's own scope, which [`ReadTx::organization_scope`](crate::db::ReadTx::organization_scope) opens.
//! Membership is power, because grants may name a team; so every change commits with its event.

use uuid::Uuid;

use super::account::TeamFields;
use super::store;
use crate::authz::SealedRow;
use crate::clock::Time;
use crate::db::{Error, FromRow, ReadTx, Row, Table, Tx};
use crate::ids::{AccountId, ScopeId, TeamId};
use crate::keystore::Sealed;
use crate::params;

/// A group of accounts that cases can be given to.
pub struct Team {
    pub id: TeamId,
    pub version: i64,
    pub leader_id: Option<AccountId>,
    pub ended_at: Option<Time>,
    pub scope: ScopeId,
    pub sealed: Sealed<TeamFields>,
}

impl FromRow for Team {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            leader_id: row.get(2)?,
            ended_at: row.get(3)?,
            scope: row.get(4)?,
            sealed: row.get(5)?,
        })
    }
}

impl SealedRow for Team {
    type Fields = TeamFields;
    const TABLE: &'static Table = &store::TEAM;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }
    fn version(&self) -> i64 {
        self.version
    }
    fn scope(&self) -> ScopeId {
        self.scope
    }
    fn sealed(&self) -> &Sealed<TeamFields> {
        &self.sealed
    }
}

/// Every team of the organization, oldest first, the ended ones included.
pub async fn list_teams(tx: &ReadTx) -> Result<Vec<Team>, Error> {
    tx.all(store::LIST_TEAMS, params![tx.organization()]).await
}

pub async fn find_team(tx: &ReadTx, id: TeamId) -> Result<Team, Error> {
    tx.one(store::FIND_TEAM, params![tx.organization(), id]).await
}

/// Who belongs to which team.
pub async fn list_members(tx: &ReadTx) -> Result<Vec<(TeamId, AccountId)>, Error> {
    let members: Vec<(Uuid, TeamId, AccountId)> = tx.all(store::LIST_MEMBERS, params![tx.organization()]).await?;
    Ok(members.into_iter().map(|(_, team, account)| (team, account)).collect())
}

/// Who belongs to one team.
pub async fn members_of(tx: &ReadTx, team: TeamId) -> Result<Vec<AccountId>, Error> {
    let members: Vec<(AccountId,)> = tx.all(store::MEMBERS_OF, params![tx.organization(), team]).await?;
    Ok(members.into_iter().map(|(account,)| account).collect())
}

/// Inserts a team without a leader and without members.
pub async fn insert_team(tx: &mut Tx, name: &str) -> Result<TeamId, crate::Error> {
    let scope = tx.organization_scope().await?;
    let id: TeamId = tx.fresh();
    let sealed = scope.seal(
        &store::TEAM,
        id.uuid(),
        1,
        &TeamFields {
            name: name.trim().to_owned(),
        },
    )?;
    let params = params![tx.organization(), id, None::<Uuid>, tx.now(), scope.id(), sealed];
    tx.write_one(&store::TEAM, store::INSERT_TEAM, params).await?;
    Ok(id)
}

/// Writes a team's next version, with this name and leader.
pub async fn update_team(tx: &mut Tx, team: &Team, name: &str, leader: Option<AccountId>) -> Result<(), crate::Error> {
    let scope = tx.open_scope(team.scope).await?;
    let fields = TeamFields {
        name: name.trim().to_owned(),
    };
    let sealed = scope.seal(&store::TEAM, team.id.uuid(), team.version + 1, &fields)?;
    let params = params![tx.organization(), team.id, team.version, leader, team.ended_at, sealed];
    Ok(tx.write_one(&store::TEAM, store::UPDATE_TEAM, params).await?)
}

/// Ends a team: nobody belongs to it or leads it any more, its name stays. What the team may see is the product's to end.
pub async fn end_team(tx: &mut Tx, team: &Team) -> Result<(), crate::Error> {
    set_members(tx, team.id, &[]).await?;
    let scope = tx.open_scope(team.scope).await?;
    let fields = scope.open(team)?;
    let sealed = scope.seal(&store::TEAM, team.id.uuid(), team.version + 1, &fields)?;
    let params = params![tx.organization(), team.id, team.version, None::<Uuid>, tx.now(), sealed];
    Ok(tx.write_one(&store::TEAM, store::UPDATE_TEAM, params).await?)
}

/// Makes these accounts, and no others, the team's members. Returns how many came or went.
pub async fn set_members(tx: &mut Tx, team: TeamId, members: &[AccountId]) -> Result<usize, Error> {
    let known = members_of(tx, team).await?;
    let mut changed = 0;
    for account in members.iter().filter(|account| !known.contains(account)) {
        let params = params![tx.organization(), tx.fresh::<Uuid>(), team, *account];
        changed += tx.write(&store::TEAM_MEMBER, store::INSERT_MEMBER, params).await?;
    }
    for account in known.iter().filter(|account| !members.contains(account)) {
        let params = params![tx.organization(), team, *account];
        changed += tx.delete(&store::TEAM_MEMBER, store::DELETE_MEMBER, params).await?;
    }
    Ok(changed)
}

/// Leaves the teams that an account leads without a leader.
pub(super) async fn take_lead(tx: &mut Tx, leader: AccountId) -> Result<(), crate::Error> {
    for team in list_teams(tx)
        .await?
        .into_iter()
        .filter(|team| team.leader_id == Some(leader))
    {
        let name = tx.open_scope(team.scope).await?.open(&team)?.name;
        update_team(tx, &team, &name, None).await?;
    }
    Ok(())
}
