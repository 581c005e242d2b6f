package messages

import (
	"convive/models/change"
	"convive/models/db"
)

// Posted is one message to a household.
type Posted struct {
	Message
	Occasion string // its name; "" for all of them, or one that is gone
}

// PostedTo lists what goes out to a household and what went, the latest first, at most n.
func PostedTo(r *db.Read, household change.ID, n int) ([]Posted, error) {
	rows, err := db.From[Message](r).Where("household_id = ?", string(household)).Order("created_at DESC, id DESC").Limit(n).All()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	mailings, err := db.From[Mailing](r).In("id", mailingsOf(rows)).All()
	if err != nil {
		return nil, err
	}
	names, err := occasionNames(r)
	if err != nil {
		return nil, err
	}
	groups, err := households(r)
	about := map[change.ID]change.ID{}
	for _, m := range mailings {
		about[m.ID] = m.OccasionID
	}
	all := make([]Posted, len(rows))
	for i, m := range rows {
		if m.MailingID == nil {
			all[i] = Posted{Message: m}
			continue
		}
		occasion := about[*m.MailingID]
		group := groups[household]
		all[i] = Posted{m.judged(group != nil && settledAt(group, occasion)), names[occasion]}
	}
	return all, err
}

func mailingsOf(rows []Message) (ids []change.ID) {
	for _, m := range rows {
		if m.MailingID != nil {
			ids = append(ids, *m.MailingID)
		}
	}
	return ids
}
