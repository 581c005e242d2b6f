package db_test

import (
	"fmt"
	"testing"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// TestALogThatWentBackTakesWhatWasReadWithIt loses the last change of an event, as a standby does that takes over without
// having had it, and goes on under the same numbers.
func TestALogThatWentBackTakesWhatWasReadWithIt(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Dinner")
		lost := addOccasion(t, d, s, "Lost")
		sharedOccasions(t, d, s, 2)
		head := heads(t, d, s.Feed())
		for _, statement := range []string{
			fmt.Sprintf("DELETE FROM occasions WHERE id = '%s'", lost.ID),
			fmt.Sprintf("DELETE FROM change_rows WHERE feed_id = '%s' AND seq = %d", s.Feed(), head),
			fmt.Sprintf("DELETE FROM changes WHERE feed_id = '%s' AND seq = %d", s.Feed(), head),
			fmt.Sprintf("UPDATE feeds SET seq = %d WHERE id = '%s'", head-1, s.Feed()),
		} {
			if _, err := db.Writer(d).Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
		if got := heads(t, d, s.Feed()); got != head-1 { // somebody looks
			t.Fatalf("it stands at %d", got)
		}
		addOccasion(t, d, s, "New")
		if all := sharedOccasions(t, d, s, 2); len(all) != 2 || all[1].Name != "New" {
			t.Errorf("there are %+v", all)
		}
	})
}

func TestWhatNobodyAsksForIsForgotten(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Dinner")
		sharedOccasions(t, d, s, 2)
		d.LetGo(time.Now().Add(29 * time.Second))
		sharedOccasions(t, d, s, 1)
		d.LetGo(time.Now().Add(31 * time.Second))
		if n := db.SharedEvents(d); n != 0 {
			t.Errorf("something of %d events is kept", n)
		}
		sharedOccasions(t, d, s, 2)
	})
}

// TestOnlyTheLastChangesAreRemembered has two processes write in turn, each of which knows of its own changes.
func TestOnlyTheLastChangesAreRemembered(t *testing.T) {
	config := dbtest.Config(t, "sqlite")
	d, other := dbtest.Open(t, config), dbtest.Open(t, config)
	s := newEvent(t, d, "ada")
	o := addOccasion(t, d, s, "Dinner")
	sharedOccasions(t, d, s, 2)
	for n := range 700 {
		at := d
		if n%3 == 0 {
			at = other
		}
		mutate(t, at, s, func(tx *db.Tx) (change.Change, error) {
			return change.EventEdited{}, db.Update(tx, &o, db.Set{"name": fmt.Sprint(n)})
		})
	}
	if n := db.RememberedWrites(d, s.Feed()); n == 0 || n > 256 {
		t.Errorf("%d changes are remembered", n)
	}
}

// TestALongReadingHoldsUpNobodyElse has more wait for what one is reading than there are connections.
func TestALongReadingHoldsUpNobodyElse(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, elsewhere := newEvent(t, d, "ada"), newEvent(t, d, "eve")
		type key struct{}
		reading, goOn := make(chan struct{}), make(chan struct{})
		done := make(chan error, 41)
		go func() {
			done <- d.Read(background, s, func(r *db.Read) error {
				_, err := db.Shared(r, key{}, func() (int, error) {
					close(reading)
					<-goOn
					return 1, nil
				})
				return err
			})
		}()
		<-reading
		for range 40 {
			go func() {
				done <- d.Read(background, s, func(r *db.Read) error {
					_, err := db.Shared(r, key{}, func() (int, error) { return 2, nil })
					return err
				})
			}()
		}
		for range 40 { // all of them are through while the first still reads
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		sharedOccasions(t, d, elsewhere, 2)
		close(goOn)
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// TestReadersWhoMaySeeOtherThingsShareNoResult holds for whatever a result is made of; the rows themselves they share.
func TestReadersWhoMaySeeOtherThingsShareNoResult(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Dinner")
		type key struct{}
		seen := func(s access.Scope) (can access.Permission) {
			read(t, d, s, func(r *db.Read) (err error) {
				can, err = db.Shared(r, key{}, func() (access.Permission, error) { return r.Scope().Can, nil })
				return err
			})
			return can
		}
		for _, role := range []access.Role{access.Host, access.Viewer, access.Host} {
			reader := s
			reader.Role, reader.Can = role, access.Of(role)
			if got := seen(reader); got != reader.Can {
				t.Errorf("%s was given what was made for %v", role, got)
			}
		}
	})
}
