package seating

import (
	"convive/models/db"
	"convive/models/invalid"
)

// StandardSize is a size in which tables are rented, and how many usually sit at one.
type StandardSize struct {
	Name        string // as forms send it
	Shape       Shape
	W, H        int64 // millimetres
	Inches      string
	Least, Most int // people
}

// StandardSizes are offered where tables are added.
var StandardSizes = []StandardSize{
	{"round-60", Round, 1524, 1524, "60″", 8, 10},
	{"round-72", Round, 1829, 1829, "72″", 10, 12},
	{"long-6", Rect, 1829, 762, "6′", 6, 8},
	{"long-8", Rect, 2438, 762, "8′", 8, 10},
	{"square-36", Square, 914, 914, "36″", 4, 4},
	{"square-54", Square, 1372, 1372, "54″", 8, 8},
}

// standard finds a size by its name.
func standard(name string) (StandardSize, bool) {
	for _, s := range StandardSizes {
		if s.Name == name {
			return s, true
		}
	}
	return StandardSize{}, false
}

// TableTag says for whom a table is; "" for nobody in particular.
type TableTag string

const (
	ForFamily   TableTag = "family"
	ForFriends  TableTag = "friends"
	ForVendors  TableTag = "vendors"
	ForChildren TableTag = "children"
)

// TableTags are all tags, in the order in which they are offered.
var TableTags = []TableTag{ForFamily, ForFriends, ForVendors, ForChildren}

// even has a round or square table be as long as it is wide, where one of both was changed.
func even(t Table, set db.Set) error {
	now := t
	if shape, ok := set["shape"].(Shape); ok {
		now.Shape = shape
	}
	if w, ok := set["w"].(int64); ok {
		now.W = w
	}
	if h, ok := set["h"].(int64); ok {
		now.H = h
	}
	switch {
	case now.Shape != Round && now.Shape != Square, now.W == now.H, now.W == t.W && now.H == t.H:
		return nil
	case now.H == t.H:
		set["h"] = now.W
	case now.W == t.W:
		set["w"] = now.H
	default:
		return invalid.Fields{{Name: "length", Message: "A round or square table is as long as it is wide. Write the same length, or choose another shape."}}
	}
	return nil
}
