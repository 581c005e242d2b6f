package autoseat

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// entangled are musts about which proofs take a while.
func entangled() *Input {
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
	return in
}

func TestProofsEndWithTheTime(t *testing.T) {
	in := entangled()
	looks := 0
	new(proving).goOn(in, func() bool { looks++; return false })
	const enough = 40
	if looks < 2*enough {
		t.Fatalf("all is proven after %d looks at the time", looks)
	}
	looks = 0
	new(proving).goOn(in, func() bool { looks++; return looks >= enough })
	if after := looks - enough; after > 10 {
		t.Errorf("the time is looked at %d times after it was over", after)
	}
}

func TestOneProofThatTakesLongEndsWithTheTimeToo(t *testing.T) {
	in := &Input{} // four tables for people of whom each must sit apart from some nine others
	for i := range 4 {
		in.Tables = append(in.Tables, Table{ID: fmt.Sprint("t", i), Seats: 100})
	}
	d := newDice(1)
	for i := range 100 {
		in.Guests = append(in.Guests, Guest{ID: fmt.Sprint("g", i)})
	}
	for i := range 450 {
		if a, b := d.below(100), d.below(100); a != b {
			in.Wishes = append(in.Wishes, Wish{ID: fmt.Sprint(i), Kind: Apart, Guest: fmt.Sprint("g", a), Other: fmt.Sprint("g", b), Must: true})
		}
	}
	p, looks := in.proofs(), 0
	p.over = func() bool { looks++; return looks == 3 }
	if got := p.possible(in.rules()); got != unknown || looks != 3 {
		t.Errorf("it is %v after %d looks at the time", got, looks)
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

func TestWhoCancelsEndsTheProofsToo(t *testing.T) {
	in := entangled()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := newSearch(compile(in), 1)
	s.explain(ctx, in, Options{Iterations: 1})
	if s.proven.whole {
		t.Error("all is proven for somebody who left")
	}
	if s.explain(t.Context(), in, Options{Iterations: 1}); !s.proven.whole || len(s.proven.found) == 0 {
		t.Errorf("who goes on proves %+v", s.proven.found)
	}
}

func TestProofsAreMadeOnceForAllAlternatives(t *testing.T) {
	in := entangled()
	var proven, again proving
	again.goOn(in, func() bool { return false })
	for until := 50; !proven.whole; until *= 2 { // with interruptions, as between the parts of a budget
		looks := 0
		proven.goOn(in, func() bool { looks++; return looks > until })
	}
	for i, c := range proven.found {
		if c.Why != again.found[i].Why {
			t.Errorf("with interruptions it is %s, without %s", c.Why, again.found[i].Why)
		}
	}
	proven.goOn(in, func() bool { t.Error("what is proven is proven again"); return true })

	plans, err := Alternatives(t.Context(), in, Options{Seed: 1, Iterations: 3000}, 3)
	if err != nil || len(plans) != 3 {
		t.Fatalf("%d plans, %v", len(plans), err)
	}
	for i, p := range plans {
		if len(p.Contradictions) != len(again.found) || &p.Contradictions[0] != &plans[0].Contradictions[0] {
			t.Errorf("plan %d has proofs of its own: %d of %d", i, len(p.Contradictions), len(again.found))
		}
	}
}
