-- How an organization protects its sign-ins; without a row the product's own choice holds.
CREATE TABLE security (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    idle_secs bigint NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id)
);
