package replies

import (
	"time"

	"convive/models/change"
	"convive/models/db"
)

// Patience is how long a household may take over a reply before hosts see that it has begun one and not sent it.
const Patience = 24 * time.Hour

// Begun says since when a household has a reply that it did not send; the zero instant for none. Drafts are kept for a
// bounded time, and what began longer ago than that counts as given up.
func (s Progress) Begun() change.Instant {
	if s.begun > s.Reply.SentAt {
		return s.begun
	}
	return 0
}

// Unsent says whether hosts should know by now that the household began a reply and did not send it, and when that
// changes by itself: the zero time for never.
func (s Progress) Unsent(now time.Time) (unsent bool, until time.Time) {
	since := s.Begun()
	if since == 0 {
		return false, time.Time{}
	}
	from, end := since.Time().Add(Patience), since.Time().Add(draftLife)
	switch {
	case now.Before(from):
		return false, from
	case now.Before(end):
		return true, end
	}
	return false, time.Time{}
}

// begun is since when each household has a draft that is younger than its last reply.
func begun(r *db.Read, sent map[change.ID]Reply) (map[change.ID]change.Instant, error) {
	var rows []struct {
		HouseholdID change.ID
		StartedAt   change.Instant
	}
	if err := db.From[Saved](r).Into(&rows, "household_id, started_at", ""); err != nil {
		return nil, err
	}
	all := map[change.ID]change.Instant{}
	for _, row := range rows {
		if was, ok := all[row.HouseholdID]; row.StartedAt > sent[row.HouseholdID].SentAt && (!ok || row.StartedAt < was) {
			all[row.HouseholdID] = row.StartedAt
		}
	}
	return all, nil
}
