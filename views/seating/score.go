package seating

import (
	"context"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/seating"
	"convive/views/locale"
)

// Score is what a board is worth as people sit now, for who may know the wishes.
type Score struct {
	Points autoseat.Points
	Parts  []ScorePart
	Shares []Share
}

// ScorePart is what one reason makes of the score.
type ScorePart struct {
	ID, Words string
	Points    autoseat.Points
}

// Share is how many of something are as they should be.
type Share struct {
	ID, Words string
	N, Of     int
}

// Reach is what the board would be worth with a plan that auto-seat found, and the print of the board that it was found for.
type Reach struct {
	Points autoseat.Points
	Seated int
	Made   string
}

// asItIs is a board as if auto-seat had proposed it.
func asItIs(b *seating.Board, wishes []seating.Wish) AutoResult {
	r := AutoResult{Before: b, Input: b.AsItIs(wishes), Plan: &autoseat.Plan{Seats: b.Seats()}, Wishes: map[change.ID]seating.Wish{}}
	for _, w := range wishes {
		r.Wishes[w.ID] = w
	}
	return r
}

// ScoreOf scores a board: its parts are the sums of what "Why here?" tells of each guest.
func ScoreOf(ctx context.Context, b *seating.Board, wishes []seating.Wish) (s Score) {
	sums := b.AsItIs(wishes).Sums(b.Seats())
	for _, part := range []ScorePart{
		{"wishes", locale.T(ctx, "Wishes"), sums[autoseat.ForWish]},
		{"households", locale.T(ctx, "Households"), sums[autoseat.WithHousehold]},
		{"family", locale.T(ctx, "Children near their family"), sums[autoseat.NearFamily]},
		{"sides", locale.T(ctx, "The two sides"), sums[autoseat.ForSides]},
		{"empty", locale.T(ctx, "Empty seats at tables"), sums[autoseat.ForEmptySeats]},
		{"language", locale.T(ctx, "Alone with their language"), sums[autoseat.OnlyOfLanguage]},
		{"age", locale.T(ctx, "Alone of their age"), sums[autoseat.OnlyOfAge]},
		{"single", locale.T(ctx, "Alone among couples"), sums[autoseat.OnlySingle]},
	} {
		s.Points += part.Points
		if part.Points != 0 {
			s.Parts = append(s.Parts, part)
		}
	}
	musts := Share{ID: "musts", Words: locale.T(ctx, "“Must” wishes")}
	others := Share{ID: "others", Words: locale.T(ctx, "Other wishes")}
	for _, w := range wishes {
		of := &others
		if w.Must() {
			of = &musts
		}
		switch standing, _ := b.Stands(w); standing {
		case seating.Kept:
			of.N++
			of.Of++
		case seating.Broken, seating.Waiting:
			of.Of++
		}
	}
	found := Share{ID: "seats", Words: locale.T(ctx, "Seats found"), N: b.Flags.Attending - b.Flags.Unseated, Of: b.Flags.Attending}
	for _, share := range []Share{found, musts, others} {
		if share.Of > 0 {
			s.Shares = append(s.Shares, share)
		}
	}
	return s
}
