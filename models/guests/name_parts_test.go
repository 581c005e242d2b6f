package guests_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestOfANameThatTwoEditOnlyTheSamePartIsAskedAbout(t *testing.T) {
	type form = func(*guests.GuestEdit)
	family := func(d *guests.GuestEdit) { d.Family = "Larsen" }
	given := func(d *guests.GuestEdit) { d.Given = "Adele" }
	title := func(d *guests.GuestEdit) { d.Prefix = "Prof." }
	called := func(name string) form { return func(d *guests.GuestEdit) { d.Name = name } }
	phone := func(d *guests.GuestEdit) { d.Phone = "12" }
	each(t, func(k kit) {
		for _, c := range []struct {
			what          string
			first, second form
			cell          string // instead of the second: a new name in the list's cell
			asked         string
			want          string // title, given, family and name
		}{
			{"given and family", given, family, "", "", "|Adele|Larsen|Ada Lawson"},
			{"title and family", title, family, "", "", "Prof.|Ada|Larsen|Ada Lawson"},
			{"title and name", title, called("Ada Moor"), "", "", "Prof.|Ada|Moor|Ada Moor"},
			{"given, then the whole name", given, called("Ada Larsen"), "", "", "|Adele|Larsen|Ada Larsen"},
			{"the whole name, then family", called("Ida Lawson"), family, "", "", "|Ida|Larsen|Ida Lawson"},
			{"the whole name, then something else", called("Ada Moor"), phone, "", "", "|Ada|Moor|Ada Moor"},
			{"family twice", family, func(d *guests.GuestEdit) { d.Family = "Moor" }, "", "family", "|Ada|Larsen|Ada Lawson"},
			{"the whole name twice", called("Ida Larsen"), called("Ada Moor"), "", "name", "|Ida|Larsen|Ida Larsen"},
			{"given, then the name's cell", given, nil, "Ada Larsen", "", "|Adele|Larsen|Ada Larsen"},
			{"the whole name, then the name's cell", called("Ida Lawson"), nil, "Ada Larsen", "name", "|Ida|Lawson|Ida Lawson"},
		} {
			id := k.people(guests.Guest{Name: "Ada Lawson", Given: "Ada", Family: "Lawson"})[0]
			began := k.guest(id)
			saves := func(fill form) error {
				d := guests.EditOfGuest(began, nil)
				fill(&d)
				return k.tries(func(tx *db.Tx) (change.Change, error) { return guests.EditGuest(tx, id, d) })
			}
			if err := saves(c.first); err != nil {
				k.Fatal(err)
			}
			var err error
			if c.second != nil {
				err = saves(c.second)
			} else {
				err = k.tries(func(tx *db.Tx) (change.Change, error) {
					return guests.EditCell(tx, id, guests.Cell{Version: began.Version, Field: "name", Value: c.cell})
				})
			}
			var asked []string
			var conflict db.ErrConflict
			if errors.As(err, &conflict) {
				for _, f := range conflict.Fields {
					asked = append(asked, f.Column)
				}
			} else if err != nil {
				k.Errorf("%s: %v", c.what, err)
			}
			g := k.guest(id)
			if got := strings.Join([]string{g.Prefix, g.Given, g.Family, g.Name}, "|"); got != c.want || strings.Join(asked, " ") != c.asked {
				k.Errorf("%s: asked about %q, it is %s", c.what, asked, got)
			}
		}
	})
}

func (k kit) guest(id change.ID) (g guests.Guest) {
	k.Helper()
	k.read(func(r *db.Read) (err error) {
		g, err = db.Find[guests.Guest](r, id)
		return err
	})
	return g
}

func (k kit) tries(fn func(*db.Tx) (change.Change, error)) error {
	_, err := k.d.Mutate(context.Background(), k.scope, change.CommandID{}, fn)
	return err
}
