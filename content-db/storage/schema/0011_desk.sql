-- Version 11. Finding oneself at the desk.

-- What need not be told apart when a name is typed at this base: "n-ng z-zh l-n", any of them.
ALTER TABLE base ADD COLUMN sounds_alike TEXT;

-- Counts what bears on who may be found, so that an index in memory knows when to be made anew.
CREATE TABLE local_desk_change (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
) STRICT;
INSERT INTO local_desk_change (id, number) VALUES (1, 0);

CREATE TRIGGER member_came AFTER INSERT ON member BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER member_changed AFTER UPDATE ON member BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER member_went AFTER DELETE ON member BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER membership_changed AFTER UPDATE ON membership BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER membership_went AFTER DELETE ON membership BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER registration_changed AFTER UPDATE ON registration BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER registration_went AFTER DELETE ON registration BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER event_changed AFTER UPDATE ON event BEGIN UPDATE local_desk_change SET number = number + 1; END;
CREATE TRIGGER base_changed AFTER UPDATE ON base BEGIN UPDATE local_desk_change SET number = number + 1; END;
