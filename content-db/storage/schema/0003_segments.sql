-- Version 3. Which segments agree with the log here, so that none has to be unpacked again to know.

-- Noted in the transaction that merged the segment, or once one of this device's own was written.
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
