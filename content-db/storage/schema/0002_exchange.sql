-- Version 2. What the sync tool tells the people at this terminal; of this device alone.

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
  outcome     TEXT    NOT NULL,  -- '' while it runs; 'done', 'partly', or why not
  good_at     INTEGER,           -- when one last ended well
  files_in    INTEGER NOT NULL,
  files_out   INTEGER NOT NULL,
  changes_in  INTEGER NOT NULL,
  gaps        INTEGER NOT NULL,
  problems    INTEGER NOT NULL
) STRICT;
