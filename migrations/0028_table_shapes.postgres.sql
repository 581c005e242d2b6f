-- +goose Up
-- Tables of more shapes, with seats that nobody may take ("3,5") and a choice of the sides that have chairs ("tb"; '' are
-- the usual ones of the shape).
ALTER TABLE seating_tables ADD COLUMN blocked TEXT NOT NULL DEFAULT '';
ALTER TABLE seating_tables ADD COLUMN sides TEXT NOT NULL DEFAULT '';
ALTER TABLE seating_tables ALTER COLUMN blocked DROP DEFAULT;
ALTER TABLE seating_tables ALTER COLUMN sides DROP DEFAULT;
ALTER TABLE seating_tables DROP CONSTRAINT seating_tables_shape;
ALTER TABLE seating_tables ADD CONSTRAINT seating_tables_shape
    CHECK (shape IN ('round', 'rect', 'oval', 'square', 'sweetheart', 'u', 'e', 'serpentine', 'theatre', 'single'));

-- +goose Down
UPDATE seating_tables SET shape = 'rect' WHERE shape IN ('u', 'e', 'serpentine', 'theatre', 'single');
ALTER TABLE seating_tables DROP CONSTRAINT seating_tables_shape;
ALTER TABLE seating_tables ADD CONSTRAINT seating_tables_shape
    CHECK (shape IN ('round', 'rect', 'oval', 'square', 'sweetheart'));
ALTER TABLE seating_tables DROP COLUMN sides;
ALTER TABLE seating_tables DROP COLUMN blocked;
