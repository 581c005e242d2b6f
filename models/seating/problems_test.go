package seating_test

import (
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// problems are the kinds of what is wrong.
func (w *world) problems() (kinds []seating.ProblemKind) {
	w.t.Helper()
	for _, p := range w.board().Problems(w.wishes(w.anna), true) {
		kinds = append(kinds, p.Kind)
	}
	return kinds
}

func (w *world) change(i int, set db.Set) {
	w.t.Helper()
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, w.guests[i].ID)
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID}, db.Update(tx, &g, set)
	})
}

func (w *world) reply(i int, r guests.Reply) {
	w.t.Helper()
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(w.guests[i].ID)).First()
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: in.GuestID}, db.Update(tx, &in, db.Set{"reply": r})
	})
}

// TestWhatIsWrongWithABoardIsFound seats guests in households of two: 0 and 1, 2 and 3, and so on.
func TestWhatIsWrongWithABoardIsFound(t *testing.T) {
	none := []seating.ProblemKind(nil)
	for name, c := range map[string]struct {
		do      func(w *world, tables []change.ID)
		want    seating.ProblemKind
		mended  func(w *world, tables []change.ID) // and then nothing is wrong
		withFix bool                               // as is offered
	}{
		"over capacity": {func(w *world, ts []change.ID) { w.seat(ts[0], 0, 1, 2, 3, 4) }, seating.OverCapacity, nil, true},
		"declined": {func(w *world, ts []change.ID) { w.seat(ts[0], 0, 1); w.reply(0, guests.Declined) }, seating.DeclinedSits,
			func(w *world, ts []change.ID) { w.unseat(ts[0], 0) }, false},
		"pending": {func(w *world, ts []change.ID) { w.seat(ts[0], 0, 1); w.reply(0, guests.Pending) }, seating.PendingSits,
			func(w *world, ts []change.ID) { w.reply(0, guests.Attending) }, false},
		"must apart at one table": {func(w *world, ts []change.ID) {
			w.seat(ts[0], 0, 2)
			w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Apart, Strength: "must"})
		}, seating.WishBroken, nil, true},
		"must together split": {func(w *world, ts []change.ID) {
			w.seat(ts[0], 0)
			w.seat(ts[1], 2)
			w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Together, Strength: "must"})
		}, seating.WishBroken, nil, true},
		"households apart": {func(w *world, ts []change.ID) {
			w.seat(ts[0], 1, 3)
			w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Apart, Strength: "must", Whole: true})
		}, seating.WishBroken, func(w *world, ts []change.ID) { w.unseat(ts[0], 3) }, false},
		"a child alone": {func(w *world, ts []change.ID) {
			w.change(1, db.Set{"age": guests.Child})
			w.seat(ts[0], 0)
			w.seat(ts[1], 1, 2)
		}, seating.ChildAlone, nil, true},
		"an infant among children": {func(w *world, ts []change.ID) {
			w.change(1, db.Set{"age": guests.Infant, "chair": guests.HighChair})
			w.change(3, db.Set{"age": guests.Child})
			w.seat(ts[0], 0)
			w.seat(ts[1], 1, 2, 3)
		}, seating.ChildAlone, nil, true},
		"a plus-one apart": {func(w *world, ts []change.ID) {
			w.change(1, db.Set{"plus_one_of": w.guests[0].ID})
			w.seat(ts[0], 0)
			w.seat(ts[1], 1)
		}, seating.PlusOneApart, nil, true},
		"two of one name": {func(w *world, ts []change.ID) {
			w.change(2, db.Set{"name": "G0"})
			w.seat(ts[0], 0, 2)
		}, seating.SameNames, nil, true},
		"a wheelchair between tables": {func(w *world, ts []change.ID) {
			w.change(0, db.Set{"needs": db.Words{"Wheelchair"}})
			w.seat(ts[0], 0)
			w.stand(ts[1], 6000)
		}, seating.NoRoom, func(w *world, ts []change.ID) { w.stand(ts[1], 12_000) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, 6, func(w *world) {
				ts := w.tables(2, 4)
				w.stand(ts[0], 3000)
				w.stand(ts[1], 12_000)
				if got := w.problems(); !slices.Equal(got, none) {
					t.Fatalf("at first %v", got)
				}
				c.do(w, ts)
				if got := w.problems(); !slices.Equal(got, []seating.ProblemKind{c.want}) {
					t.Fatalf("found %v", got)
				}
				f := w.board().Problems(w.wishes(w.anna), true)[0].Fix
				if (f != nil) != c.withFix {
					t.Fatalf("the fix is %+v", f)
				}
				if f != nil {
					var movers []string
					for _, p := range f.People {
						movers = append(movers, seating.Premise{Guest: p.ID, From: f.From}.String())
					}
					if _, err := w.move(w.anna, string(f.To.ID), false, movers...); err != nil {
						t.Fatal(err)
					}
				} else {
					c.mended(w, ts)
				}
				if got := w.problems(); !slices.Equal(got, none) {
					t.Errorf("mended, but %v", got)
				}
			})
		})
	}
}

func (w *world) unseat(from change.ID, i int) {
	w.t.Helper()
	if _, err := w.move(w.anna, string(seating.Parking), false, w.at(i, from)); err != nil {
		w.t.Fatal(err)
	}
}

// stand puts a table's middle at x.
func (w *world) stand(table change.ID, x int64) {
	w.t.Helper()
	if _, err := w.arrange(w.anna, shift(table, w.spot(table), seating.Spot{X: x, Y: 3000})); err != nil {
		w.t.Fatal(err)
	}
}
