-- +goose Up
-- What was done from a day on begins at the day's first entry, which is found without reading those before it.
CREATE INDEX changes_by_time ON changes (feed_id, at);

-- +goose Down
DROP INDEX changes_by_time;
