-- Bookkeeping that is made from the ops, as the tables of log/tables.cpp are, and made anew with them. One statement a
-- table, each ended by a semicolon at a line's end.

-- For each column of each register row: the ops on it that no other op on it has seen. More than one: a conflict.
CREATE TABLE head (
  table_name  TEXT    NOT NULL,
  row         TEXT    NOT NULL,
  column_name TEXT    NOT NULL,
  scope       TEXT    NOT NULL,
  log         BLOB    NOT NULL,
  seq         INTEGER NOT NULL,
  tag         INTEGER NOT NULL,  -- the first 8 bytes of the op's chain
  stamp       INTEGER NOT NULL,
  PRIMARY KEY (table_name, row, column_name, scope, log, seq, tag)
) STRICT, WITHOUT ROWID;

-- Ops that another op has seen in a column but that are not here yet: when they come they are no heads there.
CREATE TABLE superseded_early (
  scope       TEXT    NOT NULL,
  log         BLOB    NOT NULL,
  seq         INTEGER NOT NULL,
  tag         INTEGER NOT NULL,
  table_name  TEXT    NOT NULL,
  row         TEXT    NOT NULL,
  column_name TEXT    NOT NULL,
  PRIMARY KEY (scope, log, seq, tag, table_name, row, column_name)
) STRICT, WITHOUT ROWID;

-- Made from the erasures: the ops of these rows have no bodies and do nothing, those to come as well.
CREATE TABLE erased_row (
  table_name TEXT NOT NULL,
  row        TEXT NOT NULL,
  scope      TEXT NOT NULL,
  PRIMARY KEY (table_name, row, scope)
) STRICT, WITHOUT ROWID;
