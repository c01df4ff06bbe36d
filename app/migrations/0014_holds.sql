-- Reasons not to destroy, and what silently waits for somebody.
CREATE TABLE hold (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    kind text NOT NULL,
    placed_by uuid NOT NULL,
    placed_at timestamptz NOT NULL,
    review_on timestamptz NOT NULL,
    first_release_by uuid,
    first_release_at timestamptz,
    second_release_by uuid,
    released_at timestamptz,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX hold_case ON hold (organization_id, case_id);

CREATE TABLE task (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    assignee_id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    case_id uuid,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    due_at timestamptz,
    done_at timestamptz,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX task_assignee ON task (organization_id, assignee_id) WHERE done_at IS NULL;
