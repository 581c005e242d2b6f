-- +goose Up
-- A wish for a place may also be to sit near a room object of a kind. SQLite changes no constraint of a table that is there,
-- so the table is made anew on both engines.
CREATE TABLE wishes_anew (
    event_id       TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    guest_id       TEXT    NOT NULL,
    other_guest_id TEXT,
    thing          TEXT    NOT NULL,
    whole          BOOLEAN NOT NULL,
    strength       TEXT    NOT NULL,
    weight         BIGINT  NOT NULL,
    private        BOOLEAN NOT NULL,
    reason         TEXT    NOT NULL,
    created_at     BIGINT  NOT NULL,
    version        BIGINT  NOT NULL,
    CONSTRAINT wishes_pk PRIMARY KEY (event_id, id),
    CONSTRAINT wishes_of_a_kind CHECK (kind IN ('together', 'apart', 'near', 'head', 'by', 'away')),
    CONSTRAINT wishes_are_a_must_or_weigh CHECK (strength IN ('must', 'prefer') AND weight BETWEEN 0 AND 10),
    CONSTRAINT wishes_between_two CHECK (guest_id <> other_guest_id),
    CONSTRAINT wishes_of_two_or_a_place CHECK ((kind IN ('head', 'by', 'away')) = (other_guest_id IS NULL)),
    CONSTRAINT wishes_of_a_thing CHECK ((kind IN ('by', 'away')) = (thing <> '')),
    CONSTRAINT wishes_by_a_guest FOREIGN KEY (event_id, guest_id) REFERENCES guests (event_id, id),
    CONSTRAINT wishes_with_a_guest FOREIGN KEY (event_id, other_guest_id) REFERENCES guests (event_id, id)
);
INSERT INTO wishes_anew (event_id, id, kind, guest_id, other_guest_id, thing, whole, strength, weight, private, reason, created_at, version)
    SELECT event_id, id, kind, guest_id, other_guest_id, thing, whole, strength, weight, private, reason, created_at, version FROM wishes;
DROP TABLE wishes;
ALTER TABLE wishes_anew RENAME TO wishes;
CREATE INDEX wishes_by_guest ON wishes (event_id, guest_id);
CREATE INDEX wishes_by_other_guest ON wishes (event_id, other_guest_id);

-- +goose Down
DELETE FROM wishes WHERE kind = 'by';
CREATE TABLE wishes_before (
    event_id       TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    guest_id       TEXT    NOT NULL,
    other_guest_id TEXT,
    thing          TEXT    NOT NULL,
    whole          BOOLEAN NOT NULL,
    strength       TEXT    NOT NULL,
    weight         BIGINT  NOT NULL,
    private        BOOLEAN NOT NULL,
    reason         TEXT    NOT NULL,
    created_at     BIGINT  NOT NULL,
    version        BIGINT  NOT NULL,
    CONSTRAINT wishes_key PRIMARY KEY (event_id, id),
    CONSTRAINT wishes_of_a_kind CHECK (kind IN ('together', 'apart', 'near', 'head', 'away')),
    CONSTRAINT wishes_are_a_must_or_weigh CHECK (strength IN ('must', 'prefer') AND weight BETWEEN 0 AND 10),
    CONSTRAINT wishes_between_two CHECK (guest_id <> other_guest_id),
    CONSTRAINT wishes_of_two_or_a_place CHECK ((kind IN ('head', 'away')) = (other_guest_id IS NULL)),
    CONSTRAINT wishes_away_from_a_thing CHECK ((kind = 'away') = (thing <> '')),
    CONSTRAINT wishes_by_a_guest FOREIGN KEY (event_id, guest_id) REFERENCES guests (event_id, id),
    CONSTRAINT wishes_with_a_guest FOREIGN KEY (event_id, other_guest_id) REFERENCES guests (event_id, id)
);
INSERT INTO wishes_before (event_id, id, kind, guest_id, other_guest_id, thing, whole, strength, weight, private, reason, created_at, version)
    SELECT event_id, id, kind, guest_id, other_guest_id, thing, whole, strength, weight, private, reason, created_at, version FROM wishes;
DROP TABLE wishes;
ALTER TABLE wishes_before RENAME TO wishes;
CREATE INDEX wishes_by_guest ON wishes (event_id, guest_id);
CREATE INDEX wishes_by_other_guest ON wishes (event_id, other_guest_id);
