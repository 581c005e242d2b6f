-- +goose Up
-- What people said of the columns of a file, for the next file with the same headings: beside the feeds.
CREATE TABLE import_columns (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    heads      TEXT   NOT NULL,
    choices    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT import_columns_pk PRIMARY KEY (event_id, id),
    CONSTRAINT import_columns_once_per_headings UNIQUE (event_id, heads),
    CONSTRAINT import_columns_of_an_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
);

-- +goose Down
DROP TABLE import_columns;
