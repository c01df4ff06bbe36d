//! The list of scopes that an organization uses; their keys lie in the key store.

use crate::{statements, tables};

tables! {
    pub SCOPE = 6, "scope", "organization_id, id, version, kind, created_at", undigested "its key is the truth; the row only lists it";
}

statements! {
    pub(crate) INSERT_SCOPE = "
        INSERT INTO scope (organization_id, id, version, kind, created_at)
        VALUES ($1, $2, 1, $3, $4)";
    pub(crate) LIST_SCOPES = "
        SELECT id
        FROM scope
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(crate) IS_DESTROYED = "
        SELECT id
        FROM destruction
        WHERE organization_id = $1 AND scope_id = $2 AND whole = TRUE
        LIMIT 1";
}
