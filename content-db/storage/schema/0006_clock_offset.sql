-- Version 6. ClockCorrections that stood wrong: what staff know of them, and the times that people are shown.

-- 1: somebody stated when it was, by hand; no clock said so.
ALTER TABLE sign_in ADD COLUMN stated INTEGER;

-- Register of a scope `base-<base>`: whoever reads the facts reads this too. Sign-ins first_seq to last_seq that a log
-- wrote for this base, while its device believed that it was believed_from to believed_until, were made offset_ms later.
CREATE TABLE clock_offset (
  id             TEXT PRIMARY KEY,
  base           TEXT,
  log            TEXT,     -- 32 hex digits
  first_seq      INTEGER,  -- both ends belong to the span, here and below
  last_seq       INTEGER,
  believed_from  INTEGER,
  believed_until INTEGER,
  offset_ms      INTEGER,
  reason         TEXT,
  deleted        INTEGER
) STRICT;
CREATE INDEX clock_offset_by_log ON clock_offset (log, first_seq, id);

-- Every sign-in with the time that it was made: whoever shows or orders by one reads it here. A fact itself is never
-- dated anew. Where spans overlap, the one that begins last counts.
CREATE VIEW timed_sign_in (id, event, member, at, believed_at, corrected, stated, terminal) AS
  SELECT id, event, member, at + ifnull(offset_ms, 0), at, offset_ms IS NOT NULL, ifnull(stated, 0), terminal
  FROM (
    SELECT sign_in.id, sign_in.event, sign_in.member, sign_in.at, sign_in.stated, sign_in.terminal, (
      SELECT span.offset_ms
      FROM clock_offset AS span
      WHERE span.log = substr(sign_in.id, 1, 32)
        AND CAST(substr(sign_in.id, 34) AS INTEGER) BETWEEN span.first_seq AND span.last_seq
        AND sign_in.at BETWEEN span.believed_from AND span.believed_until
        AND span.offset_ms IS NOT NULL
        AND NOT ifnull(span.deleted, 0)
        AND NOT ifnull(sign_in.stated, 0)
        -- A log counts for each scope on its own, and may have branches: the op says that it is the one meant.
        AND EXISTS (
          SELECT 1
          FROM tip
          JOIN op ON op.scope = tip.scope AND op.log = tip.log
                 AND op.seq = CAST(substr(sign_in.id, 34) AS INTEGER)
          WHERE tip.scope = 'base-' || span.base
            AND lower(hex(tip.log)) = span.log
            AND op.table_name = 'sign_in'
            AND lower(hex(substr(op.chain, 1, 8))) = substr(sign_in.id, -16))
      ORDER BY span.first_seq DESC, span.id DESC
      LIMIT 1) AS offset_ms
    FROM sign_in);
