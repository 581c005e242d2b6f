package autoseat

import (
	"maps"
	"testing"
)

func TestWhatIsLeftOfAPlanKeepsWhatOthersDidSince(t *testing.T) {
	earlier := &Input{
		Tables: []Table{{ID: "1", Seats: 3}, {ID: "2", Seats: 3}},
		Guests: []Guest{{ID: "a", Household: "h", Table: "1"}, {ID: "b", Household: "h", Table: "1"}, {ID: "c", Table: "1"}, {ID: "d", Table: "2"}},
	}
	plan := map[string]string{"a": "2", "b": "2", "c": "1", "d": "1"}
	for name, c := range map[string]struct {
		since func(*Input)
		want  map[string]string
	}{
		"nothing happened":                      {func(*Input) {}, plan},
		"one was moved":                         {func(in *Input) { in.Guests[2].Table = "2" }, map[string]string{"a": "2", "b": "2", "c": "2", "d": "1"}},
		"one was unseated":                      {func(in *Input) { in.Guests[0].Table = "" }, map[string]string{"b": "2", "c": "1", "d": "1"}},
		"one was locked":                        {func(in *Input) { in.Guests[3].Locked = true }, map[string]string{"a": "2", "b": "2", "c": "1", "d": "2"}},
		"a table was locked":                    {func(in *Input) { in.Tables[1].Locked = true }, map[string]string{"a": "1", "b": "1", "c": "1", "d": "2"}},
		"a table has one seat less":             {func(in *Input) { in.Tables[1].Seats = 1 }, map[string]string{"a": "1", "b": "1", "c": "1", "d": "2"}},
		"a table is gone, and with it who sat":  {func(in *Input) { in.Tables, in.Guests[3].Table = in.Tables[:1], "" }, map[string]string{"a": "1", "b": "1", "c": "1"}},
		"somebody came":                         {func(in *Input) { in.Guests = append(in.Guests, Guest{ID: "e"}, Guest{ID: "f", Table: "2"}) }, map[string]string{"a": "2", "b": "2", "c": "1", "d": "1", "f": "2"}},
		"somebody came who takes a seat needed": {func(in *Input) { in.Guests = append(in.Guests, Guest{ID: "e", Table: "2"}, Guest{ID: "f", Table: "2"}) }, map[string]string{"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "2"}},
	} {
		t.Run(name, func(t *testing.T) {
			in := &Input{Tables: append([]Table(nil), earlier.Tables...), Guests: append([]Guest(nil), earlier.Guests...)}
			c.since(in)
			if got := in.carry(earlier, plan); !maps.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestASearchGoesOnFromAPlanAndLeavesWhoWasMovedSince(t *testing.T) {
	earlier := &Input{
		Tables: []Table{{ID: "1", Seats: 3}, {ID: "2", Seats: 3}},
		Guests: []Guest{{ID: "a", Table: "1"}, {ID: "b", Table: "1"}, {ID: "c", Table: "1"}},
	}
	in := &Input{Tables: earlier.Tables, Guests: []Guest{{ID: "a", Table: "1"}, {ID: "b", Table: "2"}, {ID: "c"}, {ID: "d"}}}
	in.Wishes = []Wish{{ID: "w", Kind: Together, Guest: "a", Other: "b", Points: Point}}
	from := in.Since(earlier, map[string]string{"a": "1", "b": "1", "c": "1"})
	plan, err := Solve(t.Context(), from, Options{Seed: 1, Iterations: 10_000})
	if err != nil || len(plan.Seats) != 4 || plan.Seats["b"] != "2" || plan.Seats["a"] != "2" {
		t.Errorf("got %+v: %v", plan, err)
	}
	if in.Guests[1].Locked || in.Guests[2].Table != "" {
		t.Errorf("it changed %+v", in.Guests)
	}
}
