-- +goose Up
-- Whether somebody said that they eat everything: a reply on paper may not have asked. What was answered before is taken
-- for said where the guests themselves answered.
ALTER TABLE guests ADD COLUMN eats_all BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE guests SET eats_all = TRUE WHERE diets = '[]' AND diet_note = '' AND EXISTS (
    SELECT 1 FROM replies WHERE replies.event_id = guests.event_id AND replies.household_id = guests.household_id AND replies.source = 'web'
);

-- +goose Down
ALTER TABLE guests DROP COLUMN eats_all;
