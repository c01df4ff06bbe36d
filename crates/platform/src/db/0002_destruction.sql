-- What was decided to be destroyed: the row commits with the deletion, the keys follow.
CREATE TABLE destruction (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    scope_id uuid NOT NULL,
    generation bigint NOT NULL,
    whole boolean NOT NULL,
    at timestamptz NOT NULL,
    done_at timestamptz,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX destruction_waiting ON destruction (organization_id) WHERE done_at IS NULL;
CREATE INDEX destruction_scope ON destruction (organization_id, scope_id);

-- Destruction asks each table for the rows of one scope.
CREATE INDEX session_scope ON session (organization_id, scope_id);
