package seating_test

import (
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

func (w *world) align(as access.Scope, d seating.Aligning) (change.Entry, error) {
	d.Occasion = w.occasion.ID
	return w.d.Mutate(background, as, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return seating.Align(tx, d) })
}

// shownAt is where a form shows pieces.
func (w *world) shownAt(tables ...change.ID) (all []string) {
	w.t.Helper()
	for _, id := range tables {
		all = append(all, seating.At(id, w.spot(id)))
	}
	return all
}

func TestTablesAreAlignedAndSpreadByAForm(t *testing.T) {
	each(t, 0, func(w *world) {
		tables := w.tables(3, 8)
		put := func(spots ...seating.Spot) {
			t.Helper()
			for i, to := range spots {
				if from := w.spot(tables[i]); from != to {
					if _, err := w.arrange(w.anna, shift(tables[i], from, to)); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		for line, want := range map[seating.Line][3]seating.Spot{
			seating.LeastX: {{X: 4000, Y: 9000}, {X: 4000, Y: 5000}, {X: 4000, Y: 6000}}, seating.MostX: {{X: 9000, Y: 9000}, {X: 9000, Y: 5000}, {X: 9000, Y: 6000}},
			seating.MiddleX: {{X: 6000, Y: 9000}, {X: 6000, Y: 5000}, {X: 6000, Y: 6000}}, seating.MiddleY: {{X: 4000, Y: 6667}, {X: 9000, Y: 6667}, {X: 5000, Y: 6667}},
			seating.LeastY: {{X: 4000, Y: 5000}, {X: 9000, Y: 5000}, {X: 5000, Y: 5000}}, seating.MostY: {{X: 4000, Y: 9000}, {X: 9000, Y: 9000}, {X: 5000, Y: 9000}},
			seating.SpreadX: {{X: 4000, Y: 9000}, {X: 9000, Y: 5000}, {X: 6500, Y: 6000}}, seating.SpreadY: {{X: 4000, Y: 9000}, {X: 9000, Y: 5000}, {X: 5000, Y: 7000}},
		} {
			put(seating.Spot{X: 4000, Y: 9000}, seating.Spot{X: 9000, Y: 5000}, seating.Spot{X: 5000, Y: 6000})
			e, err := w.align(w.anna, seating.Aligning{Pieces: tables, At: w.shownAt(tables...), Line: line})
			if err != nil {
				t.Fatal(err)
			}
			if c, ok := e.Change.(change.RoomArranged); !ok || len(c.Tables) == 0 || len(c.Objects) > 0 || c.Plan != w.board().Plan {
				t.Errorf("%s: %+v", line, e.Change)
			}
			for i, id := range tables {
				got := w.spot(id)
				if dx, dy := got.X-want[i].X, got.Y-want[i].Y; max(dx, -dx, dy, -dy) > 1 { // boxes end on whole millimetres
					t.Errorf("%s: table %d stands at %v, want %v", line, i+1, got, want[i])
				}
			}
		}

		put(seating.Spot{X: 4000, Y: 9000}, seating.Spot{X: 9000, Y: 5000}, seating.Spot{X: 5000, Y: 6000})
		at := w.shownAt(tables...)
		if _, err := w.align(w.anna, seating.Aligning{Pieces: tables[:1], At: at, With: tables[1], Line: seating.LeastX}); err != nil {
			t.Fatal(err)
		}
		if got := w.spot(tables[0]); got.X != 9000 || w.spot(tables[1]).X != 9000 {
			t.Errorf("aligned with another, it stands at %v", got)
		}
		_, err := w.align(w.ben, seating.Aligning{Pieces: tables[:2], At: at, Line: seating.MostX})
		refused(t, err, "Anna moved Table 1 a moment ago. It stays where it is now.")
		if _, err := w.align(w.ben, seating.Aligning{Pieces: tables[:2], Line: seating.MostX}); err == nil {
			t.Error("a form that doesn't say where they were moved them")
		}
		put(seating.Spot{X: 0, Y: 9000})
		w.furnish(seating.Bar, "0.3", "0.3")
		small := w.board().Objects[0]
		_, err = w.align(w.ben, seating.Aligning{Pieces: []change.ID{small.ID}, At: []string{seating.At(small.ID, small.Spot())}, With: tables[0], Line: seating.LeastX})
		refused(t, err, "bar would stand outside the room. All stays where it is.")
		w.lock(true, tables[0], tables[2])
		_, err = w.align(w.ben, seating.Aligning{Pieces: tables, At: w.shownAt(tables...), Line: seating.LeastX})
		refused(t, err, "Too much of it is locked: unlock more of it, or choose more.")
		w.lock(false, tables[0])
		if _, err := w.align(w.ben, seating.Aligning{Pieces: tables, At: w.shownAt(tables...), Line: seating.MiddleY}); err != nil || w.spot(tables[2]).Y != 6000 || w.spot(tables[0]).Y != 7000 || w.spot(tables[1]).Y != 7000 {
			t.Errorf("what is locked counted: %v, %v, %v, %v", err, w.spot(tables[0]), w.spot(tables[1]), w.spot(tables[2]))
		}
		w.lock(true, tables[0])
		_, err = w.align(w.ben, seating.Aligning{Pieces: []change.ID{tables[0], tables[2]}, At: w.shownAt(tables...), Line: seating.LeastX})
		refused(t, err, "Table 1 is locked. Unlock it first.")
		for _, d := range []seating.Aligning{{Pieces: tables[:1], Line: seating.LeastX}, {Pieces: tables[:2], Line: seating.SpreadX}, {Pieces: tables, Line: "up"}, {Pieces: tables[:1], With: tables[0], Line: seating.LeastX}} {
			if d.Occasion = w.occasion.ID; len(d.Validate()) == 0 {
				t.Errorf("%+v passes", d)
			}
		}
	})
}
