-- +goose Up
-- Whether guests see their tables: '' not yet, 'own' on their own pages, 'name' also whoever writes a guest's full name.
ALTER TABLE events ADD COLUMN tables_shown TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE events DROP COLUMN tables_shown;
