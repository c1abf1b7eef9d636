-- Version 1: the log, and what belongs to this device alone. What is made from the ops has no migrations: its tables are
-- specified in log/tables.cpp and, for their bookkeeping, in projection.sql; views, triggers and indices are in views.sql.

PRAGMA application_id = 0x53484442;  -- "SHDB", what the file is: see database.cpp

-- Every change ever made here or received, in the bytes in which it was written. Read and written by the log alone.
-- (The key's columns come first: SQLite 3.40's integrity check reports NULLs that aren't there otherwise.)
CREATE TABLE op (
  scope       TEXT    NOT NULL,
  log         BLOB    NOT NULL,  -- 16 bytes
  seq         INTEGER NOT NULL,  -- 1, 2, 3 ... for each scope and log, without gaps
  chain       BLOB    NOT NULL,  -- h(seq), 32 bytes: it tells the branches of a log apart
  stamp       INTEGER NOT NULL,  -- hybrid logical clock: 48 bits of UTC ms, 16 of counter
  seen        BLOB    NOT NULL,  -- log (16) + seq (8) + tag (8, all big endian) for each op seen
  table_name  TEXT    NOT NULL,
  row         TEXT    NOT NULL,  -- '' for a fact
  body        TEXT    NOT NULL,  -- JSON object of the columns set; '' once it was erased
  quarantined INTEGER NOT NULL,  -- 1: its writer has no right to it. It is kept and passed on, and not projected
  before      BLOB,              -- h(seq - 1) of an op that states its own h: it can't be told from the bytes any more
  PRIMARY KEY (scope, log, seq, chain)
) STRICT, WITHOUT ROWID;

-- Every op on a register's row, for when the row must be projected anew. A fact's row is the op itself.
CREATE INDEX op_by_row ON op (table_name, row) WHERE row <> '';

-- So that they are counted without reading all the others.
CREATE INDEX op_quarantined ON op (log) WHERE quarantined = 1;

-- Where each log ends, for each scope. More than one row: the log has branches (a copied disk, a restored backup).
CREATE TABLE tip (
  scope TEXT    NOT NULL,
  log   BLOB    NOT NULL,
  chain BLOB    NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (scope, log, chain)
) STRICT, WITHOUT ROWID;

-- Which device's key signs a log.
CREATE TABLE log_owner (
  log    BLOB PRIMARY KEY,  -- 16 bytes
  device BLOB NOT NULL,     -- its public signing key, 32 bytes
  nonce  BLOB NOT NULL      -- what made the log's id, together with that key; empty where no file has said it
) STRICT, WITHOUT ROWID;

-- This device alone: neither replayed nor in the digest.

CREATE TABLE local_setting (
  name  TEXT PRIMARY KEY,
  value TEXT
) STRICT;

-- The text that made each table of the projection here, and 'views' all of views.sql: what is to be made anew.
CREATE TABLE local_projection (
  name      TEXT PRIMARY KEY,
  made_from TEXT NOT NULL  -- the text's hash
) STRICT;

-- The logs that this device wrote or writes; the last is the one it goes on with.
CREATE TABLE local_log (
  number INTEGER PRIMARY KEY,
  log    BLOB    NOT NULL,
  nonce  BLOB    NOT NULL  -- what made the log's id, together with the device's key; empty for a log of a test
) STRICT;

CREATE TABLE local_clock (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  stamp INTEGER NOT NULL  -- the greatest that was followed, of ops from elsewhere
) STRICT;
INSERT INTO local_clock (id, stamp) VALUES (1, 0);

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

-- Who may write what: copied from the list, so that ops are judged where they are. No row in local_rights: there is no
-- list yet, and every op applies.
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

-- Which segments agree with the log here, so that none has to be unpacked again to know. Noted in the transaction that
-- merged the segment, or once one of this device's own was written.
CREATE TABLE local_segment (
  scope  TEXT    NOT NULL,
  log    BLOB    NOT NULL,
  first  INTEGER NOT NULL,
  last   INTEGER NOT NULL,
  hash   TEXT    NOT NULL,  -- as in the segment's name
  before BLOB    NOT NULL,  -- h(first - 1)
  after  BLOB    NOT NULL,  -- h(last)
  PRIMARY KEY (scope, log, first, last, hash)
) STRICT, WITHOUT ROWID;

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

-- How the exchange with each store goes, or went last: for staff to see.
CREATE TABLE local_exchange (
  store       TEXT PRIMARY KEY,  -- its address, as it was given
  stick       INTEGER NOT NULL,  -- 1: somebody stands there to take it out again
  started_at  INTEGER NOT NULL,  -- by this device's clock, as all instants here
  step        TEXT    NOT NULL,  -- what is being done, and how far that step is
  done        INTEGER NOT NULL,
  total       INTEGER NOT NULL,
  permille    INTEGER NOT NULL,  -- of the whole exchange; never goes back
  written_at  INTEGER NOT NULL,  -- an exchange that has not ended and writes no more was cut off
  ended_at    INTEGER,
  outcome     TEXT    NOT NULL,  -- 'running', 'done', 'partly', or why not
  good_at     INTEGER,           -- when one last ended well
  files_in    INTEGER NOT NULL,
  files_out   INTEGER NOT NULL,
  changes_in  INTEGER NOT NULL,
  gaps        INTEGER NOT NULL,
  problems    INTEGER NOT NULL
) STRICT;

-- What the last import of a package said, so that the next writes only what it says differently.
CREATE TABLE local_import_value (
  package     TEXT NOT NULL,
  table_name  TEXT NOT NULL,
  row         TEXT NOT NULL,
  column_name TEXT NOT NULL,
  value       TEXT NOT NULL,  -- JSON
  PRIMARY KEY (package, table_name, row, column_name)
) STRICT, WITHOUT ROWID;

-- Photos already prepared, by the hash of the file they came from.
CREATE TABLE local_photo (
  source_hash TEXT PRIMARY KEY,
  thumb_hash  TEXT NOT NULL,
  medium_hash TEXT NOT NULL,
  large_hash  TEXT NOT NULL,
  width_px    INTEGER NOT NULL,
  height_px   INTEGER NOT NULL
) STRICT;

-- Counts what bears on who may be found, so that an index in memory knows when to be made anew (views.sql counts).
CREATE TABLE local_check_in_change (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;
INSERT INTO local_check_in_change (id, number) VALUES (1, 0);
