-- +goose Up
-- Pictures that hosts lay behind a plan's room, encoded anew as JPEG and written in base64. A plan's backdrop says which
-- one, where its corner is, how large it is (millimetres), how it is turned (0 or 90 degrees, clockwise) and how much of it
-- shines through (percent): "id x y w h degrees percent".
CREATE TABLE plan_pictures (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    content    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT plan_pictures_pk PRIMARY KEY (event_id, id),
    CONSTRAINT plan_pictures_of_an_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
);
ALTER TABLE plans ADD COLUMN backdrop TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE plans DROP COLUMN backdrop;
DROP TABLE plan_pictures;
