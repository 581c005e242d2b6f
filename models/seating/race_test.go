package seating_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"convive/models/access"
	"convive/models/invalid"
	"convive/models/seating"
)

// TestOfAllWhoTakeTheLastSeatOneGetsIt: every other one is told who was first, and for whom.
func TestOfAllWhoTakeTheLastSeatOneGetsIt(t *testing.T) {
	for _, planners := range []int{2, 8} {
		each(t, planners+1, func(w *world) {
			table := w.tables(1, 2)[0]
			if _, err := w.move(w.anna, string(table), false, w.at(planners, seating.Parking)); err != nil {
				t.Fatal(err)
			}
			errs := make([]error, planners)
			var ready, all sync.WaitGroup
			ready.Add(planners)
			for i := range planners {
				as, who := []access.Scope{w.anna, w.ben}[i%2], w.at(i, seating.Parking)
				all.Go(func() {
					ready.Done()
					ready.Wait()
					_, errs[i] = w.move(as, string(table)+":1", false, who)
				})
			}
			all.Wait()
			people := w.board().Tables[0].People
			if len(people) != 2 {
				t.Fatalf("%d sit on two seats", len(people))
			}
			first := people[1].Name
			got := 0
			for _, err := range errs {
				var full seating.ErrTableFull
				var r invalid.Refusal
				switch {
				case err == nil:
					got++
				case !errors.As(err, &full) || !errors.As(err, &r) || full.Would != 3:
					t.Errorf("neither seated nor refused: %v", err)
				case !strings.Contains(filled(r), " seated "+first+" at Table 1 a moment ago. It seats 2; seating "):
					t.Errorf("says %q", filled(r))
				}
			}
			if got != 1 {
				t.Errorf("%d got the last seat", got)
			}
		})
	}
}

// TestOneGuestCantBeSeatedTwiceAtOnce: the premise of all but one no longer holds.
func TestOneGuestCantBeSeatedTwiceAtOnce(t *testing.T) {
	each(t, 1, func(w *world) {
		tables := w.tables(8, 4)
		errs := make([]error, len(tables))
		var all sync.WaitGroup
		for i, table := range tables {
			all.Go(func() {
				_, errs[i] = w.move([]access.Scope{w.anna, w.ben}[i%2], string(table), false, w.at(0, seating.Parking))
			})
		}
		all.Wait()
		got := 0
		for _, err := range errs {
			var moved seating.ErrMoved
			if err == nil {
				got++
			} else if !errors.As(err, &moved) {
				t.Errorf("%v", err)
			}
		}
		if got != 1 || w.board().Flags.Seated != 1 {
			t.Errorf("%d moves went through", got)
		}
	})
}
