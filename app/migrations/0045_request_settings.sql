-- How long an approved erasure waits in an organization, and who decides requests in others' place.
CREATE TABLE request_setting (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    cool_off_hours bigint NOT NULL,
    deputy_id uuid,
    set_by uuid,
    set_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id)
);
