-- Version 8. People who asked to be forgotten.

-- Fact of the scope of the row it names, and of the office alone: that row is erased for good.
CREATE TABLE erasure (
  id       TEXT PRIMARY KEY,
  of_table TEXT,
  of_row   TEXT,
  reason   TEXT,
  at       INTEGER,
  terminal TEXT
) STRICT;

-- Bookkeeping made from the erasures: the ops of these rows have no bodies and do nothing, those to come as well.
CREATE TABLE erased_row (
  table_name TEXT NOT NULL,
  row        TEXT NOT NULL,
  scope      TEXT NOT NULL,
  PRIMARY KEY (table_name, row, scope)
) STRICT, WITHOUT ROWID;

-- Of an op whose body was erased ('' then): h(seq - 1), which can no longer be told from its bytes. Its own h is
-- `chain`, as ever.
ALTER TABLE op ADD COLUMN before BLOB;
