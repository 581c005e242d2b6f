package seating

import (
	"strings"
	"testing"

	"convive/models/autoseat"
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
	for _, want := range []string{"<summary>3 guests: every seat is taken. More seats would help.</summary>", "<li>Ben and Cleo</li>", "<li>Dora</li>"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing in %s", want, page)
		}
	}
	if page := shown("a", "e", "d"); !strings.Contains(page, "Ben and Cleo: every seat is taken. More seats would help.") || strings.Contains(page, "<details") {
		t.Errorf("the names of one household are folded away: %s", page)
	}
}
