-- +goose Up
-- Which entries of the log concern a household: its history is found without reading everybody's.
CREATE TABLE change_households (
    feed_id      TEXT   NOT NULL,
    household_id TEXT   NOT NULL,
    seq          BIGINT NOT NULL,
    CONSTRAINT change_households_pk PRIMARY KEY (feed_id, household_id, seq),
    CONSTRAINT change_households_belong_to_a_change FOREIGN KEY (feed_id, seq) REFERENCES changes (feed_id, seq) ON DELETE CASCADE
);
INSERT INTO change_households (feed_id, household_id, seq)
SELECT DISTINCT c.feed_id, SUBSTR(t.value, 11), c.seq FROM changes c, jsonb_array_elements_text(c.topics::jsonb) AS t (value) WHERE t.value LIKE 'household:%';

-- +goose Down
DROP TABLE change_households;
