-- Letters about data requests: written by the product from a template, sealed with their request.
CREATE TABLE letter (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    request_id uuid NOT NULL,
    template text NOT NULL,
    template_version bigint NOT NULL,
    cause_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    way text,
    sent_at timestamptz,
    sent_by uuid,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, request_id, template, cause_at)
);

CREATE INDEX letter_scope ON letter (organization_id, scope_id);
