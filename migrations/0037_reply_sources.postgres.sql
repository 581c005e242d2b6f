-- +goose Up
-- What a host puts into the guest list came neither by phone nor on paper, as far as anybody knows.
ALTER TABLE replies DROP CONSTRAINT replies_source;
ALTER TABLE replies ADD CONSTRAINT replies_source CHECK (source IN ('web', 'paper', 'phone', 'import', 'list'));

-- +goose Down
UPDATE replies SET source = 'phone' WHERE source = 'list';
ALTER TABLE replies DROP CONSTRAINT replies_source;
ALTER TABLE replies ADD CONSTRAINT replies_source CHECK (source IN ('web', 'paper', 'phone', 'import'));
