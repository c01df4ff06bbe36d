//! From a cookie to an actor.

use std::sync::Arc;

use minicbor::{Decode, Encode};
use uuid::Uuid;

use super::account::{Account, AccountFields};
use super::{ManageOwnSessions, SignOut, security, store, token::Bearer};
use crate::audit::Event;
use crate::authz::{Actor, Origin};
use crate::clock::Time;
use crate::db::{Db, Error, FromRow, Row};
use crate::ids::{AccountId, ScopeId, SessionId};
use crate::keystore::Sealed;
use crate::organization::Organization;
use crate::params;

/// Who looks at the screen: the account behind a live session.
#[derive(Clone)]
pub struct Viewer {
    pub actor: Actor,
    pub organization: Arc<Organization>,
    pub account_id: AccountId,
    pub session_id: SessionId,
    pub scope: ScopeId,
    pub log_scope: ScopeId,
    pub fields: AccountFields,
    pub preferences: super::Preferences,
    /// Seconds without an act after which the session ends, as the organization has chosen.
    pub idle_secs: i64,
    /// When the session ends whatever happens.
    pub expires_at: Time,
    /// When the session ends without an act.
    pub ends_at: Time,
}

impl Viewer {
    /// Name and title as they stand under what the viewer signs.
    pub fn signature(&self) -> String {
        match &self.fields.title {
            Some(title) => format!("{}, {title}", self.fields.name),
            None => self.fields.name.clone(),
        }
    }

    /// Whether it is somebody of the portal.
    pub fn is_portal(&self) -> bool {
        self.actor.roles().is_portal()
    }

    /// Seconds until the session ends if `now` is its last act.
    pub fn seconds_left(&self, now: Time) -> i64 {
        self.idle_secs.min(self.expires_at.seconds_since(now))
    }
}

/// What a cookie stands for.
pub enum Presence {
    /// Nobody we know.
    Nobody,
    /// The password was right; the code is still missing.
    Halfway {
        organization: Arc<Organization>,
        account_id: AccountId,
        session_id: SessionId,
    },
    /// A session that ended lately: what its owner posts now is kept.
    Ended {
        organization: Arc<Organization>,
        account_id: AccountId,
        ended_at: Time,
    },
    /// Somebody at work.
    Here(Box<Viewer>),
}

struct SessionRow {
    id: SessionId,
    state: String,
    seen_at: Time,
    expires_at: Time,
    ended_at: Option<Time>,
    stepped_up_at: Option<Time>,
    account_id: AccountId,
    account: Account,
    idle_secs: i64,
}

impl FromRow for SessionRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let account_id: AccountId = row.get(6)?;
        // The account's own id stands once, as the session's.
        let account = Account {
            id: account_id,
            version: row.get(7)?,
            scope: row.get(8)?,
            log_scope: row.get(9)?,
            state: row.get(10)?,
            roles: crate::authz::Roles::from_bits(row.get(11)?),
            created_at: row.get(12)?,
            ended_at: row.get(13)?,
            preferences: super::Preferences {
                language: row.get(14)?,
                theme: row.get(15)?,
                density: row.get(16)?,
            },
            sealed: row.get(17)?,
        };
        let idle_secs = security::idle_secs_of(account.roles, row.get(18)?);
        Ok(Self {
            id: row.get(0)?,
            state: row.get(1)?,
            seen_at: row.get(2)?,
            expires_at: row.get(3)?,
            ended_at: row.get(4)?,
            stepped_up_at: row.get(5)?,
            account_id,
            account,
            idle_secs,
        })
    }
}

/// Seconds between two writes of a session's last act.
const TOUCH_SECS: i64 = 60;

/// Finds out whose cookie this is.
pub async fn look_up(db: &Db, bearer: &Bearer, origin: Origin) -> Result<Presence, crate::Error> {
    let organization = match db.organization(bearer.organization()).await {
        Ok(organization) => organization,
        Err(Error::NoRow) => return Ok(Presence::Nobody),
        Err(error) => return Err(error.into()),
    };
    let now = db.clock().now();
    let tx = db.raw().read(bearer.organization().uuid()).await?;
    let hash = bearer.hash();
    let (session, teams) = futures_util::try_join!(
        tx.opt::<SessionRow>(store::FIND_SESSION, params![organization.id, hash]),
        tx.all::<(Uuid,)>(store::TEAMS_OF_SESSION, params![organization.id, hash]),
    )?;
    drop(tx);
    let Some(session) = session.filter(|session| session.account.state == "active") else {
        return Ok(Presence::Nobody);
    };
    let ends_at = session.seen_at.plus_seconds(session.idle_secs).min(session.expires_at);
    let ended_at = session.ended_at.unwrap_or(ends_at);
    if session.ended_at.is_some() || now >= ended_at {
        return Ok(match session.state.as_str() {
            // A session that was signed out keeps nothing.
            "active" if session.ended_at.is_none() => Presence::Ended {
                organization,
                account_id: session.account_id,
                ended_at,
            },
            _ => Presence::Nobody,
        });
    }
    if session.state != "active" {
        return Ok(Presence::Halfway {
            organization,
            account_id: session.account_id,
            session_id: session.id,
        });
    }
    if now.seconds_since(session.seen_at) >= TOUCH_SECS {
        touch(db, &organization, session.id).await?;
    }
    let account = session.account;
    let fields = db
        .keystore()
        .open_scope(organization.id, account.scope)
        .await?
        .open(&account)?;
    let teams = teams.into_iter().map(|(team,)| team).collect();
    let actor = Actor::account(
        organization.id,
        account.id,
        account.roles,
        teams,
        session.id,
        session.stepped_up_at,
        origin,
    );
    Ok(Presence::Here(Box::new(Viewer {
        actor,
        organization,
        account_id: account.id,
        session_id: session.id,
        scope: account.scope,
        log_scope: account.log_scope,
        fields,
        preferences: account.preferences,
        idle_secs: session.idle_secs,
        expires_at: session.expires_at,
        ends_at,
    })))
}

/// Notes that the session is in use.
pub async fn touch(db: &Db, organization: &Organization, session: SessionId) -> Result<(), Error> {
    let tx = db.raw().write(organization.id.uuid()).await?;
    tx.exec(
        store::TOUCH_SESSION,
        params![organization.id, session, db.clock().now()],
    )
    .await?;
    tx.commit().await
}

/// Where a session is used, sealed in its owner's scope.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub(crate) struct SessionFields {
    #[n(0)]
    pub(crate) address: String,
    #[n(1)]
    pub(crate) user_agent: String,
}

/// One line of the device list.
pub struct Device {
    pub session_id: SessionId,
    pub created_at: Time,
    pub seen_at: Time,
    pub address: String,
    pub user_agent: String,
    pub current: bool,
}

/// The viewer's sessions that still open anything, the latest used first.
pub async fn devices(db: &Db, viewer: &Viewer) -> Result<Vec<Device>, crate::Error> {
    let tx = db.read(&viewer.actor).await?;
    tx.permit::<ManageOwnSessions>()?;
    let rows: Vec<(SessionId, Time, Time, ScopeId, Sealed<SessionFields>)> = tx
        .all(
            store::LIST_SESSIONS,
            params![tx.organization(), viewer.account_id, tx.now()],
        )
        .await?;
    let scope = tx.open_scope(viewer.scope).await?;
    let mut devices = Vec::with_capacity(rows.len());
    let is_live = |seen_at: &Time| seen_at.plus_seconds(viewer.idle_secs) > tx.now();
    for (session_id, created_at, seen_at, _, sealed) in rows.into_iter().filter(|row| is_live(&row.2)) {
        let SessionFields { address, user_agent } = scope.open_as(&store::SESSION, session_id.uuid(), 1, &sealed)?;
        devices.push(Device {
            session_id,
            created_at,
            seen_at,
            address,
            user_agent,
            current: session_id == viewer.session_id,
        });
    }
    Ok(devices)
}

/// Ends one of the viewer's sessions; nobody ends somebody else's this way.
pub async fn end_session(db: &Db, viewer: &Viewer, session: SessionId) -> Result<(), crate::Error> {
    let mut tx = db.begin(&viewer.actor).await?;
    let permit = tx.permit::<SignOut>()?;
    let params = params![tx.organization(), session, tx.now(), viewer.account_id];
    if tx.write(&store::SESSION, store::END_OWN_SESSION, params).await? != 1 {
        return Err(Error::NoRow.into());
    }
    tx.commit(Event::on(
        &permit,
        &store::SESSION,
        session.uuid(),
        Some(viewer.log_scope),
    ))
    .await
}

/// Ends all of the viewer's sessions but the current one.
pub async fn end_sessions_of(db: &Db, viewer: &Viewer) -> Result<(), crate::Error> {
    let mut tx = db.begin(&viewer.actor).await?;
    let permit = tx.permit::<SignOut>()?;
    let params = params![tx.organization(), viewer.account_id, tx.now(), viewer.session_id];
    let count = tx.write(&store::SESSION, store::END_SESSIONS_OF, params).await?;
    tx.commit(
        Event::on(
            &permit,
            &store::ACCOUNT,
            viewer.account_id.uuid(),
            Some(viewer.log_scope),
        )
        .counting(count),
    )
    .await
}
