package seating

import (
	"context"
	"errors"
	"log/slog"

	"convive/handlers/jobs"
	"convive/handlers/web"
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
		return f.run(ctx, at)
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
