-- What stands in a row's place since an erasure wrote it anew with less in it, sealed as in the data: an older backup of the data has only the row that opens no more.
CREATE TABLE successor (
    organization_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    row_id uuid NOT NULL,
    table_number bigint NOT NULL,
    version bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, scope_id, row_id, table_number)
);
