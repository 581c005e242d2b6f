package seating

import (
	"convive/handlers/web"
	views "convive/views/seating"
)

// score is what the plan is worth as people sit, with what makes it.
func score(v *web.View) (web.Rows, error) {
	out := web.Rows{Root: views.ScoreRoot()}
	_, b, err := shown(v)
	if err != nil || len(b.Tables) == 0 {
		return out, err
	}
	wishes, err := known(v)
	if err != nil {
		return out, err
	}
	s := views.ScoreOf(v.Context(), b, wishes)
	out.Rows = append(out.Rows, web.Row{ID: "score-sum", Body: views.ScoreSum(s)})
	for _, p := range s.Parts {
		out.Rows = append(out.Rows, web.Row{ID: "score-" + p.ID, Body: views.ScoreLine(p)})
	}
	for _, share := range s.Shares {
		out.Rows = append(out.Rows, web.Row{ID: "score-" + share.ID, Body: views.ScoreShare(share)})
	}
	return out, nil
}
