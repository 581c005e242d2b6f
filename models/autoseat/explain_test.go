package autoseat

import (
	"fmt"
	"strings"
	"testing"
)

func TestProofsEndWithTheTime(t *testing.T) {
	in := &Input{Preferences: Preferences{Known: 0}}
	d := newDice(3)
	for i := range 25 {
		in.Tables = append(in.Tables, Table{ID: fmt.Sprint("t", i), Seats: 10})
	}
	for i := range 250 {
		in.Guests = append(in.Guests, Guest{ID: fmt.Sprint("g", i)})
	}
	for i := range 900 {
		if a, b := d.below(250), d.below(250); a != b {
			in.Wishes = append(in.Wishes, Wish{ID: fmt.Sprint(i), Kind: []Kind{Together, Apart, Apart}[d.below(3)], Guest: fmt.Sprint("g", a), Other: fmt.Sprint("g", b), Must: true})
		}
	}
	looks := 0
	in.contradictions(func() bool { looks++; return false })
	const enough = 40
	if looks < 2*enough {
		t.Fatalf("all is proven after %d looks at the time", looks)
	}
	looks = 0
	in.contradictions(func() bool { looks++; return looks >= enough })
	if after := looks - enough; after > 10 {
		t.Errorf("the time is looked at %d times after it was over", after)
	}
}

func TestASearchWithoutTimeExplainsWhatIsSimple(t *testing.T) {
	in := &Input{Guests: []Guest{{ID: "a", Name: "Ana"}, {ID: "b", Name: "Ben"}}, Tables: []Table{{ID: "t", Seats: 2}, {ID: "u", Seats: 2}},
		Wishes: []Wish{{ID: "1", Kind: Together, Guest: "a", Other: "b", Must: true}, {ID: "2", Kind: Apart, Guest: "a", Other: "b", Must: true}}}
	plan, err := Solve(t.Context(), in, Options{Spent: func() float64 { return 2 }})
	if err != nil || len(plan.Unmet) != 1 || !strings.Contains(plan.Unmet[0].Why, "Ana must sit with Ben, and Ana must sit apart from Ben") {
		t.Errorf("%+v, %v", plan, err)
	}
}
