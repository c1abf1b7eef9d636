-- Version 4. Who may write what: which device owns a log, and what the newest list of trusted devices grants it.

-- 1: its writer has no right to it. It is kept and passed on, and not projected.
ALTER TABLE op ADD COLUMN quarantined INTEGER NOT NULL DEFAULT 0;

-- So that they are counted without reading all the others.
CREATE INDEX op_quarantined ON op (log) WHERE quarantined = 1;

-- Which device's key signs a log.
CREATE TABLE log_owner (
  log    BLOB PRIMARY KEY,  -- 16 bytes
  device BLOB NOT NULL      -- its public signing key, 32 bytes
) STRICT, WITHOUT ROWID;

-- Copied from the list, so that ops are judged where they are. No row in local_rights: there is no list yet, and every
-- op applies.
CREATE TABLE local_rights (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT NOT NULL  -- which list they are from
) STRICT;
CREATE TABLE local_grant (
  device BLOB    NOT NULL,
  number INTEGER NOT NULL,  -- counts the device's grants from 1
  role   TEXT    NOT NULL,
  base   TEXT    NOT NULL,
  closed INTEGER NOT NULL,
  PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_closure (
  device BLOB    NOT NULL,
  number INTEGER NOT NULL,
  scope  TEXT    NOT NULL,
  log    BLOB    NOT NULL,
  seq    INTEGER NOT NULL,
  chain  BLOB    NOT NULL,
  PRIMARY KEY (device, number, scope, log, seq, chain)
) STRICT, WITHOUT ROWID;

-- Logs whose ops are to be judged anew, and how far that has come.
CREATE TABLE local_judging (
  scope TEXT    NOT NULL,
  log   BLOB    NOT NULL,
  seq   INTEGER NOT NULL,  -- of the last op judged
  PRIMARY KEY (scope, log)
) STRICT, WITHOUT ROWID;
