-- Under which organization key the destroyed one had lain: copies of the key store from that key's time still hold it.
ALTER TABLE tombstone ADD COLUMN parent_generation bigint;
