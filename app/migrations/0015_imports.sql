-- Files from older systems, on their way in; they go when the import is finished or undone.
CREATE TABLE import (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    account_id uuid,
    team_id uuid,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    row_count bigint NOT NULL,
    created_count bigint NOT NULL,
    unchanged_count bigint NOT NULL,
    duplicate_count bigint NOT NULL,
    refused_count bigint NOT NULL,
    next_row bigint NOT NULL,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE import_chunk (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, import_id, number)
);

CREATE TABLE import_row (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    import_id uuid NOT NULL,
    number bigint NOT NULL,
    outcome text NOT NULL,
    person_id uuid,
    case_id uuid,
    other_person_id uuid,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, import_id, number)
);
