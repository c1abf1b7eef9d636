-- Version 7. One person on several rosters, linked for counting.

-- Register of a scope `base-<base>`, that of the first of the two, and of the office alone. Neither row is hidden by it.
CREATE TABLE person_link (
  id      TEXT PRIMARY KEY,
  member  TEXT,     -- the two in the order of their ids
  other   TEXT,
  same    INTEGER,  -- 1: they are one person; 0: somebody looked, and they are two
  deleted INTEGER
) STRICT;

-- For each member linked to another, the id that stands for the person: the least of all that are linked with it.
-- Whoever counts people counts ifnull(person, member).
CREATE VIEW person_of (member, person) AS
  WITH RECURSIVE
    link (a, b) AS (
      SELECT member, other FROM person_link
      WHERE same = 1 AND member IS NOT NULL AND other IS NOT NULL AND NOT ifnull(deleted, 0)
      UNION
      SELECT other, member FROM person_link
      WHERE same = 1 AND member IS NOT NULL AND other IS NOT NULL AND NOT ifnull(deleted, 0)),
    reach (a, b) AS (
      SELECT a, b FROM link
      UNION
      SELECT reach.a, link.b FROM reach JOIN link ON link.a = reach.b)
  SELECT a, min(a, min(b)) FROM reach GROUP BY a;
