-- +goose Up
-- What stands in a plan's room beside its tables, and the doors in its walls. Lengths are millimetres, angles degrees;
-- x and y are the middle.
CREATE TABLE room_objects (
    event_id   TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    plan_id    TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    x          BIGINT  NOT NULL,
    y          BIGINT  NOT NULL,
    w          BIGINT  NOT NULL,
    h          BIGINT  NOT NULL,
    rotation   BIGINT  NOT NULL,
    created_at BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    CONSTRAINT room_objects_pk PRIMARY KEY (event_id, id),
    CONSTRAINT room_objects_kind CHECK (kind IN ('dance_floor', 'stage', 'band', 'dj', 'bar', 'buffet', 'cake', 'gifts',
        'photo_booth', 'power', 'pillar', 'wall', 'door', 'exit', 'label')),
    CONSTRAINT room_objects_size CHECK (w BETWEEN 1 AND 200000 AND h BETWEEN 1 AND 200000),
    CONSTRAINT room_objects_of_a_plan FOREIGN KEY (event_id, plan_id) REFERENCES plans (event_id, id)
);
CREATE INDEX room_objects_by_plan ON room_objects (event_id, plan_id);

-- +goose Down
DROP TABLE room_objects;
