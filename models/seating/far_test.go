package seating_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
	"convive/models/seating"
)

// A number typed wrong doesn't send a table so far away that the drawing shrinks to hold it.
func TestNothingIsPutFarOutOfTheRoom(t *testing.T) {
	each(t, 0, func(w *world) {
		table := w.tables(1, 8)[0]
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Version: 1, Width: "20", Length: "12"})
		})
		editFrom := func(row seating.Table, x, y string, in events.Units) error {
			_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return seating.EditTable(tx, table, seating.Edit{Version: row.Version, Name: row.Name, Seats: row.Seats, Shape: row.Shape, X: x, Y: y, Units: in})
			})
			return err
		}
		edit := func(x, y string, in events.Units) error { return editFrom(w.board().Tables[0].Table, x, y, in) }
		from := w.spot(table)
		var wrong invalid.Fields
		if err := edit("190", "6", events.Metres); !errors.As(err, &wrong) || wrong.Of("x") != "That is far outside the room, which is {w} m wide and {l} m long." || wrong.Of("y") != "" || wrong[0].Args[1] != "20" || wrong[0].Args[3] != "12" {
			t.Errorf("got %v", err)
		}
		if err := edit("10", "100 ft", events.Feet); !errors.As(err, &wrong) || wrong.Of("y") == "" || wrong[0].Args[1] != "65′ 7″" {
			t.Errorf("got %v", err)
		}
		_, err := w.arrange(w.anna, shift(table, from, seating.Spot{X: 25_001, Y: 0}))
		refused(t, err, "Table 1 would stand far outside the room. All stays where it is.")
		_, err = w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return seating.Copy(tx, seating.Copies{Occasion: w.occasion.ID, Pieces: []change.ID{table}, Count: 30, Distance: "3", Direction: seating.East})
		})
		if wrong := (invalid.Fields)(nil); !errors.As(err, &wrong) || wrong.Of("distance") != "The copies would stand outside the room. Make fewer, or a shorter distance." {
			t.Errorf("got %v", err)
		}
		if w.spot(table) != from {
			t.Errorf("it stands at %v", w.spot(table))
		}
		if err := edit("24", "6", events.Metres); err != nil { // aside, where people put what they don't need yet
			t.Error(err)
		}

		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Version: 2, Width: "8", Length: "8"})
		})
		if err := edit("24", "6", events.Metres); err != nil { // it stands there already
			t.Error(err)
		}
		if err := edit("24", "5", events.Metres); err != nil { // nobody puts it any farther out
			t.Error(err)
		}
		seen := w.board().Tables[0].Table
		if _, err := w.arrange(w.anna, shift(table, w.spot(table), seating.Spot{X: 22_000, Y: 1000})); err != nil {
			t.Error(err)
		}
		if err := editFrom(seen, "24", "4", events.Metres); err == nil || errors.As(err, &wrong) {
			t.Errorf("a form of before the move, which says another place too: %v", err)
		}
		if err := editFrom(seen, "24", "5", events.Metres); err != nil || w.spot(table).X != 22_000 {
			t.Errorf("a form of before the move, which says no other place: %v, it stands at %v", err, w.spot(table))
		}
	})
}
