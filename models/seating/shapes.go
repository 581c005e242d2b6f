package seating

import (
	"math"
	"slices"
)

// Shape is how a table looks from above.
type Shape string

const (
	Round      Shape = "round"
	Rect       Shape = "rect"
	Oval       Shape = "oval"
	Square     Shape = "square"
	Sweetheart Shape = "sweetheart" // for two, both facing the room
	UShape     Shape = "u"          // open at the foot, chairs outside
	EShape     Shape = "e"          // three arms from one spine, chairs on both sides of each
	Serpentine Shape = "serpentine" // two bows, chairs on both sides
	Theatre    Shape = "theatre"    // rows of chairs without a table, facing the head
	Single     Shape = "single"     // one row of chairs without a table
)

// Shapes are all shapes, in the order in which they are offered.
var Shapes = []Shape{Round, Rect, Oval, Square, Sweetheart, UShape, EShape, Serpentine, Theatre, Single}

// Valid says whether the shape is one of Shapes.
func (s Shape) Valid() bool { return slices.Contains(Shapes, s) }

// Bare says whether the shape is chairs alone, without a table among them.
func (s Shape) Bare() bool { return s == Theatre || s == Single }

// Millimetres: a chair takes 600 along an edge and 900 from row to row; a long table is 900 deep, an arm of a table of
// several 750.
const (
	chair = 600
	row   = 900
	depth = 900
	arm   = 750
)

// Millimetres that the usual sizes start from, so that people pass within a U or between the arms of an E, and that chairs
// in the inner bow of a serpentine table don't touch.
const (
	leastU    = 2_400
	spineOfE  = 6_600
	leastBow  = 1_300
	inRowMost = 10 // chairs
)

// Size is how large a new table of a shape is that seats n, in millimetres.
func Size(s Shape, n int64) (w, h int64) { return Table{Shape: s, Seats: n}.Usual() }

// Usual is the size at which the chairs that the table has stand well around it, in millimetres.
func (t Table) Usual() (w, h int64) {
	n := t.Seats
	switch t.Shape {
	case Round:
		d := max(1200, n*chair*10/31)
		return d, d
	case Square:
		edge := max(900, upTo(n, int64(len(t.sides())))*chair)
		return edge, edge
	case Oval:
		return max(2, upTo(n, 2)) * chair, 1200
	case Sweetheart:
		return 1500, 750
	case UShape:
		top := max(leastU/chair, upTo(n, 3))
		return top * chair, max(3, upTo(n-top, 2)) * chair
	case EShape:
		m := max(2, upTo(n-spineOfE/chair-2, 6)) // chairs along an arm's inner side; its outer side has one more
		return spineOfE, arm + m*chair
	case Serpentine:
		bow := max(leastBow, int64(math.Ceil(float64(n*chair)/(4*math.Pi)))+chair/4)
		return 4*bow + arm, 2*bow + arm
	case Theatre:
		cols := min(n, inRowMost)
		return cols * chair, upTo(n, cols) * row
	case Single:
		return n * chair, chair
	}
	return t.usualLong()
}

// usualLong is the size of a long table by its sides with chairs: at its ends one each, unless chairs stand there alone.
func (t Table) usualLong() (w, h int64) {
	var long, ends int64
	for _, s := range t.sides() {
		if s == 't' || s == 'b' {
			long++
		} else {
			ends++
		}
	}
	if long == 0 {
		return depth, max(1, upTo(t.Seats, ends)) * chair
	}
	return max(2, upTo(t.Seats-ends, long)) * chair, depth
}

// upTo is n divided by parts, rounded up, and at least 0.
func upTo(n, parts int64) int64 { return max(0, (n+parts-1)/parts) }
