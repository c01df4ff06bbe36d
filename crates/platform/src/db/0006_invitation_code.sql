-- The second half of a portal's invitation: a code that goes another way, and how often it was tried.
CREATE TABLE invitation_code (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    code_hash bytea NOT NULL,
    tries bigint NOT NULL,
    PRIMARY KEY (organization_id, id)
);
