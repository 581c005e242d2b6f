-- +goose Up
-- The corners of a room that is no rectangle, in millimetres: "0,0 12000,0 12000,6000 …"; '' is one of width and length.
ALTER TABLE plans ADD COLUMN walls TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE plans DROP COLUMN walls;
