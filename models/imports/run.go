package imports

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
)

// Run imports a file into an event from the command line: it works out what the file holds and would do, and does it
// unless dry is set. The error is a lists.Refusal when the file is refused as a whole, db.ErrNotFound when there is no
// such event; then nothing has changed. It works beside a running server, whose open pages follow.
func Run(ctx context.Context, d *db.DB, secret []byte, slug, name string, data []byte, dry bool) (Result, error) {
	by := change.Actor{Kind: change.ByOperator}
	l, err := lists.Read(name, data, lists.Options{})
	if err != nil {
		return Result{}, err
	}
	var e events.Event
	err = d.Read(ctx, access.Installation(by), func(r *db.Read) (err error) {
		e, err = events.BySlug(r, slug)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return Result{}, fmt.Errorf("there is no event %q: %w", slug, err)
	}
	if err != nil {
		return Result{}, err
	}
	s := access.SystemAt(e.OrganizationID, e.ID, by)
	var p Plan
	err = d.Read(ctx, s, func(r *db.Read) (err error) {
		p, err = New(r, l)
		return err
	})
	if err != nil || dry {
		return p.Result, err
	}
	_, err = d.Mutate(ctx, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return Apply(tx, secret, &p, filepath.Base(name), "")
	})
	return p.Result, err
}
