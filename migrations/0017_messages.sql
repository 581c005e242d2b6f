-- +goose Up
-- What hosts write, per kind and language; where there is no row the text in the code holds.
CREATE TABLE message_templates (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    language   TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    body       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    CONSTRAINT message_templates_pk PRIMARY KEY (event_id, id),
    CONSTRAINT message_templates_once UNIQUE (event_id, kind, language),
    CONSTRAINT message_templates_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

-- One sending to many households. The texts are those of the moment in which it was asked for. The occasion may be
-- removed later: a mailing keeps what it was about.
CREATE TABLE mailings (
    event_id   TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    occasion_id TEXT    NOT NULL,
    texts      TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    by_hand    BOOLEAN NOT NULL,
    send_after BIGINT  NOT NULL,
    seq        BIGINT  NOT NULL,
    created_at BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    CONSTRAINT mailings_pk PRIMARY KEY (event_id, id),
    CONSTRAINT mailings_state CHECK (state IN ('waiting', 'sending', 'paused', 'stopped', 'done')),
    CONSTRAINT mailings_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

-- One message to one household; the text is made when it is sent, so that no personal link stands here. A receipt belongs
-- to no mailing.
CREATE TABLE messages (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    mailing_id   TEXT,
    household_id TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    detail       TEXT    NOT NULL,
    addresses    TEXT    NOT NULL,
    by_hand      BOOLEAN NOT NULL,
    attempts     BIGINT  NOT NULL,
    tried_since  BIGINT  NOT NULL,
    due_at       BIGINT  NOT NULL,
    sent_at      BIGINT  NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT messages_pk PRIMARY KEY (event_id, id),
    CONSTRAINT messages_state CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'stopped', 'failed')),
    CONSTRAINT messages_once_in_a_mailing UNIQUE (event_id, mailing_id, household_id),
    CONSTRAINT messages_of_a_mailing FOREIGN KEY (event_id, mailing_id) REFERENCES mailings (event_id, id),
    CONSTRAINT messages_of_a_household FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id)
);
CREATE INDEX messages_due ON messages (state, due_at);
CREATE INDEX messages_by_household ON messages (event_id, household_id);

-- What became of a message at the mail server, beside the feeds, until the next Change tells it: a sender that is killed
-- in between doesn't send it again.
CREATE TABLE message_results (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    attempt    BIGINT NOT NULL,
    result     TEXT   NOT NULL,
    CONSTRAINT message_results_pk PRIMARY KEY (event_id, id),
    CONSTRAINT message_results_of_a_message FOREIGN KEY (event_id, id) REFERENCES messages (event_id, id) ON DELETE CASCADE
);

-- Who sends, of all processes on this database: one row.
CREATE TABLE message_senders (
    id      TEXT   NOT NULL,
    holder  TEXT   NOT NULL,
    until   BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    CONSTRAINT message_senders_pk PRIMARY KEY (id)
);

-- +goose Down
DROP TABLE message_senders;
DROP TABLE message_results;
DROP TABLE messages;
DROP TABLE mailings;
DROP TABLE message_templates;
