-- Version 12. Members' cards, and people at the desk who are on no roster here.

-- Registers of scope `district`, so that every base can check every card.

CREATE TABLE card_key (  -- the id is an Ed25519 public key, in hex: cards signed with it are genuine
  id      TEXT PRIMARY KEY,
  issuer  TEXT,  -- name of the office's device
  deleted INTEGER
) STRICT;

CREATE TABLE revoked_card (  -- the id is the card's
  id      TEXT PRIMARY KEY,
  base    TEXT,
  deleted INTEGER
) STRICT;

-- A card's row says whose it is, and is read at its own base alone.
ALTER TABLE card DROP COLUMN revoked;
CREATE INDEX card_by_member ON card (member);

-- A sign-in has a member, or the card of another base, whose holder has no name here, or a walk-in.
ALTER TABLE sign_in ADD COLUMN card TEXT;
ALTER TABLE sign_in ADD COLUMN guest_from TEXT;  -- the card's base
ALTER TABLE sign_in ADD COLUMN walk_in TEXT;

-- Of a walk-in: 1 where the name is only as it sounds (zhang wei), for staff to write down; and when the person agreed to
-- be kept.
ALTER TABLE walk_in ADD COLUMN as_it_sounds INTEGER;
ALTER TABLE walk_in ADD COLUMN consent_at INTEGER;

-- As before, and who it was. `member` is the one named in the fact, or the one that staff know the walk-in or the card
-- to be; `attendee` is that member or, where nobody knows, the walk-in or the card itself. Whoever counts people counts
-- attendees.
DROP VIEW timed_sign_in;
CREATE VIEW timed_sign_in
    (id, event, attendee, member, card, guest_from, walk_in, at, believed_at, corrected, stated, terminal) AS
  SELECT id, event, ifnull(known, ifnull('walk-in ' || walk_in, 'card ' || card)), known, card, guest_from, walk_in,
         at + ifnull(offset_ms, 0), at, offset_ms IS NOT NULL, ifnull(stated, 0), terminal
  FROM (
    SELECT sign_in.id, sign_in.event, sign_in.card, sign_in.guest_from, sign_in.walk_in, sign_in.at, sign_in.stated,
           sign_in.terminal,
           coalesce(sign_in.member,
                    (SELECT walk_in.member FROM walk_in WHERE walk_in.id = sign_in.walk_in),
                    (SELECT card.member FROM card WHERE card.id = sign_in.card)) AS known, (
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
