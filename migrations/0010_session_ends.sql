-- +goose Up
-- A mark that changes whenever sessions of an account end, in the same transaction: whoever knows that a session was
-- there, and finds the mark unchanged, need not look for it again.
CREATE TABLE session_ends (
    account_id TEXT NOT NULL,
    mark       TEXT NOT NULL,
    CONSTRAINT session_ends_pk PRIMARY KEY (account_id)
);

-- +goose Down
DROP TABLE session_ends;
