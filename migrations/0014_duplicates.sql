-- +goose Up
-- A household that became part of another one. Its link and its code are printed: they lead to the household that it is
-- part of now. Its id is the one that it had.
CREATE TABLE former_households (
    event_id        TEXT   NOT NULL,
    id              TEXT   NOT NULL,
    household_id    TEXT   NOT NULL,
    reply_code      TEXT   NOT NULL,
    link_generation BIGINT NOT NULL,
    link_hash       TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    CONSTRAINT former_households_pk PRIMARY KEY (event_id, id),
    CONSTRAINT former_households_reply_code_is_unique UNIQUE (event_id, reply_code),
    CONSTRAINT former_households_in_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);
CREATE INDEX former_households_by_link ON former_households (link_hash);
CREATE INDEX former_households_by_household ON former_households (event_id, household_id);

-- Two guests whom somebody looked at and found to be two people. The smaller id comes first, so that each pair stands
-- here once.
CREATE TABLE distinct_people (
    event_id       TEXT   NOT NULL,
    id             TEXT   NOT NULL,
    guest_id       TEXT   NOT NULL,
    other_guest_id TEXT   NOT NULL,
    created_at     BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    CONSTRAINT distinct_people_pk PRIMARY KEY (event_id, id),
    CONSTRAINT distinct_people_once UNIQUE (event_id, guest_id, other_guest_id),
    CONSTRAINT distinct_people_in_order CHECK (guest_id < other_guest_id),
    CONSTRAINT distinct_people_a_guest FOREIGN KEY (event_id, guest_id) REFERENCES guests (event_id, id),
    CONSTRAINT distinct_people_another_guest FOREIGN KEY (event_id, other_guest_id) REFERENCES guests (event_id, id)
);
CREATE INDEX distinct_people_by_other_guest ON distinct_people (event_id, other_guest_id);

-- +goose Down
DROP TABLE distinct_people;
DROP TABLE former_households;
