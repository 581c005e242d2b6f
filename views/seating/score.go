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
	Musts  int // how many "must" wishes there are, and how many of them are broken: they come before points, as in auto-seat's plans
	Broken int
	Parts  []ScorePart
	Shares []Share
}

// ScorePart is what one reason makes of the score.
type ScorePart struct {
	ID, Words string
	Points    autoseat.Points
	reason    autoseat.Reason
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
	r := AutoResult{Before: b, After: b, Input: b.AsItIs(wishes), Plan: &autoseat.Plan{Seats: b.Seats()}, Wishes: map[change.ID]seating.Wish{}}
	for _, w := range wishes {
		r.Wishes[w.ID] = w
	}
	return r
}

// scoreParts are the reasons for which a board has points, in words.
func scoreParts(ctx context.Context) []ScorePart {
	return []ScorePart{
		{ID: "wishes", Words: locale.T(ctx, "Wishes"), reason: autoseat.ForWish},
		{ID: "households", Words: locale.T(ctx, "Households"), reason: autoseat.WithHousehold},
		{ID: "family", Words: locale.T(ctx, "Children near their family"), reason: autoseat.NearFamily},
		{ID: "sides", Words: locale.T(ctx, "The two sides"), reason: autoseat.ForSides},
		{ID: "empty", Words: locale.T(ctx, "Empty seats at tables"), reason: autoseat.ForEmptySeats},
		{ID: "language", Words: locale.T(ctx, "Alone with their language"), reason: autoseat.OnlyOfLanguage},
		{ID: "age", Words: locale.T(ctx, "Alone of their age"), reason: autoseat.OnlyOfAge},
		{ID: "single", Words: locale.T(ctx, "Alone among couples"), reason: autoseat.OnlySingle},
	}
}

// ScoreOf scores a board: its parts are the sums of what "Why here?" tells of each guest.
func ScoreOf(ctx context.Context, b *seating.Board, wishes []seating.Wish) (s Score) {
	sums := b.AsItIs(wishes).Sums(b.Seats())
	for _, part := range scoreParts(ctx) {
		part.Points = sums[part.reason]
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
			if standing == seating.Broken && w.Must() {
				s.Broken++
			}
		}
	}
	s.Musts = musts.Of
	found := Share{ID: "seats", Words: locale.T(ctx, "Seats found"), N: b.Flags.Attending - b.Flags.Unseated, Of: b.Flags.Attending}
	for _, share := range []Share{found, musts, others} {
		if share.Of > 0 {
			s.Shares = append(s.Shares, share)
		}
	}
	return s
}
