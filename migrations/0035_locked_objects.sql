-- +goose Up
-- What stands in a room beside its tables is locked where it stands, as tables are.
ALTER TABLE room_objects ADD COLUMN locked BOOLEAN NOT NULL DEFAULT FALSE;

-- +goose Down
ALTER TABLE room_objects DROP COLUMN locked;
