-- +goose Up
-- Several plans of an occasion are told apart by their names. A snapshot is a plan as it once was: its room, its tables
-- and which guests, by their ids, sat where; "before" says that Convive took it before a step that moves many.
UPDATE plans SET name = 'Plan 1' WHERE name = '';
CREATE UNIQUE INDEX plans_name_is_unique ON plans (event_id, occasion_id, name);

CREATE TABLE plan_snapshots (
    event_id   TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    plan_id    TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    before     TEXT    NOT NULL,
    seated     BIGINT  NOT NULL,
    tables     BIGINT  NOT NULL,
    chart      TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    CONSTRAINT plan_snapshots_pk PRIMARY KEY (event_id, id),
    CONSTRAINT plan_snapshots_before CHECK (before IN ('', 'auto', 'clear', 'restore', 'copy')),
    CONSTRAINT plan_snapshots_of_a_plan FOREIGN KEY (event_id, plan_id) REFERENCES plans (event_id, id)
);
CREATE INDEX plan_snapshots_by_plan ON plan_snapshots (event_id, plan_id);

-- +goose Down
DROP TABLE plan_snapshots;
DROP INDEX plans_name_is_unique;
