-- Indices and triggers of the projection, and the views that people read. All of them are dropped and made anew when an
-- opening program finds that they were made from another text. The visible_<table> views are made from log/tables.cpp,
-- before these.

CREATE INDEX photo_by_album ON photo (album, position);
CREATE INDEX event_by_start ON event (starts_at);
CREATE INDEX registration_by_event ON registration (event, member);
CREATE INDEX card_by_member ON card (member);
CREATE INDEX clock_offset_by_log ON clock_offset (log, first_seq, id);
CREATE INDEX sign_in_by_event ON sign_in (event, member);

CREATE TRIGGER member_came AFTER INSERT ON member BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER member_changed AFTER UPDATE ON member BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER member_went AFTER DELETE ON member BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER membership_changed AFTER UPDATE ON membership BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER membership_went AFTER DELETE ON membership BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER registration_changed AFTER UPDATE ON registration BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER registration_went AFTER DELETE ON registration BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER event_changed AFTER UPDATE ON event BEGIN UPDATE local_check_in_change SET number = number + 1; END;
CREATE TRIGGER base_changed AFTER UPDATE ON base BEGIN UPDATE local_check_in_change SET number = number + 1; END;

-- Every sign-in that some annulment names.
CREATE VIEW annulled (sign_in) AS
  SELECT named.value
  FROM annulment
  JOIN json_each(CASE WHEN json_valid(annulment.sign_ins) THEN annulment.sign_ins ELSE '[]' END) AS named;

-- For each member linked to another, the id that stands for the person: the least of all that are linked with it.
-- Whoever counts people counts ifnull(person, member).
CREATE VIEW person_of (member, person) AS
  WITH RECURSIVE
    link (a, b) AS (
      SELECT member, other FROM visible_person_link WHERE same = 1
      UNION
      SELECT other, member FROM visible_person_link WHERE same = 1),
    reach (a, b) AS (
      SELECT a, b FROM link
      UNION
      SELECT reach.a, link.b FROM reach JOIN link ON link.a = reach.b)
  SELECT a, min(a, min(b)) FROM reach GROUP BY a;

-- Every sign-in with the time that it was made, and who it was: whoever shows or orders by a time reads it here. A fact
-- itself is never dated anew. Where spans overlap, the one that begins last counts. A log counts for each scope on its
-- own, so a span is of the facts of its base alone.
-- `member` is the one named in the fact, or the one that staff know the walk-in or the card to be; `attendee` is that
-- member or, where nobody knows, the walk-in or the card itself. Whoever counts people counts attendees.
CREATE VIEW timed_sign_in
    (id, scope, event, attendee, member, card, guest_from, walk_in, at, believed_at, corrected, stated, terminal) AS
  SELECT id, scope, event, ifnull(known, ifnull('walk-in ' || walk_in, 'card ' || card)), known, card, guest_from, walk_in,
         at + ifnull(offset_ms, 0), at, offset_ms IS NOT NULL, ifnull(stated, 0), terminal
  FROM (
    SELECT sign_in.id, sign_in.scope, sign_in.event, sign_in.card, sign_in.guest_from, sign_in.walk_in, sign_in.at,
           sign_in.stated, sign_in.terminal,
           coalesce(sign_in.member,
                    (SELECT walk_in.member FROM walk_in WHERE walk_in.id = sign_in.walk_in),
                    (SELECT card.member FROM card WHERE card.id = sign_in.card)) AS known, (
      SELECT span.offset_ms
      FROM visible_clock_offset AS span
      WHERE span.log = substr(sign_in.id, 1, 32)
        AND CAST(substr(sign_in.id, 34) AS INTEGER) BETWEEN span.first_seq AND span.last_seq
        AND sign_in.at BETWEEN span.believed_from AND span.believed_until
        AND NOT ifnull(sign_in.stated, 0)
        AND sign_in.scope = 'base-' || span.base
      ORDER BY span.first_seq DESC, span.id DESC
      LIMIT 1) AS offset_ms
    FROM sign_in);
