package seating

import "convive/models/seating"

// Compared is what the page shows of two plans.
type Compared struct {
	At
	Plans [2]seating.Plan
	Both  bool // both are there
	All   []seating.Compared
}

// moved, left and came count who sits elsewhere in the second plan, who has no seat there, and who has one only there.
func (c Compared) numbers() (moved, left, came int) {
	for _, d := range c.All {
		switch {
		case d.To == "":
			left++
		case d.From == "":
			came++
		default:
			moved++
		}
	}
	return moved, left, came
}
