package main

import (
	"context"
	"errors"
	"os"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

type touchCommand struct {
	store
	Event string `required:"" help:"The event, by its address." placeholder:"SLUG"`
}

// Run makes an entry in the event's log that every page follows. A server may go on meanwhile.
func (t touchCommand) Run(ctx context.Context) error {
	if t.DatabaseURL == "" {
		if _, err := os.Stat(t.file()); err != nil {
			return usage("there is no database in %s", t.Data)
		}
	}
	d, err := t.ready(ctx, nil)
	if err != nil {
		return err
	}
	defer d.Close()
	event, err := findEvent(ctx, d, t.Event)
	if err != nil {
		return err
	}
	operator := change.Actor{Kind: change.ByOperator}
	_, err = d.Mutate(ctx, access.SystemAt(event.OrganizationID, event.ID, operator), change.CommandID{}, func(*db.Tx) (change.Change, error) {
		return change.EventTouched{Event: event.ID}, nil
	})
	if err == nil {
		say("Every open page of %s is drawn anew.", event.Name)
	}
	return err
}

// findEvent finds an event by its address.
func findEvent(ctx context.Context, d *db.DB, slug string) (event events.Event, err error) {
	err = d.Read(ctx, access.Installation(change.Actor{Kind: change.ByOperator}), func(r *db.Read) error {
		event, err = events.BySlug(r, slug)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return event, usage("there is no event %q", slug)
	}
	return event, err
}
