-- +goose Up
-- Which household began a reply, where that one became a part of another since.
ALTER TABLE reply_drafts ADD COLUMN from_id TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE reply_drafts DROP COLUMN from_id;
