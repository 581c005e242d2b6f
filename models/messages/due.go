package messages

import (
	"context"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// due finds the events that have something to send, or to tell.
func (s *Sender) due(ctx context.Context) (places []access.Scope, err error) {
	err = s.DB.Read(ctx, installation, func(r *db.Read) error {
		ids, err := s.dueEvents(r)
		if err != nil {
			return err
		}
		for _, id := range ids {
			e, err := events.ByID(r, id)
			if err != nil {
				return err
			}
			places = append(places, access.SystemAt(e.OrganizationID, e.ID, change.Actor{Kind: change.ByConvive}))
		}
		return nil
	})
	return places, err
}

func (s *Sender) dueEvents(r *db.Read) (ids []change.ID, err error) {
	if err := db.From[Result](r).Into(&ids, "event_id", "event_id"); err != nil || s.resting() {
		return ids, err
	}
	type due struct {
		EventID   change.ID
		MailingID *change.ID
	}
	var all []due
	err = db.From[Message](r).Where("state IN (?, ?) AND by_hand = ? AND due_at <= ?", string(Waiting), string(Sending), false, int64(change.At(r.Now()))).
		Into(&all, "event_id, mailing_id", "event_id, mailing_id")
	if err != nil {
		return nil, err
	}
	var of []change.ID
	for _, d := range all {
		if d.MailingID != nil {
			of = append(of, *d.MailingID)
		}
	}
	var running []change.ID
	if err := db.From[Mailing](r).In("id", of).Where("state IN (?, ?)", string(Waiting), string(Sending)).Into(&running, "id", ""); err != nil {
		return nil, err
	}
	for _, d := range all {
		if (d.MailingID == nil || slices.Contains(running, *d.MailingID)) && !slices.Contains(ids, d.EventID) {
			ids = append(ids, d.EventID)
		}
	}
	return ids, nil
}
