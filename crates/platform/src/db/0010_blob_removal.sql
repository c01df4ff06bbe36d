-- Files of sealed bytes whose rows are gone: they go when no backup runs.
CREATE TABLE blob_removal (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id)
);
