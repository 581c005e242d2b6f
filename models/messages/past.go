package messages

import (
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// past is what a household has got of a kind.
type past struct {
	open bool      // one waits to be sent
	last time.Time // when the last one went out; zero for never
}

// on says whether the last one went out on the day of an instant, in its zone.
func (p past) on(now time.Time) bool {
	return !p.last.IsZero() && p.last.In(now.Location()).Format(time.DateOnly) == now.Format(time.DateOnly)
}

// went notes that one went out at an instant; 0 for none.
func (p *past) went(at change.Instant) {
	if at := at.Time(); at.After(p.last) {
		p.last = at
	}
}

// pastOf reads what households have got of a kind. Reminders of any occasion count together: nobody is reminded twice a
// day; the others count when they were about the same.
func pastOf(r *db.Read, k Kind, occasion change.ID, groups map[change.ID]*guests.Group) (map[change.ID]past, error) {
	rows, err := db.From[Message](r).Where("kind = ?", string(k)).All()
	if err != nil {
		return nil, err
	}
	mailings, err := db.From[Mailing](r).Where("kind = ?", string(k)).All()
	if err != nil {
		return nil, err
	}
	about := map[change.ID]change.ID{}
	for _, m := range mailings {
		about[m.ID] = m.OccasionID
	}
	all := map[change.ID]past{}
	for _, m := range rows {
		if k == Update || k == Reminder || m.MailingID != nil && about[*m.MailingID] == occasion {
			p := all[m.HouseholdID]
			m = m.judged(m.MailingID != nil && settledAt(groups[m.HouseholdID], about[*m.MailingID]))
			p.open = p.open || m.Open() && k != Update
			p.went(m.SentAt)
			all[m.HouseholdID] = p
		}
	}
	return all, nil
}

// reminded says whether a reminder's household was reminded of anything else on the day of an instant. What was sent a
// moment ago stands among the results until the next Change tells it.
func reminded(r *db.Read, m Message, now time.Time) (bool, error) {
	rows, err := db.From[Message](r).Where("household_id = ? AND kind = ? AND id <> ?", string(m.HouseholdID), string(Reminder), string(m.ID)).All()
	if err != nil {
		return false, err
	}
	var p past
	ids := make([]change.ID, len(rows))
	for i, m := range rows {
		ids[i] = m.ID
		p.went(m.SentAt)
	}
	results, err := db.From[Result](r).In("id", ids).All()
	if err != nil {
		return false, err
	}
	for _, row := range results {
		o, err := row.outcome()
		if err != nil {
			return false, err
		}
		if len(o.Addresses) > 0 {
			p.went(o.At)
		}
	}
	return p.on(now), nil
}
