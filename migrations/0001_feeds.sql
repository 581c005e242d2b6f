-- +goose Up
CREATE TABLE feeds (
    id    TEXT   NOT NULL,
    seq   BIGINT NOT NULL DEFAULT 0,
    epoch TEXT   NOT NULL,
    CONSTRAINT feeds_pk PRIMARY KEY (id)
);

CREATE TABLE changes (
    feed_id    TEXT   NOT NULL,
    seq        BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    actor_kind TEXT   NOT NULL,
    actor_id   TEXT   NOT NULL,
    topics     TEXT   NOT NULL,
    data       TEXT   NOT NULL,
    CONSTRAINT changes_numbered_once PRIMARY KEY (feed_id, seq),
    CONSTRAINT changes_have_a_feed FOREIGN KEY (feed_id) REFERENCES feeds (id)
);

-- The erasable side of the log: what each row was and became.
CREATE TABLE change_rows (
    feed_id    TEXT   NOT NULL,
    seq        BIGINT NOT NULL,
    n          BIGINT NOT NULL,
    table_name TEXT   NOT NULL,
    row_id     TEXT   NOT NULL,
    op         TEXT   NOT NULL,
    was        TEXT   NOT NULL,
    became     TEXT   NOT NULL,
    CONSTRAINT change_rows_pk PRIMARY KEY (feed_id, seq, n),
    CONSTRAINT change_rows_belong_to_a_change FOREIGN KEY (feed_id, seq) REFERENCES changes (feed_id, seq)
);
CREATE INDEX change_rows_by_row ON change_rows (feed_id, table_name, row_id, seq);

CREATE TABLE commands (
    feed_id   TEXT   NOT NULL,
    actor     TEXT   NOT NULL,
    id        TEXT   NOT NULL,
    body_hash TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    CONSTRAINT commands_carried_out_once PRIMARY KEY (feed_id, actor, id)
);

CREATE TABLE settings (
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT settings_pk PRIMARY KEY (name)
);

-- +goose Down
DROP TABLE settings;
DROP TABLE commands;
DROP TABLE change_rows;
DROP TABLE changes;
DROP TABLE feeds;
