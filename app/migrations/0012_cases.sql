-- Cases, who may see them, and how their status came about.
CREATE TABLE cases (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    scope_id uuid NOT NULL,
    log_scope_id uuid NOT NULL,
    number bigint NOT NULL,
    client_id uuid NOT NULL,
    household_id uuid,
    team_id uuid,
    status text NOT NULL,
    priority bigint NOT NULL,
    restricted boolean NOT NULL,
    type_code bytea NOT NULL,
    jurisdiction text NOT NULL,
    controller_of_record uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, number)
);

CREATE INDEX cases_client ON cases (organization_id, client_id);

-- Apart from the case, so that two people writing notes do not stand in each other's way.
CREATE TABLE case_activity (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    last_activity_at timestamptz NOT NULL,
    is_open boolean NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX case_activity_at ON case_activity (organization_id, last_activity_at, id);
CREATE INDEX case_activity_open ON case_activity (organization_id, is_open, last_activity_at, id);

CREATE TABLE case_status (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    status text NOT NULL,
    at timestamptz NOT NULL,
    actor_id uuid,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX case_status_case ON case_status (organization_id, case_id, at);

CREATE TABLE case_grant (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    principal_id uuid NOT NULL,
    case_id uuid NOT NULL,
    ground bigint NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX case_grant_principal ON case_grant (organization_id, principal_id, case_id);
CREATE INDEX case_grant_case ON case_grant (organization_id, case_id);
