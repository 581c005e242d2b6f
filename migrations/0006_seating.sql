-- +goose Up
-- Lengths are millimetres, angles whole degrees.
CREATE TABLE plans (
    event_id    TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    occasion_id TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    in_use      BOOLEAN NOT NULL,
    width       BIGINT  NOT NULL,
    length      BIGINT  NOT NULL,
    created_at  BIGINT  NOT NULL,
    version     BIGINT  NOT NULL,
    CONSTRAINT plans_pk PRIMARY KEY (event_id, id),
    CONSTRAINT plans_of_an_occasion FOREIGN KEY (event_id, occasion_id) REFERENCES occasions (event_id, id)
);
CREATE UNIQUE INDEX plans_one_in_use ON plans (event_id, occasion_id) WHERE in_use;

CREATE TABLE seating_tables (
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

-- The household stands here again, so that a household's own scope covers its seats; it follows the guest. A seat
-- without a number is a chair that was squeezed in.
CREATE TABLE assignments (
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
        REFERENCES seating_tables (event_id, plan_id, id),
    CONSTRAINT assignments_of_a_guest FOREIGN KEY (event_id, household_id, guest_id)
        REFERENCES guests (event_id, household_id, id) ON UPDATE CASCADE
);
CREATE INDEX assignments_by_guest ON assignments (event_id, guest_id);

CREATE TABLE wishes (
    event_id       TEXT    NOT NULL,
    id             TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    guest_id       TEXT    NOT NULL,
    other_guest_id TEXT    NOT NULL,
    strength       TEXT    NOT NULL,
    private        BOOLEAN NOT NULL,
    reason         TEXT    NOT NULL,
    created_at     BIGINT  NOT NULL,
    version        BIGINT  NOT NULL,
    CONSTRAINT wishes_pk PRIMARY KEY (event_id, id),
    CONSTRAINT wishes_kind CHECK (kind IN ('together', 'apart', 'near')),
    CONSTRAINT wishes_strength CHECK (strength IN ('must', 'prefer')),
    CONSTRAINT wishes_of_two CHECK (guest_id <> other_guest_id),
    CONSTRAINT wishes_of_a_guest FOREIGN KEY (event_id, guest_id) REFERENCES guests (event_id, id),
    CONSTRAINT wishes_about_a_guest FOREIGN KEY (event_id, other_guest_id) REFERENCES guests (event_id, id)
);
CREATE INDEX wishes_by_guest ON wishes (event_id, guest_id);
CREATE INDEX wishes_by_other_guest ON wishes (event_id, other_guest_id);

-- +goose Down
DROP TABLE wishes;
DROP TABLE assignments;
DROP TABLE seating_tables;
DROP TABLE plans;
