-- +goose Up
-- Tables of more shapes, with seats that nobody may take ("3,5") and a choice of the sides that have chairs ("tb"; '' are
-- the usual ones of the shape). SQLite changes no constraint of a table that is there, so the table is made anew, and with it
-- the one that points at it.
CREATE TABLE seating_tables_anew (
    event_id   TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    plan_id    TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    position   BIGINT  NOT NULL,
    shape      TEXT    NOT NULL,
    seats      BIGINT  NOT NULL,
    blocked    TEXT    NOT NULL,
    sides      TEXT    NOT NULL,
    x          BIGINT  NOT NULL,
    y          BIGINT  NOT NULL,
    w          BIGINT  NOT NULL,
    h          BIGINT  NOT NULL,
    rotation   BIGINT  NOT NULL,
    locked     BOOLEAN NOT NULL,
    tag        TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    CONSTRAINT seating_tables_pk PRIMARY KEY (event_id, id),
    CONSTRAINT seating_tables_in_their_plan UNIQUE (event_id, plan_id, id),
    CONSTRAINT seating_tables_name_is_unique UNIQUE (event_id, plan_id, name),
    CONSTRAINT seating_tables_shape CHECK (shape IN ('round', 'rect', 'oval', 'square', 'sweetheart',
        'u', 'e', 'serpentine', 'theatre', 'single')),
    CONSTRAINT seating_tables_seats CHECK (seats BETWEEN 1 AND 60),
    CONSTRAINT seating_tables_of_a_plan FOREIGN KEY (event_id, plan_id) REFERENCES plans (event_id, id)
);
CREATE TABLE assignments_anew (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    plan_id      TEXT    NOT NULL,
    household_id TEXT    NOT NULL,
    guest_id     TEXT    NOT NULL,
    table_id     TEXT    NOT NULL,
    seat         BIGINT,
    locked       BOOLEAN NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT assignments_pk PRIMARY KEY (event_id, id),
    CONSTRAINT assignments_one_per_guest UNIQUE (event_id, plan_id, guest_id),
    CONSTRAINT assignments_one_per_seat UNIQUE (event_id, plan_id, table_id, seat),
    CONSTRAINT assignments_seat CHECK (seat >= 1),
    CONSTRAINT assignments_at_a_table_of_the_plan FOREIGN KEY (event_id, plan_id, table_id)
        REFERENCES seating_tables_anew (event_id, plan_id, id),
    CONSTRAINT assignments_of_a_guest FOREIGN KEY (event_id, household_id, guest_id)
        REFERENCES guests (event_id, household_id, id) ON UPDATE CASCADE
);
INSERT INTO seating_tables_anew (event_id, id, plan_id, name, position, shape, seats, blocked, sides, x, y, w, h, rotation, locked, tag, note, created_at, version)
    SELECT event_id, id, plan_id, name, position, shape, seats, '', '', x, y, w, h, rotation, locked, tag, note, created_at, version FROM seating_tables;
INSERT INTO assignments_anew (event_id, id, plan_id, household_id, guest_id, table_id, seat, locked, created_at, version)
    SELECT event_id, id, plan_id, household_id, guest_id, table_id, seat, locked, created_at, version FROM assignments;
DROP TABLE assignments;
DROP TABLE seating_tables;
ALTER TABLE seating_tables_anew RENAME TO seating_tables;
ALTER TABLE assignments_anew RENAME TO assignments;
CREATE INDEX assignments_by_guest ON assignments (event_id, guest_id);

-- +goose Down
UPDATE seating_tables SET shape = 'rect' WHERE shape IN ('u', 'e', 'serpentine', 'theatre', 'single');
CREATE TABLE seating_tables_before (
    event_id   TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    plan_id    TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    position   BIGINT  NOT NULL,
    shape      TEXT    NOT NULL,
    seats      BIGINT  NOT NULL,
    x          BIGINT  NOT NULL,
    y          BIGINT  NOT NULL,
    w          BIGINT  NOT NULL,
    h          BIGINT  NOT NULL,
    rotation   BIGINT  NOT NULL,
    locked     BOOLEAN NOT NULL,
    tag        TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    CONSTRAINT seating_tables_pk PRIMARY KEY (event_id, id),
    CONSTRAINT seating_tables_in_their_plan UNIQUE (event_id, plan_id, id),
    CONSTRAINT seating_tables_name_is_unique UNIQUE (event_id, plan_id, name),
    CONSTRAINT seating_tables_shape CHECK (shape IN ('round', 'rect', 'oval', 'square', 'sweetheart')),
    CONSTRAINT seating_tables_seats CHECK (seats BETWEEN 1 AND 60),
    CONSTRAINT seating_tables_of_a_plan FOREIGN KEY (event_id, plan_id) REFERENCES plans (event_id, id)
);
CREATE TABLE assignments_before (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    plan_id      TEXT    NOT NULL,
    household_id TEXT    NOT NULL,
    guest_id     TEXT    NOT NULL,
    table_id     TEXT    NOT NULL,
    seat         BIGINT,
    locked       BOOLEAN NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT assignments_pk PRIMARY KEY (event_id, id),
    CONSTRAINT assignments_one_per_guest UNIQUE (event_id, plan_id, guest_id),
    CONSTRAINT assignments_one_per_seat UNIQUE (event_id, plan_id, table_id, seat),
    CONSTRAINT assignments_seat CHECK (seat >= 1),
    CONSTRAINT assignments_at_a_table_of_the_plan FOREIGN KEY (event_id, plan_id, table_id)
        REFERENCES seating_tables_before (event_id, plan_id, id),
    CONSTRAINT assignments_of_a_guest FOREIGN KEY (event_id, household_id, guest_id)
        REFERENCES guests (event_id, household_id, id) ON UPDATE CASCADE
);
INSERT INTO seating_tables_before (event_id, id, plan_id, name, position, shape, seats, x, y, w, h, rotation, locked, tag, note, created_at, version)
    SELECT event_id, id, plan_id, name, position, shape, seats, x, y, w, h, rotation, locked, tag, note, created_at, version FROM seating_tables;
INSERT INTO assignments_before (event_id, id, plan_id, household_id, guest_id, table_id, seat, locked, created_at, version)
    SELECT event_id, id, plan_id, household_id, guest_id, table_id, seat, locked, created_at, version FROM assignments;
DROP TABLE assignments;
DROP TABLE seating_tables;
ALTER TABLE seating_tables_before RENAME TO seating_tables;
ALTER TABLE assignments_before RENAME TO assignments;
CREATE INDEX assignments_by_guest ON assignments (event_id, guest_id);
