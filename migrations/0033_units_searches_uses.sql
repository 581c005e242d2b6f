-- +goose Up
-- In what lengths are written: '' metres, 'feet' feet and inches.
ALTER TABLE events ADD COLUMN units TEXT NOT NULL DEFAULT '' CONSTRAINT events_units CHECK (units IN ('', 'feet'));

-- What a person's last auto-seat was asked and came to: beside the feeds, since nobody else sees it. Who goes on with an older
-- search finds another id and writes nothing.
CREATE TABLE seat_searches (
    event_id   TEXT   NOT NULL,
    account_id TEXT   NOT NULL,
    search_id  TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    begun_at   BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL,
    found      TEXT   NOT NULL,
    CONSTRAINT seat_searches_one_each PRIMARY KEY (event_id, account_id),
    CONSTRAINT seat_searches_state CHECK (state IN ('waiting', 'going', 'ended', 'failed')),
    CONSTRAINT seat_searches_of_an_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE,
    CONSTRAINT seat_searches_of_an_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

-- When a screen at the venue last showed its room: beside the feeds, since nothing follows from it.
CREATE TABLE screen_uses (
    event_id  TEXT   NOT NULL,
    screen_id TEXT   NOT NULL,
    used_at   BIGINT NOT NULL,
    CONSTRAINT screen_uses_one_each PRIMARY KEY (event_id, screen_id),
    CONSTRAINT screen_uses_of_a_screen FOREIGN KEY (event_id, screen_id) REFERENCES screens (event_id, id) ON DELETE CASCADE
);

-- +goose Down
DROP TABLE screen_uses;
DROP TABLE seat_searches;
ALTER TABLE events DROP COLUMN units;
