package seating_test

import (
	"errors"
	"reflect"
	"testing"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/seating"
)

func (w *world) arrange(as access.Scope, pieces ...string) (change.Entry, error) {
	return w.d.Mutate(background, as, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return seating.Arrange(tx, seating.Arranging{Occasion: w.occasion.ID, Pieces: pieces})
	})
}

func (w *world) lock(locked bool, tables ...change.ID) change.Entry {
	w.t.Helper()
	return w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.Lock(tx, seating.Locking{Occasion: w.occasion.ID, Pieces: tables, Locked: locked})
	})
}

func (w *world) spot(table change.ID) seating.Spot {
	w.t.Helper()
	for _, l := range w.board().Tables {
		if l.ID == table {
			return l.Spot()
		}
	}
	w.t.Fatalf("no table %s", table)
	return seating.Spot{}
}

func shift(piece change.ID, from, to seating.Spot) string {
	return string(piece) + ":" + from.String() + ":" + to.String()
}

func TestTablesAndObjectsGoWhereTheyArePut(t *testing.T) {
	each(t, 0, func(w *world) {
		tables := w.tables(2, 8)
		bar := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Bar, Width: "3", Length: "80 cm"})
		}).Change.(change.RoomFurnished)
		object := w.board().Objects[0]
		if want := (change.RoomFurnished{Plan: w.board().Plan, Occasion: w.occasion.ID, Objects: []change.ID{object.ID}}); !reflect.DeepEqual(bar, want) {
			t.Errorf("got %+v, want %+v", bar, want)
		}
		if object.W != 3000 || object.H != 800 || object.Kind != seating.Bar {
			t.Errorf("the bar is %+v", object)
		}
		first, second := w.spot(tables[0]), w.spot(tables[1])
		to := seating.Spot{X: 4200, Y: 900, Rotation: 45}
		e, err := w.arrange(w.anna, shift(tables[0], first, to), shift(tables[1], second, second), shift(object.ID, object.Spot(), to))
		if err != nil {
			t.Fatal(err)
		}
		if want := (change.RoomArranged{Plan: w.board().Plan, Occasion: w.occasion.ID, Tables: tables[:1], Objects: []change.ID{object.ID}}); !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if w.spot(tables[0]) != to || w.spot(tables[1]) != second || w.board().Objects[0].Spot() != to {
			t.Errorf("stand at %v, %v, %v", w.spot(tables[0]), w.spot(tables[1]), w.board().Objects[0].Spot())
		}
		if e, err := w.arrange(w.ben, shift(tables[0], first, to)); err != nil || e.Change != change.None {
			t.Errorf("who had the same thought changes nothing: %+v, %v", e.Change, err)
		}
		w.revert(e.Seq)
		if w.spot(tables[0]) != first || w.board().Objects[0].Spot() != object.Spot() {
			t.Error("undo brings them back")
		}
	})
}

func TestOfTwoWhoMoveATableTheSecondIsToldWhoWasFirst(t *testing.T) {
	each(t, 0, func(w *world) {
		tables := w.tables(2, 8)
		was, other := w.spot(tables[0]), w.spot(tables[1])
		to := seating.Spot{X: was.X, Y: 9000, Rotation: was.Rotation}
		if _, err := w.arrange(w.ben, shift(tables[0], was, to)); err != nil {
			t.Fatal(err)
		}
		_, err := w.arrange(w.anna, shift(tables[1], other, to), shift(tables[0], was, seating.Spot{X: 1000, Y: 1000}))
		refused(t, err, "Ben moved Table 1 a moment ago. It stays where it is now.")
		if w.spot(tables[1]) != other {
			t.Error("the other table moved all the same")
		}
		_, err = w.arrange(w.anna, shift(db.NewID(), was, to))
		refused(t, err, "Somebody removed what you are moving a moment ago. All stays where it is.")
	})
}

func TestALockedTableStaysWhereItStands(t *testing.T) {
	each(t, 0, func(w *world) {
		tables := w.tables(2, 8)
		e := w.lock(true, tables...)
		if want := (change.PiecesLocked{Plan: w.board().Plan, Tables: tables, Locked: true}); !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if e := w.lock(true, tables[0]); e.Change != change.None {
			t.Errorf("locked twice: %+v", e.Change)
		}
		_, err := w.arrange(w.anna, shift(tables[0], w.spot(tables[0]), seating.Spot{X: 1000, Y: 1000}))
		refused(t, err, "Table 1 is locked. Unlock it first.")
		w.lock(false, tables[0])
		if _, err := w.arrange(w.anna, shift(tables[0], w.spot(tables[0]), seating.Spot{X: 1000, Y: 1000})); err != nil {
			t.Error(err)
		}
	})
}

func TestALockedThingStaysWhereItStandsAndItsCopyIsFree(t *testing.T) {
	each(t, 0, func(w *world) {
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Bar, Width: "3", Length: "1"})
		})
		bar := w.board().Objects[0]
		e := w.lock(true, bar.ID)
		if want := (change.PiecesLocked{Plan: w.board().Plan, Objects: []change.ID{bar.ID}, Locked: true}); !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveObject(tx, bar.ID, seating.PieceRemoval{Version: 2})
		})
		refused(t, err, "Locked: bar. Remove it all the same?")
		to := seating.Spot{X: bar.X + 1000, Y: bar.Y}
		_, err = w.arrange(w.anna, shift(bar.ID, bar.Spot(), to))
		refused(t, err, "bar is locked. Unlock it first.")
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.Copy(tx, seating.Copies{Occasion: w.occasion.ID, Pieces: []change.ID{bar.ID}, Count: 1, Distance: "3", Direction: "east"})
		})
		if all := w.board().Objects; len(all) != 2 || !all[0].Locked || all[1].Locked {
			t.Errorf("in the room: %+v", all)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		if _, err := w.arrange(w.anna, shift(bar.ID, bar.Spot(), to)); err != nil {
			t.Error(err)
		}
	})
}

func TestCopiesStandInARowAndAreNumberedOn(t *testing.T) {
	each(t, 1, func(w *world) {
		table := w.tables(1, 8)[0]
		w.lock(true, table)
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		from := w.spot(table)
		e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.Copy(tx, seating.Copies{Occasion: w.occasion.ID, Pieces: []change.ID{table}, Count: 4, Distance: "3", Direction: seating.East})
		})
		c := e.Change.(change.RoomFurnished)
		board := w.board()
		if len(c.Tables) != 4 || c.Plan != board.Plan || len(board.Tables) != 5 {
			t.Fatalf("got %+v with %d tables", c, len(board.Tables))
		}
		for i, l := range board.Tables[1:] {
			if want := (seating.Spot{X: from.X + int64(i+1)*3000, Y: from.Y}); l.Spot() != want || l.Locked || len(l.People) != 0 || l.Seats != 8 || l.Name != "Table "+toText(i+2) {
				t.Errorf("copy %d is %+v, want it at %v", i+1, l, want)
			}
		}
		_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return seating.Copy(tx, seating.Copies{Occasion: w.occasion.ID, Pieces: []change.ID{table}, Count: 1, Distance: "50", Direction: seating.West})
		})
		if wrong := (invalid.Fields)(nil); !errors.As(err, &wrong) || wrong.Of("distance") != "The copies would stand outside the room. Make fewer, or a shorter distance." {
			t.Errorf("got %v", err)
		}
	})
}

func TestARoomIsMeasuredAndItsObjectsChange(t *testing.T) {
	each(t, 0, func(w *world) {
		e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Width: "18", Length: "80 ft"})
		})
		plan := w.board().Plan
		if want := (change.RoomMeasured{Plan: plan, Occasion: w.occasion.ID}); !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if width, length := w.board().Measure(); width != 18_000 || length != 24_384 {
			t.Errorf("the room is %d by %d", width, length)
		}
		id := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Door, Width: "1.2", Length: "0.1"})
		}).Change.(change.RoomFurnished).Objects[0]
		if o := w.board().Objects[0]; o.Y != 0 || o.X != 9000 {
			t.Errorf("the door stands at %v, not in a wall", o.Spot())
		}
		edited := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.EditObject(tx, id, seating.ObjectEdit{Version: 1, Kind: seating.Exit, Label: " Garden ", Width: "1.4", Length: "0.1", X: "0", Y: "7.5", Rotation: "-90"})
		})
		if want := (change.ObjectEdited{Plan: plan, Occasion: w.occasion.ID, Object: id}); !reflect.DeepEqual(edited.Change, want) {
			t.Errorf("got %+v, want %+v", edited.Change, want)
		}
		if o := w.board().Objects[0]; o.Kind != seating.Exit || o.Label != "Garden" || o.W != 1400 || o.Spot() != (seating.Spot{Y: 7500, Rotation: 270}) {
			t.Errorf("the exit is %+v", o)
		}
		removed := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveObject(tx, id, seating.PieceRemoval{Version: 2})
		})
		if want := (change.ObjectRemoved{Plan: plan, Occasion: w.occasion.ID, Object: id}); !reflect.DeepEqual(removed.Change, want) {
			t.Errorf("got %+v, want %+v", removed.Change, want)
		}
		if n := len(w.board().Objects); n != 0 {
			t.Errorf("%d objects stand there", n)
		}
		w.revert(removed.Seq)
		if n := len(w.board().Objects); n != 1 {
			t.Errorf("%d objects stand there after undo", n)
		}
	})
}
