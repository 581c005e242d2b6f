-- +goose Up
-- What people wrote who found no invitation of theirs: hosts link it to a household, or put it away.
CREATE TABLE unmatched_replies (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    name         TEXT   NOT NULL,
    coming       TEXT   NOT NULL,
    words        TEXT   NOT NULL,
    reach        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    household_id TEXT,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    CONSTRAINT unmatched_replies_pk PRIMARY KEY (event_id, id),
    CONSTRAINT unmatched_replies_status CHECK (status IN ('open', 'linked', 'dismissed')),
    CONSTRAINT unmatched_replies_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);

-- +goose Down
DROP TABLE unmatched_replies;
