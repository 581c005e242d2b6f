package seating

import (
	"errors"

	"convive/handlers/web"
	"convive/models/autoseat"
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
	s := views.ScoreOf(v.Context(), b, wishes)
	out.Rows = append(out.Rows, web.Row{ID: "score-sum", Body: views.ScoreSum(s, at)})
	for _, p := range s.Parts {
		out.Rows = append(out.Rows, web.Row{ID: "score-" + p.ID, Body: views.ScoreLine(p)})
	}
	for _, share := range s.Shares {
		out.Rows = append(out.Rows, web.Row{ID: "score-" + share.ID, Body: views.ScoreShare(share)})
	}
	return out, nil
}

// ifDropped says what a plan would be worth with guests at a table over which a hand holds them; nothing about a table that is no
// longer there.
func ifDropped(c *web.Ctx) error {
	var now, then autoseat.Points
	var known bool
	err := c.Read(func(r *db.Read) error {
		b, err := seating.OfPlan(r, change.ID(c.Query("occasion")), change.ID(c.Query("plan")))
		if err != nil {
			return err
		}
		wishes, err := seating.Wishes(r)
		now, then, known = b.Dropped(wishes, c.Request().URL.Query()["guest"], change.ID(c.Query("to")))
		return err
	})
	if err != nil && !errors.Is(err, db.ErrNotFound) {
		return err
	}
	return c.Draw(views.IfDropped(now, then, known))
}
