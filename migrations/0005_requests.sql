-- +goose Up
CREATE TABLE guest_requests (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    guest_id     TEXT,
    kind         TEXT   NOT NULL,
    words        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    answer       TEXT   NOT NULL,
    settled_by   TEXT   NOT NULL,
    settled_at   BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    CONSTRAINT guest_requests_pk PRIMARY KEY (event_id, id),
    CONSTRAINT guest_requests_status CHECK (status IN ('open', 'resolved', 'declined')),
    CONSTRAINT guest_requests_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id),
    CONSTRAINT guest_requests_of_a_guest FOREIGN KEY (event_id, household_id, guest_id)
        REFERENCES guests (event_id, household_id, id) ON UPDATE CASCADE
);
CREATE INDEX guest_requests_by_household ON guest_requests (event_id, household_id);

-- +goose Down
DROP TABLE guest_requests;
