-- +goose Up
-- A household's own page reads its invitations: without this it went through those of the whole event.
CREATE INDEX invitations_by_household ON invitations (event_id, household_id);

-- +goose Down
DROP INDEX invitations_by_household;
