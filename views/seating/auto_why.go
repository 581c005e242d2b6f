package seating

import (
	"context"

	"convive/models/autoseat"
	"convive/models/seating"
	"convive/views/locale"
)

// Reason is one part of a guest's score, in words.
type Reason struct {
	Words  string
	Points autoseat.Points
}

// reasons are the parts of the score of the board that the guest who is asked about has, and their sum.
func (r AutoResult) reasons(ctx context.Context) (all []Reason, sum autoseat.Points) {
	return r.inWords(ctx, r.After.AsItIs(r.wishes()).Why(r.After.Seats(), r.Why))
}

// inWords says the parts of a guest that make a difference, and their sum.
func (r AutoResult) inWords(ctx context.Context, parts []autoseat.Part) (all []Reason, sum autoseat.Points) {
	for _, p := range parts {
		if p.Points == 0 {
			continue
		}
		all = append(all, Reason{r.because(ctx, p), p.Points})
		sum += p.Points
	}
	return all, sum
}

func (r AutoResult) because(ctx context.Context, p autoseat.Part) string {
	other := ""
	for _, g := range r.Input.Guests {
		if g.ID == p.Other {
			other = g.Name
		}
	}
	switch p.Reason {
	case autoseat.ForWish:
		if other == "" {
			return locale.T(ctx, "A wish for a place")
		}
		switch r.Wishes[seating.WishOf(p.Wish)].Kind {
		case seating.Apart:
			return locale.T(ctx, "Not apart from {guest}", "guest", other)
		case seating.Near, seating.Head:
			return locale.T(ctx, "Near {guest}, as wished", "guest", other)
		}
		return locale.T(ctx, "Together with {guest}, as wished", "guest", other)
	case autoseat.WithHousehold:
		return locale.T(ctx, "With {guest}, of their household", "guest", other)
	case autoseat.ForSides:
		return locale.T(ctx, "Beside {guest}, of the other side", "guest", other)
	case autoseat.ForEmptySeats:
		return locale.T(ctx, "Empty seats at the table")
	case autoseat.OnlyOfAge:
		return locale.T(ctx, "The only one of their age at the table")
	case autoseat.OnlyOfLanguage:
		return locale.T(ctx, "The only one of their language at the table")
	case autoseat.OnlySingle:
		return locale.T(ctx, "The only one who comes alone at the table")
	case autoseat.NearFamily:
		return locale.T(ctx, "Child and family near each other: {guest}", "guest", other)
	}
	return locale.T(ctx, "Stays where they sat")
}
