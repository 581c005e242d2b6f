package seating

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// Astray counts tables that stand where none shall.
type Astray struct {
	Outside int // the room, wholly or in part
	Ground  int // on a dance floor or a stage
}

// FindAstray counts those of a plan's tables that stand where none shall; of all where none are named.
func FindAstray(r *db.Read, plan change.ID, of ...change.ID) (s Astray, err error) {
	p, err := db.Find[Plan](r, plan)
	if err != nil {
		return s, err
	}
	b := Board{Width: p.Width, Length: p.Length, Walls: p.Walls}
	if b.Objects, err = db.From[Object](r).Where("plan_id = ?", string(plan)).All(); err != nil {
		return s, err
	}
	tables, err := tablesOf(r, plan)
	for _, t := range tables {
		if len(of) == 0 || slices.Contains(of, t.ID) {
			b.Tables = append(b.Tables, Laid{Table: t})
		}
	}
	on := map[change.ID]bool{}
	for _, c := range b.Crowds() {
		switch c.Kind {
		case OutsideRoom, ThroughWall:
			s.Outside++
		case OnFloor:
			on[c.Table.ID] = true
		}
	}
	s.Ground = len(on)
	return s, err
}
