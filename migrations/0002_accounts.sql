-- +goose Up
CREATE TABLE accounts (
    id            TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    email         TEXT   NOT NULL,
    email_key     TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    version       BIGINT NOT NULL,
    CONSTRAINT accounts_pk PRIMARY KEY (id),
    CONSTRAINT accounts_email_is_unique UNIQUE (email_key)
);

CREATE TABLE sessions (
    id         TEXT   NOT NULL,
    account_id TEXT,
    data       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT sessions_pk PRIMARY KEY (id)
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE failures (
    bucket TEXT   NOT NULL,
    slot   BIGINT NOT NULL,
    n      BIGINT NOT NULL,
    CONSTRAINT failures_pk PRIMARY KEY (bucket, slot)
);

-- +goose Down
DROP TABLE failures;
DROP TABLE sessions;
DROP TABLE accounts;
