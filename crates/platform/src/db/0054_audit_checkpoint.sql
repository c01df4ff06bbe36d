-- The checkpoint of a size, without reading all of them: for certificates and backups.
CREATE INDEX audit_checkpoint_size ON audit_checkpoint (organization_id, year, size);
