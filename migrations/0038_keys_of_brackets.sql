-- +goose Up
-- Names with something in brackets were filed under the bracket, first of all. An empty key is made anew at the next start,
-- by the program's own rules of order (guests.MakeKeys).
UPDATE guests SET sort_key = '' WHERE name LIKE '%(%' OR name LIKE '%[%'
	OR plus_one_of IN (SELECT id FROM guests WHERE name LIKE '%(%' OR name LIKE '%[%');
UPDATE households SET sort_key = '' WHERE envelope_name LIKE '%(%' OR envelope_name LIKE '%[%'
	OR id IN (SELECT household_id FROM guests WHERE sort_key = '');

-- +goose Down
SELECT 1;
