-- +goose Up
-- What people of an organization said of the columns of a file, for its next event: beside the feeds. The names of
-- occasions stay with their event, in import_columns.
CREATE TABLE import_habits (
    organization_id TEXT   NOT NULL,
    id              TEXT   NOT NULL,
    heads           TEXT   NOT NULL,
    choices         TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    CONSTRAINT import_habits_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT import_habits_once_per_headings UNIQUE (organization_id, heads),
    CONSTRAINT import_habits_of_an_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
);

-- +goose Down
DROP TABLE import_habits;
