package seating_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"convive/models/activity"
	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func (w *world) apply(moves ...string) (change.Entry, error) {
	d := seating.Applying{Occasion: w.occasion.ID, Moves: moves}
	if wrong := d.Validate(); len(wrong) > 0 {
		w.t.Fatalf("%v is wrong: %+v", moves, wrong)
	}
	return w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return seating.Apply(tx, d) })
}

func (w *world) going(i int, from, to change.ID) string { return w.at(i, from) + ":" + string(to) }

func TestAPlanIsAppliedAsOneChangeAndTakenBackAsOne(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(2, 2)
		w.seat(ts[0], 0, 2)
		w.seat(ts[1], 1, 3)
		before := w.seating()
		e, err := w.apply(w.going(2, ts[0], ts[1]), w.going(1, ts[1], ts[0]), w.going(3, ts[1], seating.Parking), w.going(4, seating.Parking, ts[1]))
		if err != nil {
			t.Fatal(err)
		}
		who := []int{2, 1, 3, 4}
		want := change.SeatsArranged{Plan: w.board().Plan, Tables: ts}
		for _, i := range who {
			want.Guests = append(want.Guests, w.guests[i].ID)
			if h := w.guests[i].HouseholdID; !slices.Contains(want.Households, h) {
				want.Households = append(want.Households, h)
			}
		}
		if !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if got := w.seated(); !slices.Equal(got, []int{2, 2}) {
			t.Errorf("%v sit", got)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		if after := w.seating(); !reflect.DeepEqual(after, before) {
			t.Errorf("taken back, they sit %v, and sat %v", after, before)
		}
	})
}

// seating is who sits on which seat.
func (w *world) seating() map[change.ID]string {
	w.t.Helper()
	all := map[change.ID]string{}
	for _, l := range w.board().Tables {
		for _, p := range l.People {
			all[p.ID] = l.Name + string(rune('0'+*p.Assignment.Seat))
		}
	}
	return all
}

func TestAPlanOfABoardThatHasMovedOnChangesNothingAndNamesWhoWasFirst(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(2, 2)
		w.seat(ts[0], 0)
		if _, err := w.move(w.ben, string(ts[1]), false, w.at(0, ts[0])); err != nil {
			t.Fatal(err)
		}
		before := w.seating()
		_, err := w.apply(w.going(2, seating.Parking, ts[0]), w.going(0, ts[0], seating.Parking))
		var first seating.ErrMoved
		if !errors.As(err, &first) || first.Guest != w.guests[0].ID || first.Now != ts[1] {
			t.Errorf("refused by %v", err)
		}
		if after := w.seating(); !reflect.DeepEqual(after, before) {
			t.Errorf("refused, and they sit %v, and sat %v", after, before)
		}
		w.seat(ts[0], 3, 4)
		before = w.seating()
		if _, err := w.apply(w.going(2, seating.Parking, ts[0])); err == nil || !strings.Contains(err.Error(), "no room for") {
			t.Errorf("a full table takes one more: %v", err)
		}
		w.reply(5, guests.Declined)
		if _, err := w.apply(w.going(5, seating.Parking, ts[1])); err == nil {
			t.Error("somebody who declined is seated")
		}
		if after := w.seating(); !reflect.DeepEqual(after, before) {
			t.Errorf("they sit %v, and sat %v", after, before)
		}
	})
}

// TestWhatTheSolverFindsIsWhatTheBoardShows runs the whole way: board, input, plan, board, moves, applied board.
func TestWhatTheSolverFindsIsWhatTheBoardShows(t *testing.T) {
	each(t, 12, func(w *world) {
		ts := w.tables(3, 5)
		for i, id := range ts {
			if _, err := w.arrange(w.anna, shift(id, w.spot(id), seating.Spot{X: 3000 + 9000*int64(i), Y: 3000})); err != nil {
				t.Fatal(err)
			}
		}
		w.change(11, db.Set{"age": guests.Infant})
		w.seat(ts[0], 0, 2)
		w.seat(ts[1], 4)
		w.reply(4, guests.Declined)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Apart, Strength: "must", Whole: true})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(6, 8), Kind: seating.Together, Strength: "10"})
		b, wishes := w.board(), w.wishes(w.anna)
		in := b.Input(wishes, seating.UsuallyAsked(w.occasion.ID, ""))
		plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Seed: 1, Iterations: 20_000})
		if err != nil || plan.Broken > 0 {
			t.Fatalf("%+v, %v", plan, err)
		}
		if in.Score(plan.Seats) != plan.Score {
			t.Errorf("%d is shown, the parts are %d", plan.Score, in.Score(plan.Seats))
		}
		then := b.With(plan.Seats)
		if _, err := w.apply(b.Changes(then)...); err != nil {
			t.Fatal(err)
		}
		now := w.board()
		for i, l := range now.Tables {
			if got, want := idsOf(l), idsOf(then.Tables[i]); !slices.Equal(got, want) {
				t.Errorf("%s has %v, and should have %v", l.Name, got, want)
			}
		}
		if now.Flags != then.Flags || now.Flags.Unseated != 0 {
			t.Errorf("%+v and %+v", now.Flags, then.Flags)
		}
		if now.Seats()[string(w.guests[4].ID)] != string(ts[1]) {
			t.Error("who declined lost their chair")
		}
		if now.Seats()[string(w.guests[11].ID)] != now.Seats()[string(w.guests[10].ID)] {
			t.Error("the infant sits on nobody's lap")
		}
		for _, wish := range wishes {
			if s, _ := now.Stands(wish); s != seating.Kept {
				t.Errorf("%s is %s", wish.Kind, s)
			}
		}
		if kinds := w.problems(); !slices.Equal(kinds, []seating.ProblemKind{seating.DeclinedSits}) {
			t.Errorf("wrong is %v", kinds)
		}
	})
}

func idsOf(l seating.Laid) (ids []change.ID) {
	for _, p := range l.People {
		ids = append(ids, p.ID)
	}
	slices.Sort(ids)
	return ids
}

// A must that no table can keep is said, and seats the guest all the same.
func TestAutoSeatSaysThatNobodyCanSitAtTheHeadWhereNoHostSits(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(2, 4)
		w.seat(ts[0], 1)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0), Kind: seating.Head, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(2), Kind: seating.Head, Strength: "5"})
		in, plan := w.solve()
		if plan.Broken != 1 || len(plan.Unmet) != 1 || plan.Unmet[0].Kind != autoseat.RuleAt || !slices.Equal(plan.Unmet[0].Guests, []string{string(w.guests[0].ID)}) {
			t.Errorf("breaks %d rules: %+v", plan.Broken, plan.Unmet)
		}
		if all := in.Contradictions(); len(all) != 1 || len(all[0].Rules) != 1 || all[0].Rules[0].Kind != autoseat.RuleAt {
			t.Errorf("found %+v", all)
		}
		if len(plan.Seats) != 6 {
			t.Errorf("%d have a seat", len(plan.Seats))
		}
	})
}

// Where the hosts are to be seated in the same search, whoever wishes to sit at the head is seated by them.
func TestAutoSeatSeatsAtTheHeadByTheHostWhoHasNoSeatYet(t *testing.T) {
	each(t, 6, func(w *world) {
		for i, at := range w.tables(4, 4) {
			w.stand(at, int64(3_000+20_000*i))
		}
		w.change(2, db.Set{"host": true})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0), Kind: seating.Head, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(2), Kind: seating.Head, Strength: "must"})
		in, plan := w.solve()
		if plan.Broken != 0 || len(in.Wishes) != 1 {
			t.Errorf("breaks %d rules of %+v: %+v", plan.Broken, in.Wishes, plan.Unmet)
		}
		after := w.board().With(plan.Seats)
		for _, wish := range w.wishes(w.anna) {
			if s, _ := after.Stands(wish); s != seating.Kept {
				t.Errorf("the wish of %s stands %s", wish.GuestID, s)
			}
		}
	})
}

// A must to sit near what isn't in the room is said; a weighted wish for it is none.
func TestAutoSeatSeatsNearWhatIsWishedFor(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(4, 4)
		for i, at := range ts {
			w.stand(at, int64(3_000+20_000*i))
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Door})
		})
		door := w.board().Objects[0]
		if _, err := w.arrange(w.anna, shift(door.ID, door.Spot(), seating.Spot{X: 50_000, Y: 0})); err != nil {
			t.Fatal(err)
		}
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0), Kind: seating.By, Thing: seating.Door, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(1), Kind: seating.By, Thing: seating.Door, Strength: "5"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(2), Kind: seating.By, Thing: seating.Bar, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(3), Kind: seating.By, Thing: seating.Bar, Strength: "5"})
		in, plan := w.solve()
		if plan.Broken != 1 || len(plan.Unmet) != 1 || plan.Unmet[0].Kind != autoseat.RuleAt || !slices.Equal(plan.Unmet[0].Guests, []string{string(w.guests[2].ID)}) {
			t.Errorf("breaks %d rules of %+v: %+v", plan.Broken, in.Wishes, plan.Unmet)
		}
		for i := range 2 {
			if at := plan.Seats[string(w.guests[i].ID)]; at != string(ts[2]) {
				t.Errorf("guest %d sits at %q of %v", i, at, ts)
			}
		}
		if len(plan.Seats) != 6 {
			t.Errorf("%d have a seat", len(plan.Seats))
		}
	})
}
