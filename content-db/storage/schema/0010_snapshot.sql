-- Version 10. Snapshots: a scope's whole log, issued anew by the office.

-- What made a log's id, together with its owner's key; empty where no file has said it.
ALTER TABLE log_owner ADD COLUMN nonce BLOB NOT NULL DEFAULT x'';

-- The snapshots whose ops are all in the log here, noted once the last of them was merged.
CREATE TABLE local_snapshot (
  scope  TEXT    NOT NULL,
  at     INTEGER NOT NULL,  -- as in the name, and so are id and parts
  id     TEXT    NOT NULL,
  parts  INTEGER NOT NULL,
  signer BLOB    NOT NULL,  -- whether it is still believed follows from the newest list
  PRIMARY KEY (scope, at, id)
) STRICT, WITHOUT ROWID;

-- How far each of them reaches: the ends of the logs in it, of every branch.
CREATE TABLE local_snapshot_end (
  scope TEXT    NOT NULL,
  at    INTEGER NOT NULL,
  id    TEXT    NOT NULL,
  log   BLOB    NOT NULL,
  seq   INTEGER NOT NULL,
  chain BLOB    NOT NULL,
  PRIMARY KEY (scope, at, id, log, seq, chain)
) STRICT, WITHOUT ROWID;
