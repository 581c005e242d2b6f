package seating_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/seating"
)

// ofL is a room of 12 by 10 metres of which a corner of 5 by 4 is missing.
const ofL = seating.Corners("0,0 12000,0 12000,6000 7000,6000 7000,10000 0,10000")

func TestCornersAreReadAsPeopleWriteThemAndAsTheyAreStored(t *testing.T) {
	for _, typed := range []string{ofL.In(events.Metres), string(ofL), "0 0\n12 m; 0\n\n12, 6\n7 6,0\n7; 1000 cm\n0 10\n"} {
		if got, ok := seating.ParseCorners(typed, events.Metres); !ok || got != ofL {
			t.Errorf("%q is read as %q, %v", typed, got, ok)
		}
	}
	for typed, want := range map[string]seating.Corners{"0,0\n20,0\n20,30\n0,30": "0,0 20000,0 20000,30000 0,30000", "0 0\n20,5 0\n20,5 30,5\n0 30,5": "0,0 20500,0 20500,30500 0,30500", "0,0 20,5\n20,0 20,5\n20,0 30,0": "0,20500 20000,20500 20000,30000"} {
		if got, ok := seating.ParseCorners(typed, events.Metres); !ok || got != want {
			t.Errorf("%q: %q, %v", typed, got, ok)
		}
	}
	if got, ok := seating.ParseCorners(ofL.In(events.Feet), events.Feet); !ok || got != ofL {
		t.Errorf("%q is read as %q, %v", ofL.In(events.Feet), got, ok)
	}
	if got, ok := seating.ParseCorners("0,0\n12,5,8\n12,8\n0,8", events.Metres); ok {
		t.Errorf("a corner that could be two is read as %q", got)
	}
	if got, ok := seating.ParseCorners("0 0\n40 0\n40 32' 6\n0 32.5", events.Feet); ok || got != "" {
		t.Errorf("a corner with a blank in its length is read as %q", got)
	}
	if got, ok := seating.ParseCorners("0 0\n40 0\n40; 32' 6\n0 32.5", events.Feet); !ok || got != "0,0 12192,0 12192,9906 0,9906" {
		t.Errorf("corners in feet are read as %q, %v", got, ok)
	}
	for _, typed := range []string{"0 ft 0 ft\n60 ft 0 ft\n60 ft 20 ft\n0 ft 20 ft", "0 0\n60' 0'\n60' 20'\n0 20", "0, 0\n60 ft, 0 in\n59 ft 12 in 20 ft\n0 20", "0 0\n60 ft 0\n60 ft 19 ft 12 in\n0 19' 12", "٠ ٠\n٦٠ ٠\n٦٠ ft ٢٠ ft\n٠ ٢٠"} {
		if got, ok := seating.ParseCorners(typed, events.Feet); !ok || got != "0,0 18288,0 18288,6096 0,6096" {
			t.Errorf("%q is read as %q, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"60 ft 20", "٦٠ ft ٢٠", "60 ft 2٠", "١٢٫٤", "60 ft 20 in 5", "0 ft ft", "0 wide 0 wide"} {
		if got, ok := seating.ParseCorners("0 0\n10 0\n"+typed, events.Feet); ok {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
	for _, typed := range []string{"0 0 0", "wide long", "0 0\n201 0\n0 5", "-1 0\n1 0\n1 1"} {
		if got, ok := seating.ParseCorners(typed, events.Metres); ok {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

// saw is a room of so many corners, with teeth along one wall.
func saw(corners int) seating.Corners {
	all := "0,0"
	for i := range corners - 1 {
		all += fmt.Sprintf(" %d,%d", 1000*(corners-1-i), 9000+1000*(i%2))
	}
	return seating.Corners(all)
}

func TestWallsThatAreNoRoomAreRefused(t *testing.T) {
	for corners, want := range map[seating.Corners]string{
		ofL:                               "",
		"0,0 5000,0 0,5000":               "",
		"0,0 5000,0":                      "walls",
		"0,0 5000,5000 5000,0 0,5000":     "walls", // crosses itself
		"0,0 5000,0 5000,0 0,5000":        "walls", // two corners are one
		"0,0 5000,0 2000,0 0,5000":        "walls", // back upon itself
		"0,0 9000,0 9000,9000 4000,0 0,9": "walls", // a corner on another wall
		saw(39):                           "",
		saw(41):                           "walls", // too many corners
	} {
		wrong := seating.Building{Occasion: "o", Walls: string(corners)}.Validate()
		if got := len(wrong) > 0; got != (want != "") {
			t.Errorf("%s: %v", corners, wrong)
		}
	}
}

func TestALineThatIsNoCornerIsNamed(t *testing.T) {
	for typed, want := range map[string]string{
		"0 0\n12 O\n0 9":       "Line 2, “12 O”, is no corner.",
		"0 0\n\n12 0\n12\n0 9": "Line 4, “12”, is no corner.",
		"0 0\n1200 0\n0 9":     "Line 2, “1200 0”: no room reaches farther than 200 m.",
		"0 0\n9 9\n9 0\n0 9":   "from corner 1 to 2, and from corner 3 to 4",
		"0 0\n9 0\n9 9\n9 0":   "from corner 1 to 2, and from corner 3 to 4",
		"":                     "A room has 3 to 40 corners.",
		"0 0\n9 0\n" + strings.Repeat("wide ", 20): "Line 3, “wide wide wide wide wide wide wide wide …”",
	} {
		var said []string
		for _, f := range (seating.Building{Occasion: "o", Walls: typed, Units: events.Metres}).Validate() {
			sentence := f.Message
			for i := 0; i+1 < len(f.Args); i += 2 {
				sentence = strings.ReplaceAll(sentence, "{"+fmt.Sprint(f.Args[i])+"}", fmt.Sprint(f.Args[i+1]))
			}
			said = append(said, sentence)
		}
		if got := strings.Join(said, " "); len(said) != 1 || !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func (w *world) build(walls string, version int64) change.Entry {
	w.t.Helper()
	return w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.Build(tx, seating.Building{Occasion: w.occasion.ID, Version: version, Walls: walls})
	})
}

func TestARoomHasTheWallsThatWereBuiltAndIsStretchedByItsSize(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(1, 8)
		e := w.build(ofL.In(events.Metres), 1)
		b := w.board()
		if got := e.Change.(change.RoomMeasured); got.Plan != b.Plan || got.Occasion != w.occasion.ID {
			t.Errorf("got %+v", got)
		}
		if b.Walls != ofL || b.Width != 12_000 || b.Length != 10_000 {
			t.Errorf("%s, %d by %d", b.Walls, b.Width, b.Length)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Version: 2, Width: "24", Length: "5"})
		})
		if b = w.board(); b.Walls != "0,0 24000,0 24000,3000 14000,3000 14000,5000 0,5000" || b.Width != 24_000 || b.Length != 5_000 {
			t.Errorf("%s, %d by %d", b.Walls, b.Width, b.Length)
		}
		copied := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddPlan(tx, seating.NewPlan{Occasion: w.occasion.ID, From: b.Plan, Room: true})
		})
		if err := w.d.Read(background, w.anna, func(r *db.Read) error {
			other, err := seating.OfPlan(r, w.occasion.ID, copied.Change.(change.PlanAdded).Plan)
			if err == nil && other.Walls != b.Walls {
				t.Errorf("the copy has %q", other.Walls)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		w.revert(e.Seq + 1)
		if b = w.board(); b.Walls != ofL || b.Width != 12_000 {
			t.Errorf("taken back: %s, %d", b.Walls, b.Width)
		}
		w.build("0 0\n12 0\n12 10\n0 10", 4)
		if b = w.board(); b.Walls != "" || b.Width != 12_000 || b.Length != 10_000 {
			t.Errorf("a rectangle is kept as one: %s, %d by %d", b.Walls, b.Width, b.Length)
		}
		if b.Corners() != "0,0 12000,0 12000,10000 0,10000" {
			t.Errorf("its corners are %s", b.Corners())
		}
	})
}

func TestAChairBeyondTheWallsOfAnLIsTold(t *testing.T) {
	for at, want := range map[[2]int64]string{{3000, 3000}: "[]", {9500, 3000}: "[]", {3500, 8000}: "[]", {9500, 8000}: "[outside]", {7000, 6000}: "[through]", {7600, 6600}: "[outside]", {6500, 6000}: "[through]", {1000, 3000}: "[through]", {1300, 3000}: "[wall]"} {
		b := laidOut(round(at[0], at[1], 8))
		b.Width, b.Length, b.Walls = 12_000, 10_000, ofL
		if got := fmt.Sprint(kinds(b.Crowds())); got != want {
			t.Errorf("at %v: %s, want %s", at, got, want)
		}
	}
}

func TestWallsAreNotMixedWithWhatAnotherPlannerMadeOfTheRoomsSize(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(1, 8)
		w.build("0 0\n12 0\n12 10\n0 10", 1)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Version: 2, Width: "14", Length: "10"})
		})
		build := func(walls string) error {
			_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return seating.Build(tx, seating.Building{Occasion: w.occasion.ID, Version: 2, Walls: walls})
			})
			return err
		}
		var c db.ErrConflict
		if err := build(ofL.In(events.Metres)); !errors.As(err, &c) {
			t.Fatalf("walls that reach 12 m in a room of 14 m: %v", err)
		}
		if len(c.Fields) != 1 || c.Fields[0].Column != "walls" || c.Fields[0].Mine != ofL.In(events.Metres) || c.Fields[0].Theirs != "0 0\n14 0\n14 10\n0 10" {
			t.Errorf("told %+v", c.Fields)
		}
		if b := w.board(); b.Walls != "" || b.Width != 14_000 || b.Length != 10_000 {
			t.Errorf("the room is %q, %d by %d", b.Walls, b.Width, b.Length)
		}
		if err := build("0 0\n14 0\n14 10\n0 10"); err != nil { // what they made is what is wanted
			t.Error(err)
		}
	})
}
