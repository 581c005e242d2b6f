package seating

import (
	"context"
	"maps"
	"slices"

	"convive/models/autoseat"
	"convive/models/seating"
	"convive/views/locale"
)

// Beside is what is counted for one reason, with the plan and now: as the board does, or beside it by the search, which knows
// who stays where they sit, and what its form asked for or left out.
type Beside struct {
	Words     string
	Was, Then autoseat.Points
}

// parts are what makes the score, which is their sum.
func (r AutoResult) parts(ctx context.Context) []Beside {
	onBoard := func(b *seating.Board) map[autoseat.Reason]autoseat.Points {
		return b.AsItIs(r.wishes()).Sums(b.Seats())
	}
	return listed(scoreParts(ctx), onBoard(r.Before), onBoard(r.After))
}

// beside is what the search counted beside the score of the board.
func (r AutoResult) beside(ctx context.Context) []Beside {
	reasons := append(scoreParts(ctx), ScorePart{Words: locale.T(ctx, "Guests who stay where they sit"), reason: autoseat.Stays})
	return listed(reasons, r.otherwise(r.Before, r.Before.Seats()), r.otherwise(r.After, r.Plan.Seats))
}

// fewer says why a plan with fewer points is proposed: it keeps more of what must be. "" where it has no fewer, or keeps no more.
func (r AutoResult) fewer(ctx context.Context) string {
	if r.Score >= r.Was {
		return ""
	}
	was := r.Input.Plan(r.Before.Seats()).Broken
	if was <= r.Plan.Broken {
		return ""
	}
	return locale.T(ctx, "Fewer points, for musts and seats come first: {n} not kept now, {m} as proposed.", "n", was, "m", r.Plan.Broken)
}

// listed are the reasons that count now or then.
func listed(reasons []ScorePart, was, then map[autoseat.Reason]autoseat.Points) (all []Beside) {
	for _, one := range reasons {
		if was[one.reason] != 0 || then[one.reason] != 0 {
			all = append(all, Beside{one.Words, was[one.reason], then[one.reason]})
		}
	}
	return all
}

// otherwise is, for each reason, how much more than the board the search counted of some seats.
func (r AutoResult) otherwise(b *seating.Board, seats map[string]string) map[autoseat.Reason]autoseat.Points {
	more := r.Input.Sums(seats)
	for reason, points := range b.AsItIs(r.wishes()).Sums(b.Seats()) {
		more[reason] -= points
	}
	return more
}

func (r AutoResult) wishes() []seating.Wish { return slices.Collect(maps.Values(r.Wishes)) }

// besideOf is what the search counted beside the score of the board of the guest who is asked about.
func (r AutoResult) besideOf(ctx context.Context) (all []Reason) {
	counted, _ := r.inWords(ctx, r.Input.Why(r.Plan.Seats, r.Why))
	onBoard, _ := r.reasons(ctx)
	for i := range onBoard {
		onBoard[i].Points = -onBoard[i].Points
	}
	for _, one := range append(counted, onBoard...) {
		at := slices.IndexFunc(all, func(o Reason) bool { return o.Words == one.Words })
		if at < 0 {
			all = append(all, one)
		} else {
			all[at].Points += one.Points
		}
	}
	return slices.DeleteFunc(all, func(one Reason) bool { return one.Points == 0 })
}
