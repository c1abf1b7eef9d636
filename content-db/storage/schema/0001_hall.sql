-- Version 1. Three kinds of tables: the log and its bookkeeping (op, tip, head, awaited), the projection that people
-- read, and local_* tables that belong to this device alone.
--
-- A projection table has a primary key and no other constraint, so that the order in which ops arrive can't matter;
-- rules live where ops are written and in queries. All columns but id may be NULL.

PRAGMA application_id = 0x53544152;  -- what the file is: see database.cpp

-- Every change ever made here or received, in the bytes in which it was written.
-- (The key's columns come first: SQLite 3.40's integrity check reports NULLs that aren't there otherwise.)
CREATE TABLE op (
  scope      TEXT    NOT NULL,
  log        BLOB    NOT NULL,  -- 16 bytes
  seq        INTEGER NOT NULL,  -- 1, 2, 3 ... for each scope and log, without gaps
  chain      BLOB    NOT NULL,  -- h(seq), 32 bytes: it tells the branches of a log apart
  stamp      INTEGER NOT NULL,  -- hybrid logical clock: 48 bits of UTC ms, 16 of counter
  seen       BLOB    NOT NULL,  -- log (16) + seq (8) + tag (8, all big endian) for each op seen
  table_name TEXT    NOT NULL,
  row        TEXT    NOT NULL,  -- '' for a fact
  body       TEXT    NOT NULL,  -- JSON object of the columns set
  PRIMARY KEY (scope, log, seq, chain)
) STRICT, WITHOUT ROWID;

-- Where each log ends, for each scope. More than one row: the log has branches (a copied disk, a restored backup).
CREATE TABLE tip (
  scope TEXT    NOT NULL,
  log   BLOB    NOT NULL,
  chain BLOB    NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (scope, log, chain)
) STRICT, WITHOUT ROWID;

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
CREATE TABLE awaited (
  scope       TEXT    NOT NULL,
  log         BLOB    NOT NULL,
  seq         INTEGER NOT NULL,
  tag         INTEGER NOT NULL,
  table_name  TEXT    NOT NULL,
  row         TEXT    NOT NULL,
  column_name TEXT    NOT NULL,
  PRIMARY KEY (scope, log, seq, tag, table_name, row, column_name)
) STRICT, WITHOUT ROWID;

-- Every op on a register's row, for when the row must be projected anew. A fact's row is the op itself.
CREATE INDEX op_by_row ON op (table_name, row) WHERE row <> '';

-- Registers of scope `district`.

CREATE TABLE package (
  id         TEXT PRIMARY KEY,
  title_zh   TEXT,
  title_en   TEXT,
  anchor_day TEXT,  -- YYYY-MM-DD: the day of the first import, which relative days count from
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE base (
  id       TEXT PRIMARY KEY,
  name_zh  TEXT, name_en  TEXT,
  place_zh TEXT, place_en TEXT,
  trade_zh TEXT, trade_en TEXT,
  fact_zh  TEXT, fact_en  TEXT,
  color    TEXT,  -- token of the design, or
  hue_deg  REAL,  -- an OKLCH hue
  picture  TEXT,  -- photo
  position INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE story (  -- a chapter
  id       TEXT PRIMARY KEY,
  base     TEXT,  -- NULL: the whole alliance; so too below
  rail_zh  TEXT, rail_en  TEXT,
  title_zh TEXT, title_en TEXT,
  text_zh  TEXT, text_en  TEXT,  -- Markdown
  diagram  TEXT,
  pictures TEXT,  -- JSON array of photo ids
  position INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE figure (
  id        TEXT PRIMARY KEY,
  base      TEXT,
  value     TEXT,  -- as shown: '1,500'
  before_zh TEXT, before_en TEXT,
  unit_zh   TEXT, unit_en   TEXT,
  label_zh  TEXT, label_en  TEXT,
  position  INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE diagram (
  id           TEXT PRIMARY KEY,
  base         TEXT,
  kind         TEXT,
  core_zh      TEXT, core_en      TEXT,
  core_text_zh TEXT, core_text_en TEXT,
  parts        TEXT,  -- JSON array of {label_zh, label_en, text_zh, text_en}
  position     INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE outcome (
  id        TEXT PRIMARY KEY,
  title_zh  TEXT, title_en  TEXT,
  origin_zh TEXT, origin_en TEXT,
  text_zh   TEXT, text_en   TEXT,
  picture   TEXT,
  position  INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE album (
  id       TEXT PRIMARY KEY,
  base     TEXT,
  title_zh TEXT, title_en TEXT,
  note_zh  TEXT, note_en  TEXT,
  day      TEXT,  -- YYYY-MM-DD, Asia/Shanghai
  position INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE photo (
  id          TEXT PRIMARY KEY,
  album       TEXT,
  title_zh    TEXT, title_en TEXT,
  text_zh     TEXT, text_en  TEXT,
  thumb_hash  TEXT,  -- media files: long edge at most 480,
  medium_hash TEXT,  -- 1280,
  large_hash  TEXT,  -- and 3840 px
  width_px    INTEGER,
  height_px   INTEGER,
  position    INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;
CREATE INDEX photo_by_album ON photo (album, position);

CREATE TABLE venue (
  id       TEXT PRIMARY KEY,
  base     TEXT,
  name_zh  TEXT, name_en TEXT,
  note_zh  TEXT, note_en TEXT,
  capacity INTEGER,
  position INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE member_group (
  id       TEXT PRIMARY KEY,
  base     TEXT,
  name_zh  TEXT, name_en TEXT,
  position INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

-- Registers of a scope `events-<base>`, or `district` for events of the whole alliance.

CREATE TABLE event (
  id            TEXT PRIMARY KEY,
  base          TEXT,
  title_zh      TEXT, title_en TEXT,
  note_zh       TEXT, note_en  TEXT,
  venue         TEXT,
  member_group  TEXT,
  capacity      INTEGER,  -- NULL: the venue's, or none
  walk_ins      INTEGER,
  starts_at     INTEGER,  -- UTC ms, as every instant
  ends_at       INTEGER,
  sign_in_from  INTEGER,  -- NULL: an hour before the start
  sign_in_until INTEGER,  -- NULL: the end
  series        TEXT,     -- what the occurrences of one series share
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;
CREATE INDEX event_by_start ON event (starts_at);

-- Registers of a scope `base-<base>`: people.

CREATE TABLE member (
  id          TEXT PRIMARY KEY,
  base        TEXT,
  member_no   TEXT,
  name        TEXT,
  firm        TEXT,
  firm_en     TEXT,
  phone_last4 TEXT,  -- of a phone no more than this is ever in clear
  readings    TEXT,  -- 'shan xiong xin|dan xiong xin': made at import, so that a kiosk needs no dictionary
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE membership (
  id           TEXT PRIMARY KEY,
  member       TEXT,
  member_group TEXT,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE registration (
  id     TEXT PRIMARY KEY,
  event  TEXT,
  member TEXT,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;
CREATE INDEX registration_by_event ON registration (event, member);

CREATE TABLE card (
  id      TEXT PRIMARY KEY,
  member  TEXT,
  revoked INTEGER,
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

CREATE TABLE walk_in (
  id          TEXT PRIMARY KEY,
  event       TEXT,
  name        TEXT,
  firm        TEXT,
  phone_last4 TEXT,
  member      TEXT,  -- set when staff know who it is
  sample INTEGER, retired INTEGER, deleted INTEGER
) STRICT;

-- Facts of a scope `base-<base>`: the id is the op's, and a row never changes.

CREATE TABLE sign_in (
  id       TEXT PRIMARY KEY,
  event    TEXT,
  member   TEXT,
  at       INTEGER,  -- what the device believed
  terminal TEXT      -- its name
) STRICT;
CREATE INDEX sign_in_by_event ON sign_in (event, member);

CREATE TABLE annulment (
  id       TEXT PRIMARY KEY,
  sign_ins TEXT,  -- JSON array of the ids of the facts it takes back
  reason   TEXT,
  at       INTEGER,
  terminal TEXT
) STRICT;

-- Every sign-in that some annulment names.
CREATE VIEW annulled (sign_in) AS
  SELECT named.value
  FROM annulment
  JOIN json_each(CASE WHEN json_valid(annulment.sign_ins) THEN annulment.sign_ins ELSE '[]' END) AS named;

-- This device alone: neither replayed nor in the digest.

CREATE TABLE local_setting (
  name  TEXT PRIMARY KEY,
  value TEXT
) STRICT;

-- The logs that this device wrote or writes; the last is the one it goes on with.
CREATE TABLE local_log (
  number INTEGER PRIMARY KEY,
  log    BLOB    NOT NULL
) STRICT;

CREATE TABLE local_clock (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  stamp INTEGER NOT NULL  -- the greatest stamp written or merged
) STRICT;
INSERT INTO local_clock (id, stamp) VALUES (1, 0);

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
