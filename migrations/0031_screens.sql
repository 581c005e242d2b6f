-- +goose Up
-- Links by which a screen at the venue shows a room. The occasion is no foreign key: who removes it may take that back,
-- and finds its screens again.
CREATE TABLE screens (
    event_id    TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    label       TEXT   NOT NULL,
    occasion_id TEXT   NOT NULL,
    token_hash  TEXT   NOT NULL,
    created_by  TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    revoked_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    CONSTRAINT screens_pk PRIMARY KEY (event_id, id),
    CONSTRAINT screens_token_is_unique UNIQUE (token_hash),
    CONSTRAINT screens_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

-- +goose Down
DROP TABLE screens;
