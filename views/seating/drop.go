package seating

import (
	"cmp"
	"context"
	"math"
	"slices"

	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// mostMeanings are the lines that fit into the card over a table.
const mostMeanings = 5

// meaning is one line of what a drop would mean.
type meaning struct {
	icon  ui.IconName
	worse bool // warned of
	words string
}

// meanings are what speaks against a drop, musts first, then what speaks for it.
func meanings(ctx context.Context, b *seating.Board, d seating.Drop) (all []meaning) {
	said := func(w seating.Wish) string { return WishRowOf(At{}, w, b.Named).Words(ctx) }
	for _, w := range byWeight(d.Broken) {
		if w.Must() {
			all = append(all, meaning{"warning", true, locale.T(ctx, "Not kept, a must: {wish}", "wish", said(w))})
		} else {
			all = append(all, meaning{"warning", true, locale.T(ctx, "Not kept: {wish}", "wish", said(w))})
		}
	}
	switch n := len(d.Alone); n {
	case 0:
	case 1:
		all = append(all, meaning{"globe", true, locale.T(ctx, "Nobody there shares a language with {guest}", "guest", d.Alone[0].Name)})
	default:
		all = append(all, meaning{"globe", true, locale.N(ctx, "{n} of them shares a language with nobody there", "{n} of them share a language with nobody there", n)})
	}
	switch n := len(d.Together); n {
	case 0:
	case 1:
		all = append(all, meaning{"check", false, locale.T(ctx, "Household together")})
	default:
		all = append(all, meaning{"check", false, locale.N(ctx, "{n} household together", "{n} households together", n)})
	}
	for _, w := range byWeight(d.Kept) {
		if w.Must() {
			all = append(all, meaning{"check", false, locale.T(ctx, "Kept, a must: {wish}", "wish", said(w))})
		} else {
			all = append(all, meaning{"check", false, locale.T(ctx, "Kept: {wish}", "wish", said(w))})
		}
	}
	if more := len(all) - mostMeanings; more > 1 { // a line that says "and 1 more" is as long as that one
		all = append(all[:mostMeanings:mostMeanings], meaning{"", false, locale.N(ctx, "and {n} more", "and {n} more", more)})
	}
	return all
}

// byWeight puts musts first, then what counts most.
func byWeight(wishes []seating.Wish) []seating.Wish {
	rank := func(w seating.Wish) int64 {
		if w.Must() {
			return math.MaxInt64
		}
		return w.Weighs()
	}
	return slices.SortedStableFunc(slices.Values(wishes), func(one, other seating.Wish) int { return cmp.Compare(rank(other), rank(one)) })
}
