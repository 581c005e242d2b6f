package seating

import "convive/models/autoseat"

// AsItIs is the board as its own score counts it: what auto-seat usually asks for, of people whom nobody has moved.
func (b *Board) AsItIs(wishes []Wish) *autoseat.Input {
	asked := UsuallyAsked(b.Occasion.ID, b.Plan)
	asked.Stay = false
	return b.Input(wishes, asked)
}
