-- Holds on everything about a person, and on every case of a kind that was opened in a time.
CREATE TABLE wide_hold (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid,
    type_code bytea,
    opened_from timestamptz,
    opened_until timestamptz,
    kind text NOT NULL,
    placed_by uuid NOT NULL,
    placed_at timestamptz NOT NULL,
    review_on timestamptz NOT NULL,
    first_release_by uuid,
    first_release_at timestamptz,
    second_release_by uuid,
    released_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX wide_hold_live ON wide_hold (organization_id, person_id) WHERE released_at IS NULL;
CREATE INDEX wide_hold_scope ON wide_hold (organization_id, scope_id);
