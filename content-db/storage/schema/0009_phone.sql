-- Version 9. Full phone numbers, sealed to the office: 160 hex digits each, whatever the number (phones.h).

ALTER TABLE member ADD COLUMN phone_sealed TEXT;
ALTER TABLE walk_in ADD COLUMN phone_sealed TEXT;

-- What numbers are sealed to is known from the first list of trusted devices on: here from a list that came before this
-- version.
INSERT INTO local_setting (name, value)
  SELECT 'phone_box', json_extract(json_extract(CAST(document AS TEXT), '$.text'), '$.root_box')
  FROM local_trust WHERE document <> x'';
