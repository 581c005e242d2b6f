package seating_test

import (
	"testing"

	"convive/models/db"
	"convive/models/seating"
)

// laidOut is a board of tables as they stand, named by their order.
func laidOut(tables ...seating.Table) *seating.Board {
	b := &seating.Board{}
	for _, t := range tables {
		t.Row = db.Row{ID: db.NewID()}
		b.Tables = append(b.Tables, seating.Laid{Table: t})
	}
	return b
}

func round(x, y, seats int64) seating.Table {
	return seating.Table{Name: "t", Shape: seating.Round, Seats: seats, X: x, Y: y, W: 1800, H: 1800}
}

func kinds(all []seating.Crowd) (out []seating.CrowdKind) {
	for _, c := range all {
		out = append(out, c.Kind)
	}
	return out
}

func TestTablesTooCloseAreTold(t *testing.T) {
	// Two rounds of 1.8 m with a chair towards each other: from middle to middle 1.8 m of tables, 2 x 0.615 m of chairs,
	// and the way between.
	const tables, chairs = 1800, 2 * 615
	for between, want := range map[int64]seating.CrowdKind{-10: seating.Overlap, 900: seating.NarrowAisle, 1490: seating.NarrowAisle, 1498: "", 1510: ""} {
		b := laidOut(round(5000, 5000, 2), round(5000, 5000+tables+chairs+between, 2))
		got := b.Crowds()
		if want == "" {
			if len(got) != 0 {
				t.Errorf("%d between them: %v", between, kinds(got))
			}
			continue
		}
		if len(got) != 1 || got[0].Kind != want {
			t.Errorf("%d between them: %v, want %s", between, kinds(got), want)
		} else if want == seating.NarrowAisle && (got[0].Gap < between-2 || got[0].Gap > between+2) {
			t.Errorf("the aisle of %d is said to be %d", between, got[0].Gap)
		}
	}
}

func TestAChairInAWallAndATableTooSmallAreTold(t *testing.T) {
	b := laidOut(round(1000, 5000, 8), round(9000, 5000, 14), round(14000, 5000, 8))
	b.Width, b.Length = 20_000, 20_000
	b.Objects = []seating.Object{{Kind: seating.Pillar, X: 14000, Y: 6300, W: 400, H: 400}, {Kind: seating.Bar, X: 9000, Y: 6300, W: 400, H: 400}}
	got := b.Crowds()
	want := []seating.CrowdKind{seating.ThroughWall, seating.TooManySeats, seating.InThing, seating.ChairInWall}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", kinds(got), want)
	}
	for i, c := range got {
		if c.Kind != want[i] || c.Table.ID != b.Tables[[]int{0, 1, 1, 2}[i]].ID {
			t.Errorf("%d: got %s of %s", i, c.Kind, c.Table.ID)
		}
	}
	if got[1].Fit != 11 {
		t.Errorf("a round of 1.8 m fits %d", got[1].Fit)
	}
}

func TestATableOnAStageIsTold(t *testing.T) {
	for kind, want := range map[seating.ObjectKind]seating.CrowdKind{seating.Stage: seating.OnFloor, seating.DanceFloor: seating.OnFloor, seating.Label: "", seating.Power: "",
		seating.Bar: seating.InThing, seating.DJ: seating.InThing, seating.Cake: seating.InThing} {
		for _, shape := range seating.Shapes {
			table := seating.Table{Name: "t", Shape: shape, Seats: 12, X: 20_000, Y: 20_000}
			table.W, table.H = table.Usual()
			b := laidOut(table)
			b.Objects = []seating.Object{{Kind: kind, X: 20_000, Y: 20_000 + table.H/4, W: 60_000, H: 400}}
			for i, c := range b.Crowds() {
				if c.Kind == seating.TooManySeats {
					continue
				}
				if i > 0 && shape != seating.Sweetheart || c.Kind != want || c.Thing.Kind != kind {
					t.Errorf("a %s under a %s: %v", kind, shape, kinds(b.Crowds()))
				}
				want = c.Kind
			}
			if got := b.Crowds(); want != "" && len(got) == 0 {
				t.Errorf("a %s under a %s is not told", kind, shape)
			}
			b.Objects[0].Y = 20_000 + table.H/2 + 615 + 200 // a chair's depth from the table
			for _, c := range b.Crowds() {
				if c.Kind != seating.TooManySeats {
					t.Errorf("a %s beside a %s: %v", kind, shape, kinds(b.Crowds()))
				}
			}
		}
	}
}

// Where a table's top alone is in the way, since its chairs stand elsewhere.
func TestATableOverAPillarOrThroughAWallIsTold(t *testing.T) {
	table := seating.Table{Name: "t", Shape: seating.Rect, Seats: 2, Sides: "t", X: 5000, Y: 5000, W: 4000, H: 900}
	for at, want := range map[[2]int64]seating.CrowdKind{{5000, 5000}: "", {5000, 1300}: "", {5000, 9800}: seating.ThroughWall, {5000, 10_600}: seating.OutsideRoom, {3000, 5200}: seating.ChairInWall} {
		table.X, table.Y = at[0], at[1]
		b := laidOut(table)
		b.Width, b.Length = 10_000, 10_000
		b.Objects = []seating.Object{{Kind: seating.Pillar, X: 3000, Y: 5400, W: 300, H: 300}}
		if at[0] == 5000 {
			b.Objects[0].X = 2000
		}
		got := b.Crowds()
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || got[0].Kind != want) {
			t.Errorf("at %v: %v, want %q", at, kinds(got), want)
		}
	}
}

// The usual seats of usual sizes are no crowd.
func TestUsualTablesFitTheirUsualSeats(t *testing.T) {
	for _, u := range []struct {
		shape seating.Shape
		w, h  int64
		seats int64
	}{
		{seating.Round, 1524, 1524, 10}, {seating.Round, 1829, 1829, 12}, {seating.Rect, 1829, 762, 8}, {seating.Rect, 1830, 760, 8}, {seating.Rect, 2438, 762, 10},
		{seating.Square, 914, 914, 4}, {seating.Square, 1372, 1372, 8}, {seating.Sweetheart, 1500, 750, 2},
	} {
		if fit := (seating.Table{Shape: u.shape, W: u.w, H: u.h}).Fits(); fit < u.seats {
			t.Errorf("a %s of %d fits %d, not %d", u.shape, u.w, fit, u.seats)
		}
	}
	for _, crowd := range []seating.Table{{Shape: seating.Rect, W: 1829, H: 762, Sides: "t"}, {Shape: seating.Rect, W: 1700, H: 762}, {Shape: seating.Rect, W: 1829, H: 900}} {
		if fit := crowd.Fits(); fit >= 8 {
			t.Errorf("%+v fits %d", crowd, fit)
		}
	}
	for n := int64(1); n <= seating.MaxSeats; n++ {
		for _, s := range seating.Shapes {
			w, h := seating.Size(s, n)
			if fit := (seating.Table{Shape: s, W: w, H: h}).Fits(); fit < n && s != seating.Sweetheart {
				t.Errorf("the size that a new %s for %d gets fits %d", s, n, fit)
			}
		}
	}
}

func TestAnAisleBetweenChairsAndWhatStandsThereIsTold(t *testing.T) {
	// A rectangular table of 1.8 x 0.8 m with its chairs along both long sides, or on one, and a bar above it.
	table := func(sides seating.Sides) seating.Table {
		return seating.Table{Name: "t", Shape: seating.Rect, Seats: 2, Sides: sides, X: 5000, Y: 5000, W: 1800, H: 800}
	}
	_, most := table("b").Extent()
	chairs := most.Y - 5000 // from the middle to beyond its chairs
	at := func(table seating.Table, kind seating.ObjectKind, away int64) []seating.Crowd {
		b := laidOut(table)
		b.Objects = []seating.Object{{Kind: kind, X: 5000, Y: 5000 - chairs - away - 500, W: 3000, H: 1000}}
		return b.Warnings()
	}
	for _, kind := range []seating.ObjectKind{seating.Bar, seating.Buffet, seating.Stage, seating.Pillar, seating.DJ} {
		for away, narrow := range map[int64]bool{50: true, 900: true, 1490: true, 1500: false, 3000: false} {
			got := at(table("tb"), kind, away)
			if (len(got) == 1) != narrow || len(got) > 1 {
				t.Errorf("a %s, %d mm away: %v", kind, away, kinds(got))
			} else if narrow && (got[0].Kind != seating.NarrowBeside || got[0].Thing.Kind != kind || max(got[0].Gap-away, away-got[0].Gap) > 3) {
				t.Errorf("a %s, %d mm away: %s of %d to the %s", kind, away, got[0].Kind, got[0].Gap, got[0].Thing.Kind)
			}
		}
		if got := at(table("b"), kind, 450-chairs); len(got) != 0 { // 50 mm from its top
			t.Errorf("a %s at the side without chairs: %v", kind, kinds(got))
		}
		if got := at(table("tb"), kind, -100); len(got) != 1 || got[0].Kind == seating.NarrowBeside {
			t.Errorf("a %s in which chairs stand: %v", kind, kinds(got))
		}
	}
	for _, kind := range []seating.ObjectKind{seating.DanceFloor, seating.Label, seating.Power} {
		if got := at(table("tb"), kind, 900); len(got) != 0 {
			t.Errorf("a %s: %v", kind, kinds(got))
		}
	}
}

// TestTablesThatCrossAreTold is about two with chairs at their ends alone: no corner and no chair of one is at the other.
func TestTablesThatCrossAreTold(t *testing.T) {
	long := func(rotation int64) seating.Table {
		return seating.Table{Shape: seating.Rect, Sides: "lr", Seats: 2, X: 5000, Y: 5000, W: 3000, H: 900, Rotation: rotation}
	}
	for _, turned := range []int64{90, 40} {
		if got := laidOut(long(0), long(turned)).Crowds(); len(got) != 1 || got[0].Kind != seating.Overlap {
			t.Errorf("turned by %d: %v", turned, kinds(got))
		}
	}
}
