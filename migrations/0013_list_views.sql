-- +goose Up
-- How one person likes to see a list of an event: beside the feeds, since nobody else sees it.
CREATE TABLE list_views (
    event_id   TEXT   NOT NULL,
    account_id TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    value      TEXT   NOT NULL,
    saved_at   BIGINT NOT NULL,
    CONSTRAINT list_views_one_each PRIMARY KEY (event_id, account_id, name),
    CONSTRAINT list_views_of_an_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE,
    CONSTRAINT list_views_of_an_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

-- +goose Down
DROP TABLE list_views;
