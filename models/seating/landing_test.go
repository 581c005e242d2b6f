package seating_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/seating"
)

func TestNewTablesLandWhereTheyAreInNobodysWay(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build(ofL.In(events.Metres), 0) // 12 by 10 metres, a corner of it taken out
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Bar, Width: "3", Length: "1"})
		})
		w.tables(1, 8)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: 2, Seats: 6, Shape: seating.Rect})
		})
		if crowds := w.board().Crowds(); len(crowds) > 0 {
			t.Errorf("in the way: %+v", crowds)
		}

		w.tables(12, 8) // more than fit: the last ones stand somewhere all the same
		standing := map[seating.Spot]bool{}
		for _, l := range w.board().Tables {
			standing[l.Spot()] = true
		}
		if n := len(w.board().Tables); n != 15 || len(standing) != n {
			t.Errorf("%d tables at %d places", n, len(standing))
		}
	})
}

func (w *world) add(shape seating.Shape, count, seats int64) {
	w.t.Helper()
	w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: count, Seats: seats, Shape: shape})
	})
}

func (w *world) furnish(kind seating.ObjectKind, width, length string) {
	w.t.Helper()
	w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: kind, Width: width, Length: length})
	})
}

// astray are all tables that stand where none shall.
func (w *world) astray() (a seating.Astray) {
	w.t.Helper()
	w.read(func(r *db.Read) (err error) {
		a, err = seating.FindAstray(r, w.board().Plan)
		return err
	})
	return a
}

func TestATableThatFitsNowhereStandsBesideTheRoomAndIsCounted(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build("0 0\n20 0\n20 12\n0 12", 0)
		w.add(seating.UShape, 1, 60) // 12 by 12 metres, and its chairs
		w.add(seating.Round, 2, 8)
		b := w.board()
		if at := b.Tables[0].Spot(); at.Y < 12_000 {
			t.Errorf("the U stands at %v", at)
		}
		if crowds := b.Crowds(); len(crowds) != 1 || crowds[0].Kind != seating.OutsideRoom || crowds[0].Table.ID != b.Tables[0].ID {
			t.Errorf("told: %v", kinds(crowds))
		}
		if got := w.astray(); got != (seating.Astray{Outside: 1}) {
			t.Errorf("counted %+v", got)
		}
	})
}

func TestALongTableIsTurnedWhereItFitsOnlySo(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build("0 0\n5 0\n5 12\n0 12", 0)
		w.add(seating.Rect, 1, 24) // of 7 metres
		b := w.board()
		if crowds := b.Crowds(); len(crowds) > 0 || b.Tables[0].Rotation != 90 {
			t.Errorf("turned by %d: %v", b.Tables[0].Rotation, kinds(crowds))
		}
	})
}

func TestNewTablesStandBesideAFullRoomAndNotOnItsDanceFloor(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build("0 0\n14 0\n14 14\n0 14", 0)
		w.furnish(seating.DanceFloor, "6", "6")
		w.furnish(seating.Exit, "2", "0.2")
		w.add(seating.Round, 4, 8)
		if crowds := w.board().Crowds(); len(crowds) > 0 {
			t.Errorf("told: %v", kinds(crowds))
		}
		for _, l := range w.board().Tables {
			if l.X > 6000-1400 && l.X < 8000+1400 && l.Y < 900+1300 {
				t.Errorf("a table before the exit, at %d, %d", l.X, l.Y)
			}
		}
		for i := 0; w.astray().Outside < 2; i++ {
			if i == 20 {
				t.Fatal("no table stands beside the room though it is full")
			}
			w.add(seating.Round, 1, 8)
		}
		if got := w.astray(); got != (seating.Astray{Outside: 2}) {
			t.Errorf("counted %+v", got)
		}
	})
}

func TestInARoomThatNobodyMeasuredNewTablesStandInRows(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(6, 8)
		for i, want := range []seating.Spot{{X: 2250, Y: 2250}, {X: 6750, Y: 2250}, {X: 11250, Y: 2250}, {X: 15750, Y: 2250}, {X: 20250, Y: 2250}, {X: 2250, Y: 6750}} {
			if got := w.board().Tables[i].Spot(); got != want {
				t.Errorf("table %d stands at %v", i+1, got)
			}
		}
	})
}

func TestLargeTablesOfARoomThatNobodyMeasuredKeepAnAisle(t *testing.T) {
	each(t, 0, func(w *world) {
		w.add(seating.Round, 2, 8)
		w.add(seating.UShape, 2, 60)
		w.add(seating.Round, 2, 8)
		if crowds := w.board().Crowds(); len(crowds) > 0 {
			t.Errorf("told: %v", kinds(crowds))
		}
		for _, l := range w.board().Tables {
			if l.X < l.W/2 || l.Y < l.H/2 {
				t.Errorf("%s stands at %v", l.Name, l.Spot())
			}
		}
	})
}

func TestTablesThatFindNoPlaceAnywhereAreCounted(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build("0 0\n20 0\n20 30\n0 30", 0)
		w.add(seating.Serpentine, 100, 60)
		got := w.astray()
		in := map[change.ID]bool{}
		for _, c := range w.board().Crowds() {
			if c.Kind == seating.Overlap {
				in[c.Table.ID], in[c.Other.ID] = true, true
			}
		}
		if len(in) == 0 || got.Overlap != len(in) || got.Outside < 80 {
			t.Errorf("got %+v, %d are in others' way", got, len(in))
		}
	})
}

// TestNewObjectsLandNearTheMiddleInNobodysWay: dance floor, stage, bar and two doors one after another, in an empty room and in one with tables.
func TestNewObjectsLandNearTheMiddleInNobodysWay(t *testing.T) {
	each(t, 1, func(w *world) {
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Width: "20", Length: "30"})
		})
		furnish := func() {
			w.furnish(seating.DanceFloor, "6", "5")
			w.furnish(seating.Stage, "5", "2")
			w.furnish(seating.Bar, "3", "1")
			w.furnish(seating.Door, "1.8", "0.2")
			w.furnish(seating.Exit, "1.2", "0.2")
		}
		furnish()
		first := w.board().Objects[0]
		if first.X != 10_000 || first.Y != 15_000 {
			t.Errorf("the first stands at %d, %d", first.X, first.Y)
		}
		w.add(seating.Round, 8, 8)
		furnish()
		b := w.board()
		if all := b.Warnings(); len(all) > 0 && slices.ContainsFunc(all, func(c seating.Crowd) bool { return c.Kind != seating.NarrowAisle }) {
			t.Errorf("wrong are %v", kinds(all))
		}
		for i, o := range b.Objects {
			for _, p := range b.Objects[i+1:] {
				from, to := o.Extent()
				other, end := p.Extent()
				if from.X < end.X-50 && other.X < to.X-50 && from.Y < end.Y-50 && other.Y < to.Y-50 {
					t.Errorf("%s at %v lies on %s at %v", o.Kind, o.Spot(), p.Kind, p.Spot())
				}
			}
		}
		t.Log("a room without a place")
		w.furnish(seating.DanceFloor, "20", "30")
		if o := w.board().Objects[10]; o.X != 10_000 || o.Y != 15_000 {
			t.Errorf("it stands at %d, %d", o.X, o.Y)
		}
	})
}

func TestObjectsHaveTheirUsualSizeWhereNoneIsWritten(t *testing.T) {
	for _, c := range []struct {
		add      seating.NewObject
		w, h     int64 // millimetres
		rotation int64
	}{
		{seating.NewObject{Kind: seating.Cake}, 900, 900, 0},
		{seating.NewObject{Kind: seating.Cake, Units: events.Feet}, 914, 914, 0},
		{seating.NewObject{Kind: seating.Wall, Width: "5", Length: " "}, 5_000, 100, 0},
		{seating.NewObject{Kind: seating.DanceFloor, Length: "20", Units: events.Feet}, 6_096, 6_096, 0},
		{seating.NewObject{Kind: seating.Power, Units: events.Feet}, 305, 305, 0},
		{seating.NewObject{Kind: seating.Label, Label: "By the lake"}, 2_000, 500, 90},
	} {
		each(t, 0, func(w *world) {
			w.build("0 0\n12 0\n12 20\n0 20", 0)
			c.add.Occasion = w.occasion.ID
			if wrong := c.add.Validate(); len(wrong) > 0 {
				t.Fatalf("%+v: %v", c.add, wrong)
			}
			e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return seating.AddObject(tx, c.add) })
			b := w.board()
			o := b.Objects[0]
			if o.W != c.w || o.H != c.h || o.Rotation != c.rotation {
				t.Errorf("%s is %d by %d, turned by %d; want %d by %d, %d", o.Kind, o.W, o.H, o.Rotation, c.w, c.h, c.rotation)
			}
			if want := (change.RoomFurnished{Plan: b.Plan, Occasion: w.occasion.ID, Objects: []change.ID{o.ID}}); !reflect.DeepEqual(e.Change, want) {
				t.Errorf("got %+v, want %+v", e.Change, want)
			}
		})
	}
	for _, k := range seating.ObjectKinds {
		for _, in := range []events.Units{events.Metres, events.Feet} {
			if wrong := (seating.NewObject{Occasion: "some", Kind: k, Label: "Here", Units: in}).Validate(); len(wrong) > 0 {
				t.Errorf("%s in %s has no usual size: %v", k, in, wrong)
			}
		}
	}
}
