package seating

import (
	"slices"

	"convive/models/autoseat"
	"convive/models/change"
)

// AsItIs is the board as its own score counts it: what auto-seat usually asks for, of people whom nobody has moved.
func (b *Board) AsItIs(wishes []Wish) *autoseat.Input {
	asked := UsuallyAsked(b.Occasion.ID, b.Plan)
	asked.Stay = false
	return b.Input(wishes, asked)
}

// Dropped is the board's score, and the one that it would have with some guests at a table; known is false where there is no such
// table.
func (b *Board) Dropped(wishes []Wish, guests []string, table change.ID) (now, then autoseat.Points, known bool) {
	if !slices.ContainsFunc(b.Tables, func(l Laid) bool { return l.ID == table }) {
		return 0, 0, false
	}
	seats := b.Seats()
	now = b.AsItIs(wishes).Score(seats)
	for _, g := range guests {
		seats[g] = string(table)
	}
	b = b.With(seats)
	return now, b.AsItIs(wishes).Score(b.Seats()), true
}
