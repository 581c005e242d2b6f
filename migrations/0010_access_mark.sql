-- +goose Up
-- One mark that changes, in the same transaction, whenever a row changes that decides about somebody's authority: whoever
-- knows what those rows said, and finds the mark unchanged, need not read them again.
CREATE TABLE access_mark (
    id   TEXT NOT NULL,
    mark TEXT NOT NULL,
    CONSTRAINT access_mark_pk PRIMARY KEY (id)
);
INSERT INTO access_mark (id, mark) VALUES ('all', '');

-- +goose Down
DROP TABLE access_mark;
