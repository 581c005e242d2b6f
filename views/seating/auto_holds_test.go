package seating

import (
	"strings"
	"testing"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/seating"
)

func TestThatEverySeatIsTakenIsSaidOnceWithTheNumberOfAllWhoHaveNone(t *testing.T) {
	in := &autoseat.Input{
		Guests: []autoseat.Guest{{ID: "a", Name: "Ada", Household: "1"}, {ID: "b", Name: "Ben", Household: "2"},
			{ID: "c", Name: "Cleo", Household: "2"}, {ID: "d", Name: "Dora", Household: "3"}, {ID: "e", Name: "Emil", Household: "4"}},
		Tables:      []autoseat.Table{{ID: "t", Seats: 2}},
		Preferences: autoseat.Preferences{Households: autoseat.KeepMust},
	}
	shown := func(seats ...string) string {
		taken := map[string]string{}
		for _, id := range seats {
			taken[id] = "t"
		}
		var page strings.Builder
		if err := lacking(AutoResult{Input: in, Plan: &autoseat.Plan{Seats: taken}}).Render(t.Context(), &page); err != nil {
			t.Fatal(err)
		}
		return page.String()
	}
	page := shown("a", "e")
	if n := strings.Count(page, "every seat is taken"); n != 1 {
		t.Errorf("it is said %d times that every seat is taken", n)
	}
	for _, want := range []string{"<summary>3 guests: every seat is taken. More seats would help.</summary>", "<li><bdi>Ben and Cleo</bdi></li>", "<li><bdi>Dora</bdi></li>"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing in %s", want, page)
		}
	}
	if page := shown("a", "e", "d"); !strings.Contains(page, "Ben and Cleo: every seat is taken. More seats would help.") || strings.Contains(page, "<details") {
		t.Errorf("the names of one household are folded away: %s", page)
	}
}

func TestAPlanWithFewerPointsSaysThatItKeepsMoreMusts(t *testing.T) {
	in := &autoseat.Input{Guests: []autoseat.Guest{{ID: "a"}, {ID: "b"}}, Tables: []autoseat.Table{{ID: "t", Seats: 2}, {ID: "u", Seats: 2}},
		Wishes: []autoseat.Wish{{ID: "w", Kind: autoseat.Apart, Guest: "a", Other: "b", Must: true}}}
	laid := seating.Laid{}
	laid.ID = "t"
	for _, id := range []change.ID{"a", "b"} {
		p := seating.Person{}
		p.ID = id
		laid.People = append(laid.People, p)
	}
	r := AutoResult{Input: in, Before: &seating.Board{Tables: []seating.Laid{laid}}, Score: 1000, Was: 2000, Plan: in.Plan(map[string]string{"a": "t", "b": "u"})}
	const want = "Fewer points, for musts and seats come first: 1 not kept now, 0 as proposed."
	if said := r.fewer(t.Context()); plainly(said) != want {
		t.Errorf("it says %q", said)
	}
	r.Score = r.Was
	if said := r.fewer(t.Context()); said != "" {
		t.Errorf("of as many points it says %q", said)
	}
	r.Score, r.Plan = 1000, in.Plan(r.Before.Seats())
	if said := r.fewer(t.Context()); said != "" {
		t.Errorf("of a plan that keeps no more it says %q", said)
	}
}

// plainly is text without the marks that keep names apart from the words around them.
func plainly(text string) string {
	return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(text)
}
