package seating

import (
	"context"
	"errors"
	"strconv"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
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
	return f.result(b, at), nil
}

// result is one of the plans; nil for another occasion's or plan's board.
func (f findings) result(b *web.Body, at views.At) *views.AutoResult {
	if f.asked.Occasion != at.Occasion || f.asked.Plan != at.Plan || len(f.plans) == 0 {
		return nil
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
	return r
}

// recalled finds what somebody's last search came to that this process knows nothing of: another one searched, or this one
// was started anew since. A plan of a board that is another by now is not shown; what was asked is kept for another search.
func recalled(b *web.Body, page *views.AutoPage, usual *seating.Asked) error {
	return b.Read(func(r *db.Read) error {
		last, ok, err := seating.LastSearch(r)
		if err != nil || !ok || last.Asked.Occasion != page.Occasion || last.Asked.Plan != page.Plan {
			page.Gone = b.Query("proposal") != ""
			return err
		}
		*usual = last.Asked
		if len(last.Plans) == 0 {
			page.Lost = r.Now().Sub(last.Ends) > grace
			page.Elsewhere = !page.Lost
			if page.Elsewhere {
				b.Frame().Refresh = lookAgain
			}
			return nil
		}
		f := findings{asked: last.Asked, ended: last.Early}
		if f.board, err = seating.OfPlan(r, last.Asked.Occasion, last.Asked.Plan); err != nil {
			return err
		}
		if f.wishes, err = seating.Wishes(r); err != nil {
			return err
		}
		f.input = f.board.Input(f.wishes, last.Asked)
		if f.of, err = seating.PrintOf(f.input); err != nil {
			return err
		}
		if page.Outdated = f.of != last.Of; page.Outdated {
			return nil
		}
		for _, seats := range last.Plans {
			f.plans = append(f.plans, f.input.Plan(seats))
		}
		page.Result = f.result(b, page.At)
		return nil
	})
}

// search is what is kept of it beside the feeds.
func (f findings) search() seating.Search {
	s := seating.Search{Asked: f.asked, Of: f.of, Early: f.ended}
	for _, p := range f.plans {
		s.Plans = append(s.Plans, p.Seats)
	}
	return s
}
