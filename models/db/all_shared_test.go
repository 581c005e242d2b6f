package db_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func (o occasion) Compare(other occasion) int { return o.Row.Compare(other.Row) }

// request hangs on a guest by a key that follows them to another household.
type request struct {
	db.Row
	HouseholdID                 change.ID
	GuestID                     *change.ID
	Kind, Words, Status, Answer string
	SettledBy                   change.ID
	SettledAt                   change.Instant
}

func (request) TableName() string { return "guest_requests" }

func (q request) Compare(other request) int { return q.Row.Compare(other.Row) }

// keptAs reads rows in the shared way and for itself, in one state, and says how the two differ.
func keptAs[T db.Listed[T]](r *db.Read) error {
	got, err := db.AllShared[T](r)
	want, werr := db.All[T](r, "id")
	if err = errors.Join(err, werr); err == nil && len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		err = fmt.Errorf("shared:\n%+v\nread:\n%+v", got, want)
	}
	return err
}

// TestSharedRowsAreTheRowsWhateverIsWritten writes at random, also past this process, moves what hangs on others, takes
// back, and compares after each change.
func TestSharedRowsAreTheRowsWhateverIsWritten(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			config := dbtest.Config(t, engine)
			d, other := dbtest.Open(t, config), dbtest.Open(t, config)
			n := 0
			rapid.Check(t, func(rt *rapid.T) {
				n++
				s := newEvent(t, d, fmt.Sprint("event-", n))
				w := &shuffle{}
				var last int64
				for range rapid.IntRange(1, 12).Draw(rt, "changes") {
					at := d
					if rapid.IntRange(0, 3).Draw(rt, "elsewhere") == 0 {
						at = other
					}
					e, err := at.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
						return change.EventEdited{}, w.step(rt, tx, last)
					})
					if err != nil {
						rt.Fatal(err)
					}
					last = e.Seq
					err = d.Read(background, s, func(r *db.Read) error {
						return errors.Join(keptAs[occasion](r), keptAs[request](r))
					})
					if err != nil {
						rt.Fatal(err)
					}
				}
			})
		})
	}
}

// shuffle is what the random writes have made.
type shuffle struct {
	homes  []household
	people []change.ID
}

// step writes something; an undo takes back the change with the number last.
func (w *shuffle) step(rt *rapid.T, tx *db.Tx, last int64) error {
	occasions, err := db.All[occasion](tx.Read, "id")
	if err != nil {
		return err
	}
	switch what := rapid.SampledFrom([]string{"occasion", "rename", "remove", "household", "move", "undo"}).Draw(rt, "what"); {
	case what == "rename" && len(occasions) > 0:
		o := rapid.SampledFrom(occasions).Draw(rt, "occasion")
		return db.Update(tx, &o, db.Set{"name": o.Name + "."})
	case what == "remove" && len(occasions) > 0:
		o := rapid.SampledFrom(occasions).Draw(rt, "occasion")
		return db.Delete(tx, &o)
	case what == "household":
		return w.add(tx)
	case what == "move" && len(w.people) > 0:
		g, err := db.Find[guest](tx.Read, rapid.SampledFrom(w.people).Draw(rt, "guest"))
		if errors.Is(err, db.ErrNotFound) { // taken back
			return db.Create(tx, &occasion{Name: "Brunch"})
		}
		to := rapid.SampledFrom(w.homes).Draw(rt, "household")
		if _, gone := db.Find[household](tx.Read, to.ID); err != nil || gone != nil {
			return errors.Join(err, db.Create(tx, &occasion{Name: "Brunch"}))
		}
		return db.Update(tx, &g, db.Set{"household_id": to.ID})
	case what == "undo" && last > 0:
		_, err := db.Revert(tx, last, nil)
		return err
	}
	return db.Create(tx, &occasion{Name: "Dinner"})
}

func (w *shuffle) add(tx *db.Tx) error {
	h := household{EnvelopeName: "Home", List: "A", ReplyCode: string(db.NewID()), LinkHash: string(db.NewID()), Tags: "[]", LinkGeneration: 1}
	g := guest{Name: "Ada", Age: "adult", Tags: "[]", Aliases: "[]", Diets: "[]"}
	if err := db.Create(tx, &h); err != nil {
		return err
	}
	g.HouseholdID = h.ID
	if err := db.Create(tx, &g); err != nil {
		return err
	}
	w.homes, w.people = append(w.homes, h), append(w.people, g.ID)
	return db.Create(tx, &request{HouseholdID: h.ID, GuestID: &g.ID, Kind: "diet", Words: "x", Status: "open"})
}

// TestOnlyTheRowsThatAChangeWroteAreReadAgain counts: a change of another table costs nothing, and one of this table a
// statement that brings one row.
func TestOnlyTheRowsThatAChangeWroteAreReadAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for n := range 30 {
			addOccasion(t, d, s, fmt.Sprint("Occasion ", n))
		}
		was := sharedOccasions(t, d, s, 2) // the feed's number, and the rows
		addHousehold(t, d, s, "Ada")
		if again := sharedOccasions(t, d, s, 1); &again[0] != &was[0] {
			t.Error("the list was made anew for a household")
		}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			o := was[7]
			return change.EventEdited{}, db.Update(tx, &o, db.Set{"name": "Another"})
		})
		now := sharedOccasions(t, d, s, 2)
		if now[7].Name != "Another" || was[7].Name == "Another" || len(now) != len(was) {
			t.Errorf("%q became %q, and %d rows %d", was[7].Name, now[7].Name, len(was), len(now))
		}
	})
}

// sharedOccasions reads them in so many statements.
func sharedOccasions(t *testing.T, d *db.DB, s access.Scope, statements int64) (all []occasion) {
	t.Helper()
	before := d.Statements()
	read(t, d, s, func(r *db.Read) (err error) {
		all, err = db.AllShared[occasion](r)
		return err
	})
	if took := d.Statements() - before; took != statements {
		t.Errorf("%d statements, want %d", took, statements)
	}
	return all
}

// TestASharedResultIsMadeAnewWhenWhatItWasMadeOfChanges goes through every way of reading within a result.
func TestASharedResultIsMadeAnewWhenWhatItWasMadeOfChanges(t *testing.T) {
	type key struct{ way string }
	count := func(r *db.Read) (int, error) {
		n, err := db.From[occasion](r).Count()
		return int(n), err
	}
	ways := map[string]func(r *db.Read) (int, error){
		"a count": count,
		"rows": func(r *db.Read) (int, error) {
			all, err := db.All[occasion](r, "id")
			return len(all), err
		},
		"rows that are shared": func(r *db.Read) (int, error) {
			all, err := db.AllShared[occasion](r)
			return len(all), err
		},
		"a result within": func(r *db.Read) (int, error) {
			return db.Shared(r, key{"within"}, func() (int, error) { return count(r) })
		},
		"what was read before": func(r *db.Read) (int, error) {
			return db.Once(r, key{"once"}, func() (int, error) { return count(r) })
		},
		"the log": func(r *db.Read) (int, error) {
			all, err := r.Log(0, 1000)
			return len(all), err
		},
	}
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for range 4 {
			for way, fn := range ways {
				read(t, d, s, func(r *db.Read) error {
					want, werr := fn(r)
					got, err := db.Shared(r, key{way}, func() (int, error) { return fn(r) })
					if got != want {
						t.Errorf("%s: %d, want %d", way, got, want)
					}
					return errors.Join(err, werr)
				})
			}
			addOccasion(t, d, s, "Dinner")
		}
	})
}
