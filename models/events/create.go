package events

import (
	"convive/models/change"
	"convive/models/db"
)

// Create makes an event in the organization's scope; its own feed starts at 0.
func Create(tx *db.Tx, e *Event) (change.Change, error) {
	if err := db.Create(tx, e); err != nil {
		return nil, err
	}
	if err := tx.NewFeed(change.EventFeed(e.ID)); err != nil {
		return nil, err
	}
	return change.EventCreated{Event: e.ID}, nil
}
