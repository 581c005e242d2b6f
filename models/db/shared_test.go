package db_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"convive/models/access"
	"convive/models/db"
	"convive/models/dbtest"
)

// namesShared reads the occasions' names and counts how often that is done.
func namesShared(r *db.Read, times *atomic.Int64) (names []string, err error) {
	type key struct{}
	return db.Shared(r, key{}, func() ([]string, error) {
		times.Add(1)
		all, err := db.All[occasion](r, "name")
		for _, o := range all {
			names = append(names, o.Name)
		}
		return names, err
	})
}

func TestReadsAtOneNumberShareWhatTheyReadAndOthersDoNot(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, other := newEvent(t, d, "ada"), newEvent(t, d, "eve")
		var times atomic.Int64
		read := func(s access.Scope, want int) {
			t.Helper()
			err := d.Read(background, s, func(r *db.Read) error {
				names, err := namesShared(r, &times)
				if len(names) != want {
					t.Errorf("%d names, want %d", len(names), want)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
		for n := range 3 {
			var all sync.WaitGroup
			for range 8 {
				all.Go(func() { read(s, n) })
			}
			all.Wait()
			if got := times.Load(); got != int64(n+1) {
				t.Errorf("after %d changes it was read %d times", n, got)
			}
			addOccasion(t, d, s, fmt.Sprint("Occasion ", n))
		}
		read(other, 0)
		household := s
		household.Household = db.NewID()
		before := times.Load()
		read(household, 3)
		read(household, 3)
		if got := times.Load() - before; got != 2 {
			t.Errorf("a household's reads were %d, want each its own", got)
		}
	})
}

func TestAReadOfThePastSharesNothing(t *testing.T) {
	d := dbtest.New(t, "postgres")
	s := newEvent(t, d, "ada")
	var times atomic.Int64
	err := d.Read(background, s, func(old *db.Read) error {
		addOccasion(t, d, s, "Dinner")
		err := d.Read(background, s, func(r *db.Read) error {
			_, err := namesShared(r, &times)
			return err
		})
		if err != nil {
			return err
		}
		names, err := namesShared(old, &times)
		if len(names) != 0 {
			t.Errorf("the past holds %v", names)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhoWaitsForASharedReadingWaitsNoLongerThanTheyMay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		type key struct{}
		reading, goOn, done := make(chan struct{}), make(chan struct{}), make(chan error)
		slow := func() (int, error) {
			close(reading)
			<-goOn
			return 1, nil
		}
		go func() {
			done <- d.Read(background, s, func(r *db.Read) error {
				_, err := db.Shared(r, key{}, slow)
				return err
			})
		}()
		<-reading
		ctx, cancel := context.WithCancel(background)
		err := d.Read(ctx, s, func(r *db.Read) error {
			cancel()
			_, err := db.Shared(r, key{}, func() (int, error) { return 2, nil })
			return err
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("who may wait no longer got %v", err)
		}
		close(goOn)
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}
