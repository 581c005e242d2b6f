package demo

import (
	"context"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/events/removal"
)

// Remove deletes the demo event with everything in it; the accounts stay.
func Remove(ctx context.Context, d *db.DB, clock *Clock, now time.Time) error {
	var e events.Event
	err := d.Read(ctx, access.Installation(convive), func(r *db.Read) (err error) {
		e, err = events.BySlug(r, Slug)
		return err
	})
	if err != nil {
		return err
	}
	clock.at = now
	s := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: e.OrganizationID, Role: access.System}
	_, err = d.Mutate(ctx, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return removal.Event(tx, e.ID, removal.Deletion{Name: e.Name})
	})
	return err
}
