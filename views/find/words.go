package find

import (
	"context"
	"strconv"

	"convive/models/find"
	"convive/models/seating"
	"convive/views/locale"
)

// command is what seats somebody at a place: a move, or a swap with who sits there.
func command(p find.Place) string {
	if p.With != nil {
		return "swaps"
	}
	return "moves"
}

// formID is that of the form of one of the places, by their order.
func formID(i int) string { return "found-seat-" + strconv.Itoa(i) }

// offer is what a line would do that seats somebody.
func offer(ctx context.Context, p find.Place) string {
	words := []any{"guest", p.Guest.Name, "table", p.Table.Name, "n", int(p.Seat), "other", p.Other.Name}
	switch {
	case p.Table.ID == seating.Parking:
		return locale.T(ctx, "Move {guest} to parking", words...)
	case p.With != nil:
		return locale.T(ctx, "Swap {guest} with {other}, at {table} on seat {n}", words...)
	case p.Seat > 0:
		return locale.T(ctx, "Seat {guest} at {table} on seat {n}", words...)
	}
	return locale.T(ctx, "Seat {guest} at {table}", words...)
}
