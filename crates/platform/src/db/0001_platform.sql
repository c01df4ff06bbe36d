-- Tables without an organization (the closed list), then the platform's tenant tables.
CREATE TABLE organization (
    id uuid NOT NULL PRIMARY KEY,
    created_at timestamptz NOT NULL,
    log_scope_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    blind_generation bigint NOT NULL,
    jurisdiction text NOT NULL,
    sector text NOT NULL,
    language text NOT NULL,
    demo boolean NOT NULL
);

CREATE TABLE slug (
    slug text NOT NULL PRIMARY KEY,
    organization_id uuid NOT NULL,
    name text NOT NULL
);

CREATE TABLE job_ready (
    id uuid NOT NULL PRIMARY KEY,
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    object_id uuid NOT NULL,
    run_at timestamptz NOT NULL,
    leased_until timestamptz,
    attempts bigint NOT NULL
);

CREATE INDEX job_ready_run ON job_ready (run_at);

CREATE TABLE audit_event (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    year bigint NOT NULL,
    seq bigint,
    actor_id uuid NOT NULL,
    action bigint NOT NULL,
    outcome bigint NOT NULL,
    ground bigint NOT NULL,
    object_table bigint NOT NULL,
    object_id uuid NOT NULL,
    subject_id uuid,
    leaf bytea NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX audit_event_waiting ON audit_event (organization_id, id) WHERE seq IS NULL;
CREATE UNIQUE INDEX audit_event_seq ON audit_event (organization_id, year, seq) WHERE seq IS NOT NULL;
CREATE INDEX audit_event_subject ON audit_event (organization_id, subject_id, id) WHERE subject_id IS NOT NULL;

CREATE TABLE audit_row (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    rows bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE audit_log (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    year bigint NOT NULL,
    size bigint NOT NULL,
    frontier bytea NOT NULL,
    signed_size bigint NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, year)
);

CREATE TABLE audit_tile (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    year bigint NOT NULL,
    first bigint NOT NULL,
    hashes bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, year, first)
);

CREATE TABLE audit_checkpoint (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    year bigint NOT NULL,
    size bigint NOT NULL,
    note text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE scope (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id)
);

-- Staff and how they sign in.
CREATE TABLE account (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    scope_id uuid NOT NULL,
    log_scope_id uuid NOT NULL,
    state text NOT NULL,
    roles bigint NOT NULL,
    email_token bytea NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    language text NOT NULL,
    theme text NOT NULL,
    density text NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, email_token)
);

CREATE TABLE credential (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    account_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    last_totp_step bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, account_id)
);

CREATE TABLE session (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    account_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    stepped_up_at timestamptz,
    ended_at timestamptz,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, token_hash)
);

CREATE INDEX session_account ON session (organization_id, account_id);

CREATE TABLE invitation (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    account_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, token_hash)
);

CREATE TABLE kept_post (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    account_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, account_id)
);

CREATE TABLE team (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    leader_id uuid,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE team_member (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    team_id uuid NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, team_id, account_id)
);

CREATE INDEX team_member_account ON team_member (organization_id, account_id);

CREATE TABLE job (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    object_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (organization_id, id)
);
