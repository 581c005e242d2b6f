-- +goose Up
-- What is old is forgotten every hour: without this, the one writer read all commands of two weeks for it.
CREATE INDEX commands_by_age ON commands (at);

-- +goose Down
DROP INDEX commands_by_age;
