//! Sessions that nobody ended: noticed by the hourly sweep, and logged about their owner.

use super::{KEEP_SECS, TimeOut, security, store};
use crate::audit::{Event, Outcome};
use crate::authz::{Actor, Ground, Origin, Roles};
use crate::clock::Time;
use crate::db::Db;
use crate::ids::{AccountId, ScopeId, SessionId};
use crate::organization::Organization;
use crate::params;

/// A session, whose, when it was last used, when it would have expired, what the organization has chosen, the owner's roles.
type Row = (SessionId, AccountId, ScopeId, Time, Time, Option<i64>, i64);

/// Ends and logs the sessions whose time-out is over for so long that no late form can come any more.
pub(crate) async fn end_timed_out(db: &Db, organization: &Organization) -> Result<(), crate::Error> {
    let long_ago = db.clock().now().plus_seconds(-KEEP_SECS);
    let actor = Actor::system_for(organization.id, "time-out", Origin::default());
    let open: Vec<Row> = {
        let tx = db.raw().read(organization.id.uuid()).await?;
        let params = params![
            organization.id,
            long_ago.plus_seconds(-60 * security::IDLE_MINUTES.start())
        ];
        tx.all(store::LIST_UNENDED, params).await?
    };
    for (session, account, log_scope, seen_at, expires_at, chosen, roles) in open {
        let idle_secs = security::idle_secs_of(Roles::from_bits(roles), chosen);
        let ended_at = seen_at.plus_seconds(idle_secs).min(expires_at);
        if ended_at > long_ago {
            continue;
        }
        let mut tx = db.begin(&actor).await?;
        let params = params![organization.id, session, ended_at];
        if tx.write(&store::SESSION, store::END_SESSION, params).await? == 1 {
            let (table, account) = (&store::ACCOUNT, account.uuid());
            let event = Event::new::<TimeOut>(Outcome::Done, Ground::System, table, account, Some(log_scope));
            tx.commit(event.because(ended_at.to_jiff().to_string())).await?;
        }
    }
    Ok(())
}
