package guests

import (
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// leaveDays is how long a household may reply that gets its place after the last day: a week, so that a weekend is in it
// whenever the place came, and the places behind it are not held up for long.
const leaveDays = 7

// leaveFor is the day until whose end such a household may reply, "2026-09-03": never later than the day of the occasion.
// It is "" where replies are taken anyway, or can't be in time.
func leaveFor(e events.Event, o events.Occasion, now time.Time) string {
	end := e.EndOf(e.DeadlineOf(o))
	if e.ReplyMode == events.Preview || e.ReplyMode == events.Open && (end.IsZero() || now.Before(end)) {
		return ""
	}
	today := now.In(e.Location())
	until := today.AddDate(0, 0, leaveDays).Format(time.DateOnly)
	if starts, known := o.StartsAt(e.Location()); known {
		until = min(until, starts.Format(time.DateOnly))
	}
	if until < today.Format(time.DateOnly) {
		return ""
	}
	return until
}

// letReply gives a household that got a place late its time to reply, unless the hosts gave it more.
func letReply(tx *db.Tx, household change.ID, e events.Event, o events.Occasion) error {
	until := leaveFor(e, o, tx.Now())
	if until == "" {
		return nil
	}
	h, err := db.Find[Household](tx.Read, household)
	if err != nil || h.ReopenedUntil >= until {
		return err
	}
	return db.Update(tx, &h, db.Set{"reopened_until": until})
}
