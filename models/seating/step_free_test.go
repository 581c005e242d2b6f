package seating_test

import (
	"context"
	"slices"
	"testing"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// solve is what auto-seat finds for the board as it is, with what it was asked.
func (w *world) solve() (*autoseat.Input, *autoseat.Plan) {
	w.t.Helper()
	in := w.board().Input(w.wishes(w.anna), seating.UsuallyAsked(w.occasion.ID, ""))
	plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Seed: 1, Iterations: 5_000})
	if err != nil {
		w.t.Fatal(err)
	}
	return in, plan
}

func TestAutoSeatSeatsWhoComesOnWheelsWhereAWheelchairGets(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(3, 4)
		w.stand(ts[0], 3000)
		w.stand(ts[1], 6000)
		w.stand(ts[2], 20_000)
		w.change(0, db.Set{"needs": db.Words{"Wheelchair"}})
		w.seat(ts[0], 0)
		guest := string(w.guests[0].ID)
		in, plan := w.solve()
		if plan.Broken > 0 || plan.Seats[guest] != string(ts[2]) {
			t.Errorf("sits at %s of %v, and breaks %d rules", plan.Seats[guest], ts, plan.Broken)
		}
		if held := in.Holds(guest); !slices.ContainsFunc(held, func(r autoseat.Rule) bool { return seating.WishOf(r.Wish) == seating.StepFree }) {
			t.Errorf("is held by %+v", held)
		}

		w.stand(ts[2], 9000) // now none is left
		_, plan = w.solve()
		if plan.Broken != 1 || len(plan.Unmet) != 1 || seating.WishOf(plan.Unmet[0].Wish) != seating.StepFree || !slices.Equal(plan.Unmet[0].Guests, []string{guest}) {
			t.Errorf("breaks %d rules: %+v", plan.Broken, plan.Unmet)
		}
		if len(plan.Seats) != 6 {
			t.Errorf("%d have a seat", len(plan.Seats))
		}
	})
}

func TestALockAtATableWithoutAWayIsNamedWithTheNeed(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(3, 4)
		for i, x := range []int64{3000, 6000, 20_000} {
			w.stand(ts[i], x)
		}
		w.change(0, db.Set{"needs": db.Words{"Wheelchair"}})
		w.seat(ts[0], 0)
		w.change(2, db.Set{"needs": db.Words{"walker"}})
		w.seat(ts[1], 2)
		w.reply(2, guests.Declined) // whose chair is kept, and asks for nothing
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.LockGuests(tx, seating.LockingGuests{Occasion: w.occasion.ID, Guests: []string{w.at(0, ts[0])}, Locked: true})
		})
		in, _ := w.solve()
		all := in.Contradictions()
		if len(all) != 1 || len(all[0].Rules) != 2 {
			t.Fatalf("found %+v", all)
		}
		for _, kind := range []autoseat.RuleKind{autoseat.RuleLock, autoseat.RuleNotAt} {
			if !slices.ContainsFunc(all[0].Rules, func(r autoseat.Rule) bool {
				return r.Kind == kind && slices.Equal(r.Guests, []string{string(w.guests[0].ID)})
			}) {
				t.Errorf("%s is not named: %s", kind, all[0].Why)
			}
		}
	})
}

func TestAnAisleThatIsTightForWaitersLetsAWheelchairThrough(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(2, 4)
		w.stand(ts[0], 3000)
		w.change(0, db.Set{"needs": db.Words{"Wheelchair"}})
		w.seat(ts[0], 0)
		w.stand(ts[1], 6000)
		x := 6000 - w.board().Crowds()[0].Gap // where their chairs would meet
		for gap, want := range map[int64][]seating.ProblemKind{seating.Passage - 10: {seating.NoRoom}, seating.Passage + 10: {}} {
			w.stand(ts[1], x+gap)
			if crowds := w.board().Crowds(); len(crowds) != 1 || crowds[0].Kind != seating.NarrowAisle {
				t.Fatalf("with %d mm between them: %+v", gap, crowds)
			}
			if got := w.problems(); !slices.Equal(got, want) {
				t.Errorf("with %d mm between them: %v", gap, got)
			}
			if _, plan := w.solve(); plan.Broken != len(want) {
				t.Errorf("with %d mm between them a plan breaks %d rules", gap, plan.Broken)
			}
		}
	})
}
