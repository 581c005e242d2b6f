package demo

import (
	"context"
	"errors"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// GuestLink is the path of one household's personal link, for the terminal and the demo's page: the household whose
// pages the pictures show. It is "" when the demo event isn't there.
func GuestLink(ctx context.Context, d *db.DB, secret []byte) (path string, err error) {
	err = d.Read(ctx, access.Installation(convive), func(r *db.Read) error {
		e, err := events.BySlug(r, Slug)
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		h, err := invited(r, e.ID)
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		path = "/r/" + guests.LinkKey(secret, h.ID, h.LinkGeneration)
		return err
	})
	return path, err
}

// invited is the household whose link is shown: that of one guest or, when somebody renamed or removed them, any other.
func invited(r *db.Read, event change.ID) (guests.Household, error) {
	g, err := db.From[guests.Guest](r).Where("event_id = ? AND name = ?", string(event), shown).First()
	if errors.Is(err, db.ErrNotFound) {
		return db.From[guests.Household](r).Where("event_id = ? AND host = ?", string(event), false).Order("sort_key, id").First()
	}
	if err != nil {
		return guests.Household{}, err
	}
	return db.From[guests.Household](r).Where("event_id = ? AND id = ?", string(event), string(g.HouseholdID)).First()
}

// shown is a guest of the household that has yet to answer everything.
const shown = "Nicholas Igwe"
