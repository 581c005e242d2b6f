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

// Order is an import from the command line.
type Order struct {
	Event string // its address
	Name  string // of the file
	Data  []byte
	Dry   bool                    // says what it would do, and changes nothing
	Named map[string]lists.Choice // what columns hold, by their headings
}

// Run imports a file into an event from the command line: it works out what the file holds and would do, and does it
// unless it is a dry run. Its columns are understood as the organization's people have said of such a file, and before that
// as the order names them. The error is a lists.Refusal when the file is refused as a whole, db.ErrNotFound when there is
// no such event, invalid.Fields when the columns that are named contradict each other; then nothing has changed. It works
// beside a running server, whose open pages follow.
func Run(ctx context.Context, d *db.DB, secret []byte, o Order) (Result, error) {
	by := change.Actor{Kind: change.ByOperator}
	var e events.Event
	err := d.Read(ctx, access.Installation(by), func(r *db.Read) (err error) {
		e, err = events.BySlug(r, o.Event)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return Result{}, fmt.Errorf("there is no event %q: %w", o.Event, err)
	}
	if err != nil {
		return Result{}, err
	}
	s := access.SystemAt(e.OrganizationID, e.ID, by)
	p, err := o.plan(ctx, d, s)
	if err != nil || o.Dry {
		return p.Result, err
	}
	_, err = d.Mutate(ctx, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return Apply(tx, secret, &p, filepath.Base(o.Name), "")
	})
	return p.Result, err
}

func (o Order) plan(ctx context.Context, d *db.DB, s access.Scope) (p Plan, err error) {
	read := lists.Options{Named: o.Named}
	err = d.Read(ctx, s, func(r *db.Read) (err error) {
		read.Chosen, err = Remembered(r)
		return err
	})
	if err != nil {
		return p, err
	}
	l, err := lists.Read(o.Name, o.Data, read)
	if err != nil {
		return p, err
	}
	if len(o.Named) > 0 {
		var all []lists.Choice
		for _, c := range l.Columns {
			all = append(all, lists.Choice{Meaning: c.Meaning, Occasion: c.Occasion})
		}
		if wrong := Contradictions(l.Columns, all); len(wrong) > 0 {
			return p, wrong
		}
	}
	err = d.Read(ctx, s, func(r *db.Read) (err error) {
		p, err = New(r, l)
		return err
	})
	return p, err
}
