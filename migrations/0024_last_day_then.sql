-- +goose Up
-- Whether an answer was late is judged by the last day to reply that held when it was given, whatever the hosts set since.
-- What was answered before this was noted is judged by the day that holds now.
ALTER TABLE invitations ADD COLUMN due TEXT NOT NULL DEFAULT '';
UPDATE invitations SET due = COALESCE(
    (SELECT CASE WHEN o.deadline <> '' THEN o.deadline ELSE e.deadline END FROM occasions o JOIN events e ON e.id = o.event_id
        WHERE o.event_id = invitations.event_id AND o.id = invitations.occasion_id), '')
    WHERE answered_at <> 0;

-- +goose Down
ALTER TABLE invitations DROP COLUMN due;
