-- +goose Up
-- What a household said beside its answers, which stand in invitations.
CREATE TABLE replies (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    sent_at      BIGINT NOT NULL,
    sent_by      TEXT   NOT NULL,
    source       TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    CONSTRAINT replies_pk PRIMARY KEY (event_id, id),
    CONSTRAINT replies_one_per_household UNIQUE (event_id, household_id),
    CONSTRAINT replies_source CHECK (source IN ('web', 'paper', 'phone', 'import')),
    CONSTRAINT replies_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);

-- A reply that somebody is still filling in, beside the feeds. The household stands in the key, so that no household
-- ever meets another one's draft, not even by its number.
CREATE TABLE reply_drafts (
    event_id     TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    fields       TEXT   NOT NULL,
    saved_at     BIGINT NOT NULL,
    CONSTRAINT reply_drafts_pk PRIMARY KEY (event_id, household_id, id),
    CONSTRAINT reply_drafts_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id) ON DELETE CASCADE
);

-- +goose Down
DROP TABLE reply_drafts;
DROP TABLE replies;
