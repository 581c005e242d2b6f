package seating

import (
	"context"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/seating"
)

// PointsHref is the page that explains each point of the score of the plan that is shown.
func (a At) PointsHref() string {
	return a.Base + "/points" + At{Occasion: a.Occasion, Plan: a.Plan}.query()
}

// GuestPoints are what one guest makes of the score, and why.
type GuestPoints struct {
	At
	ID      change.ID
	Name    string
	Table   string
	Reasons []Reason
	Sum     autoseat.Points
}

// PointsOf are the guests of a board who make a difference to its score, by table. Their sums are the score.
func PointsOf(ctx context.Context, at At, b *seating.Board, wishes []seating.Wish) (all []GuestPoints) {
	r := asItIs(b, wishes)
	told := r.Input.Told(r.Plan.Seats)
	for _, l := range b.Tables {
		for _, p := range l.People {
			g := GuestPoints{At: At{Base: at.Base, Occasion: at.Occasion, Plan: at.Plan, Room: true, Who: p.ID}, ID: p.ID, Name: p.Name, Table: l.Name}
			if g.Reasons, g.Sum = r.inWords(ctx, told[string(p.ID)]); len(g.Reasons) > 0 {
				all = append(all, g)
			}
		}
	}
	return all
}
