-- Another rule that would end records earlier, and waits for a second person.
CREATE TABLE retention_change (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    category text NOT NULL,
    earlier bigint NOT NULL,
    later bigint NOT NULL,
    unchanged bigint NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id)
);
