package seating

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

// score is what the plan is worth as people sit, with what makes it.
func score(v *web.View) (web.Rows, error) {
	out := web.Rows{Root: views.ScoreRoot()}
	at, b, err := shown(v)
	if err != nil || len(b.Tables) == 0 {
		return out, err
	}
	wishes, err := known(v)
	if err != nil {
		return out, err
	}
	print, err := seating.PrintOfBoard(b, wishes)
	if err != nil {
		return out, err
	}
	s := views.ScoreOf(v.Context(), b, wishes)
	out.Rows = append(out.Rows, web.Row{ID: "score-sum", Body: views.ScoreSum(s, at, print)})
	for _, p := range s.Parts {
		out.Rows = append(out.Rows, web.Row{ID: "score-" + p.ID, Body: views.ScoreLine(p)})
	}
	for _, share := range s.Shares {
		out.Rows = append(out.Rows, web.Row{ID: "score-" + share.ID, Body: views.ScoreShare(share)})
	}
	return out, nil
}

// ifDropped says what it would mean to put guests at a table over which a hand holds them; nothing about a table that is no
// longer there.
func ifDropped(c *web.Ctx) error {
	var b *seating.Board
	var d seating.Drop
	var known bool
	err := c.Read(func(r *db.Read) (err error) {
		b, err = seating.OfPlan(r, change.ID(c.Query("occasion")), change.ID(c.Query("plan")))
		if err != nil {
			return err
		}
		wishes, err := seating.Wishes(r)
		d, known = b.Dropped(wishes, c.Request().URL.Query()["guest"], change.ID(c.Query("to")))
		return err
	})
	if err != nil && !errors.Is(err, db.ErrNotFound) {
		return err
	}
	if !known {
		return c.Draw(templ.NopComponent)
	}
	return c.Draw(views.IfDropped(b, d))
}

// reach is what auto-seat found for who looks at this board, as long as it is the one that was searched, and more
// people would sit or it would be worth more, and no more musts would be broken.
func reach(r *db.Read, at views.At) (found views.Reach, err error) {
	last, ok, err := seating.LastSearch(r)
	if err != nil || !ok || last.State != seating.SearchEnded || len(last.Plans) == 0 || last.Asked.Occasion != at.Occasion || last.Asked.Plan != at.Plan {
		return found, err
	}
	b, err := seating.OfPlan(r, at.Occasion, at.Plan)
	if err != nil {
		return found, err
	}
	wishes, err := seating.Wishes(r)
	if err != nil {
		return found, err
	}
	asked := b.Input(wishes, last.Asked)
	if of, err := seating.PrintOf(asked); err != nil || of != last.Of {
		return found, err
	}
	then := b.With(last.Plans[0].Seats)
	now, sit := b.Seats(), then.Seats()
	found.Points, found.Seated = then.Score(wishes), len(sit)
	if len(sit) < len(now) || len(sit) == len(now) && found.Points <= b.Score(wishes) || asked.Breaks(sit) > asked.Breaks(now) {
		return views.Reach{}, nil
	}
	found.Made, err = seating.PrintOfBoard(b, wishes)
	return found, err
}
