package webtest

import (
	"maps"
	"slices"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
)

// origin is what every world of an engine begins as: it is seeded once per program, and copied. So the ids of the seeded
// rows are the same in all of them.
type origin struct {
	dbtest.Template
	ours, theirs Event
}

var origins = map[string]*origin{"sqlite": newOrigin(), "postgres": newOrigin()}

func newOrigin() *origin {
	o := &origin{}
	o.Fill = func(t testing.TB, d *db.DB) {
		w := &World{T: t, DB: d}
		o.ours, o.theirs = w.seed("amara-jonas", "OURS"), w.seed("other-wedding", "THEIRS")
	}
	return o
}

// copied is an event whose lists are a test's own to change.
func (e Event) copied() Event {
	e.Languages, e.Sides = slices.Clone(e.Languages), slices.Clone(e.Sides)
	e.Accounts = maps.Clone(e.Accounts)
	e.Occasions, e.Meals = slices.Clone(e.Occasions), slices.Clone(e.Meals)
	e.Households, e.Guests = slices.Clone(e.Households), slices.Clone(e.Guests)
	return e
}
