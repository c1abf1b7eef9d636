-- Version 5. Who this device is, whom it trusts.

-- What made the log's id, together with the device's key; empty for a log of a test.
ALTER TABLE local_log ADD COLUMN nonce BLOB NOT NULL DEFAULT x'';

-- Secrets of this device: they are in no digest, no op, no segment and no log file.
CREATE TABLE local_secret (
  name  TEXT PRIMARY KEY,  -- 'device': its seed; 'root': the district's seed, locked by the office's passphrase
  value BLOB NOT NULL
) STRICT;

-- The newest list of trusted devices that has come here. The first one that names this device says whose district it
-- is; no other district's is taken after it.
CREATE TABLE local_trust (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  district BLOB    NOT NULL,  -- the root's public signing key
  number   INTEGER NOT NULL,
  hash     TEXT    NOT NULL,  -- as in the list's name
  document BLOB    NOT NULL   -- the list as it came
) STRICT;
