package seating

import "math"

// Narrows says whether people pass beside objects of this kind, so that chairs leave an aisle to them: not through walls and
// doors, and over a dance floor they may go.
func (k ObjectKind) Narrows() bool { return k.Stands() || k == Stage || k == Pillar }

// obstacles finds where the chairs of a table leave less than an Aisle to a pillar or to what stands in the room. Nobody
// passes where a table's own edge is nearer to it than its chairs are.
func (b *Board) obstacles() (all []Crowd) {
	for _, l := range b.Tables {
		f := footprintOf(l.Table)
		for _, o := range b.Objects {
			if !o.Kind.Narrows() {
				continue
			}
			if gap := f.passage(o); gap > 0 && gap < tooNarrow {
				all = append(all, Crowd{Kind: NarrowBeside, Table: f.table, Thing: o, Gap: gap})
			}
		}
	}
	return all
}

// passage is how many millimetres are between a table's chairs and a room object; 0 where they touch, and an Aisle where its
// top is nearer.
func (f footprint) passage(o Object) int64 {
	floor := o.floor(0)
	if floor.away(Chair{f.table.X, f.table.Y}) > f.reach+Aisle {
		return Aisle
	}
	chairs, top := math.Inf(1), math.Inf(1)
	for _, c := range f.chairs {
		chairs = min(chairs, floor.away(c)-ChairSize/2)
	}
	if f.table.circle() {
		top = floor.away(Chair{f.table.X, f.table.Y}) - float64(f.table.W)/2
	}
	for _, c := range f.rim {
		top = min(top, floor.away(c))
	}
	if !f.table.Shape.Bare() {
		for _, c := range floor.Top() {
			top = min(top, f.away(c))
		}
	}
	if top < chairs || math.IsInf(chairs, 1) {
		return Aisle
	}
	return max(0, int64(chairs+0.001))
}
