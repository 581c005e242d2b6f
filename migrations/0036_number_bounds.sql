-- +goose Up
-- What a number that guests answer may be: 0 for no bound, since none is below 0 anyway.
ALTER TABLE questions ADD COLUMN at_least BIGINT NOT NULL DEFAULT 0 CONSTRAINT questions_at_least CHECK (at_least >= 0);
ALTER TABLE questions ADD COLUMN at_most BIGINT NOT NULL DEFAULT 0 CONSTRAINT questions_at_most CHECK (at_most = 0 OR at_most >= at_least);

-- +goose Down
ALTER TABLE questions DROP COLUMN at_most;
ALTER TABLE questions DROP COLUMN at_least;
