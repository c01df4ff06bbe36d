//! Accounts, credentials, sessions, invitations and teams: tables and statements.

use crate::{statements, tables};

tables! {
    pub ACCOUNT = 10, "account",
        "organization_id, id, version, scope_id, log_scope_id, state, roles, email_token, created_at, ended_at, language, theme, density, sealed";
    pub CREDENTIAL = 11, "credential", "organization_id, id, version, account_id, scope_id, last_totp_step, sealed",
        undigested "its last time step changes with every sign-in, which has its own event";
    pub SESSION = 12, "session",
        "organization_id, id, version, account_id, scope_id, token_hash, state, created_at, seen_at, expires_at, stepped_up_at, ended_at, sealed",
        undigested "short-lived; its beginning and end have events";
    pub INVITATION = 13, "invitation", "organization_id, id, version, account_id, token_hash, created_at, expires_at, used_at";
    pub KEPT_POST = 14, "kept_post", "organization_id, id, version, account_id, scope_id, created_at, sealed", undigested "lives for thirty minutes";
    pub TEAM = 15, "team", "organization_id, id, version, leader_id, created_at, ended_at, scope_id, sealed";
    pub TEAM_MEMBER = 16, "team_member", "organization_id, id, version, team_id, account_id";
    pub INVITATION_CODE = 20, "invitation_code", "organization_id, id, version, code_hash, tries",
        undigested "counts tries; each wrong one has its event";
    pub SECURITY = 19, "security", "organization_id, id, version, idle_secs";
}

statements! {
    pub(crate) FIND_SESSION = "
        SELECT s.id, s.state, s.seen_at, s.expires_at, s.ended_at, s.stepped_up_at, s.account_id,
            a.version, a.scope_id, a.log_scope_id, a.state, a.roles, a.created_at, a.ended_at, a.language, a.theme, a.density, a.sealed, x.idle_secs
        FROM session s
        JOIN account a ON a.organization_id = s.organization_id AND a.id = s.account_id
        LEFT JOIN security x ON x.organization_id = s.organization_id
        WHERE s.organization_id = $1 AND s.token_hash = $2";
    pub(crate) FIND_SECURITY = "
        SELECT version, idle_secs
        FROM security
        WHERE organization_id = $1";
    pub(crate) INSERT_SECURITY = "
        INSERT INTO security (organization_id, id, version, idle_secs)
        VALUES ($1, $2, 1, $3)";
    pub(crate) UPDATE_SECURITY = "
        UPDATE security
        SET idle_secs = $3, version = version + 1
        WHERE organization_id = $1 AND version = $2";
    pub(crate) TEAMS_OF_SESSION = "
        SELECT m.team_id
        FROM session s
        JOIN team_member m ON m.organization_id = s.organization_id AND m.account_id = s.account_id
        WHERE s.organization_id = $1 AND s.token_hash = $2";
    pub(crate) TOUCH_SESSION = "
        UPDATE session
        SET seen_at = $3
        WHERE organization_id = $1 AND id = $2";
    pub(crate) INSERT_SESSION = "
        INSERT INTO session (organization_id, id, version, account_id, scope_id, token_hash, state, created_at, seen_at, expires_at, stepped_up_at, ended_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $7, $8, $9, NULL, $10)";
    pub(crate) STEP_UP_SESSION = "
        UPDATE session
        SET stepped_up_at = $3, seen_at = $3
        WHERE organization_id = $1 AND id = $2";
    pub(crate) END_SESSION = "
        UPDATE session
        SET ended_at = $3
        WHERE organization_id = $1 AND id = $2 AND ended_at IS NULL";
    pub(crate) END_SESSIONS_OF = "
        UPDATE session
        SET ended_at = $3
        WHERE organization_id = $1 AND account_id = $2 AND ended_at IS NULL AND id <> $4";
    pub(crate) END_OWN_SESSION = "
        UPDATE session
        SET ended_at = $3
        WHERE organization_id = $1 AND id = $2 AND account_id = $4 AND ended_at IS NULL";
    // The roles of staff are the bits under 64.
    pub(crate) LAST_SEEN = "
        SELECT s.account_id, MAX(s.seen_at)
        FROM session s
        JOIN account a ON a.organization_id = s.organization_id AND a.id = s.account_id
        WHERE s.organization_id = $1 AND s.state = 'active' AND (a.roles & 63) <> 0
        GROUP BY s.account_id
        LIMIT 2000";
    pub(crate) LAST_SEEN_OF = "
        SELECT MAX(seen_at)
        FROM session
        WHERE organization_id = $1 AND account_id = $2 AND state = 'active'";
    pub(crate) LIST_SESSIONS = "
        SELECT id, created_at, seen_at, scope_id, sealed
        FROM session
        WHERE organization_id = $1 AND account_id = $2 AND ended_at IS NULL AND expires_at > $3 AND state = 'active'
        ORDER BY seen_at DESC
        LIMIT 50";
    pub(crate) LIST_UNENDED = "
        SELECT s.id, s.account_id, a.log_scope_id, s.seen_at, s.expires_at, x.idle_secs, a.roles
        FROM session s
        JOIN account a ON a.organization_id = s.organization_id AND a.id = s.account_id
        LEFT JOIN security x ON x.organization_id = s.organization_id
        WHERE s.organization_id = $1 AND s.state = 'active' AND s.ended_at IS NULL AND s.seen_at < $2
        ORDER BY s.seen_at
        LIMIT 1000";
    pub(crate) DELETE_OLD_SESSIONS = "
        DELETE FROM session
        WHERE organization_id = $1 AND expires_at < $2";
    pub(crate) FIND_BY_EMAIL = "
        SELECT a.id, a.version, a.scope_id, a.log_scope_id, a.state, a.roles, a.created_at, a.ended_at, a.language, a.theme, a.density, a.sealed, c.id, c.last_totp_step, c.sealed
        FROM account a
        JOIN credential c ON c.organization_id = a.organization_id AND c.account_id = a.id
        WHERE a.organization_id = $1 AND a.email_token = $2 AND a.state = 'active'";
    pub(crate) FIND_OF_EMAIL = "
        SELECT id
        FROM account
        WHERE organization_id = $1 AND email_token = $2";
    pub(crate) FIND_CREDENTIAL = "
        SELECT a.id, a.version, a.scope_id, a.log_scope_id, a.state, a.roles, a.created_at, a.ended_at, a.language, a.theme, a.density, a.sealed, c.id, c.last_totp_step, c.sealed
        FROM account a
        JOIN credential c ON c.organization_id = a.organization_id AND c.account_id = a.id
        WHERE a.organization_id = $1 AND a.id = $2 AND a.state = 'active'";
    pub(crate) LIST_CREDENTIALS = "
        SELECT a.id, a.version, a.scope_id, a.log_scope_id, a.state, a.roles, a.created_at, a.ended_at, a.language, a.theme, a.density, a.sealed, c.id, c.last_totp_step, c.sealed
        FROM account a
        JOIN credential c ON c.organization_id = a.organization_id AND c.account_id = a.id
        WHERE a.organization_id = $1 AND a.state = 'active'
        LIMIT 20000";
    pub(crate) USE_TOTP_STEP = "
        UPDATE credential
        SET last_totp_step = $3
        WHERE organization_id = $1 AND id = $2 AND last_totp_step < $3";
    pub(crate) UPDATE_CREDENTIAL = "
        UPDATE credential
        SET sealed = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(crate) CREDENTIAL_VERSION = "
        SELECT version
        FROM credential
        WHERE organization_id = $1 AND id = $2";
    pub(crate) DELETE_CREDENTIAL = "
        DELETE FROM credential
        WHERE organization_id = $1 AND account_id = $2";
    pub(crate) INSERT_CREDENTIAL = "
        INSERT INTO credential (organization_id, id, version, account_id, scope_id, last_totp_step, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6)";
    pub(crate) INSERT_ACCOUNT = "
        INSERT INTO account (organization_id, id, version, scope_id, log_scope_id, state, roles, email_token, created_at, ended_at, language, theme, density, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, NULL, $9, $10, $11, $12)";
    pub(crate) FIND_ACCOUNT = "
        SELECT id, version, scope_id, log_scope_id, state, roles, created_at, ended_at, language, theme, density, sealed
        FROM account
        WHERE organization_id = $1 AND id = $2";
    pub(crate) LIST_ACCOUNTS = "
        SELECT id, version, scope_id, log_scope_id, state, roles, created_at, ended_at, language, theme, density, sealed
        FROM account
        WHERE organization_id = $1 AND (roles & 63) <> 0
        ORDER BY id
        LIMIT 2000";
    pub(crate) PAGE_OF_ACCOUNTS = "
        SELECT id, version, scope_id, log_scope_id, state, roles, created_at, ended_at, language, theme, density, sealed
        FROM account
        WHERE organization_id = $1 AND id > $2
        ORDER BY id
        LIMIT 1000";
    pub(crate) UPDATE_ACCOUNT = "
        UPDATE account
        SET state = $4, roles = $5, ended_at = $6, language = $7, theme = $8, density = $9, sealed = $10, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(crate) UPDATE_EMAIL_TOKEN = "
        UPDATE account
        SET email_token = $4, sealed = $5, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(crate) INSERT_INVITATION = "
        INSERT INTO invitation (organization_id, id, version, account_id, token_hash, created_at, expires_at, used_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6, NULL)";
    pub(crate) FIND_INVITATION = "
        SELECT i.id, i.account_id, c.code_hash
        FROM invitation i
        JOIN account a ON a.organization_id = i.organization_id AND a.id = i.account_id
        LEFT JOIN invitation_code c ON c.organization_id = i.organization_id AND c.id = i.id
        WHERE i.organization_id = $1 AND i.token_hash = $2 AND i.used_at IS NULL AND i.expires_at > $3 AND a.state <> 'ended'";
    pub(crate) INSERT_INVITATION_CODE = "
        INSERT INTO invitation_code (organization_id, id, version, code_hash, tries)
        VALUES ($1, $2, 1, $3, 0)";
    pub(crate) COUNT_TRY = "
        UPDATE invitation_code
        SET tries = tries + 1
        WHERE organization_id = $1 AND id = $2
        RETURNING tries";
    pub(crate) FORGET_TRIES = "
        UPDATE invitation_code
        SET tries = 0
        WHERE organization_id = $1 AND id = $2";
    pub(crate) OPEN_INVITATION_OF = "
        SELECT MAX(expires_at)
        FROM invitation
        WHERE organization_id = $1 AND account_id = $2 AND used_at IS NULL AND expires_at > $3";
    pub(crate) USE_INVITATION = "
        UPDATE invitation
        SET used_at = $3, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND used_at IS NULL";
    pub(crate) END_INVITATIONS_OF = "
        UPDATE invitation
        SET used_at = $3, version = version + 1
        WHERE organization_id = $1 AND account_id = $2 AND used_at IS NULL";
    pub(crate) UPSERT_KEPT_POST = "
        INSERT INTO kept_post (organization_id, id, version, account_id, scope_id, created_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6)
        ON CONFLICT (organization_id, account_id) DO UPDATE SET id = excluded.id, created_at = excluded.created_at, sealed = excluded.sealed";
    pub(crate) FIND_KEPT_POST = "
        SELECT id, scope_id, created_at, sealed
        FROM kept_post
        WHERE organization_id = $1 AND account_id = $2";
    pub(crate) DELETE_KEPT_POST = "
        DELETE FROM kept_post
        WHERE organization_id = $1 AND account_id = $2";
    pub(crate) DELETE_OLD_KEPT_POSTS = "
        DELETE FROM kept_post
        WHERE organization_id = $1 AND created_at < $2";
    pub(crate) INSERT_TEAM = "
        INSERT INTO team (organization_id, id, version, leader_id, created_at, ended_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, NULL, $5, $6)";
    pub(crate) UPDATE_TEAM = "
        UPDATE team
        SET leader_id = $4, ended_at = $5, sealed = $6, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(crate) LIST_TEAMS = "
        SELECT id, version, leader_id, ended_at, scope_id, sealed
        FROM team
        WHERE organization_id = $1
        ORDER BY id
        LIMIT 500";
    pub(crate) FIND_TEAM = "
        SELECT id, version, leader_id, ended_at, scope_id, sealed
        FROM team
        WHERE organization_id = $1 AND id = $2";
    pub(crate) MEMBERS_OF = "
        SELECT account_id
        FROM team_member
        WHERE organization_id = $1 AND team_id = $2
        ORDER BY account_id
        LIMIT 2000";
    pub(crate) LIST_MEMBERS = "
        SELECT id, team_id, account_id
        FROM team_member
        WHERE organization_id = $1
        ORDER BY id
        LIMIT 5000";
    pub(crate) INSERT_MEMBER = "
        INSERT INTO team_member (organization_id, id, version, team_id, account_id)
        VALUES ($1, $2, 1, $3, $4)
        ON CONFLICT (organization_id, team_id, account_id) DO NOTHING";
    pub(crate) DELETE_MEMBER = "
        DELETE FROM team_member
        WHERE organization_id = $1 AND team_id = $2 AND account_id = $3";
    pub(crate) DELETE_MEMBERSHIPS = "
        DELETE FROM team_member
        WHERE organization_id = $1 AND account_id = $2";
}
