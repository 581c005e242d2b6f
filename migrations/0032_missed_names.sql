-- +goose Up
-- Who looked for their invitation by name and found none: one row for each name, however often it is tried. Of what they
-- gave besides, a postcode or the end of a phone number, nothing is kept but the one household of which it is true: a
-- hint, which holds no household that is to go.
CREATE TABLE missed_names (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    name         TEXT   NOT NULL,
    name_key     TEXT   NOT NULL,
    tries        BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    second_of    TEXT,
    status       TEXT   NOT NULL,
    household_id TEXT,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    CONSTRAINT missed_names_pk PRIMARY KEY (event_id, id),
    CONSTRAINT missed_names_status CHECK (status IN ('open', 'linked', 'dismissed')),
    CONSTRAINT missed_names_tried CHECK (tries > 0),
    CONSTRAINT missed_names_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);
CREATE UNIQUE INDEX missed_names_open_once ON missed_names (event_id, name_key) WHERE status = 'open';

-- +goose Down
DROP TABLE missed_names;
