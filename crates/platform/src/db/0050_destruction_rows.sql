-- Which rows a partial destruction takes, or takes the older versions of: the keys that outlived an earlier one go with them.
ALTER TABLE destruction ADD COLUMN leaving bytea;
