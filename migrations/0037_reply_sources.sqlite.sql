-- +goose Up
-- What a host puts into the guest list came neither by phone nor on paper, as far as anybody knows. SQLite changes no
-- constraint of a table that is there, so the table is made anew.
CREATE TABLE replies_anew (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    sent_at      BIGINT NOT NULL,
    sent_by      TEXT   NOT NULL,
    source       TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    songs        TEXT   NOT NULL DEFAULT '',
    CONSTRAINT replies_pk PRIMARY KEY (event_id, id),
    CONSTRAINT replies_one_per_household UNIQUE (event_id, household_id),
    CONSTRAINT replies_source CHECK (source IN ('web', 'paper', 'phone', 'import', 'list')),
    CONSTRAINT replies_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);
INSERT INTO replies_anew (event_id, id, household_id, note, sent_at, sent_by, source, created_at, version, songs)
    SELECT event_id, id, household_id, note, sent_at, sent_by, source, created_at, version, songs FROM replies;
DROP TABLE replies;
ALTER TABLE replies_anew RENAME TO replies;

-- +goose Down
UPDATE replies SET source = 'phone' WHERE source = 'list';
CREATE TABLE replies_before (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    sent_at      BIGINT NOT NULL,
    sent_by      TEXT   NOT NULL,
    source       TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    songs        TEXT   NOT NULL DEFAULT '',
    CONSTRAINT replies_pk PRIMARY KEY (event_id, id),
    CONSTRAINT replies_one_per_household UNIQUE (event_id, household_id),
    CONSTRAINT replies_source CHECK (source IN ('web', 'paper', 'phone', 'import')),
    CONSTRAINT replies_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);
INSERT INTO replies_before (event_id, id, household_id, note, sent_at, sent_by, source, created_at, version, songs)
    SELECT event_id, id, household_id, note, sent_at, sent_by, source, created_at, version, songs FROM replies;
DROP TABLE replies;
ALTER TABLE replies_before RENAME TO replies;
