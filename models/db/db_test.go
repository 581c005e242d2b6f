package db_test

import (
	"context"
	"errors"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// occasion and household are rows of real tables, small enough to read here.
type occasion struct {
	db.Row
	Name, Starts, Ends, Place string
	AsksMeal, Seated          bool
	Position                  int64
}

func (occasion) TableName() string { return "occasions" }

type account struct {
	ID                                  change.ID `gorm:"primaryKey"`
	Name, Email, EmailKey, PasswordHash string
	CreatedAt                           change.Instant
	Version                             int64
}

func (account) TableName() string { return "accounts" }

type organization struct {
	ID        change.ID `gorm:"primaryKey"`
	Name      string
	CreatedAt change.Instant
	Version   int64
}

func (organization) TableName() string { return "organizations" }

type event struct {
	ID, OrganizationID                                                                change.ID `gorm:"primaryKey"`
	Name, Slug, Place, Zone, Currency, Languages, Sides, Deadline, ReplyMode, Contact string
	HostPlaces                                                                        int64
	Demo                                                                              bool
	CreatedAt                                                                         change.Instant
	Version                                                                           int64
}

func (event) TableName() string { return "events" }

var operator = change.Actor{Kind: change.ByOperator, ID: "test"}

// newEvent makes an organization with one event and returns Convive's own scope in it.
func newEvent(t *testing.T, d *db.DB, slug string) access.Scope {
	t.Helper()
	org, ev := db.NewID(), db.NewID()
	mutate(t, d, access.Installation(operator), func(tx *db.Tx) (change.Change, error) {
		err := errors.Join(db.Create(tx, &organization{ID: org, Name: "Org of " + slug}), tx.NewFeed(change.OrganizationFeed(org)))
		return change.OrganizationCreated{Organization: org}, err
	})
	orgScope := access.Scope{Looker: access.Looker{Actor: operator}, Place: access.AtOrganization, Organization: org, Role: access.System}
	mutate(t, d, orgScope, func(tx *db.Tx) (change.Change, error) {
		err := errors.Join(
			db.Create(tx, &event{ID: ev, Name: slug, Slug: slug, Zone: "Europe/Berlin", Currency: "EUR", Languages: "[]", Sides: "[]", ReplyMode: "open"}),
			tx.NewFeed(change.EventFeed(ev)))
		return change.EventCreated{Event: ev}, err
	})
	return access.SystemAt(org, ev, operator)
}

func mutate(t *testing.T, d *db.DB, s access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	t.Helper()
	e, err := d.Mutate(context.Background(), s, change.CommandID{}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// addOccasion creates one occasion and returns it.
func addOccasion(t *testing.T, d *db.DB, s access.Scope, name string) occasion {
	t.Helper()
	o := occasion{Name: name}
	mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &o)
		return change.OccasionAdded{Occasion: o.ID}, err
	})
	return o
}

func names(t *testing.T, d *db.DB, s access.Scope) (all []string) {
	t.Helper()
	err := d.Read(context.Background(), s, func(r *db.Read) error {
		rows, err := db.All[occasion](r, "name")
		for _, o := range rows {
			all = append(all, o.Name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestACommitIsNumberedWithoutGapsAndLogged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for want := int64(1); want <= 3; want++ {
			o := occasion{Name: "Dinner"}
			e := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
				return change.OccasionAdded{Occasion: "x"}, db.Create(tx, &o)
			})
			if e.Seq != want {
				t.Errorf("entry %d, want %d", e.Seq, want)
			}
		}
		err := d.Read(context.Background(), s, func(r *db.Read) error {
			head, _ := r.Head(s.Feed())
			entries, err := r.Log(0, 10)
			if head.Seq != 3 || len(entries) != 3 || entries[0].Seq != 3 || entries[0].Change != (change.OccasionAdded{Occasion: "x"}) {
				t.Errorf("head %v, log %v", head, entries)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAMutationWithoutAChangeRollsBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		woken := 0
		d.OnCommit(func(change.Feed, int64) { woken++ })
		for _, c := range []struct {
			name   string
			change change.Change
			err    error
			want   error
		}{
			{"nil", nil, nil, db.ErrNoChange},
			{"none", change.None, nil, nil},
			{"an error", change.OccasionAdded{Occasion: "x"}, db.ErrStillUsed, db.ErrStillUsed},
		} {
			_, err := d.Mutate(context.Background(), s, change.CommandID{ID: "c", Body: "b"}, func(tx *db.Tx) (change.Change, error) {
				if err := db.Create(tx, &occasion{Name: "Dinner"}); err != nil {
					return nil, err
				}
				return c.change, c.err
			})
			if !errors.Is(err, c.want) || (c.want == nil && err != nil) {
				t.Errorf("%s: %v, want %v", c.name, err, c.want)
			}
		}
		if got := names(t, d, s); len(got) != 0 {
			t.Errorf("rows stayed: %v", got)
		}
		heads, err := d.Heads(context.Background(), []change.Feed{s.Feed()})
		if err != nil || heads[s.Feed()].Seq != 0 || woken != 0 {
			t.Errorf("heads %v, %v, woken %d times", heads, err, woken)
		}
	})
}

func TestTheSameCommandTwiceChangesOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		run := func(cmd change.CommandID, s access.Scope) (change.Entry, error) {
			return d.Mutate(context.Background(), s, cmd, func(tx *db.Tx) (change.Change, error) {
				o := occasion{Name: "Dinner"}
				err := db.Create(tx, &o)
				return change.OccasionAdded{Occasion: o.ID}, err
			})
		}
		first, err := run(change.CommandID{ID: "c1", Body: "one"}, s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := run(change.CommandID{ID: "c1", Body: "one"}, s)
		if err != nil || !again.Replayed || again.Seq != first.Seq || again.Change != first.Change {
			t.Errorf("again: %+v, %v; first %+v", again, err, first)
		}
		if _, err := run(change.CommandID{ID: "c1", Body: "two"}, s); !errors.Is(err, db.ErrOtherBody) {
			t.Errorf("another body under the same id: %v", err)
		}
		other := s
		other.Actor.ID = "somebody else"
		if e, err := run(change.CommandID{ID: "c1", Body: "one"}, other); err != nil || e.Replayed {
			t.Errorf("the same id of another actor: %+v, %v", e, err)
		}
		if got := names(t, d, s); len(got) != 2 {
			t.Errorf("%d rows, want 2", len(got))
		}
	})
}

func TestAnUpdateOfAStaleRowIsRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		stale := o
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"name": "Supper", "asks_meal": true})
		})
		if o.Version != 2 || o.Name != "Supper" || !o.AsksMeal {
			t.Errorf("the row was not filled: %+v", o)
		}
		_, err := d.Mutate(context.Background(), s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &stale, db.Set{"name": "Lunch"})
		})
		if !errors.As(err, &db.ErrStale{}) {
			t.Errorf("got %v", err)
		}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"asks_meal": false})
		})
		if o.AsksMeal {
			t.Error("a zero value was skipped")
		}
	})
}
