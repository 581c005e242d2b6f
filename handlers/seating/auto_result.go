package seating

import (
	"context"
	"errors"
	"strconv"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

// result is what a search that is over found, as the page shows it: one of its plans, or why there is none. The form asks for
// the same again.
func result(b *web.Body, page *views.AutoPage, usual *seating.Asked, w *jobs.Work) {
	outcome, err := w.Look()
	f, ok := outcome.(findings)
	switch {
	case errors.Is(err, context.Canceled): // before its turn came
		page.Last = views.SearchStopped
		return
	case err != nil || !ok:
		page.Last = views.SearchFailed
		return
	}
	w.Keep(kept)
	if f.about(page.At) {
		*usual = f.asked
		moved, now, wishes, err := f.movedOn(b)
		if f.moved = moved; err != nil { // a plan that is no longer there
			f.moved, now, wishes = true, f.board, f.wishes
		}
		f.show(b, page, now, wishes)
	}
}

// about says whether it was the board that a page is about.
func (f findings) about(at views.At) bool {
	return f.asked.Occasion == at.Occasion && f.asked.Plan == at.Plan
}

// chosen is which of the plans the address names.
func (f findings) chosen(b *web.Body) int {
	n, _ := strconv.Atoi(b.Query("proposal"))
	return min(max(n, 1), len(f.plans)) - 1
}

// show shows one of the plans, beside the board and the wishes as they are by now.
func (f findings) show(b *web.Body, page *views.AutoPage, now *seating.Board, wishes []seating.Wish) {
	if len(f.plans) == 0 {
		page.Last = views.SearchStopped
		return
	}
	n := f.chosen(b)
	plan := f.plans[n]
	then := f.board.With(plan.Seats)
	f.health = mayOf(b.Scope()).Health
	r := &views.AutoResult{
		At: page.At, Chosen: n, Ended: f.ended, ID: b.NewCommand(), Before: f.board, After: then, Input: f.input, Plan: plan,
		Made: f.made, Moved: f.moved, Carried: f.carried, Was: f.board.Score(f.wishes), Score: then.Score(f.wishes), Moves: f.board.Changes(then),
		Problems: then.Problems(f.wishes, f.health), Earlier: len(f.board.Problems(f.wishes, f.health)), Better: f.judged().Better(plan),
		Contradictions: f.contradictions, Asked: f.asked, Now: now, Wishes: byID(f.wishes), WishesNow: byID(wishes), Why: b.Query("why"),
	}
	for _, p := range f.plans {
		then := f.board.With(p.Seats)
		r.Plans = append(r.Plans, views.Alternative{Score: then.Score(f.wishes), Broken: p.Broken, Moved: len(f.board.Changes(then))})
	}
	page.Result = r
}

func byID(wishes []seating.Wish) map[change.ID]seating.Wish {
	all := make(map[change.ID]seating.Wish, len(wishes))
	for _, w := range wishes {
		all[w.ID] = w
	}
	return all
}

// recalled finds what somebody's last search came to that this process knows nothing of: another one searched, or this one
// was started anew since. A plan of a board that is another by now is not shown; what was asked is kept for another search.
func recalled(b *web.Body, page *views.AutoPage, usual *seating.Asked) error {
	var last seating.Search
	var f findings
	err := b.Read(func(r *db.Read) (err error) {
		var ok bool
		last, ok, err = seating.LastSearch(r)
		if f.asked = last.Asked; err != nil || !ok || !f.about(page.At) {
			if b.Query("proposal") != "" {
				page.Last = views.SearchGone
			}
			return err
		}
		*usual = last.Asked
		if page.Last = without(last, r); page.Last != "" {
			return nil
		}
		f.board, f.wishes, err = f.now(r)
		return err
	})
	if page.Last.Going() {
		b.Frame().Refresh = lookAgain
	}
	if err != nil || f.board == nil {
		return err
	}
	f.input = f.board.Input(f.wishes, last.Asked)
	if f.of, err = seating.PrintOf(f.input); err != nil {
		return err
	}
	if f.of != last.Of {
		page.Last = views.SearchOutdated
		return nil
	}
	if f.made, err = seating.PrintOfBoard(f.board, f.wishes); err != nil {
		return err
	}
	for _, p := range last.Plans {
		f.plans = append(f.plans, &autoseat.Plan{Seats: p.Seats, Score: p.Score, Broken: p.Broken})
	}
	n := f.chosen(b)
	f.plans[n] = f.input.Plan(f.plans[n].Seats)
	f.ended = last.Early
	for _, rules := range last.Clash {
		f.contradictions = append(f.contradictions, autoseat.Contradiction{Rules: rules})
	}
	f.show(b, page, f.board, f.wishes)
	return nil
}

// without says why a search of another process has no plan to show; "" where it has.
func without(last seating.Search, r *db.Read) views.LastSearch {
	waits := last.State == seating.SearchWaits
	switch {
	case last.State == seating.SearchFailed:
		return views.SearchFailed
	case (waits || last.State == seating.SearchGoes) && r.Now().Sub(last.Ends) > grace:
		return views.SearchLost
	case last.Early && (waits || last.State == seating.SearchGoes):
		return views.SearchStopping
	case waits:
		return views.SearchWaits
	case last.State == seating.SearchGoes:
		return views.SearchGoes
	case len(last.Plans) == 0:
		return views.SearchStopped
	}
	return ""
}
