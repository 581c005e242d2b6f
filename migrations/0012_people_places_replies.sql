-- +goose Up
-- A household may reply until the end of this day, whatever the event says; '' for no such leave.
ALTER TABLE households ADD COLUMN reopened_until TEXT NOT NULL DEFAULT '';

-- Where a child sits: '' by age, a seat, a high chair, or no chair at all.
ALTER TABLE guests ADD COLUMN chair TEXT NOT NULL DEFAULT '';
-- Why nothing is sent to the e-mail address any more; '' while it is good.
ALTER TABLE guests ADD COLUMN email_problem TEXT NOT NULL DEFAULT '';

-- Places that there are (0: as many as come), and a last day to reply of its own ('' for the event's).
ALTER TABLE occasions ADD COLUMN capacity BIGINT NOT NULL DEFAULT 0;
ALTER TABLE occasions ADD COLUMN deadline TEXT NOT NULL DEFAULT '';

-- The order of a waiting list: since when somebody waits; 0 for who doesn't.
ALTER TABLE invitations ADD COLUMN waiting_since BIGINT NOT NULL DEFAULT 0;

-- Whether guests may find their invitation by name, and what they have to know besides: '' (they may not), 'postcode',
-- 'phone'.
ALTER TABLE events ADD COLUMN name_lookup TEXT NOT NULL DEFAULT '';
-- Who writes to guests: the name that they see, and where their answers go.
ALTER TABLE events ADD COLUMN sender_name TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';

-- What a household would like to hear; kept with its reply.
ALTER TABLE replies ADD COLUMN songs TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE replies DROP COLUMN songs;
ALTER TABLE events DROP COLUMN reply_to;
ALTER TABLE events DROP COLUMN sender_name;
ALTER TABLE events DROP COLUMN name_lookup;
ALTER TABLE invitations DROP COLUMN waiting_since;
ALTER TABLE occasions DROP COLUMN deadline;
ALTER TABLE occasions DROP COLUMN capacity;
ALTER TABLE guests DROP COLUMN email_problem;
ALTER TABLE guests DROP COLUMN chair;
ALTER TABLE households DROP COLUMN reopened_until;
