package seating

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/access"
	"convive/models/autoseat"
	"convive/models/db"
	"convive/models/seating"
)

// begin begins a search, unless one of the same person is under way, and waits a moment for its end. What becomes of it is
// written down beside the feeds, for other processes; that this fails never takes away what was found here.
func (f findings) begin(c *web.Ctx) error {
	about, scope, d := searching(c), c.Scope(), c.DB
	outlives := context.WithoutCancel(c.Context())
	written := make(chan struct{}) // that it waits
	c.Works.Forget(about)
	w, begun := c.Works.Undertake(about, "search", func(ctx context.Context, at *jobs.Work) (any, error) {
		<-written
		if err := seating.GoOnSearch(outlives, d, scope, f.search()); err != nil {
			slog.Error("that a search for seats goes on could not be written down", "error", err)
		}
		found, err := f.run(ctx, at)
		if err != nil {
			return found, err
		}
		if err := found.carry(ctx, d, scope); err != nil { // then it is out of date, which the page says
			slog.Error("what a search for seats came to could not be brought to the board as it is", "error", err)
		}
		return found, nil
	}, func(outcome any, err error) {
		<-written
		came := f.search()
		if found, ok := outcome.(findings); ok {
			came = found.search()
		}
		came.State = seating.SearchEnded
		if err != nil && !errors.Is(err, context.Canceled) {
			came.State = seating.SearchFailed
			slog.Error("a search for seats failed", "error", err)
		}
		if err := seating.EndSearch(outlives, d, scope, came); err != nil {
			slog.Error("what a search for seats came to could not be written down", "error", err)
		}
	})
	if begun {
		err := seating.BeginSearch(c.Context(), d, scope, f.search())
		if err != nil {
			w.Cancel()
		}
		close(written)
		if err != nil {
			return err
		}
		w.Heed(func(ctx context.Context) (stopped bool) {
			_ = d.Read(ctx, scope, func(r *db.Read) (err error) { // what can't be read now is read a second later
				stopped, err = seating.IsStopped(r, f.id)
				return err
			})
			return stopped
		})
	}
	w.Wait(c.Context())
	return nil
}

// search is what is kept of it beside the feeds.
func (f findings) search() seating.Search {
	s := seating.Search{ID: f.id, Asked: f.asked, Of: f.of, Early: f.ended}
	for _, p := range f.plans {
		s.Plans = append(s.Plans, seating.Found{Seats: p.Seats, Score: p.Score, Broken: p.Broken})
	}
	for _, c := range f.contradictions {
		s.Clash = append(s.Clash, c.Rules)
	}
	return s
}

// good leaves plans out that a search which was ended early had no time for.
func (f findings) good(plans []*autoseat.Plan) (good []*autoseat.Plan) {
	for i, p := range plans {
		if i == 0 || p.Broken == plans[0].Broken && p.Iterations > 0 {
			good = append(good, p)
		}
	}
	return good
}

// judged is by what plans are told to be worth proposing.
func (f findings) judged() seating.Judged {
	return seating.Judged{Board: f.board, Input: f.input, Wishes: f.wishes, Health: f.health}
}

// settling is for how long a plan is looked at once more, of a board that became another.
const settling = 300 * time.Millisecond

// carry has what was found be about the board as it is by now, where others changed it during the search: a move of somebody
// else is no reason to search again. Who has no seat in what is left of a plan is found one.
func (f *findings) carry(ctx context.Context, d *db.DB, scope access.Scope) error {
	var board *seating.Board
	var wishes []seating.Wish
	err := d.Read(context.WithoutCancel(ctx), scope, func(r *db.Read) (err error) {
		board, wishes, err = f.now(r)
		return err
	})
	if errors.Is(err, db.ErrNotFound) { // the plan is no longer there, which the page says
		return nil
	}
	if err != nil {
		return err
	}
	in := board.Input(wishes, f.asked)
	made, err := seating.PrintOfBoard(board, wishes)
	if err != nil || made == f.made || in.Check() != nil || len(f.plans) == 0 {
		return err
	}
	plans := make([]*autoseat.Plan, len(f.plans))
	for i, p := range f.plans {
		begun := time.Now()
		settled, err := autoseat.Solve(ctx, in.Since(f.input, p.Seats), autoseat.Options{
			Seed: 1, Spent: func() float64 { return time.Since(begun).Seconds() / settling.Seconds() },
		})
		if err != nil {
			return err
		}
		plans[i] = in.Plan(settled.Seats)
	}
	f.board, f.wishes, f.input, f.made, f.carried = board, wishes, in, made, true
	f.plans = f.judged().Proposals(plans, f.asked.Scratch)
	if f.contradictions = nil; f.plans[0].Broken > 0 {
		f.contradictions = in.Contradictions()
	}
	f.of, err = seating.PrintOf(in)
	return err
}
