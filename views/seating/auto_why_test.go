package seating

import (
	"strings"
	"testing"

	"convive/models/autoseat"
	"convive/models/seating"
)

func TestOfWhomNothingSpeaksForOrAgainstATableThatIsSaid(t *testing.T) {
	p := seating.Person{}
	p.ID, p.Name = "a", "Ada"
	laid := seating.Laid{Table: seating.Table{Name: "Table 4", Seats: 1, Shape: seating.Round}, People: []seating.Person{p}}
	laid.ID = "t"
	board := &seating.Board{Tables: []seating.Laid{laid}}
	r := AutoResult{Before: board, After: board, Why: "a", Input: &autoseat.Input{Guests: []autoseat.Guest{{ID: "a", Name: "Ada"}}, Tables: []autoseat.Table{{ID: "t", Seats: 1}}}}
	said := func() string {
		var page strings.Builder
		r.Plan = r.Input.Plan(board.Seats())
		if err := why(r).Render(t.Context(), &page); err != nil {
			t.Fatal(err)
		}
		return plainly(page.String())
	}
	const nothing = "Nothing counts for Ada at Table 4, and nothing against: it is a seat that was left once what counts for others was seen to."
	if page := said(); !strings.Contains(page, nothing) {
		t.Errorf("why isn't said: %s", page)
	}
	r.Input.Guests[0].Locked, r.Input.Guests[0].Table = true, "t"
	if page := said(); strings.Contains(page, nothing) {
		t.Errorf("who is locked there sits there for nothing: %s", page)
	}
}
