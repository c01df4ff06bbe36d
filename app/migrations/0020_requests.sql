-- What people ask about their own data, item by item, and which rule an organization has chosen for its care records.
CREATE TABLE data_request (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    number bigint NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    received_at timestamptz NOT NULL,
    due_at timestamptz,
    extended_at timestamptz,
    clock_rule text NOT NULL,
    clock_version bigint NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    execute_at timestamptz,
    executed_at timestamptz,
    closed_at timestamptz,
    snapshot bytea,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, number)
);

CREATE INDEX data_request_open ON data_request (organization_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX data_request_person ON data_request (organization_id, person_id);
CREATE INDEX data_request_scope ON data_request (organization_id, scope_id);

CREATE TABLE data_request_item (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    request_id uuid NOT NULL,
    kind text NOT NULL,
    item_id uuid NOT NULL,
    item_version bigint NOT NULL,
    item_scope_id uuid NOT NULL,
    case_id uuid,
    proposal text,
    decision text,
    rule_id text,
    rule_version bigint,
    article text,
    hold_id uuid,
    outcome text,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, request_id, kind, item_id)
);

CREATE INDEX data_request_item_scope ON data_request_item (organization_id, scope_id);

CREATE TABLE retention_choice (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    category text NOT NULL,
    chosen_by uuid,
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id)
);
