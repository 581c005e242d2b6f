package demo

import (
	"context"
	"errors"

	"convive/models/access"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// GuestLink is the path of one household's personal link, for the terminal and the demo's page: the household whose
// pages the pictures show. It is "" when the demo event or that guest is not there.
func GuestLink(ctx context.Context, d *db.DB, secret []byte) (path string, err error) {
	err = d.Read(ctx, access.Installation(convive), func(r *db.Read) error {
		e, err := events.BySlug(r, Slug)
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		g, err := db.From[guests.Guest](r).Where("event_id = ? AND name = ?", string(e.ID), shown).First()
		if errors.Is(err, db.ErrNotFound) {
			return nil // somebody renamed or removed them: no other household's link is made public
		}
		if err != nil {
			return err
		}
		h, err := db.From[guests.Household](r).Where("event_id = ? AND id = ?", string(e.ID), string(g.HouseholdID)).First()
		path = "/r/" + guests.LinkKey(secret, h.ID, h.LinkGeneration)
		return err
	})
	return path, err
}

// shown is a guest of the household that has yet to answer everything.
const shown = "Nicholas Igwe"
