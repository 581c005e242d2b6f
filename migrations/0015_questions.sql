-- +goose Up
-- What hosts ask beyond coming or not, and what guests answered.
CREATE TABLE questions (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    occasion_id  TEXT,
    asks         TEXT    NOT NULL,
    help         TEXT    NOT NULL,
    answer_kind  TEXT    NOT NULL,
    per          TEXT    NOT NULL,
    options      TEXT    NOT NULL,
    required     BOOLEAN NOT NULL,
    position     BIGINT  NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT questions_pk PRIMARY KEY (event_id, id),
    CONSTRAINT questions_answer_kind CHECK (answer_kind IN ('text', 'choice', 'several', 'number')),
    CONSTRAINT questions_per CHECK (per IN ('person', 'household')),
    CONSTRAINT questions_of_an_occasion FOREIGN KEY (event_id, occasion_id) REFERENCES occasions (event_id, id)
);

-- One answer per person, or per household: whom it is for stands in about, the guest's id or the household's, so that
-- the database itself keeps a second one out.
CREATE TABLE answers (
    event_id     TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    question_id  TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    guest_id     TEXT,
    about        TEXT   NOT NULL,
    said         TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    CONSTRAINT answers_pk PRIMARY KEY (event_id, id),
    CONSTRAINT answers_one_each UNIQUE (event_id, question_id, about),
    CONSTRAINT answers_of_a_question FOREIGN KEY (event_id, question_id) REFERENCES questions (event_id, id),
    CONSTRAINT answers_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id),
    CONSTRAINT answers_of_a_guest FOREIGN KEY (event_id, household_id, guest_id)
        REFERENCES guests (event_id, household_id, id) ON UPDATE CASCADE
);
CREATE INDEX answers_by_household ON answers (event_id, household_id);

-- Since when the household has a reply that it did not send: all its drafts of that time say the same.
ALTER TABLE reply_drafts ADD COLUMN started_at BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE reply_drafts DROP COLUMN started_at;
DROP TABLE answers;
DROP TABLE questions;
