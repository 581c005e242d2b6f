package seating

import (
	"context"
	"errors"
	"strconv"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/seating"
	views "convive/views/seating"
)

// result is what a search that is over found, as the page shows it: one of its plans.
func result(b *web.Body, at views.At, w *jobs.Work) (*views.AutoResult, error) {
	outcome, err := w.Look()
	f, ok := outcome.(findings)
	if errors.Is(err, context.Canceled) {
		return nil, nil // before its turn came
	}
	if err != nil || !ok {
		return nil, err
	}
	w.Keep(kept)
	if f.asked.Occasion != at.Occasion || f.asked.Plan != at.Plan || len(f.plans) == 0 {
		return nil, nil
	}
	n, _ := strconv.Atoi(b.Query("proposal"))
	n = min(max(n, 1), len(f.plans)) - 1
	plan := f.plans[n]
	then := f.board.With(plan.Seats)
	health := mayOf(b.Scope()).Health
	r := &views.AutoResult{
		At: at, Chosen: n, Ended: f.ended, ID: b.NewCommand(), Before: f.board, After: then, Input: f.input, Plan: plan,
		Score: plan.Score, Was: f.input.Score(f.board.Seats()), Moves: f.board.Changes(then),
		Problems: then.Problems(f.wishes, health), Earlier: len(f.board.Problems(f.wishes, health)),
		Contradictions: f.input.Contradictions(), Wishes: map[change.ID]seating.Wish{}, Why: b.Query("why"),
	}
	for _, p := range f.plans {
		r.Plans = append(r.Plans, views.Alternative{Score: p.Score, Broken: p.Broken, Moved: len(f.board.Changes(f.board.With(p.Seats)))})
	}
	for _, one := range f.wishes {
		r.Wishes[one.ID] = one
	}
	return r, nil
}
