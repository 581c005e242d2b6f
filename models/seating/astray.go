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
	Overlap int // in the way of another table
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
	all := make([]footprint, len(tables))
	for i, t := range tables {
		all[i] = footprintOf(t)
	}
	for i, t := range tables {
		if len(of) > 0 && !slices.Contains(of, t.ID) {
			continue
		}
		b.Tables = append(b.Tables, Laid{Table: t})
		for j, other := range all {
			if _, meets := all[i].near(other, 1); i != j && (meets || all[i].crosses(other)) {
				s.Overlap++
				break
			}
		}
	}
	on := map[change.ID]bool{}
	walls := b.hall()
	for _, l := range b.Tables {
		f := footprintOf(l.Table)
		if kind := walls.holds(f, 0); kind == OutsideRoom || kind == ThroughWall {
			s.Outside++
		}
		for _, o := range b.Objects {
			if o.Kind.Ground() && f.on(o, -touch) {
				on[l.ID] = true
			}
		}
	}
	s.Ground = len(on)
	return s, err
}
